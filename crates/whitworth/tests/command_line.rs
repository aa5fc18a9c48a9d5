//! The program as a person or a script meets it: what it prints, where, and how it ends.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops at what is wrong")]

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

const SPEND: &str = "Body Name,Supplier Name,Net Amount,Payment Date\n\
                     Anytown Council,Brightwell Ltd,12.50,2026-05-01\n";

fn folder(files: &[(&str, &str)]) -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    for (name, text) in files {
        fs::write(dir.path().join(name), text).unwrap();
    }
    dir
}

fn whitworth(dir: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::cargo_bin("whitworth").unwrap();
    command.current_dir(dir).args(arguments);
    command
}

/// Runs the program and gives back its exit code, standard output and standard error.
fn run(dir: &Path, arguments: &[&str]) -> (i32, String, String) {
    let output = whitworth(dir, arguments).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

#[test]
fn an_audit_that_reads_everything_ends_with_0() {
    let dir = folder(&[("may.csv", SPEND)]);
    let (code, out, err) = run(dir.path(), &["audit", "may.csv", "--as-at", "2026-06-01"]);
    assert_eq!((code, err.as_str()), (0, ""));
    assert!(out.contains("£12.50"), "{out}");
    for name in [
        "report.html",
        "report.xlsx",
        "Decisions.xlsx",
        "Findings.xlsx",
        "report.json",
        "spend.parquet",
        "contracts.csv",
    ] {
        assert!(dir.path().join("whitworth-audit").join(name).is_file(), "{name}");
    }
}

#[test]
fn the_months_of_notice_and_of_a_procurement_are_those_that_are_given() {
    let register = "Purchasing Body,Contract Reference,Contract Title,Supplier,Total Contract Value,Start Date,End Date,Option to extend (months),How many extensions\n\
        Anytown Council,A1,Payroll,Brightwell Ltd,9000000.00,2024-04-01,2027-03-31,12,1\n";
    let dir = folder(&[("register.csv", register)]);
    let audit = ["audit", "register.csv", "--as-at", "2026-02-01"];
    let months = ["--notice-months", "6", "--procurement-months", "12"];
    let json = |name: &str| -> Value {
        let text = fs::read_to_string(dir.path().join("whitworth-audit").join(name)).unwrap();
        serde_json::from_str(&text).unwrap()
    };
    let days = || {
        let due = &json("decisions.json")["due"][0];
        [due["notice_by"].clone(), due["procurement_start"].clone()]
    };
    assert_eq!(run(dir.path(), &audit).0, 0);
    assert_eq!(days(), ["2026-12-31", "2026-06-30"]);
    let (code, _, err) = run(dir.path(), &[&audit[..], &months].concat());
    assert_eq!((code, err.as_str()), (0, ""));
    assert_eq!(days(), ["2026-09-30", "2026-03-31"]);
    assert_eq!(json("pipeline.json")["procurement_months"], 12);
    assert_eq!(json("windows.json")["planning"]["notice_months"], 6);
    let page = fs::read_to_string(dir.path().join("whitworth-audit/outlook.html")).unwrap();
    assert!(page.contains("6 months") && page.contains("12 months"), "{page}");
    let (code, _, err) = run(dir.path(), &["audit", "register.csv", "--notice-months", "soon"]);
    assert_eq!(code, 2);
    assert!(err.contains("--notice-months"), "{err}");
}

#[test]
fn an_audit_that_rejects_a_row_ends_with_1_and_keeps_the_row() {
    let rows = format!("{SPEND}Anytown Council,Kestrel Ltd,five,2026-05-01\n");
    let dir = folder(&[("may.csv", &rows)]);
    let (code, out, _) = run(dir.path(), &["audit", "may.csv", "--as-at", "2026-06-01"]);
    assert_eq!(code, 1);
    assert!(out.contains("row 3 (\"five\" is not an amount)"), "{out}");
    let rejected = fs::read_to_string(dir.path().join("whitworth-audit/rejected.csv")).unwrap();
    assert!(rejected.contains("Kestrel Ltd,five"), "{rejected}");
}

#[test]
fn paths_that_do_not_exist_are_named() {
    let dir = folder(&[("may.csv", SPEND)]);
    let (code, out, _) =
        run(dir.path(), &["audit", "may.csv", "june.csv", "--as-at", "2026-06-01"]);
    assert_eq!(code, 1);
    assert!(out.contains("june.csv: there is no such file or folder"), "{out}");
    let (code, out, err) = run(dir.path(), &["audit", "june.csv", "--out", "other"]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(err.contains("june.csv: there is no such file or folder"), "{err}");
    assert!(err.contains("there is no report"), "{err}");
    assert!(!dir.path().join("other").exists());
}

#[test]
fn the_reports_own_folder_is_not_a_source() {
    let dir = folder(&[("may.csv", SPEND)]);
    run(dir.path(), &["audit", ".", "--as-at", "2026-06-01"]);
    let (code, ..) = run(dir.path(), &["audit", ".", "--as-at", "2026-06-01"]);
    assert_eq!(code, 0);
    let report = fs::read(dir.path().join("whitworth-audit/report.json")).unwrap();
    let report: Value = serde_json::from_slice(&report).unwrap();
    assert_eq!(report["files"].as_array().unwrap().len(), 1);
}

#[test]
fn json_is_the_report() {
    let dir = folder(&[("may.csv", SPEND)]);
    let (_, out, _) = run(dir.path(), &["audit", "may.csv", "--as-at", "2026-06-01", "--json"]);
    let printed: Value = serde_json::from_str(&out).unwrap();
    let written = fs::read(dir.path().join("whitworth-audit/report.json")).unwrap();
    assert_eq!(printed, serde_json::from_slice::<Value>(&written).unwrap());
    assert_eq!(printed["files"][0]["net_pence"], 1250);
}

#[test]
fn a_person_may_say_what_a_file_is() {
    let ambiguous = "Supplier,Value,Date\nBrightwell Ltd,5,2026-05-01\n";
    let dir = folder(&[("x.csv", ambiguous)]);
    let (code, out, _) = run(dir.path(), &["audit", "x.csv", "--as-at", "2026-06-01"]);
    assert_eq!(code, 1);
    assert!(out.contains("--as spend"), "{out}");
    let (code, out, _) =
        run(dir.path(), &["audit", "x.csv", "--as", "spend", "--as-at", "2026-06-01"]);
    assert_eq!(code, 0, "{out}");
    let columns = "[[file]]\nname = \"x*\"\nkind = \"spend\"\nbuyer = \"Anytown Council\"\n\
                   licence = \"Open Government Licence v3.0\"\n[file.columns]\n\"Value\" = \"net\"\n";
    fs::write(dir.path().join("columns.toml"), columns).unwrap();
    let (code, out, _) = run(dir.path(), &["audit", ".", "--as-at", "2026-06-01", "--json"]);
    assert_eq!(code, 0, "{out}");
    let report: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(report["files"][0]["net_pence"], 500);
    assert_eq!(report["files"][0]["licence"], "Open Government Licence v3.0");
    assert_eq!(report["figures"]["spend_by_buyer"][0]["name"], "Anytown Council");
}

#[test]
fn releases_compile_to_one_object_or_to_json_lines() {
    let one = r#"[{"ocid":"a","id":"1","date":"2026-01-01","tag":["tender"]},{"ocid":"a","id":"2","date":"2026-01-02","tag":["award"]}]"#;
    let two = r#"{"ocid":"b","id":"1","date":"2026-01-01","tag":["tender"]}"#;
    let dir = folder(&[("one.json", one), ("two.jsonl", two)]);
    let (code, out, _) = run(dir.path(), &["ocds", "compile", "one.json"]);
    assert_eq!(code, 0);
    assert_eq!(serde_json::from_str::<Value>(&out).unwrap()["id"], "a-2026-01-02");
    let (code, out, _) = run(dir.path(), &["ocds", "version", "one.json", "two.jsonl"]);
    assert_eq!(code, 0);
    let ocids: Vec<Value> = out
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap()["ocid"].clone())
        .collect();
    assert_eq!(ocids, ["a", "b"]);
}

#[test]
fn a_release_without_a_date_is_named_by_file_and_place() {
    let dir = folder(&[("x.json", r#"{"releases":[{"ocid":"a","id":"1"}]}"#)]);
    let (code, out, err) = run(dir.path(), &["ocds", "compile", "x.json"]);
    assert_eq!((code, out.as_str()), (1, ""));
    assert!(err.starts_with("error: x.json: line 1, at /releases/0"), "{err}");
}

#[test]
fn serving_a_folder_without_an_audit_says_so() {
    let dir = tempfile::tempdir().unwrap();
    let (code, _, err) = run(dir.path(), &["serve", ".", "--port", "0"]);
    assert_eq!(code, 2);
    assert!(err.contains("report.json"), "{err}");
}
