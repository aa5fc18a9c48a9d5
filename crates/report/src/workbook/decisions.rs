//! `Decisions.xlsx`: what falls due, and when, for the head of procurement to sort and to defend.

use std::path::Path;

use chrono::NaiveDate;
use estate::corrections::Corrections;
use rust_xlsxwriter::{Workbook, XlsxError};

use super::corrections::corrections;
use super::sheet::{Heading, Sheet};
use super::{failure, full_disk, new};
use crate::decision_columns::DECISION_COLUMNS;
use crate::table_cell::TableCell;
use crate::words::day;
use crate::{DecisionLists, DecisionRow, Failure, PipelineList};

/// Writes the workbook.
pub(crate) fn write_decisions(
    path: &Path,
    work: &Path,
    lists: &DecisionLists,
    pipeline: &PipelineList,
    said: Option<&Corrections>,
) -> Result<(), Failure> {
    full_disk::or_error(|| save(path, work, lists, pipeline, said).map_err(failure))
}

fn save(
    path: &Path,
    work: &Path,
    lists: &DecisionLists,
    pipeline: &PipelineList,
    said: Option<&Corrections>,
) -> Result<(), XlsxError> {
    let mut workbook = new(work, "Decisions")?;
    table(&mut workbook, "Decisions", lists.as_at, &lists.due)?;
    table(&mut workbook, "Ended", lists.as_at, &lists.ended)?;
    table(&mut workbook, "No end to plan by", lists.as_at, &lists.endless)?;
    said.map_or(Ok(()), |said| corrections(&mut workbook, said))?;
    explained(&mut workbook, lists)?;
    super::pipeline::pipeline(&mut workbook, pipeline)?;
    workbook.save(path)
}

fn table(
    workbook: &mut Workbook,
    name: &str,
    as_at: NaiveDate,
    rows: &[DecisionRow],
) -> Result<(), XlsxError> {
    let headings: Vec<Heading> =
        DECISION_COLUMNS.iter().map(|column| (column.heading, column.width)).collect();
    let mut sheet = Sheet::new(workbook, name, &headings)?;
    for row in rows {
        if sheet.next_row() {
            decision(&mut sheet, as_at, row)?;
        }
    }
    sheet.finish("decisions.json")
}

fn decision(sheet: &mut Sheet, as_at: NaiveDate, row: &DecisionRow) -> Result<(), XlsxError> {
    for column in DECISION_COLUMNS {
        match (column.cell)(row, as_at) {
            TableCell::Date(date) => sheet.date(date)?,
            TableCell::Count(count) => sheet.count(count.map(u64::from))?,
            TableCell::Money(pence) => sheet.money(pence)?,
            text @ (TableCell::Text(_) | TableCell::Texts(_)) => sheet.text(&text.plain())?,
        }
    }
    Ok(())
}

/// What each column means, and what is assumed.
fn explained(workbook: &mut Workbook, lists: &DecisionLists) -> Result<(), XlsxError> {
    let mut sheet =
        Sheet::new(workbook, "Columns explained", &[("Column", 26.0), ("Means", 110.0)])?;
    let rows = DECISION_COLUMNS
        .iter()
        .map(|column| (column.heading.to_owned(), column.meaning.to_owned()));
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
