use std::fs;

use calamine::{Data, Reader, Xlsx, open_workbook};
use estate::{Lead, Window, audit_bytes, outlook, picture};
use report::{DecisionLists, read_decisions};

use crate::sample::{day, write_audit};

const REGISTER: &str = "\
Process Used,Purchasing Body,Contract Reference,Contract Title,Supplier Company Name,Annual Value,Total Contract Value (including extensions),OJEU/FTS?,Start Date,End Date,Contract Duration (months),Option to extend (months),How many extensions,Current Expiry Date,Visibility
Mini-Comp,Weir Council,W1,Payroll system,Bell & Sons Ltd,50000.00,1500000.00,Yes,2021-04-01,2023-03-31,24,12,1,2023-03-31,Public
ITT,Weir Council,=W2,Lift upkeep,Brightwell Lifts Ltd,1000.00,2000.00,No,2020-04-01,2022-03-31,24,0,0,2022-03-31,Public
ITT,Weir Council,W3,Boiler upkeep,Brightwell Lifts Ltd,1000.00,2000.00,No,2020-04-01,TBC,24,0,0,TBC,Public
ITT,Weir Council,W4,Guarding,Secret Ltd,1000.00,2000.00,No,2021-04-01,2023-03-31,24,0,0,2023-03-31,Not public
";

/// The sheets of the workbook: each name and its rows.
fn sheets() -> Vec<(String, Vec<Vec<Data>>)> {
    let home = tempfile::tempdir().unwrap();
    let window = Window { as_at: day(2022, 7, 31), months: 18 };
    let audit = audit_bytes("register.csv", REGISTER.as_bytes());
    write_audit(home.path(), &audit, picture(&audit, window), window).unwrap();
    let mut workbook: Xlsx<_> = open_workbook(home.path().join("Decisions.xlsx")).unwrap();
    let sheets = workbook.worksheets().into_iter();
    sheets.map(|(name, cells)| (name, cells.rows().map(<[Data]>::to_vec).collect())).collect()
}

fn cell<'a>(rows: &'a [Vec<Data>], row: usize, heading: &str) -> &'a Data {
    let column = rows[0].iter().position(|own| *own == heading).unwrap();
    &rows[row][column]
}

#[test]
fn each_contract_is_in_the_sheet_that_it_belongs_to() {
    let sheets = sheets();
    let titles = sheets.iter().take(3).map(|(name, rows)| {
        let titles = (1..rows.len()).map(|row| cell(rows, row, "Title").to_string());
        (name.as_str(), titles.collect::<Vec<_>>())
    });
    let expected = [
        ("Decisions", vec!["Payroll system".to_owned()]),
        ("Ended", vec!["Lift upkeep".to_owned()]),
        ("No end to plan by", vec!["Boiler upkeep".to_owned()]),
    ];
    assert_eq!(titles.collect::<Vec<_>>(), expected);
    assert_eq!(sheets[3].0, "Columns explained");
}

#[test]
fn the_workbook_says_what_the_data_says() {
    let home = tempfile::tempdir().unwrap();
    let window = Window { as_at: day(2022, 7, 31), months: 18 };
    let audit = audit_bytes("register.csv", REGISTER.as_bytes());
    write_audit(home.path(), &audit, picture(&audit, window), window).unwrap();
    let lists = read_decisions(home.path()).unwrap();
    assert_eq!(lists, DecisionLists::of(&audit, &outlook(&audit, window, Lead::default()), window));
    let ids: Vec<&str> = lists.rows().map(|row| row.id.as_str()).collect();
    let shown = sheets().into_iter().take(3).flat_map(|(_, rows)| {
        let ids = (1..rows.len()).map(|row| cell(&rows, row, "Id").to_string());
        ids.collect::<Vec<_>>()
    });
    assert_eq!(shown.collect::<Vec<_>>(), ids);
    assert_eq!(lists.due[0].notice_by, Some(day(2022, 12, 31)));
    assert_eq!(lists.due[0].annual_pence, Some(estate::Pence(5_000_000)));
}

/// A day as Excel counts it.
fn counted(year: i32, month: u32, of_month: u32) -> String {
    (day(year, month, of_month) - day(1899, 12, 30)).num_days().to_string()
}

#[test]
fn a_row_says_what_is_due_and_where_it_stands() {
    let sheets = sheets();
    let rows = &sheets[0].1;
    let text = |heading| cell(rows, 1, heading).to_string();
    let date = |heading| match cell(rows, 1, heading) {
        Data::DateTime(date) => date.to_string(),
        other => panic!("{heading}: {other:?} is no date"),
    };
    assert_eq!(text("Body"), "Weir Council");
    assert_eq!(text("Legal supplier"), "Bell & Sons Ltd");
    assert_eq!(text("Regime"), "PCR 2015");
    assert_eq!(text("Route"), "mini-competition");
    assert_eq!(text("Framework and lot"), "");
    assert_eq!(date("As-at date"), counted(2022, 7, 31));
    assert_eq!(date("Current end"), counted(2023, 3, 31));
    assert_eq!(cell(rows, 1, "Options left (months)"), &Data::Float(12.0));
    assert_eq!(date("Latest possible end"), counted(2024, 3, 31));
    assert_eq!(date("Notice-by date"), counted(2022, 12, 31));
    assert_eq!(date("Procurement-start date"), counted(2022, 6, 30));
    assert_eq!(cell(rows, 1, "Annual £ net"), &Data::Float(50_000.0));
    assert_eq!(text("Confidence"), "one record");
    assert_eq!(text("File:row"), "register.csv: row 2");
    assert_eq!(
        text("To check"),
        "£50,000.00 a year and £1,500,000.00 in total do not fit its 24 months"
    );
}

#[test]
fn every_column_is_explained_with_what_is_assumed() {
    let sheets = sheets();
    let headings: Vec<String> = sheets[0].1[0].iter().map(ToString::to_string).collect();
    let explained = &sheets[3].1;
    for (at, heading) in headings.iter().enumerate() {
        assert_eq!(&explained[at + 1][0].to_string(), heading);
        assert_ne!(explained[at + 1][1], Data::Empty, "{heading}");
    }
    let assumed: Vec<String> =
        explained[headings.len() + 1..].iter().map(|row| row[0].to_string()).collect();
    assert_eq!(assumed, ["Rows", "Months of notice", "Months of a procurement"]);
}

#[test]
fn what_is_not_public_is_in_no_sheet_and_no_cell_is_a_formula() {
    for (name, rows) in sheets() {
        for cell in rows.iter().flatten().map(ToString::to_string) {
            assert!(!cell.contains("Secret") && !cell.starts_with('='), "{name}: {cell}");
        }
    }
}

#[test]
fn headings_stay_in_view_and_filter() {
    let home = tempfile::tempdir().unwrap();
    let window = Window { as_at: day(2022, 7, 31), months: 18 };
    let audit = audit_bytes("register.csv", REGISTER.as_bytes());
    write_audit(home.path(), &audit, picture(&audit, window), window).unwrap();
    let workbook = fs::File::open(home.path().join("Decisions.xlsx")).unwrap();
    let mut archive = zip::ZipArchive::new(workbook).unwrap();
    for sheet in 1..=4 {
        let part = archive.by_name(&format!("xl/worksheets/sheet{sheet}.xml")).unwrap();
        let xml = std::io::read_to_string(part).unwrap();
        assert!(xml.contains("state=\"frozen\"") && xml.contains("<autoFilter"), "sheet {sheet}");
    }
}
