use std::collections::BTreeSet;

use super::{REGISTER, SUPPLIERS, files, folder, ids, message, rows, rules, run, summary};

const MATCHES: [&str; 5] = ["left", "right", "probability", "accepted", "why"];

#[test]
fn clusters_are_named_after_their_first_record() {
    let dir = folder(&[("a.csv", SUPPLIERS)]);
    let (code, summary) =
        summary(dir.path(), "a.csv --id id --name name --postcode postcode --out out");
    assert_eq!(code, 0);
    let rows = rows(&dir.path().join("out/clusters.csv"), &["id", "cluster"]);
    let mut seen = BTreeSet::new();
    for row in &rows {
        let [id, cluster] = row.as_slice() else { panic!("{row:?}") };
        seen.insert(id);
        assert!(seen.contains(cluster), "{cluster} comes after {id}");
    }
    let clusters: BTreeSet<_> = rows.iter().map(|row| &row[1]).collect();
    assert_eq!(summary["clusters"], clusters.len());
}

#[test]
fn matches_are_of_records_that_there_are_and_ids_survive_quoting() {
    let table = "id,name\n\"a,1\",Brightwell Joinery Ltd\n\"b\"\"2\",BRIGHTWELL JOINERY LIMITED\n\
                 \"c\n3\",Brightwell Joinery\n=4,Kestrel\n";
    let dir = folder(&[("a.csv", table)]);
    let (_, summary) = summary(dir.path(), "a.csv --id id --name name --out out");
    let given = ["a,1", "b\"2", "c\n3", "=4"];
    assert_eq!(ids(&dir.path().join("out")), given);
    let matches = rows(&dir.path().join("out/matches.csv"), &MATCHES);
    assert_eq!(summary["pairs_scored"], matches.len());
    for pair in &matches {
        assert!(given.contains(&pair[0].as_str()) && given.contains(&pair[1].as_str()), "{pair:?}");
        let (whole, decimals) = pair[2].split_once('.').unwrap();
        assert!(["0", "1"].contains(&whole) && decimals.len() == 6, "{pair:?}");
        assert!(["true", "false"].contains(&pair[3].as_str()), "{pair:?}");
        assert!(!pair[4].is_empty(), "{pair:?}");
    }
    let accepted = matches.iter().filter(|pair| pair[3] == "true").count();
    assert_eq!(summary["pairs_accepted"], accepted);
}

#[test]
fn linking_gives_each_record_a_reference_record_or_itself() {
    let dir = folder(&[("a.csv", SUPPLIERS), ("r.csv", REGISTER)]);
    let (code, summary) =
        summary(dir.path(), "a.csv --against r.csv --id id --name name --out out");
    assert_eq!((code, &summary["reference_records"]), (0, &2.into()));
    let rows = rows(&dir.path().join("out/clusters.csv"), &["id", "cluster"]);
    let linked = rows.iter().filter(|row| ["r1", "r2"].contains(&row[1].as_str())).count();
    assert_eq!(summary["linked"], linked);
    assert!(rows.iter().all(|row| row[0] == row[1] || row[1].starts_with('r')), "{rows:?}");
    assert!(!rules(&summary).contains(&"same-ids"));
}

#[test]
fn ids_that_records_share_with_the_reference_are_told() {
    // Nothing is like the second record, so its own id 2 would look like the reference's.
    let dir = folder(&[
        ("a.csv", "id,name\n1,Brightwell Ltd\n2,Qqx\n"),
        ("r.csv", "id,name\n2,Brightwell Ltd\n"),
    ]);
    let (code, summary) =
        summary(dir.path(), "a.csv --against r.csv --id id --name name --out out");
    assert_eq!(code, 0);
    assert!(message(&summary, "same-ids").contains("1 records without a match"), "{summary}");
}

#[test]
fn the_references_columns_may_have_other_headings() {
    let dir = folder(&[
        ("a.csv", SUPPLIERS),
        ("r.csv", "number;title;code;place\n7;KESTREL;1;AN1 1AA\n"),
    ]);
    let arguments = "a.csv --against r.csv --id id --name name --identifier id --postcode postcode \
                     --reference-id number --reference-name title --reference-identifier code \
                     --reference-postcode place --out out";
    let (code, summary) = summary(dir.path(), arguments);
    assert_eq!((code, &summary["reference_records"]), (0, &1.into()));
}

#[test]
fn notes_are_written_when_there_are_some_and_old_ones_go() {
    let dir = folder(&[("a.csv", "id,name,town\n1,A\n"), ("b.csv", "id,name\n1,Brightwell\n")]);
    let (code, _, err) = run(dir.path(), "a.csv --id id --name name --out out");
    assert_eq!(code, 0);
    assert!(err.contains("note: a.csv: fewer cells than headings in row 2"), "{err}");
    let notes = rows(&dir.path().join("out/notes.csv"), &["rule", "message", "records"]);
    assert!(notes.iter().any(|note| note[0] == "short-row"), "{notes:?}");
    let (_, summary) = summary(dir.path(), "b.csv --id id --name name --out out");
    let has_notes = !rules(&summary).is_empty();
    assert_eq!(dir.path().join("out/notes.csv").exists(), has_notes);
    let written: Vec<_> = summary["written"].as_array().unwrap().iter().collect();
    assert_eq!(written.len(), if has_notes { 8 } else { 7 });
}

#[test]
fn a_person_reads_what_was_found_and_where_it_is() {
    let dir = folder(&[("a.csv", SUPPLIERS), ("r.csv", REGISTER)]);
    let (_, out, _) = run(dir.path(), "a.csv --id id --name name --out out");
    assert!(out.contains("clusters among 4 records\nScored "), "{out}");
    let (_, out, _) = run(dir.path(), "a.csv --against r.csv --id id --name name --out out");
    assert!(out.contains("of 4 records to 2 of the reference\n"), "{out}");
    assert!(out.contains("clusters.csv"), "{out}");
}

#[test]
fn the_same_input_gives_the_same_bytes_and_nothing_else() {
    let dir = folder(&[("a.csv", SUPPLIERS)]);
    let arguments = "a.csv --id id --name name --postcode postcode --memory 64MiB";
    run(dir.path(), &format!("{arguments} --out out --json"));
    let before = files(&dir.path().join("out"));
    let (_, second, _) = run(dir.path(), &format!("{arguments} --out out --json"));
    let (_, third, _) = run(dir.path(), &format!("{arguments} --out out --json"));
    assert_eq!(second, third);
    assert_eq!(before, files(&dir.path().join("out")));
    let names: Vec<&str> = before.keys().map(String::as_str).collect();
    let all = ["clusters.csv", "identity.jsonl", "matches.csv", "model.json"];
    assert_eq!(
        names.into_iter().filter(|name| *name != "notes.csv").collect::<Vec<_>>(),
        [all.as_slice(), &["organisations.csv", "records.parquet", "state.bin"]].concat()
    );
}
