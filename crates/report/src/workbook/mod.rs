//! `report.xlsx`: the tables, whole, for sorting and filtering; and `Decisions.xlsx`.

mod corrections;
mod decisions;
mod findings;
mod full_disk;
mod organisations;
mod pipeline;
mod shared;
mod sheet;
mod sheets;

use std::path::Path;

use estate::{Audit, FileAccount};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use crate::{Failure, Report};
pub(crate) use decisions::write_decisions;
pub(crate) use findings::write_findings;
pub(crate) use pipeline::PIPELINE_SHEETS;

/// Rows that one sheet is given, of the 1,048,576 that it could hold: beyond these a workbook is slow
/// to open, and the tables are whole in CSV and Parquet.
const SHEET_ROWS: usize = 20_000;
/// How hard a workbook is packed, of 9: a million lines take a third of the time of 6, and a quarter more room.
const COMPRESSION: u8 = 2;
/// Letters that one cell can hold, as Excel counts them, less room for the note that it was cut.
const CELL_LETTERS: usize = 32_700;

/// Writes the workbook row by row, what does not fit in memory going through `work`.
pub(crate) fn write_workbook(
    path: &Path,
    work: &Path,
    audit: &Audit,
    report: &Report,
) -> Result<(), Failure> {
    full_disk::or_error(|| save(path, work, audit, report).map_err(failure))
}

fn failure(error: XlsxError) -> Failure {
    match error {
        XlsxError::IoError(error) | XlsxError::TempFileError(_, error) => Failure::Storage(error),
        error => Failure::Workbook(error),
    }
}

/// A workbook of no sheets yet, which keeps in `work` what does not fit in memory.
fn new(work: &Path, title: &str) -> Result<Workbook, XlsxError> {
    let mut workbook = Workbook::new();
    workbook.set_tempdir(work)?;
    workbook.set_zip_compression_level(COMPRESSION);
    // The time of the run is not part of the report.
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_title(title).set_creation_datetime(&made));
    Ok(workbook)
}

fn save(path: &Path, work: &Path, audit: &Audit, report: &Report) -> Result<(), XlsxError> {
    let mut workbook = new(work, &report.title)?;
    sheets::summary(&mut workbook, report)?;
    sheets::files(&mut workbook, report)?;
    sheets::findings(&mut workbook, report)?;
    sheets::spend(&mut workbook, report)?;
    sheets::contract_figures(&mut workbook, report)?;
    sheets::ending(&mut workbook, report)?;
    shared::shared(&mut workbook, report)?;
    organisations::vendors(&mut workbook, report)?;
    organisations::organisations(&mut workbook, report)?;
    sheets::contracts(&mut workbook, audit)?;
    sheets::rejected(&mut workbook, audit)?;
    sheets::columns(&mut workbook)?;
    workbook.save(path)
}

fn path(files: &[FileAccount], file: u32) -> &str {
    files.get(file as usize).map_or("", |file| file.source.path.as_str())
}
