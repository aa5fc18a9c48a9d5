use std::sync::Arc;

use std::fs;

use estate::{Audit, AuditOptions, Decision, Lead, audit, outlook};

use crate::register::{PLAIN, Row, day, text, window};

/// Two registers of one body, and what falls due.
fn both(one: Row, other: Row) -> (Audit, Vec<Arc<Decision>>) {
    let home = tempfile::tempdir().unwrap();
    fs::write(home.path().join("june.csv"), text(&[one])).unwrap();
    fs::write(home.path().join("july.csv"), text(&[other])).unwrap();
    let audit = audit(&[home.path().to_owned()], AuditOptions::default());
    let due = outlook(&audit, window(), Lead::default()).decisions.due;
    (audit, due)
}

fn words(own: &Decision) -> Vec<String> {
    own.doubts.iter().map(estate::Doubt::words).collect()
}

#[test]
fn sources_that_agree_make_one_row_with_both_places() {
    let (audit, due) = both(PLAIN, Row { process: "Open procedure", ..PLAIN });
    assert_eq!((audit.contracts.len(), due.len()), (2, 1));
    assert_eq!(audit.agreements[due[0].agreement].mentions, [0, 1]);
    assert_eq!(words(&due[0]), [""; 0]);
}

#[test]
fn what_one_source_leaves_out_is_taken_from_another_and_said() {
    let (_, due) = both(PLAIN, Row { start: "", annual: "", total: "", ..PLAIN });
    let [own] = &due[..] else { panic!("{due:?}") };
    assert_eq!(own.contract, 0, "the first of two that are alike");
    assert_eq!(own.term.start, Some(day("2021-04-01")));
    assert_eq!(own.worth.unwrap().annual_pence.0, 1_200_000);
    let words = words(own);
    let [start, value] = &words[..] else { panic!("{words:?}") };
    assert!(start.starts_with("the start is not stated here, and is that of "), "{start}");
    assert!(start.ends_with("june.csv: row 2"), "{start}");
    assert!(value.starts_with("the value is not stated here"), "{value}");
}

#[test]
fn what_a_source_states_gives_way_to_no_other() {
    let euros = Row { annual: "", total: "€24000.00", ..PLAIN };
    let (audit, due) = both(PLAIN, euros);
    let [own] = &due[..] else { panic!("{due:?}") };
    let facts = own.facts(&audit).unwrap();
    assert_eq!(facts.total.as_ref().unwrap().currency, "EUR", "it is what the record states");
    assert_eq!(facts.annual.as_ref().unwrap().pence.0, 1_200_000, "it states none itself");
    assert!(words(own).iter().any(|own| own.starts_with("the value is not stated here")));
}

#[test]
fn ends_that_differ_are_told_with_both() {
    let (_, due) = both(PLAIN, Row { current_end: "2023-09-30", ..PLAIN });
    assert_eq!(due.len(), 1, "one agreement");
    let words = words(&due[0]);
    assert!(
        words.contains(&"another source has it end on 31 March 2023, not 30 September 2023".into()),
        "{words:?}"
    );
}

#[test]
fn totals_that_differ_are_told_with_both() {
    let (_, due) = both(PLAIN, Row { total: "25000.00", ..PLAIN });
    assert_eq!(due.len(), 1, "one agreement");
    let [totals, first] = &words(&due[0])[..] else { panic!("{:?}", due[0].doubts) };
    for figure in ["£24,000.00", "£25,000.00"] {
        assert!(totals.contains(figure), "{totals}");
    }
    assert!(first.starts_with("W100 (") && first.contains("june.csv: row 2) has other"), "{first}");
    assert!(
        first.ends_with(
            "this record goes first, since it was read first and nothing else parts them"
        ),
        "{first}"
    );
}

/// Which of two registers stands, why, and that the options of the other are not used.
#[test]
fn of_registers_that_disagree_it_is_said_which_goes_first_and_why() {
    let longer = Row { options: "12", count: "1", current_end: "2023-09-30", ..PLAIN };
    let (_, due) = both(PLAIN, longer);
    let words = words(&due[0]);
    let first = words.iter().find(|own| own.contains("goes first")).expect("said");
    assert!(
        first.contains("june.csv: row 2) has other dates, options or values, which are not used"),
        "{first}"
    );
    assert!(first.ends_with("since its source has the later end"), "{first}");
}

/// Of two registers, the one with the later end goes first, without a reference and without options: the other's
/// reference stands, and what is due by it is told.
#[test]
fn what_is_due_sooner_by_the_other_record_is_told_and_its_reference_stands() {
    const A: &str = "Purchasing Body,Contract Reference,Contract Title,Supplier Company Name,Start Date,End Date,Option to extend (months),How many extensions\nWeir Council,A1,Payroll system,Bell & Sons Ltd,2022-04-01,2027-03-31,24,1\n";
    const B: &str = "Buyer,Title,Supplier,Start Date,End Date\nWeir Council,Payroll system,Bell & Sons Limited,01/04/2022,31/03/2028\n";
    let home = tempfile::tempdir().unwrap();
    fs::write(home.path().join("a.csv"), A).unwrap();
    fs::write(home.path().join("b.csv"), B).unwrap();
    let audit = audit(&[home.path().to_owned()], AuditOptions::default());
    let window = estate::Window { as_at: day("2026-09-30"), months: 18 };
    let due = outlook(&audit, window, Lead::default()).decisions.due;
    let [own] = &due[..] else { panic!("{due:?}") };
    assert_eq!(own.term.current_end, Some(day("2028-03-31")));
    assert_eq!(own.facts(&audit).unwrap().reference.as_deref(), Some("A1"));
    let words = words(own);
    let said = |end: &str| words.iter().any(|own| own.ends_with(end));
    assert!(words[0].starts_with("the reference is not stated here, and is that of "), "{words:?}");
    assert!(
        said(
            "a.csv: row 2) ends on 31 March 2027: by that record notice is due 31 December 2026 and procurement should have begun on 30 June 2026"
        ),
        "{words:?}"
    );
}

/// Two rows that may be one contract name each other.
#[test]
fn rows_that_are_alike_name_each_other() {
    let home = tempfile::tempdir().unwrap();
    let july = text(&[PLAIN]).replace("Lift upkeep 0", "Lift upkeep").replace("W100", "J7");
    let june = text(&[PLAIN, PLAIN])
        .replace("Lift upkeep 0", "Lift upkeep")
        .replace("Lift upkeep 1", "Lift upkeep");
    fs::write(home.path().join("june.csv"), june).unwrap();
    fs::write(home.path().join("july.csv"), july).unwrap();
    let audit = audit(&[home.path().to_owned()], AuditOptions::default());
    let due = outlook(&audit, window(), Lead::default()).decisions.due;
    assert_eq!(due.len(), 3, "it may be of either, and is of neither");
    let said: Vec<Vec<String>> = due.iter().map(|own| words(own)).collect();
    let names = |own: &[String], reference: &str, place: &str| {
        own.iter().any(|doubt| {
            doubt.starts_with(&format!("may be one contract with {reference} ("))
                && doubt.contains(place)
        })
    };
    let of = |reference: &str| {
        let at = due
            .iter()
            .position(|own| audit.contracts[own.contract].reference.as_deref() == Some(reference));
        &said[at.unwrap()]
    };
    assert!(names(of("W100"), "J7", "july.csv: row 2"), "{said:?}");
    assert!(names(of("J7"), "W100", "june.csv: row 2"), "{said:?}");
    assert!(names(of("J7"), "W101", "june.csv: row 3"), "{said:?}");
}

#[test]
fn rows_of_one_source_are_never_one() {
    let home = tempfile::tempdir().unwrap();
    fs::write(home.path().join("july.csv"), text(&[PLAIN, PLAIN])).unwrap();
    let audit = audit(&[home.path().to_owned()], AuditOptions::default());
    assert_eq!(outlook(&audit, window(), Lead::default()).decisions.due.len(), 2);
}

#[test]
fn procedures_that_cannot_both_be_are_told_with_both() {
    let (_, due) = both(PLAIN, Row { process: "CSO Exception", ..PLAIN });
    assert_eq!(words(&due[0]), ["another source says \"ITT\", not \"CSO Exception\""]);
}
