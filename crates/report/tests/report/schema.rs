use std::fs;

use estate::{Audit, Picture};
use serde_json::{Value, json};

use crate::sample;

fn written() -> Value {
    written_of(&sample::audit(), sample::picture())
}

fn written_of(audit: &Audit, picture: Picture) -> Value {
    let home = tempfile::tempdir().unwrap();
    sample::write_audit(home.path(), audit, picture, sample::window()).unwrap();
    serde_json::from_str(&fs::read_to_string(home.path().join("report.json")).unwrap()).unwrap()
}

fn schema() -> Value {
    serde_json::from_str(report::SCHEMA).unwrap()
}

#[test]
fn the_report_fits_its_schema() {
    let schema =
        jsonschema::draft202012::options().should_validate_formats(true).build(&schema()).unwrap();
    let nothing = estate::picture(&Audit::default(), sample::window());
    let reports = [
        written(),
        written_of(&sample::audit(), sample::picture_of_years_apart()),
        written_of(&Audit::default(), nothing),
        written_of(&crate::ownership::audit(), sample::picture()),
        written_of(&crate::corrections::audit(), sample::picture()),
    ];
    for report in &reports {
        let wrong: Vec<String> = schema
            .iter_errors(report)
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
    suites::ran("report.json against its schema", reports.len());
}

#[test]
fn the_schema_refuses_a_key_it_does_not_describe_and_a_missing_one() {
    let schema = jsonschema::draft202012::new(&schema()).unwrap();
    let mut report = written();
    report["files"][0]["surprise"] = json!(1);
    assert!(!schema.is_valid(&report));
    let mut report = written();
    report["files"][0].as_object_mut().unwrap().remove("net_pence").unwrap();
    assert!(!schema.is_valid(&report));
}

#[test]
fn every_object_is_closed_and_every_key_explained() {
    fn look(schema: &Value, at: &str) {
        let Some(object) = schema.as_object() else { return };
        if let Some(keys) = object.get("properties").and_then(Value::as_object) {
            assert_eq!(object["additionalProperties"], json!(false), "{at} is open");
            for (key, of_key) in keys {
                let told = of_key.get("description").is_some() || of_key.get("$ref").is_some();
                assert!(told, "{at}/{key} is not described");
                look(of_key, &format!("{at}/{key}"));
            }
        }
        if let Some(items) = object.get("items") {
            look(items, &format!("{at}[]"));
        }
        for (name, of_name) in object.get("$defs").and_then(Value::as_object).into_iter().flatten()
        {
            look(of_name, name);
        }
    }
    look(&schema(), "report");
}

#[test]
fn a_file_says_what_became_of_it() {
    let file = &written()["files"][0];
    assert_eq!(file["path"], "spend/council.csv");
    assert_eq!(file["kind"], "spend");
    assert_eq!(file["rows_in"], 5);
    assert_eq!((&file["accepted"], &file["rejected"]), (&json!(4), &json!(1)));
    assert_eq!(file["net_pence"], 150_000_000);
    assert_eq!(file["gross_pence"], 12_000);
    assert_eq!(file["sha256"].as_str().unwrap().len(), 64);
}
