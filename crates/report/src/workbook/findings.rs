//! `Findings.xlsx`: what is true of the estate that somebody should act on, a sheet for each kind.

use std::borrow::Borrow;
use std::path::Path;

use chrono::NaiveDate;
use rust_xlsxwriter::{Workbook, XlsxError};

use super::sheet::{COUNT, DATE, Heading, MONEY, Sheet};
use super::{failure, full_disk, new};
use crate::finding_tables::FINDINGS;
use crate::windows::{WINDOWS, columns_on_days, count_on_days, rows_on_days};
use crate::words::day;
use crate::{
    Failure, FindingCell, FindingRow, FindingTable, FindingTables, Holds, WindowGroups,
    laws_on_extending, window_days,
};

/// Rows of a sheet, the first of which matter most: nobody works through more, and the JSON has all.
const ROWS: usize = 10_000;
/// How many contracts a row names by file and row; the JSON names all.
const PLACES: usize = 8;

/// Writes the workbook.
pub(crate) fn write_findings(
    path: &Path,
    work: &Path,
    findings: &FindingTables,
    windows: &WindowGroups,
) -> Result<(), Failure> {
    full_disk::or_error(|| save(path, work, findings, windows).map_err(failure))
}

fn save(
    path: &Path,
    work: &Path,
    findings: &FindingTables,
    windows: &WindowGroups,
) -> Result<(), XlsxError> {
    let mut workbook = new(work, "Findings")?;
    let (days, on_days) = (window_days(windows), columns_on_days(windows));
    let laws = laws_on_extending(windows);
    let of_windows = [counted(&days), (&on_days, count_on_days(windows)), counted(&laws)];
    let all: Vec<(&FindingTable, usize)> =
        findings.tables.iter().map(counted).chain(of_windows).collect();
    explained(&mut workbook, findings.as_at, &all)?;
    for own in &findings.tables {
        table(&mut workbook, own, &own.rows, FINDINGS)?;
    }
    table(&mut workbook, &days, &days.rows, WINDOWS)?;
    table(&mut workbook, &on_days, rows_on_days(windows), WINDOWS)?;
    table(&mut workbook, &laws, &laws.rows, WINDOWS)?;
    workbook.save(path)
}

fn counted(own: &FindingTable) -> (&FindingTable, usize) {
    (own, own.rows.len())
}

/// What each sheet says, what it covers, and what to do.
fn explained(
    workbook: &mut Workbook,
    as_at: NaiveDate,
    tables: &[(&FindingTable, usize)],
) -> Result<(), XlsxError> {
    let headings = [
        ("Sheet", 32.0),
        ("Rows", COUNT),
        ("What a row means", 90.0),
        ("What it covers", 70.0),
        ("What to do", 70.0),
        ("As at", 16.0),
    ];
    let mut sheet = Sheet::new(workbook, "What this says", &headings)?;
    for (own, rows) in tables {
        sheet.next_row();
        sheet.wrapped(&own.title)?;
        sheet.count(Some(*rows as u64))?;
        sheet.wrapped(&own.about)?;
        sheet.wrapped(&own.coverage)?;
        sheet.wrapped(&own.next_step)?;
        sheet.text(&day(as_at))?;
    }
    sheet.finish(FINDINGS)
}

fn table(
    workbook: &mut Workbook,
    own: &FindingTable,
    rows: impl IntoIterator<Item: Borrow<FindingRow>>,
    whole_in: &str,
) -> Result<(), XlsxError> {
    let columns = own.columns.iter().map(|column| (column.title.as_str(), width(column.holds)));
    let headings: Vec<Heading<'_>> = columns.chain([("File:row", 60.0)]).collect();
    let mut sheet = Sheet::new(workbook, &own.title, &headings)?.of_at_most(ROWS);
    for row in rows {
        let row = row.borrow();
        if sheet.next_row() {
            row.cells.iter().try_for_each(|own| cell(&mut sheet, own))?;
            sheet.text(&places(row, whole_in))?;
        }
    }
    sheet.finish(whole_in)
}

fn width(holds: Holds) -> f64 {
    match holds {
        Holds::Text => 34.0,
        Holds::Count | Holds::Number | Holds::Share => COUNT,
        Holds::Money => MONEY,
        Holds::Date => DATE,
    }
}

fn cell(sheet: &mut Sheet, own: &FindingCell) -> Result<(), XlsxError> {
    match own {
        FindingCell::Text(text) => sheet.text(text),
        FindingCell::Count(count) => sheet.count(Some(*count)),
        FindingCell::Number(number) => sheet.decimal(*number),
        FindingCell::Share(share) => sheet.share(*share),
        FindingCell::Money(pence) => sheet.money(Some(*pence)),
        FindingCell::Date(date) => sheet.date(Some(*date)),
        FindingCell::Without(why) => sheet.text(why),
        FindingCell::Unknown => sheet.text("not known"),
    }
}

fn places(row: &FindingRow, whole_in: &str) -> String {
    let places: Vec<&str> =
        row.contracts.iter().take(PLACES).map(|own| own.place.as_str()).collect();
    let rest = row.contracts.len().saturating_sub(PLACES);
    let payments = row.payments.as_ref().map(|own| {
        let first = own.first.as_ref().map(|first| format!("from {first} on, in "));
        let first = first.unwrap_or_default();
        format!(
            "payments: {first}spend.csv, buyer {}, supplier {}",
            own.buyer.name, own.supplier.name
        )
    });
    let rest = (rest > 0).then(|| format!("and {rest} more, in {whole_in}"));
    let all = places.into_iter().map(str::to_owned).chain(rest).chain(payments);
    all.collect::<Vec<_>>().join("; ")
}
