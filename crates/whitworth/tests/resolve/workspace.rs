use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::Path;

use arrow_array::cast::AsArray;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use serde_json::Value;

use super::{REGISTER, SUPPLIERS, files, folder, judgement, message, rows, rules, run, summary};

const RUN: &str = "a.csv --id id --name name --postcode postcode --out out";

/// The organisation of each record.
fn organisations(out: &Path) -> BTreeMap<String, String> {
    let rows = rows(&out.join("organisations.csv"), &["id", "organisation"]);
    rows.into_iter().map(|row| (row[0].clone(), row[1].clone())).collect()
}

/// The events of the log, each by its kind.
fn events(out: &Path) -> Vec<(String, Value)> {
    let log = fs::read_to_string(out.join("identity.jsonl")).unwrap();
    let event = |line: &str| {
        let event: serde_json::Map<String, Value> = serde_json::from_str(line).unwrap();
        event.into_iter().next().unwrap()
    };
    log.lines().map(event).collect()
}

fn kinds(out: &Path) -> Vec<String> {
    events(out).into_iter().map(|(kind, _)| kind).collect()
}

#[test]
fn the_records_are_kept_as_given_with_the_kinds_of_their_columns() {
    let dir = folder(&[("a.csv", "id,name,id2\n1,Brightwell,\n2,,x\n"), ("r.csv", REGISTER)]);
    let arguments = "a.csv --id id --name name --compare id2:exact --compare id:text --out out";
    let (code, ..) = run(dir.path(), arguments);
    assert_eq!(code, 0);
    let file = File::open(dir.path().join("out/records.parquet")).unwrap();
    let reader = ParquetRecordBatchReaderBuilder::try_new(file).unwrap();
    let metadata = reader.metadata().file_metadata().key_value_metadata().unwrap();
    let columns = metadata.iter().find(|it| it.key == "whitworth.columns").unwrap();
    let columns: Value = serde_json::from_str(columns.value.as_deref().unwrap()).unwrap();
    assert_eq!(columns[0], serde_json::json!({"column": "name", "title": "name", "kind": "name"}));
    // The id stands once as such and once as a column to compare.
    let clash = serde_json::json!({"column": "id as text", "title": "id", "kind": "text"});
    assert_eq!(columns[2], clash);
    let batch = reader.build().unwrap().next().unwrap().unwrap();
    let names: Vec<_> = batch.column_by_name("name").unwrap().as_string::<i32>().iter().collect();
    assert_eq!(names, [Some("Brightwell"), None]);
    assert!(batch.column_by_name("role").is_none());
}

#[test]
fn records_that_were_linked_say_which_side_they_are_of() {
    let dir = folder(&[("a.csv", SUPPLIERS), ("r.csv", REGISTER)]);
    run(dir.path(), &format!("{RUN} --against r.csv"));
    let file = File::open(dir.path().join("out/records.parquet")).unwrap();
    let reader = ParquetRecordBatchReaderBuilder::try_new(file).unwrap().build().unwrap();
    let roles: Vec<String> = reader
        .map(Result::unwrap)
        .flat_map(|batch| {
            let roles = batch.column_by_name("role").unwrap().as_string::<i32>().clone();
            roles.iter().flatten().map(str::to_owned).collect::<Vec<_>>()
        })
        .collect();
    let expected = ["record", "record", "record", "record", "reference", "reference"];
    assert_eq!(roles, expected);
    assert_eq!(organisations(&dir.path().join("out")).len(), 4);
}

#[test]
fn ids_are_minted_once_and_stay_when_records_come() {
    let dir = folder(&[("a.csv", SUPPLIERS)]);
    let out = dir.path().join("out");
    run(dir.path(), RUN);
    let before = organisations(&out);
    assert!(before.values().all(|id| id.starts_with("org-")), "{before:?}");
    let more = format!("id,name,postcode\ns9,Zzyx Ferries,ZE1 0AA\n{}", &SUPPLIERS[17..]);
    fs::write(dir.path().join("a.csv"), more).unwrap();
    let (code, summary) = summary(dir.path(), RUN);
    assert_eq!(code, 0);
    let after = organisations(&out);
    assert_eq!(after.len(), 5);
    assert!(before.iter().all(|(record, id)| after[record] == *id), "{before:?} {after:?}");
    assert_eq!(summary["organisations"]["minted"], 1);
    assert_eq!(summary["organisations"]["merged"], 0);
}

#[test]
fn judgements_hold_and_the_log_of_them_is_never_written() {
    let dir = folder(&[("a.csv", SUPPLIERS)]);
    let out = dir.path().join("out");
    run(dir.path(), RUN);
    let before = organisations(&out);
    let log = judgement("s2", "accept", "s4");
    fs::write(out.join("judgements.jsonl"), &log).unwrap();
    let (_, merged) = summary(dir.path(), RUN);
    assert_eq!(
        (&merged["judgements_used"], &merged["organisations"]["merged"]),
        (&1.into(), &1.into())
    );
    let after = organisations(&out);
    assert_eq!(after["s2"], after["s4"]);
    assert!([&before["s2"], &before["s4"]].contains(&&after["s2"]), "one of the two ids goes on");
    let log = log + &judgement("s2", "undo", "s4");
    fs::write(out.join("judgements.jsonl"), &log).unwrap();
    run(dir.path(), RUN);
    let apart = organisations(&out);
    assert_ne!(apart["s2"], apart["s4"]);
    assert_eq!(kinds(&out).last().map(String::as_str), Some("split"));
    assert_eq!(fs::read_to_string(out.join("judgements.jsonl")).unwrap(), log);
}

#[test]
fn a_rejected_pair_is_kept_apart() {
    let dir = folder(&[("a.csv", SUPPLIERS)]);
    let out = dir.path().join("out");
    fs::create_dir(&out).unwrap();
    fs::write(out.join("judgements.jsonl"), judgement("s3", "reject", "s1")).unwrap();
    let (_, summary) = summary(dir.path(), RUN);
    assert_eq!(summary["judgements_used"], 1);
    let organisations = organisations(&out);
    assert_ne!(organisations["s1"], organisations["s3"]);
}

#[test]
fn judgements_of_links_name_the_reference_record_as_such() {
    // Both files use the id 1.
    let dir = folder(&[
        ("a.csv", "id,name\n1,Brightwell Ltd\n2,Qqx\n"),
        ("r.csv", "id,name\n1,Brightwell Ltd\n7,Kestrel\n"),
    ]);
    let out = dir.path().join("out");
    fs::create_dir(&out).unwrap();
    let log = judgement("1", "reject", "reference:1") + &judgement("reference:7", "accept", "2");
    fs::write(out.join("judgements.jsonl"), log).unwrap();
    let (_, summary) = summary(dir.path(), "a.csv --against r.csv --id id --name name --out out");
    assert_eq!(summary["judgements_used"], 2);
    let clusters = rows(&out.join("clusters.csv"), &["id", "cluster"]);
    assert_eq!(clusters[1], ["2", "7"]);
    let linked =
        rows(&out.join("matches.csv"), &["left", "right", "probability", "accepted", "why"]);
    assert!(!linked.iter().any(|row| row[0] == "1" && row[1] == "1" && row[3] == "true"));
}

#[test]
fn judgements_that_cannot_be_used_are_told() {
    let dir = folder(&[("a.csv", SUPPLIERS)]);
    let out = dir.path().join("out");
    fs::create_dir(&out).unwrap();
    let log = judgement("s1", "accept", "s2")
        + &judgement("s2", "accept", "s3")
        + &judgement("s1", "reject", "s3")
        + &judgement("s1", "accept", "x9")
        + "{\"left\":\"s1\",";
    fs::write(out.join("judgements.jsonl"), &log).unwrap();
    let (code, summary) = summary(dir.path(), RUN);
    assert_eq!((code, &summary["judgements_used"]), (0, &3.into()));
    assert!(message(&summary, "unknown-judgement").contains("1 of 4 judgements"), "{summary}");
    let contradiction = message(&summary, "contradiction");
    assert!(contradiction.contains("s1 ≠ s3 (line 3) cannot all be true"), "{contradiction}");
    assert!(message(&summary, "torn-line").contains("line 5"), "{summary}");
    assert_eq!(fs::read_to_string(out.join("judgements.jsonl")).unwrap(), log);
}

#[test]
fn a_run_that_fails_leaves_ids_and_judgements_as_they_were() {
    let dir = folder(&[("a.csv", SUPPLIERS)]);
    let out = dir.path().join("out");
    run(dir.path(), RUN);
    fs::write(out.join("judgements.jsonl"), judgement("s2", "accept", "s4")).unwrap();
    fs::remove_file(out.join("model.json")).unwrap();
    fs::create_dir(out.join("model.json")).unwrap();
    let before = files(&out);
    let (code, _, err) = run(dir.path(), RUN);
    assert_eq!(code, 2);
    assert!(err.contains("model.json: a folder has that name"), "{err}");
    assert_eq!(files(&out), before);
}

#[test]
fn a_log_of_ids_that_is_torn_is_mended_and_one_that_is_damaged_refused() {
    let dir = folder(&[("a.csv", SUPPLIERS)]);
    let out = dir.path().join("out");
    run(dir.path(), RUN);
    let log = fs::read_to_string(out.join("identity.jsonl")).unwrap();
    let last = log.trim_end().rfind('\n').unwrap();
    fs::write(out.join("identity.jsonl"), &log[..last + 9]).unwrap();
    let (code, ..) = run(dir.path(), RUN);
    assert_eq!((code, fs::read_to_string(out.join("identity.jsonl")).unwrap()), (0, log.clone()));
    fs::write(out.join("identity.jsonl"), log.replacen("org-", "orb-", 2)).unwrap();
    let before = files(&out);
    let (code, _, err) = run(dir.path(), RUN);
    assert_eq!(code, 2);
    assert!(err.contains("identity.jsonl: line 1: "), "{err}");
    assert_eq!(files(&out), before);
}

#[test]
fn a_log_of_ids_that_lost_lines_is_told() {
    let dir = folder(&[("a.csv", SUPPLIERS)]);
    let out = dir.path().join("out");
    let (_, first) = summary(dir.path(), RUN);
    assert!(!rules(&first).contains(&"log-of-ids-shorter"));
    let log = fs::read_to_string(out.join("identity.jsonl")).unwrap();
    let last = log.trim_end().rfind('\n').unwrap();
    for (short, told) in [(Some(&log[..=last]), "that 1 records had"), (None, "that 4 records had")]
    {
        fs::remove_file(out.join("identity.jsonl")).unwrap();
        if let Some(short) = short {
            fs::write(out.join("identity.jsonl"), short).unwrap();
        }
        let (code, again) = summary(dir.path(), RUN);
        assert_eq!(code, 0);
        let message = message(&again, "log-of-ids-shorter");
        assert!(message.contains(told), "{message}");
        let (_, once_more) = summary(dir.path(), RUN);
        assert!(!rules(&once_more).contains(&"log-of-ids-shorter"));
    }
}

#[test]
fn a_plain_run_writes_results_alone_and_leaves_the_logs() {
    let dir = folder(&[("a.csv", SUPPLIERS)]);
    let out = dir.path().join("out");
    let (_, plain) = summary(dir.path(), &format!("{RUN} --plain"));
    assert!(plain["organisations"].is_null());
    let names: Vec<String> = files(&out).into_keys().filter(|name| name != "notes.csv").collect();
    assert_eq!(names, ["clusters.csv", "matches.csv"]);
    run(dir.path(), RUN);
    fs::write(out.join("judgements.jsonl"), judgement("s2", "accept", "s4")).unwrap();
    let ids = files(&out)["identity.jsonl"].clone();
    let (_, plain) = summary(dir.path(), &format!("{RUN} --plain"));
    assert_eq!(plain["judgements_used"], 1, "what people decided holds here too");
    let after = files(&out);
    assert_eq!(after["identity.jsonl"], ids);
    assert!(after.contains_key("judgements.jsonl"));
    assert!(!after.contains_key("records.parquet") && !after.contains_key("organisations.csv"));
}
