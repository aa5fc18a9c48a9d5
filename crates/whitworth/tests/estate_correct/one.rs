use std::fs;

use serde_json::Value;

use crate::desk::Desk;

/// An invented maker of software.
const VENDORS: &str = r#"
[sources]
register = "Weir Council, contract register"
[[vendor]]
name = "Brayford Systems"
source = "register"
verified = true
[[vendor.product]]
name = "Brayford Ledger"
capability = "finance"
source = "register"
verified = true
"#;

#[test]
fn a_contract_is_corrected_and_confirmed_and_the_next_audit_shows_it() {
    let desk = Desk::new();
    let (code, said) = desk.correct(&[
        "W1",
        "--why",
        "deed of variation",
        "--set",
        "end=31/03/2028",
        "--set",
        "annual=£76,670",
        "--confirm",
    ]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("current end: 31 March 2028 (the source has 31 March 2027)"), "{said}");
    let log = desk.log();
    assert_eq!(log.len(), 1);
    assert_eq!(log[0]["by"], "Jane Doe, Head of ICT");
    assert_eq!(log[0]["changes"][1]["now"]["is"], "76670.00");
    assert_eq!(log[0]["row"]["supplier"], "Bell & Sons Ltd");
    assert_eq!(log[0]["confirmed"]["facts"]["end"], "2028-03-31");
    desk.audit();
    let row = desk.decision("Payroll system");
    assert_eq!(row["current_end"], "2028-03-31");
    assert_eq!(row["annual_pence"], 7_667_000);
    assert!(row["confirmed"].as_str().unwrap().starts_with("Jane Doe, Head of ICT, "), "{row}");
    let corrections = desk.sheet("Corrections");
    assert_eq!(corrections.len(), 4);
    assert!(corrections.iter().skip(1).all(|row| row[6] == "applied"), "{corrections:?}");
    let csv = fs::read_to_string(desk.path("whitworth-audit/contracts.csv")).unwrap();
    assert!(csv.contains("end; annual"), "{csv}");
}

#[test]
fn a_correction_is_withdrawn_and_a_confirmation_follows_what_was_said_before() {
    let desk = Desk::new();
    assert_eq!(desk.correct(&["W1", "--why", "letter", "--set", "end=2028-03-31"]).0, 0);
    // Before the next audit.
    assert_eq!(desk.correct(&["W1", "--confirm"]).0, 0);
    desk.audit();
    assert_ne!(desk.decision("Payroll system")["confirmed"], "");
    assert_eq!(desk.correct(&["W1", "--why", "mistaken", "--as-source", "end"]).0, 0);
    let (code, said) = desk.correct(&["W1", "--why", "again", "--as-source", "end"]);
    assert_eq!(code, 1, "{said}");
    assert!(said.contains("it is so already"), "{said}");
    desk.audit();
    assert_eq!(desk.decision("Payroll system")["current_end"], "2027-03-31");
    assert_eq!(desk.log().len(), 3);
}

#[test]
fn what_is_not_taken_is_told_and_nothing_is_written() {
    let desk = Desk::new();
    for (arguments, code, expected) in [
        (["W1", "--why", "x", "--set", "end=2020-01-01"], 1, "before it starts on 1 April 2024"),
        (["W1", "--why", "x", "--set", "end=soon"], 1, "\"soon\" is not a date"),
        (["W1", "--why", "x", "--set", "annual=$5"], 1, "is not an amount in pounds"),
        (["W1", "--why", "x", "--set", "buyer=Me"], 2, "\"buyer\" cannot be corrected"),
        (["W1", "--why", "x", "--set", "end"], 2, "not of the form FACT=VALUE"),
        (["W1", "--why", " ", "--set", "end=2028-01-01"], 2, "why is blank"),
        (["W3", "--why", "x", "--set", "end=2028-01-01"], 2, "2 contracts have the reference"),
        (["W5", "--why", "x", "--set", "end=2028-01-01"], 2, "no contract has the id"),
        (["W1", "--why", "x", "--log", "."], 2, "required"),
    ] {
        let (found, said) = desk.correct(&arguments);
        assert_eq!(found, code, "{arguments:?}: {said}");
        assert!(said.contains(expected), "{arguments:?}: {said}");
        assert!(!desk.path("corrections.jsonl").exists(), "{arguments:?}");
    }
}

#[test]
fn a_reference_that_several_records_of_one_contract_have_is_that_of_the_contract() {
    let desk = Desk::new();
    let register = fs::read_to_string(desk.path("sources/register.csv")).unwrap();
    let two: Vec<&str> = register.lines().filter(|line| !line.contains("W3")).collect();
    fs::write(desk.path("sources/second.csv"), two[..2].join("\n")).unwrap();
    desk.audit();
    let (code, said) = desk.correct(&["W1", "--why", "letter", "--set", "end=2028-03-31"]);
    assert_eq!(code, 0, "{said}");
    desk.audit();
    let row = desk.decision("Payroll system");
    assert_eq!(row["current_end"], "2028-03-31");
    assert_eq!(row["places"].as_array().unwrap().len(), 2);
    // Of two contracts, what tells them apart is told.
    let (code, said) = desk.correct(&["W3", "--why", "letter", "--set", "end=2028-03-31"]);
    assert_eq!(code, 2, "{said}");
    for expected in [
        "Boiler upkeep, ending on 30 June 2027, at sources/register.csv: row 4",
        "Window cleaning, ending on 30 June 2025, at sources/register.csv: row 5",
    ] {
        assert!(said.contains(expected), "{expected}\n{said}");
    }
}

/// The record that is named is not the one whose facts are shown: what is said is held against these.
#[test]
fn what_is_said_is_held_against_what_is_shown_and_what_is_so_already_is_named() {
    const EXPORT: &str = "Buyer,Title,Supplier,Start Date,End Date\nWeir Council,Payroll system,Bell & Sons Limited,2024-04-01,2028-03-31\n";
    let desk = Desk::new();
    fs::write(desk.path("sources/export.csv"), EXPORT).unwrap();
    desk.audit();
    assert_eq!(desk.decision("Payroll system")["current_end"], "2028-03-31");
    let set = ["--set", "end=2027-03-31", "--set", "title=Payroll system"];
    let (code, said) = desk.correct(&[&["W1", "--why", "letter"][..], &set].concat());
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("the title is so already"), "{said}");
    desk.audit();
    assert_eq!(desk.decision("Payroll system")["current_end"], "2027-03-31");
}

#[test]
fn help_shows_no_reason_that_would_be_refused() {
    let out = Desk::new().whitworth(&["estate", "correct", "--help"]);
    let help = String::from_utf8(out.stdout).unwrap();
    assert!(help.contains("required with --set, --unknown and --as-source"), "{help}");
    assert!(!help.contains("[default: \"\"]"), "{help}");
}

#[test]
fn a_product_that_the_audit_had_recognised_is_told_beside_what_it_was_corrected_to() {
    let desk = Desk::new();
    let register = fs::read_to_string(desk.path("sources/register.csv")).unwrap();
    let software =
        register.replace("Payroll system,Bell & Sons Ltd", "Brayford Ledger,Brayford Systems Ltd");
    fs::write(desk.path("sources/register.csv"), software).unwrap();
    fs::write(desk.path("sources/vendors.toml"), VENDORS).unwrap();
    desk.audit();
    assert_eq!(desk.decision("Brayford Ledger")["product"], "Brayford Ledger");
    let product = ["W1", "--why", "licence", "--set", "product=Other Pay"];
    let (code, said) = desk.correct(&product);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("product: Other Pay (the audit had shown Brayford Ledger)"), "{said}");
    desk.audit();
    let shown = desk.decision("Brayford Ledger")["to_check"].to_string();
    assert!(shown.contains("; the audit had shown Brayford Ledger"), "{shown}");
    // A second correction still tells of what was recognised.
    let (_, said) = desk.correct(&["W1", "--why", "licence", "--set", "product=Third Pay"]);
    assert!(said.contains("product: Third Pay (the audit had shown Brayford Ledger)"), "{said}");
}

#[test]
fn a_likely_slip_is_taken_and_told() {
    let desk = Desk::new();
    let (code, said) = desk.correct(&["W1", "--why", "x", "--set", "end=2044-03-31"]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("the current end 31 March 2044 is far off"), "{said}");
    let (code, said) = desk.correct(&["W1", "--why", "x", "--set", "supplier=Weir Council"]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("Weir Council would be buyer and supplier"), "{said}");
}

#[test]
fn a_dry_run_writes_nothing_and_json_says_all() {
    let desk = Desk::new();
    let arguments = ["W1", "--why", "x", "--set", "end=2028-03-31", "--dry-run", "--json"];
    let (code, said) = desk.correct(&arguments);
    assert_eq!(code, 0, "{said}");
    let said: serde_json::Value = serde_json::from_str(&said).unwrap();
    assert_eq!(said["written"], false);
    assert_eq!(said["corrections"][0]["changes"][0]["was"], "2027-03-31");
    assert!(!desk.path("corrections.jsonl").exists());
}

#[test]
fn a_later_word_on_the_end_replaces_that_it_ended_early() {
    let desk = Desk::new();
    let ended = ["W1", "--why", "left", "--set", "ended=2025-06-30"];
    assert_eq!(desk.correct(&ended).0, 0);
    desk.audit();
    assert_eq!(desk.decision("Payroll system")["current_end"], "2025-06-30");
    // Withdrawn by the other name of the same day.
    let (code, said) = desk.correct(&["W1", "--why", "mistaken", "--as-source", "end"]);
    assert_eq!(code, 0, "{said}");
    desk.audit();
    assert_eq!(desk.decision("Payroll system")["current_end"], "2027-03-31");
    assert_eq!(desk.correct(&ended).0, 0);
    assert_eq!(desk.correct(&["W1", "--why", "nobody knows", "--unknown", "end"]).0, 0);
    desk.audit();
    assert_eq!(desk.decision("Payroll system")["current_end"], Value::Null);
}

#[test]
fn what_another_record_of_the_contract_was_corrected_to_since_can_be_corrected_back() {
    let desk = Desk::new();
    let register = fs::read_to_string(desk.path("sources/register.csv")).unwrap();
    let two: Vec<&str> = register.lines().take(2).collect();
    fs::write(desk.path("sources/second.csv"), two.join("\n")).unwrap();
    desk.audit();
    let shown = desk.decision("Payroll system");
    let records: Vec<&str> =
        shown["records"].as_array().unwrap().iter().map(|id| id.as_str().unwrap()).collect();
    for (record, end) in [(records[0], "2028-03-31"), (records[1], "2028-05-31")] {
        let (code, said) =
            desk.correct(&[record, "--why", "letter", "--set", &format!("end={end}")]);
        assert_eq!(code, 0, "{said}");
        desk.audit();
        assert_eq!(desk.decision("Payroll system")["current_end"], end);
    }
    let back = [records[0], "--why", "the first was right", "--set", "end=2028-03-31"];
    let (code, said) = desk.correct(&back);
    assert_eq!(code, 0, "{said}");
    desk.audit();
    assert_eq!(desk.decision("Payroll system")["current_end"], "2028-03-31");
}
