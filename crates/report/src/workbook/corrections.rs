use estate::corrections::{CorrectionEntry, Corrections, Fact, GoneRow, Now};
use rust_xlsxwriter::{Workbook, XlsxError};

use super::sheet::{COUNT, DATE, Heading, Sheet};

const HEADINGS: [Heading; 12] = [
    ("Said on", DATE),
    ("By", 34.0),
    ("Fact", 22.0),
    ("Source had", 34.0),
    ("Corrected to", 34.0),
    ("Source has now", 34.0),
    ("State", 40.0),
    ("Why", 60.0),
    ("Contract", 26.0),
    ("Row that was not found: reference, title, body", 60.0),
    ("Log", 34.0),
    ("Line", COUNT),
];

/// Every correction and confirmation, and what became of it.
pub(super) fn corrections(workbook: &mut Workbook, said: &Corrections) -> Result<(), XlsxError> {
    let mut sheet = Sheet::new(workbook, "Corrections", &HEADINGS)?;
    for entry in &said.entries {
        if sheet.next_row() {
            correction(&mut sheet, entry)?;
        }
    }
    sheet.finish("report.json")
}

fn correction(sheet: &mut Sheet, entry: &CorrectionEntry) -> Result<(), XlsxError> {
    let found = entry.contract.is_some();
    sheet.date(Some(entry.on.date_naive()))?;
    sheet.text(&entry.by)?;
    sheet.text(entry.fact.map_or(if found { "all: confirmed" } else { "" }, Fact::words))?;
    sheet.text(entry.was.as_deref().unwrap_or_default())?;
    sheet.text(match &entry.now {
        Some(Now::Is(value)) => value,
        Some(Now::Unknown) => "not known",
        Some(Now::AsSource) => "as the source has it",
        None => "",
    })?;
    sheet.text(entry.source.as_deref().unwrap_or_default())?;
    sheet.text(entry.state.words())?;
    sheet.text(&entry.why)?;
    sheet.text(entry.contract.as_deref().unwrap_or_default())?;
    sheet.text(&entry.gone.as_ref().map(GoneRow::words).unwrap_or_default())?;
    sheet.text(&entry.log)?;
    sheet.count(Some(entry.line))
}
