//! `Decisions.xlsx`: what falls due, and when, for the head of procurement to sort and to defend.

use std::path::Path;

use chrono::NaiveDate;
use rust_xlsxwriter::{Workbook, XlsxError};

use super::sheet::{COUNT, DATE, Heading, MONEY, Sheet};
use super::{failure, full_disk, new};
use crate::words::day;
use crate::{DecisionLists, DecisionRow, Failure};

/// A column: its heading, how wide it is, and what it means.
type Explained = (&'static str, f64, &'static str);

const COLUMNS: [Explained; 20] = [
    ("Body", 30.0, "Who holds the contract; several for a joint procurement."),
    (
        "Reference",
        16.0,
        "The body's own reference, or the notice's. A hint: one may cover several contracts.",
    ),
    ("Title", 50.0, "As the source has it."),
    ("Legal supplier", 34.0, "The supplier by the best of the ways in which it is written."),
    (
        "Group",
        26.0,
        "The corporate group of the supplier, where ownership was given to the audit and somebody is known to control it.",
    ),
    (
        "Product",
        26.0,
        "The software product, where the dictionary of vendors knows it and the supplier makes or resells it. Blank where it is not sure.",
    ),
    (
        "Regime",
        22.0,
        "The law it was bought under, as far as the records show it: a notice of the Procurement Act, words of the procedure, or the register's column on advertisement with the day it began. What was not advertised is shown as below threshold only if it is worth less than £106,047, the lowest threshold since 2015; else it may be a call-off, and is unknown.",
    ),
    (
        "Route, framework and lot",
        22.0,
        "How it was bought, in the source's words: framework and lot only where the source names them.",
    ),
    ("As-at date", DATE, "The day for which this workbook is drawn."),
    ("Current end", DATE, "The last day as it now stands, extensions that were taken included."),
    (
        "Options left (months)",
        COUNT,
        "The months by which it may still be extended: all options, less the months by which the end lies beyond the first term. Blank where the source says nothing of options, or what it says contradicts itself.",
    ),
    ("Latest possible end", DATE, "The last day if every option that is left is taken."),
    (
        "Notice-by date",
        DATE,
        "Reckoned: the current end less the months of notice below, where options are left. The contract's own notice period goes before it.",
    ),
    (
        "Procurement-start date",
        DATE,
        "Reckoned: the current end less the months that a procurement takes, below.",
    ),
    ("Annual £ net", MONEY, "A year's worth, net, in pounds."),
    ("£ basis", 34.0, "What that figure is from."),
    ("Confidence", 34.0, "How many records tell of the contract, and what puts them together."),
    (
        "File:row",
        46.0,
        "Where it stands: each record that tells of it, the one whose facts are shown first.",
    ),
    ("To check", 60.0, "What contradicts itself, or cannot be, with both figures."),
    (
        "Id",
        26.0,
        "What the row is found again by when this workbook comes back. Leave it as it is.",
    ),
];

/// Writes the workbook.
pub(crate) fn write_decisions(
    path: &Path,
    work: &Path,
    lists: &DecisionLists,
) -> Result<(), Failure> {
    full_disk::or_error(|| save(path, work, lists).map_err(failure))
}

fn save(path: &Path, work: &Path, lists: &DecisionLists) -> Result<(), XlsxError> {
    let mut workbook = new(work, "Decisions")?;
    table(&mut workbook, "Decisions", lists.as_at, &lists.due)?;
    table(&mut workbook, "Ended", lists.as_at, &lists.ended)?;
    table(&mut workbook, "No end to plan by", lists.as_at, &lists.endless)?;
    explained(&mut workbook, lists)?;
    workbook.save(path)
}

fn table(
    workbook: &mut Workbook,
    name: &str,
    as_at: NaiveDate,
    rows: &[DecisionRow],
) -> Result<(), XlsxError> {
    let headings: Vec<Heading> = COLUMNS.iter().map(|(title, width, _)| (*title, *width)).collect();
    let mut sheet = Sheet::new(workbook, name, &headings)?;
    for row in rows {
        if sheet.next_row() {
            decision(&mut sheet, as_at, row)?;
        }
    }
    sheet.finish("decisions.json")
}

fn decision(sheet: &mut Sheet, as_at: NaiveDate, row: &DecisionRow) -> Result<(), XlsxError> {
    sheet.text(&row.body)?;
    sheet.text(&row.reference)?;
    sheet.text(&row.title)?;
    sheet.text(&row.supplier)?;
    sheet.text(&row.group)?;
    sheet.text(&row.product)?;
    sheet.text(&row.regime)?;
    sheet.text(&row.route)?;
    sheet.date(Some(as_at))?;
    sheet.date(row.current_end)?;
    sheet.count(row.months_left.map(u64::from))?;
    sheet.date(row.latest_end)?;
    sheet.date(row.notice_by)?;
    sheet.date(row.procurement_start)?;
    sheet.money(row.annual_pence)?;
    sheet.text(&row.basis)?;
    sheet.text(&row.confidence)?;
    sheet.text(&row.places.join("; "))?;
    sheet.text(&row.to_check.join("; "))?;
    sheet.text(&row.id)
}

/// What each column means, and what is assumed.
fn explained(workbook: &mut Workbook, lists: &DecisionLists) -> Result<(), XlsxError> {
    let mut sheet =
        Sheet::new(workbook, "Columns explained", &[("Column", 26.0), ("Means", 110.0)])?;
    let rows =
        COLUMNS.iter().map(|(title, _, meaning)| ((*title).to_owned(), (*meaning).to_owned()));
    let assumed = [
        (
            "Rows".to_owned(),
            format!(
                "Awarded contracts that run on {} and for which a date falls due within {} months of it, or is overdue. The sheet Ended has those whose end has passed. No end to plan by has those without an end that could be read, or with one so far ahead that it is likely a slip. Those marked not public are in no sheet.",
                day(lists.as_at),
                lists.window_months
            ),
        ),
        (
            "Months of notice".to_owned(),
            format!(
                "{}: an assumption of planning, until the contract's own is known.",
                lists.lead.notice_months
            ),
        ),
        (
            "Months of a procurement".to_owned(),
            format!("{}: an assumption of planning.", lists.lead.procurement_months),
        ),
    ];
    for (title, meaning) in rows.chain(assumed) {
        sheet.next_row();
        sheet.text(&title)?;
        sheet.text(&meaning)?;
    }
    sheet.finish("report.json")
}
