//! `whitworth audit --ownership`: groups beside suppliers, from the command line to the table.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops at what is wrong")]

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

const SPEND: &str = "\
Body Name,Supplier Name,Supplier Company Number,Net Amount,Payment Date
Anytown Council,Brayford Systems Ltd,09900001,12.50,2026-05-01
Anytown Council,Tarn Lifts Ltd,09900007,20.00,2026-05-01
";
const CONTROL: &str =
    include_str!("../../resolve/tests/fixtures/ownership/significant-control.jsonl");
const COMPANIES: &str = include_str!("../../resolve/tests/fixtures/ownership/company-data.csv");

fn folder() -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    for (name, text) in [("spend.csv", SPEND), ("psc.txt", CONTROL), ("companies.csv", COMPANIES)] {
        fs::write(dir.path().join(name), text).unwrap();
    }
    dir
}

/// Audits the folder's spend, and gives back the exit code and what is printed.
fn run(dir: &Path, more: &[&str]) -> (i32, String) {
    let mut command = Command::cargo_bin("whitworth").unwrap();
    command.current_dir(dir).args(["audit", "spend.csv", "--as-at", "2026-06-01"]).args(more);
    let output = command.output().unwrap();
    (output.status.code().unwrap(), String::from_utf8(output.stdout).unwrap())
}

fn organisations(dir: &Path) -> String {
    fs::read_to_string(dir.join("whitworth-audit/organisations.csv")).unwrap()
}

#[test]
fn the_group_of_a_supplier_stands_in_the_table_of_organisations() {
    let dir = folder();
    let both = ["--ownership", "companies.csv", "--ownership", "psc.txt"];
    let (code, out) = run(dir.path(), &both);
    assert_eq!(code, 0, "{out}");
    let said = out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("known for 1 of the 2 suppliers with a company number"), "{out}");
    let table = organisations(dir.path());
    assert!(table.contains(
        ",Ouse Midco LLC,NAME-OUSE MIDCO/DELAWARE/7700001,BRAYFORD SYSTEMS LIMITED \
         (GB-COH-09900001) > Ouse Software Group Limited (GB-COH-09900003) > Ouse Midco LLC"
    ));
    let (_, out) = run(dir.path(), &[&both[..], &["--json"]].concat());
    let report: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(report["ownership"]["files"][1]["publication"], "significant_control");
    assert_eq!(report["organisations"][0]["group"]["name"], "Ouse Midco LLC");
    assert_eq!(report["organisations"][1].get("group"), None);
    // A group adds nothing up: each supplier keeps its own figure.
    assert_eq!(report["figures"]["spend_by_supplier"].as_array().unwrap().len(), 2);
}

#[test]
fn without_it_only_the_columns_are_there_and_empty() {
    let dir = folder();
    let (code, out) = run(dir.path(), &[]);
    assert_eq!(code, 0, "{out}");
    assert!(!out.contains("owns whom"), "{out}");
    assert!(organisations(dir.path()).lines().skip(1).all(|row| row.ends_with(",,,")));
    let json = fs::read_to_string(dir.path().join("whitworth-audit/report.json")).unwrap();
    assert!(!json.contains("\"ownership\""));
}

#[test]
fn a_file_that_is_no_such_publication_is_named_and_the_report_is_written() {
    let dir = folder();
    fs::write(dir.path().join("june.csv"), SPEND).unwrap();
    let (code, out) = run(dir.path(), &["--ownership", "june.csv", "--ownership", "nowhere.txt"]);
    assert_eq!(code, 1);
    assert!(out.contains("june.csv: not a publication on ownership that can be read"), "{out}");
    assert!(out.contains("nowhere.txt: there is no such file"), "{out}");
}
