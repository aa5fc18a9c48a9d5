use std::fs;
use std::path::Path;

use super::{SUPPLIERS, files, folder, ids, judgement, message, rows, run, summary};

const NEW: &str = "id,name,postcode\n\
                   n1,Brightwell Limited,AN1 1AA\n\
                   n2,Osprey Marine Ltd,AN9 9ZZ\n";
const COLUMNS: &str = "--id id --name name --postcode postcode";

fn before() -> tempfile::TempDir {
    let dir = folder(&[("a.csv", SUPPLIERS), ("new.csv", NEW)]);
    let (code, ..) = run(dir.path(), &format!("a.csv {COLUMNS} --out out"));
    assert_eq!(code, 0);
    dir
}

/// So many records that an update of one leaves the state as it is.
fn many() -> String {
    let rows = (0..40).map(|at| format!("r{at},Kestrel{at} Joinery{at},\n"));
    std::iter::once("id,name,postcode\n".to_owned()).chain(rows).collect()
}

/// An update that must fail and change nothing.
#[track_caller]
fn refused(dir: &Path, arguments: &str, with: &str) {
    let before = files(&dir.join("out"));
    let (code, out, err) = run(dir, arguments);
    assert_eq!((code, out.as_str()), (2, ""), "{err}");
    assert!(err.contains(with), "{err}");
    assert_eq!(files(&dir.join("out")), before);
    assert!(!dir.join("new").exists());
}

#[test]
fn new_records_come_after_those_of_the_earlier_run() {
    let dir = before();
    let out = dir.path().join("out");
    let (code, summary) = summary(dir.path(), &format!("new.csv {COLUMNS} --update out"));
    assert_eq!((code, &summary["records"], &summary["new_records"]), (0, &6.into(), &2.into()));
    assert_eq!(ids(&out), ["s1", "s2", "s3", "s4", "n1", "n2"]);
    let clusters = rows(&out.join("clusters.csv"), &["id", "cluster"]);
    assert_eq!((&clusters[4][1], &clusters[5][1]), (&"s1".to_owned(), &"n2".to_owned()));
    let organisations = rows(&out.join("organisations.csv"), &["id", "organisation"]);
    assert_eq!(organisations[0][1], organisations[4][1]);
    let headings = ["left", "right", "probability", "accepted", "why"];
    for pair in rows(&out.join("matches.csv"), &headings) {
        assert!(pair[1].starts_with('n'), "{pair:?}");
    }
    let log = fs::read_to_string(out.join("identity.jsonl")).unwrap();
    assert!(log.lines().rev().take(2).all(|line| line.contains("\"n")), "{log}");
}

#[test]
fn what_an_update_leaves_can_be_updated_reviewed_and_resolved_anew() {
    let dir = before();
    let out = dir.path().join("out");
    fs::write(dir.path().join("more.csv"), "id,name,postcode\nm1,OSPREY MARINE LIMITED,AN9 9ZZ\n")
        .unwrap();
    run(dir.path(), &format!("new.csv {COLUMNS} --update out"));
    let (code, ..) = run(dir.path(), &format!("more.csv {COLUMNS} --update out"));
    assert_eq!(code, 0);
    let organisations = rows(&out.join("organisations.csv"), &["id", "organisation"]);
    assert_eq!(organisations[5][1], organisations[6][1]);
    let (code, _, err) = run(dir.path(), "review out --list");
    assert_eq!(code, 0, "{err}");
    let all = format!(
        "{SUPPLIERS}{}m1,OSPREY MARINE LIMITED,AN9 9ZZ\n",
        &NEW["id,name,postcode\n".len()..]
    );
    fs::write(dir.path().join("all.csv"), all).unwrap();
    let (code, anew) = summary(dir.path(), &format!("all.csv {COLUMNS} --out out"));
    assert_eq!((code, &anew["organisations"]["minted"]), (0, &0.into()));
    assert_eq!(rows(&out.join("organisations.csv"), &["id", "organisation"]), organisations);
}

#[test]
fn an_update_to_another_folder_leaves_the_first_as_it_was() {
    let dir = before();
    let (old, new) = (dir.path().join("out"), dir.path().join("new"));
    fs::write(old.join("judgements.jsonl"), judgement("s2", "accept", "s4")).unwrap();
    let before = files(&old);
    let (code, ..) = run(dir.path(), &format!("new.csv {COLUMNS} --update out --out new"));
    assert_eq!((code, files(&old)), (0, before.clone()));
    let after = files(&new);
    assert_eq!(after["judgements.jsonl"], before["judgements.jsonl"]);
    assert_eq!(after["model.json"], before["model.json"]);
    assert!(after["identity.jsonl"].starts_with(&before["identity.jsonl"]));
    let clusters = rows(&new.join("clusters.csv"), &["id", "cluster"]);
    assert_eq!(clusters[3][1], "s2", "what people decided holds");
}

#[test]
fn judgements_are_counted_and_those_that_wait_are_told() {
    let dir = before();
    let log = judgement("s2", "accept", "n2") + &judgement("s1", "reject", "x9");
    fs::write(dir.path().join("out/judgements.jsonl"), log).unwrap();
    let (code, summary) = summary(dir.path(), &format!("new.csv {COLUMNS} --update out"));
    assert_eq!((code, &summary["judgements_used"]), (0, &1.into()));
    assert!(message(&summary, "unknown-judgement").contains("1 of 2 judgements"), "{summary}");
    let clusters = rows(&dir.path().join("out/clusters.csv"), &["id", "cluster"]);
    assert_eq!(clusters[5], ["n2", "s2"]);
}

#[test]
fn an_update_is_refused_where_there_is_nothing_to_add_to() {
    let dir = before();
    let new = format!("new.csv {COLUMNS} --out new");
    refused(
        dir.path(),
        &format!("{new} --update nowhere"),
        "nowhere: this is not the folder of an earlier run",
    );
    fs::rename(dir.path().join("out/state.bin"), dir.path().join("state.bin")).unwrap();
    refused(dir.path(), &format!("{new} --update out"), "out: the earlier run kept nothing");
    fs::write(dir.path().join("out/state.bin"), "an older version's").unwrap();
    refused(dir.path(), &format!("{new} --update out"), "out/state.bin: this is not the state");
    let mut state = fs::read(dir.path().join("state.bin")).unwrap();
    state[600] ^= 1;
    fs::write(dir.path().join("out/state.bin"), state).unwrap();
    refused(dir.path(), &format!("{new} --update out"), "without --update");
}

#[test]
fn an_update_is_refused_when_the_log_of_ids_is_another() {
    let dir = before();
    let log = dir.path().join("out/identity.jsonl");
    let whole = fs::read_to_string(&log).unwrap();
    let last = whole.trim_end().rfind('\n').unwrap();
    fs::write(&log, &whole[..=last]).unwrap();
    let new = format!("new.csv {COLUMNS} --update out");
    refused(dir.path(), &new, "out/identity.jsonl: the log of ids is not the one that state.bin");
    fs::write(&log, whole).unwrap();
    assert_eq!(run(dir.path(), &new).0, 0);
}

#[test]
fn an_update_is_refused_that_does_not_fit() {
    let dir = before();
    run(dir.path(), &format!("a.csv {COLUMNS} --out other"));
    let refused = |arguments: &str, with| refused(dir.path(), arguments, with);
    refused(
        &format!("new.csv {COLUMNS} --update out --out other"),
        "other: this folder has ids or judgements of its own",
    );
    refused(
        "new.csv --id id --name name --update out",
        "(name: name, postcode: postcode) than are given now (name: name)",
    );
    for other in ["--plain", "--memory 1GiB"] {
        refused(&format!("new.csv {COLUMNS} --update out {other}"), "cannot be used with");
    }
    fs::write(dir.path().join("again.csv"), "id,name,postcode\nn1,Brightwell,\ns3,Brightwell,\n")
        .unwrap();
    refused(&format!("again.csv {COLUMNS} --update out"), "again.csv: row 3 has the id \"s3\"");
}

#[test]
fn a_damaged_piece_of_the_state_is_called_by_its_name() {
    let dir = folder(&[("many.csv", many())]);
    fs::write(dir.path().join("x.csv"), "id,name,postcode\nx1,Osprey Marine,\n").unwrap();
    fs::write(dir.path().join("y.csv"), "id,name,postcode\ny1,Osprey Marine,\n").unwrap();
    run(dir.path(), &format!("many.csv {COLUMNS} --out out"));
    assert_eq!(run(dir.path(), &format!("x.csv {COLUMNS} --update out")).0, 0);
    let update = format!("y.csv {COLUMNS} --update out");
    let [whole, since] =
        ["state.bin", "state-since.bin"].map(|name| dir.path().join("out").join(name));
    let bytes = fs::read(&since).unwrap();
    for cut in [0, 10, 28, bytes.len() / 2, bytes.len() - 1] {
        fs::write(&since, &bytes[..cut]).unwrap();
        refused(dir.path(), &update, "error: out/state-since.bin: ");
    }
    fs::remove_file(&since).unwrap();
    let missing =
        "it is longer, and state-since.bin, where updates keep what they add, is not there";
    refused(dir.path(), &update, missing);
    fs::write(&since, &bytes).unwrap();
    let bytes = fs::read(&whole).unwrap();
    fs::write(&whole, &bytes[..bytes.len() / 2]).unwrap();
    refused(dir.path(), &update, "error: out/state.bin: ");
    fs::write(&whole, bytes).unwrap();
    assert_eq!(run(dir.path(), &update).0, 0);
}

#[test]
fn records_of_the_earlier_run_that_cannot_be_read_are_told_as_such() {
    let dir = before();
    let records = dir.path().join("out/records.parquet");
    let whole = fs::read(&records).unwrap();
    let update = format!("new.csv {COLUMNS} --update out");
    let told = "error: out/records.parquet: the records of the earlier run cannot be read: ";
    fs::write(&records, &whole[..whole.len() / 2]).unwrap();
    refused(dir.path(), &update, told);
    fs::remove_file(&records).unwrap();
    refused(dir.path(), &update, told);
    refused(dir.path(), &update, "Restore the file from a copy, or resolve all records anew");
    fs::write(&records, whole).unwrap();
    assert_eq!(run(dir.path(), &update).0, 0);
}

#[cfg(unix)]
#[test]
fn a_state_that_is_a_link_is_followed() {
    let dir = folder(&[("many.csv", many()), ("new.csv", NEW.to_owned())]);
    let (out, kept) = (dir.path().join("out"), dir.path().join("kept.bin"));
    run(dir.path(), &format!("many.csv {COLUMNS} --out out"));
    fs::rename(out.join("state.bin"), &kept).unwrap();
    std::os::unix::fs::symlink("../kept.bin", out.join("state.bin")).unwrap();
    fs::create_dir(dir.path().join("deep")).unwrap();
    let update = format!("new.csv {COLUMNS} --update out --out deep/new");
    let (code, _, err) = run(dir.path(), &update);
    assert_eq!(code, 0, "{err}");
    assert!(dir.path().join("deep/new/state-since.bin").exists());
    assert_eq!(fs::read(dir.path().join("deep/new/state.bin")).unwrap(), fs::read(kept).unwrap());
}

#[test]
fn an_update_without_records_adds_none() {
    let dir = before();
    let out = dir.path().join("out");
    fs::write(dir.path().join("none.csv"), "id,name,postcode\n").unwrap();
    let results = || {
        ["clusters.csv", "organisations.csv", "identity.jsonl"]
            .map(|name| fs::read(out.join(name)).unwrap())
    };
    let before = results();
    let (code, printed, err) = run(dir.path(), &format!("none.csv {COLUMNS} --update out"));
    assert_eq!((code, err.contains("note:")), (0, false), "{err}");
    assert!(printed.starts_with("Added 0 records: "), "{printed}");
    assert_eq!(results(), before);
    let (code, summary) = summary(dir.path(), &format!("new.csv {COLUMNS} --update out"));
    assert_eq!((code, &summary["records"]), (0, &6.into()));
    fs::write(dir.path().join("none.csv"), "id,name,postcode\n\"n9,Osprey,\n").unwrap();
    let torn = "there are headings and no records that can be read";
    refused(dir.path(), &format!("none.csv {COLUMNS} --update out"), torn);
}

#[test]
fn an_update_that_cannot_be_written_changes_nothing() {
    let dir = before();
    let out = dir.path().join("out");
    let state = fs::read(out.join("state.bin")).unwrap();
    fs::remove_file(out.join("matches.csv")).unwrap();
    fs::create_dir(out.join("matches.csv")).unwrap();
    let clusters = fs::read(out.join("clusters.csv")).unwrap();
    let (code, _, err) = run(dir.path(), &format!("new.csv {COLUMNS} --update out"));
    assert_eq!(code, 2);
    assert!(err.contains("matches.csv: a folder has that name"), "{err}");
    assert_eq!(fs::read(out.join("clusters.csv")).unwrap(), clusters);
    assert_eq!(fs::read(out.join("state.bin")).unwrap(), state);
}

#[test]
fn a_plain_run_takes_away_what_no_longer_fits() {
    let dir = before();
    run(dir.path(), &format!("a.csv {COLUMNS} --out out --plain"));
    assert!(!dir.path().join("out/state.bin").exists());
}

#[test]
fn an_update_leaves_the_state_of_the_run_before_it_as_it_is() {
    let dir = before();
    let next = dir.path().join("next");
    fs::write(dir.path().join("many.csv"), many()).unwrap();
    run(dir.path(), &format!("many.csv {COLUMNS} --out many"));
    let many = dir.path().join("many");
    let whole = fs::read(many.join("state.bin")).unwrap();
    fs::write(dir.path().join("one.csv"), "id,name,postcode\nx1,Osprey Marine,\n").unwrap();
    fs::write(dir.path().join("two.csv"), "id,name,postcode\nx2,Osprey Marine,\n").unwrap();
    assert_eq!(run(dir.path(), &format!("one.csv {COLUMNS} --update many --out next")).0, 0);
    assert_eq!(fs::read(many.join("state.bin")).unwrap(), whole);
    assert!(!many.join("state-since.bin").exists());
    assert_eq!(fs::read(next.join("state.bin")).unwrap(), whole);
    assert_eq!(run(dir.path(), &format!("two.csv {COLUMNS} --update next")).0, 0);
    let clusters = fs::read_to_string(next.join("clusters.csv")).unwrap();
    assert!(clusters.ends_with("x1,x1\nx2,x1\n"), "{clusters}");
    // A whole run takes away what goes with the state that it replaces.
    run(dir.path(), &format!("many.csv {COLUMNS} --out next"));
    assert!(!next.join("state-since.bin").exists());
}
