use crate::desk::{Desk, Rows, column, write};

const BACK: [&str; 4] = ["--workbook", "back.xlsx", "--why", "checked by the owners"];

/// The serial number by which Excel counts a day, as a cell holds it whose format was lost.
const JANUARY_2028: &str = "46783";

#[test]
fn an_untouched_workbook_says_nothing_new() {
    let desk = Desk::new();
    let (due, ended) = (desk.sheet("Decisions"), desk.sheet("Ended"));
    assert_eq!(due.len(), 4);
    desk.send_back(&[("Decisions", &due), ("Ended", &ended)]);
    let (code, said) = desk.correct(&BACK);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("Rows unchanged: 4. Not taken: 0."), "{said}");
    assert!(!desk.path("corrections.jsonl").exists());
}

#[test]
fn a_sorted_workbook_with_columns_moved_deleted_and_added_is_understood() {
    let desk = Desk::new();
    let mut rows = desk.sheet("Decisions");
    write(&mut rows, "Payroll system", "Current end", "31 March 2028");
    write(&mut rows, "Payroll system", "Confirmed by and on", "A Smith, 3 May 2026");
    write(&mut rows, "Boiler upkeep", "Annual £ net", "£2,500");
    write(&mut rows, "'=Lift upkeep", "Current end", JANUARY_2028);
    write(&mut rows, "Boiler upkeep", "Framework and lot", "Estates Services, Lot 2");
    rows[1..].reverse();
    for row in &mut rows {
        row.reverse();
    }
    let product = column(&rows, "Product");
    for row in &mut rows {
        row.remove(product);
    }
    for (number, row) in rows.iter_mut().enumerate() {
        row.push(if number == 0 { "My notes".into() } else { "asked the owner".into() });
    }
    // A title above the headings, an empty row, a sheet of somebody's own.
    let mut titled: Rows = vec![vec!["Contracts of ICT".into()], Vec::new()];
    titled.extend(rows);
    desk.send_back(&[("Mine", &vec![vec!["call Bell".into()]]), ("Sorted", &titled)]);
    let (code, said) = desk.correct(&BACK);
    assert_eq!(code, 0, "{said}");
    for expected in [
        "sheet \"Mine\", row 1: has no headings of Decisions.xlsx and was passed over",
        "the column \"Product\" is not there: nothing is said of it",
        "the column \"My notes\" is none of Decisions.xlsx and is not read",
        "Facts corrected: 5. Rows confirmed: 1. Rows unchanged: 0. Not taken: 0.",
    ] {
        assert!(said.contains(expected), "{expected}\n{said}");
    }
    desk.audit();
    let payroll = desk.decision("Payroll system");
    assert_eq!(payroll["current_end"], "2028-03-31");
    let confirmed = payroll["confirmed"].as_str().unwrap();
    assert!(confirmed.starts_with("A Smith, 3 May 2026 (recorded by Jane Doe"), "{confirmed}");
    assert_eq!(desk.decision("Boiler upkeep")["annual_pence"], 250_000);
    assert_eq!(desk.decision("Boiler upkeep")["framework_and_lot"], "Estates Services, Lot 2");
    assert_eq!(desk.decision("=Lift upkeep")["current_end"], "2028-01-31");
    assert_eq!(payroll["product"], "");
    // The same workbook once more.
    let lines = desk.log().len();
    desk.correct(&BACK);
    assert_eq!(desk.log().len(), lines);
}

#[test]
fn a_workbook_handed_in_twice_confirms_once() {
    let desk = Desk::new();
    let mut rows = desk.sheet("Decisions");
    write(&mut rows, "Payroll system", "Confirmed by and on", "A Smith, 3 May 2026");
    write(&mut rows, "Boiler upkeep", "Confirmed by and on", "A Smith, 3 May 2026");
    write(&mut rows, "Boiler upkeep", "Annual £ net", "£2,500");
    desk.send_back(&[("Decisions", &rows)]);
    assert_eq!(desk.correct(&BACK).0, 0);
    assert_eq!(desk.log().len(), 2);
    let (code, said) = desk.correct(&BACK);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("Rows confirmed: 0. Rows unchanged: 3."), "{said}");
    // Nor after the next audit.
    desk.audit();
    let (code, said) = desk.correct(&BACK);
    assert_eq!(code, 0, "{said}");
    assert_eq!(desk.log().len(), 2, "{said}");
    // Another word is another confirmation.
    write(&mut rows, "Payroll system", "Confirmed by and on", "A Smith, 9 June 2026");
    desk.send_back(&[("Decisions", &rows)]);
    assert_eq!(desk.correct(&BACK).0, 0);
    assert_eq!(desk.log().len(), 3);
}

#[test]
fn without_ids_rows_are_known_by_what_they_say() {
    let desk = Desk::new();
    let mut rows = desk.sheet("Decisions");
    write(&mut rows, "Payroll system", "Title", "Payroll and pensions");
    write(&mut rows, "Boiler upkeep", "Notice-by date", "2027-01-31");
    let id = column(&rows, "Id");
    for row in &mut rows {
        row.remove(id);
    }
    // A row of somebody's own.
    let mut own = vec![String::new(); rows[0].len()];
    own[column(&rows, "Title")] = "Stationery".into();
    rows.push(own);
    desk.send_back(&[("Decisions", &rows)]);
    let (code, said) = desk.correct(&BACK);
    assert_eq!(code, 1, "{said}");
    assert!(said.contains("the column \"Id\" is not there"), "{said}");
    assert!(
        said.contains("sheet \"Decisions\", row 5: the row is none that was sent out"),
        "{said}"
    );
    assert!(said.contains("Facts corrected: 2."), "{said}");
    desk.audit();
    assert_eq!(desk.decision("Payroll and pensions")["reference"], "W1");
    assert_eq!(desk.decision("Boiler upkeep")["notice_by"], "2027-01-31");
}

#[test]
fn what_is_said_not_to_be_known_is_kept_of_every_fact_of_a_row() {
    let desk = Desk::new();
    let mut rows = desk.sheet("Decisions");
    write(&mut rows, "Boiler upkeep", "Framework and lot", "Estates Services, Lot 2");
    write(&mut rows, "Boiler upkeep", "Product", "Example Heat");
    write(&mut rows, "Boiler upkeep", "Options left (months)", "12");
    desk.send_back(&[("Decisions", &rows)]);
    assert_eq!(desk.correct(&BACK).0, 0);
    desk.audit();
    let mut rows = desk.sheet("Decisions");
    write(&mut rows, "Boiler upkeep", "Framework and lot", "Estates Services");
    write(&mut rows, "Boiler upkeep", "Product", "unknown");
    write(&mut rows, "Boiler upkeep", "Options left (months)", "Not known");
    write(&mut rows, "Boiler upkeep", "Notice-by date", "");
    write(&mut rows, "Payroll system", "Options left (months)", "unknown");
    desk.send_back(&[("Decisions", &rows)]);
    let dry = [&BACK[..], &["--dry-run"]].concat();
    let (code, said) = desk.correct(&dry);
    assert_eq!(code, 1, "{said}");
    for column in ["Framework and lot", "Notice-by date"] {
        assert!(said.contains(&format!("column \"{column}\": the cell was emptied")), "{said}");
    }
    let (code, said) = desk.correct(&[&BACK[..], &["--emptied-means-unknown"]].concat());
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("Facts corrected: 5."), "{said}");
    desk.audit();
    let boiler = desk.decision("Boiler upkeep");
    assert_eq!(boiler["framework_and_lot"], "Estates Services");
    assert_eq!(boiler["product"], "");
    assert_eq!(boiler["months_left"], serde_json::Value::Null);
    assert_eq!(boiler["notice_by"], serde_json::Value::Null);
    // The same workbook once more.
    let lines = desk.log().len();
    desk.correct(&[&BACK[..], &["--emptied-means-unknown"]].concat());
    assert_eq!(desk.log().len(), lines);
}

#[test]
fn an_emptied_cell_is_asked_about_and_never_taken_for_a_correction() {
    let desk = Desk::new();
    let mut rows = desk.sheet("Decisions");
    write(&mut rows, "Payroll system", "Current end", "");
    write(&mut rows, "Payroll system", "Confirmed by and on", "A Smith");
    desk.send_back(&[("Decisions", &rows)]);
    let (code, said) = desk.correct(&BACK);
    assert_eq!(code, 1, "{said}");
    assert!(said.contains("column \"Current end\": the cell was emptied"), "{said}");
    assert!(said.contains("the confirmation is not taken either"), "{said}");
    assert!(!desk.path("corrections.jsonl").exists());
    let (code, said) = desk.correct(&[&BACK[..], &["--emptied-means-unknown"]].concat());
    assert_eq!(code, 0, "{said}");
    desk.audit();
    assert_eq!(desk.decision("Payroll system")["current_end"], serde_json::Value::Null);
}

#[test]
fn what_cannot_be_taken_is_told_by_sheet_and_row_and_the_rest_taken() {
    let desk = Desk::new();
    let mut rows = desk.sheet("Decisions");
    write(&mut rows, "Payroll system", "Current end", "next year");
    write(&mut rows, "Payroll system", "Annual £ net", "60000");
    write(&mut rows, "Boiler upkeep", "Current end", "1900-01-01");
    write(&mut rows, "'=Lift upkeep", "Latest possible end", "2044-01-01");
    let copied = rows[2].clone();
    rows.push(copied);
    let id = column(&rows, "Id");
    rows[4][id] = "contract-0000000000000000".into();
    desk.send_back(&[("Decisions", &rows)]);
    let (code, said) = desk.correct(&BACK);
    assert_eq!(code, 1, "{said}");
    for expected in [
        "row 2, column \"Current end\": \"next year\" is not a date",
        "it would end on 1 January 1900, before it starts on 1 April 2024",
        "column \"Latest possible end\": the cell was changed, and what it shows is reckoned",
        "row 5: no row that was sent out has the id contract-0000000000000000",
        "Facts corrected: 1.",
    ] {
        assert!(said.contains(expected), "{expected}\n{said}");
    }
    assert_eq!(desk.log().len(), 1);
    assert_eq!(desk.log()[0]["changes"][0]["fact"], "annual");
    assert!(
        desk.log()[0]["why"].as_str().unwrap().ends_with("(back.xlsx, sheet Decisions, row 2)")
    );
}

#[test]
fn a_row_that_came_back_twice_is_not_taken() {
    let desk = Desk::new();
    let mut rows = desk.sheet("Decisions");
    let mut other = rows[1].clone();
    other[column(&rows, "Annual £ net")] = "1".into();
    rows.push(other);
    desk.send_back(&[("Decisions", &rows)]);
    let (code, said) = desk.correct(&BACK);
    assert_eq!(code, 1, "{said}");
    assert!(said.contains("the workbook has this contract 2 times"), "{said}");
    assert!(!desk.path("corrections.jsonl").exists());
}

#[test]
fn a_file_that_is_no_workbook_of_ours_is_one_clear_error() {
    let desk = Desk::new();
    desk.send_back(&[("Decisions", &vec![vec!["Name".into(), "Age".into()]])]);
    let (code, said) = desk.correct(&BACK);
    assert_eq!(code, 2);
    assert!(said.contains("back.xlsx: no sheet has the headings of Decisions.xlsx"), "{said}");
    std::fs::write(desk.path("back.xlsx"), "no workbook").unwrap();
    let (code, said) = desk.correct(&BACK);
    assert_eq!(code, 2);
    assert!(said.contains("back.xlsx: the workbook cannot be opened"), "{said}");
    std::fs::remove_file(desk.path("back.xlsx")).unwrap();
    let (code, said) = desk.correct(&BACK);
    assert_eq!((code, said.contains("No such file")), (2, true), "{said}");
}

#[test]
fn the_sheets_of_the_pipeline_are_no_table_of_decisions() {
    let desk = Desk::new();
    let large = "Purchasing Body,Contract Reference,Contract Title,Supplier,Total Contract Value,Start Date,End Date\n\
        Weir Council,L1,Waste collection,Bell & Sons Ltd,9000000,2024-04-01,2027-03-31\n\
        Weir Council,L2,Street cleaning,Bell & Sons Ltd,,2024-04-01,2027-03-31\n";
    std::fs::write(desk.path("sources/large.csv"), large).unwrap();
    desk.audit();
    // The workbook as it was sent out, saved under another name.
    std::fs::copy(desk.path("whitworth-audit/Decisions.xlsx"), desk.path("back.xlsx")).unwrap();
    let (code, said) = desk.correct(&BACK);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("Rows unchanged: 6. Not taken: 0."), "{said}");
    assert!(!said.contains("Pipeline"), "{said}");
    // What is filled in on the sheets of the pipeline corrects nothing; a correction beside it is taken.
    let mut pipeline = desk.sheet("Pipeline (UK1)");
    assert_eq!(pipeline.len(), 2);
    let filled = [("Contract title", "Waste"), ("Procurement method", "Open procedure")];
    for (heading, text) in filled {
        let at = column(&pipeline, heading);
        text.clone_into(&mut pipeline[1][at]);
    }
    let mut decisions = desk.sheet("Decisions");
    write(&mut decisions, "Payroll system", "Annual £ net", "60000");
    let (left_out, explained) = (desk.sheet("Pipeline left out"), desk.sheet("Pipeline explained"));
    desk.send_back(&[
        ("Pipeline (UK1)", &pipeline),
        ("Pipeline left out", &left_out),
        ("Pipeline explained", &explained),
        ("Decisions", &decisions),
    ]);
    let (code, said) = desk.correct(&BACK);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("Facts corrected: 1. Rows confirmed: 0."), "{said}");
    assert!(!said.contains("Pipeline"), "{said}");
    assert_eq!(desk.log()[0]["changes"][0]["fact"], "annual");
}

#[test]
fn a_workbook_handed_in_again_knows_a_row_that_has_nothing_due_any_more() {
    let desk = Desk::new();
    let mut rows = desk.sheet("Decisions");
    write(&mut rows, "Payroll system", "Current end", "31/03/2035");
    desk.send_back(&[("Decisions", &rows)]);
    assert_eq!(desk.correct(&BACK).0, 0);
    desk.audit();
    let (code, said) = desk.correct(&BACK);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("Facts corrected: 0."), "{said}");
    assert_eq!(desk.log().len(), 1);
}
