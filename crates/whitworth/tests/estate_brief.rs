//! `whitworth estate brief`, as a buyer runs it.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop where it is")]

use std::fs;
use std::path::PathBuf;

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

const REGISTER: &str = "\
Purchasing Body,Contract Reference,Contract Title,Supplier,Annual Value,Start Date,End Date,Visibility
Weir Council,W1,Payroll system,Bell & Sons Ltd,50000.00,2024-04-01,2027-03-31,Public
Weir Council,W2,Quokka records,Bell & Sons Ltd,7654321.00,2024-04-01,2027-05-31,
Weir Council,W3,Lift upkeep,Bellweather Lifts Ltd,2000.00,2024-04-01,2027-06-30,Public
";

struct Desk(TempDir);

impl Desk {
    fn new() -> Self {
        let own = Self(tempfile::tempdir().unwrap());
        fs::create_dir(own.path("sources")).unwrap();
        fs::write(own.path("sources/register.csv"), REGISTER).unwrap();
        let (code, said) = own.run(&["audit", "sources", "--as-at", "2026-05-01"]);
        assert_eq!(code, 0, "{said}");
        own
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// The exit code, and all that was printed.
    fn run(&self, arguments: &[&str]) -> (i32, String) {
        let mut command = Command::cargo_bin("whitworth").unwrap();
        let out = command.current_dir(self.0.path()).args(arguments).output().unwrap();
        (out.status.code().unwrap(), String::from_utf8([out.stdout, out.stderr].concat()).unwrap())
    }

    fn brief(&self, arguments: &[&str]) -> (i32, String) {
        self.run(&[&["estate", "brief"], arguments].concat())
    }
}

#[test]
fn a_document_is_written_for_a_supplier_by_its_name() {
    let desk = Desk::new();
    let (code, said) = desk.brief(&["BELL AND SONS", "--out", "bell.html"]);
    assert_eq!(code, 0, "{said}");
    assert!(
        said.contains("Wrote the briefing on Bell & Sons Ltd to bell.html. Left out: 1 contract"),
        "{said}"
    );
    let document = fs::read_to_string(desk.path("bell.html")).unwrap();
    assert!(document.starts_with("<!DOCTYPE html>") && document.contains("Payroll system"));
    assert!(!document.contains("Quokka") && !document.contains("7,654,321"));
    let names = fs::read_dir(desk.0.path()).unwrap().count();
    assert_eq!(names, 3, "nothing half-written stays");
}

#[test]
fn a_document_takes_the_place_of_an_earlier_one_and_of_nothing_else() {
    let desk = Desk::new();
    fs::write(desk.path("bell.html"), "earlier").unwrap();
    fs::write(desk.path("bell.part"), "somebody's own").unwrap();
    let (code, said) = desk.brief(&["Bell & Sons Ltd", "--out", "bell.html"]);
    assert_eq!(code, 0, "{said}");
    assert!(fs::read_to_string(desk.path("bell.html")).unwrap().contains("Payroll system"));
    assert_eq!(fs::read_to_string(desk.path("bell.part")).unwrap(), "somebody's own");
    assert_eq!(fs::read_dir(desk.0.path()).unwrap().count(), 4, "nothing half-written stays");
}

#[test]
fn data_is_printed_for_a_supplier_by_its_id() {
    let desk = Desk::new();
    let (_, named) = desk.brief(&["Bell & Sons Ltd", "--json"]);
    let named: Value = serde_json::from_str(&named).unwrap();
    let id = named["id"].as_str().unwrap();
    let (code, said) = desk.brief(&[id, "--json", "--audit", "whitworth-audit"]);
    assert_eq!(code, 0, "{said}");
    let briefing: Value = serde_json::from_str(&said).unwrap();
    assert_eq!(briefing, named);
    assert_eq!(briefing["published"]["contracts"][0]["title"], "Payroll system");
    assert_eq!(briefing["published"]["contracts"][0]["place"], "sources/register.csv: row 2");
    assert_eq!(briefing["left_out"]["contracts"], 1);
}

#[test]
fn several_or_none_of_a_name_is_one_clear_error_with_names_that_come_near() {
    let desk = Desk::new();
    let (code, said) = desk.brief(&["Bell"]);
    assert_eq!(code, 2);
    assert!(said.contains("2 suppliers may be meant by \"Bell\": say which by its id"), "{said}");
    assert!(said.contains("Bell & Sons Ltd") && said.contains("Bellweather Lifts Ltd"), "{said}");
    let (code, said) = desk.brief(&["Belweather Lift Ltd"]);
    assert_eq!(code, 2);
    assert!(
        said.contains("no supplier is written \"Belweather Lift Ltd\"; near to it are"),
        "{said}"
    );
    assert!(said.contains("Bellweather Lifts Ltd"), "{said}");
    let (code, said) = desk.brief(&["Zebra"]);
    assert_eq!(code, 2);
    assert!(said.contains("no supplier is written \"Zebra\"\n"), "{said}");
}

#[test]
fn a_place_that_cannot_be_written_to_and_a_folder_that_is_none_are_clear_errors() {
    let desk = Desk::new();
    let (code, said) = desk.brief(&["Bell & Sons Ltd", "--out", "nowhere/bell.html"]);
    assert_eq!(code, 2);
    assert!(said.contains("could not write nowhere/bell.html"), "{said}");
    let (code, said) = desk.brief(&["Bell & Sons Ltd", "--audit", "sources"]);
    assert_eq!(code, 2);
    assert!(said.contains("report.json") && said.contains("Run the audit again"), "{said}");
}
