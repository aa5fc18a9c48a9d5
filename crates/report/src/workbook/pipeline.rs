//! The pipeline in `Decisions.xlsx`: the list, what is left out of it, and what all of it means.

use rust_xlsxwriter::{Workbook, XlsxError};

use super::sheet::{DATE, Heading, MONEY, Sheet};
use crate::pipeline::PIPELINE_COLUMNS;
use crate::table_cell::TableCell;
use crate::words::{count, day};
use crate::{LeftOutRow, PipelineList, PipelineRow};

/// The sheets that are of the pipeline, and no table of decisions.
pub(crate) const PIPELINE_SHEETS: [&str; 3] =
    ["Pipeline (UK1)", "Pipeline left out", "Pipeline explained"];

pub(super) fn pipeline(workbook: &mut Workbook, list: &PipelineList) -> Result<(), XlsxError> {
    let [planned, left_out, explained] = PIPELINE_SHEETS;
    let headings: Vec<Heading> =
        PIPELINE_COLUMNS.iter().map(|column| (column.heading, column.width)).collect();
    let mut sheet = Sheet::new(workbook, planned, &headings)?;
    for row in &list.rows {
        if sheet.next_row() {
            planned_row(&mut sheet, row)?;
        }
    }
    sheet.finish("pipeline.json")?;
    let mut sheet = Sheet::new(workbook, left_out, &LEFT_OUT)?;
    for row in &list.left_out {
        if sheet.next_row() {
            left_out_row(&mut sheet, row)?;
        }
    }
    sheet.finish("pipeline.json")?;
    let headings = [("Subject", 40.0), ("Open Contracting field", 40.0), ("In words", 110.0)];
    let mut sheet = Sheet::new(workbook, explained, &headings)?;
    for (subject, field, words) in explanations(list) {
        sheet.next_row();
        sheet.text(&subject)?;
        sheet.text(&field)?;
        sheet.text(&words)?;
    }
    sheet.finish("pipeline.json")
}

fn planned_row(sheet: &mut Sheet, row: &PipelineRow) -> Result<(), XlsxError> {
    for column in PIPELINE_COLUMNS {
        match (column.cell)(row) {
            TableCell::Date(date) => sheet.date(date)?,
            TableCell::Count(count) => sheet.count(count.map(u64::from))?,
            TableCell::Money(pence) => sheet.money(pence)?,
            text @ (TableCell::Text(_) | TableCell::Texts(_)) => sheet.text(&text.plain())?,
        }
    }
    Ok(())
}

const LEFT_OUT: [Heading; 7] = [
    ("Why it is left out", 46.0),
    ("Contracting authority", 30.0),
    ("Contract title", 50.0),
    ("Tender notice or invitation (estimated)", DATE),
    ("Value without VAT", MONEY),
    ("Where it stands", 46.0),
    ("Contract id", 26.0),
];

fn left_out_row(sheet: &mut Sheet, row: &LeftOutRow) -> Result<(), XlsxError> {
    sheet.text(row.because.words())?;
    sheet.text(&row.contracting_authority)?;
    sheet.text(&row.title)?;
    sheet.date(row.tender_notice)?;
    sheet.money(row.value_net_pence)?;
    sheet.text(&row.places.join("; "))?;
    sheet.text(&row.id)
}

/// What the sheets hold and do not, what the law says, and what each column means.
fn explanations(list: &PipelineList) -> Vec<(String, String, String)> {
    let plain = |subject: &str, words: String| (subject.to_owned(), String::new(), words);
    let contracts = |own: usize| count(own as u64, "contract", "contracts");
    let mut rows = vec![
        plain(
            "What is in it",
            format!(
                "Contracts that run on {} and whose procurement would begin by {}, with a value above £2 million, net or gross: {}. A list to draft a pipeline notice from, and no notice: what will be bought again is for each body to say.",
                day(list.as_at),
                day(list.ends),
                contracts(list.rows.len())
            ),
        ),
        plain(
            "The day on which a procurement would begin",
            format!(
                "{} months before the present end: an assumption of planning. Where that day has passed the contract is in the list and marked.",
                list.procurement_months
            ),
        ),
        plain("Not above £2 million", format!("{}, in no list.", contracts(list.not_above))),
        plain("Marked not public", format!("{}, in no list.", contracts(list.not_public))),
    ];
    rows.extend(list.left_out_by_reason().map(|(because, own)| {
        plain("Left out", format!("{}: {}.", contracts(own), because.words()))
    }));
    rows.push(plain(
        "Not in it either",
        "Contracts whose end has passed (the sheet Ended), and procurements that have begun or were announced: their notices are in contracts.csv.".to_owned(),
    ));
    rows.extend(list.law.iter().map(|fact| {
        plain(&fact.provision, format!("{} {} ({}).", fact.words, fact.source, fact.checked))
    }));
    rows.extend(list.columns.iter().map(|own| {
        (own.heading.clone(), own.ocds.clone().unwrap_or_default(), own.meaning.clone())
    }));
    rows
}
