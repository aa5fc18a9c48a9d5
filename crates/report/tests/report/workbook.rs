use calamine::{Data, Reader, Xlsx, open_workbook};

use crate::sample;

fn sheet(name: &str) -> Vec<Vec<Data>> {
    let home = tempfile::tempdir().unwrap();
    let (folder, _) = sample::write(home.path());
    let mut workbook: Xlsx<_> = open_workbook(folder.join("report.xlsx")).unwrap();
    workbook.worksheet_range(name).unwrap().rows().map(<[Data]>::to_vec).collect()
}

#[test]
fn the_sheets_are_there_in_order() {
    let home = tempfile::tempdir().unwrap();
    let (folder, _) = sample::write(home.path());
    let workbook: Xlsx<_> = open_workbook(folder.join("report.xlsx")).unwrap();
    assert_eq!(
        workbook.sheet_names(),
        [
            "Summary",
            "Files",
            "Findings",
            "Spend by supplier",
            "Spend by buyer",
            "Spend by category",
            "Contracts by supplier",
            "Contracts by buyer",
            "Contracts by category",
            "Ending soon",
            "Shared suppliers",
            "Shared, by buyer",
            "Software vendors",
            "Organisations",
            "Contracts",
            "Rejected rows",
            "Columns explained",
        ]
    );
}

#[test]
fn money_is_a_number_and_a_gap_is_no_nought() {
    let rows = sheet("Spend by supplier");
    assert_eq!(rows[1][0], Data::String("Bell & Sons Ltd".into()));
    assert_eq!(rows[1][1], Data::Float(1_750_100.0));
    assert_eq!(rows[2][3], Data::Empty, "no gross is stated");
    assert_eq!(rows[4][1], Data::Float(-200.0));
}

#[test]
fn dates_are_dates() {
    let rows = sheet("Ending soon");
    let Data::DateTime(ends) = &rows[1][0] else { panic!("{:?} is not a date", rows[1][0]) };
    assert_eq!(ends.to_string(), "46203", "30 June 2026");
}

#[test]
fn no_cell_is_a_formula() {
    let rows = sheet("Spend by supplier");
    assert_eq!(rows[4][0], Data::String("'=Sum Ltd".into()));
    let rows = sheet("Contracts");
    assert_eq!(rows[1][12], Data::String("'-C/17".into()));
    let rows = sheet("Rejected rows");
    assert!(rows[1][3].to_string().starts_with("'=HYPERLINK"));
}

#[test]
fn what_is_not_public_is_in_no_sheet() {
    let home = tempfile::tempdir().unwrap();
    let (folder, _) = sample::write(home.path());
    let mut workbook: Xlsx<_> = open_workbook(folder.join("report.xlsx")).unwrap();
    for (name, range) in workbook.worksheets() {
        for cell in range.used_cells().map(|(_, _, cell)| cell.to_string()) {
            assert!(!cell.contains("Secret"), "{name}: {cell}");
        }
    }
}
