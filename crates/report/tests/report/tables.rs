use std::fs::{self, File};

use arrow_array::cast::AsArray;
use arrow_array::types::{Date32Type, Int64Type, UInt32Type};
use arrow_array::{Array, RecordBatch};
use arrow_schema::DataType;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;

use crate::sample;

fn text(name: &str) -> String {
    let home = tempfile::tempdir().unwrap();
    let (folder, _) = sample::write(home.path());
    fs::read_to_string(folder.join(name)).unwrap()
}

fn spend() -> RecordBatch {
    let home = tempfile::tempdir().unwrap();
    let (folder, _) = sample::write(home.path());
    let file = File::open(folder.join("spend.parquet")).unwrap();
    let mut batches = ParquetRecordBatchReaderBuilder::try_new(file).unwrap().build().unwrap();
    batches.next().unwrap().unwrap()
}

/// The cells of one row of a CSV by heading; the sample's cells hold no line breaks.
fn cell(csv: &str, row: usize, heading: &str) -> String {
    let split = |line: &str| {
        let mut cells = vec![String::new()];
        let mut quoted = false;
        for letter in line.chars() {
            match letter {
                '"' => quoted = !quoted,
                ',' if !quoted => cells.push(String::new()),
                letter => cells.last_mut().unwrap().push(letter),
            }
        }
        cells
    };
    let headings = split(csv.lines().next().unwrap());
    let column = headings.iter().position(|name| name == heading).unwrap();
    split(csv.lines().nth(row).unwrap())[column].clone()
}

#[test]
fn every_payment_line_has_a_row_with_its_source() {
    let csv = text("spend.csv");
    assert_eq!(csv.lines().count(), 6);
    assert_eq!(cell(&csv, 1, "file"), "spend/council.csv");
    assert_eq!(cell(&csv, 1, "sha256").len(), 64);
    assert_eq!(cell(&csv, 1, "row"), "4");
    assert_eq!(cell(&csv, 5, "sheet"), "May");
}

#[test]
fn money_is_in_pence_and_in_pounds() {
    let csv = text("spend.csv");
    assert_eq!(cell(&csv, 3, "net_pence"), "-20000");
    assert_eq!(cell(&csv, 3, "net"), "-200.00");
    assert_eq!(cell(&csv, 3, "gross_pence"), "");
    let csv = text("contracts.csv");
    assert_eq!(cell(&csv, 1, "total_pence"), "42000000");
    assert_eq!(cell(&csv, 1, "total"), "420000.00");
}

#[test]
fn no_csv_cell_is_a_formula() {
    assert_eq!(cell(&text("spend.csv"), 3, "supplier"), "'=Sum Ltd");
    let contracts = text("contracts.csv");
    assert_eq!(cell(&contracts, 1, "reference"), "'-C/17");
    assert_eq!(cell(&contracts, 1, "description"), "'=1+1");
    assert!(cell(&text("rejected.csv"), 1, "raw").starts_with("'=HYPERLINK"));
}

#[test]
fn what_is_not_public_stands_apart_and_says_so() {
    for name in ["contracts.csv", "repairs.csv", "rejected.csv", "report.json"] {
        assert!(!text(name).contains("Secret"), "{name}");
    }
    let csv = text("not-public.csv");
    assert_eq!(cell(&csv, 1, "publication"), "NOT FOR PUBLICATION");
    assert_eq!(cell(&csv, 1, "title"), "Guarding of the Secret Place");
}

#[test]
fn a_repair_shows_what_stood_there() {
    let csv = text("repairs.csv");
    assert_eq!(csv.lines().count(), 2);
    assert_eq!(cell(&csv, 1, "as_it_stood"), "Bell &amp; Sons Ltd");
    assert_eq!(cell(&csv, 1, "as_it_was_read"), "Bell & Sons Ltd");
    assert_eq!(cell(&csv, 1, "position"), "row 3, column Supplier");
}

#[test]
fn parquet_holds_the_same_lines_typed_and_as_written() {
    let spend = spend();
    let column = |name: &str| spend.column_by_name(name).unwrap();
    assert_eq!(spend.num_rows(), 5);
    assert_eq!(column("row").as_primitive::<UInt32Type>().value(4), 2);
    assert_eq!(column("net_pence").as_primitive::<Int64Type>().value(2), -20_000);
    assert!(column("gross_pence").is_null(2));
    assert_eq!(*column("date").data_type(), DataType::Date32);
    assert_eq!(column("date").as_primitive::<Date32Type>().value(0), 20_179, "1 April 2025");
    assert!(column("date").is_null(2));
    assert_eq!(column("supplier").as_string::<i32>().value(2), "=Sum Ltd");
    assert!(column("department").is_null(0), "not stated is null");
}
