//! Workbooks: XLSX, XLS and ODS.

use std::fs;
use std::io::{Cursor, Read, Seek};
use std::path::Path;

use calamine::{Data, Range, Reader, Sheets, open_workbook_auto_from_rs};
use evidence::{Finding, Place, Severity, Source};

use super::{Guidance, Rows, read};
use crate::intake::shown;
use crate::source::SourceReading;
use crate::text::row::Row;
use crate::{FileAccount, Kind};

/// Reads every sheet that holds anything.
///
/// A workbook whose only message is that none of its sheets is a contract source comes back as one
/// account.
pub(crate) fn read_workbook<R: Read + Seek + Clone>(
    account: &FileAccount,
    reader: R,
    guidance: Guidance<'_>,
) -> Vec<SourceReading> {
    if is_encrypted(&mut reader.clone()) {
        return vec![SourceReading::unreadable(account, locked(account))];
    }
    let mut workbook = match open_workbook_auto_from_rs(reader) {
        Ok(workbook) => workbook,
        Err(error) => return vec![SourceReading::unreadable(account, unreadable(account, &error))],
    };
    let names = workbook.sheet_names();
    let mut readings = Vec::new();
    for name in names {
        readings.extend(read_sheet(account, &mut workbook, &name, guidance));
    }
    if readings.iter().any(|reading| reading.account.kind != Kind::NotAContractSource) {
        readings.retain(|reading| reading.account.kind != Kind::NotAContractSource);
    } else {
        readings.truncate(1);
    }
    if readings.is_empty() {
        let finding = empty(account);
        readings.push(SourceReading::unreadable(account, finding));
    }
    readings
}

fn read_sheet<R: Read + Seek + Clone>(
    account: &FileAccount,
    workbook: &mut Sheets<R>,
    name: &str,
    guidance: Guidance<'_>,
) -> Option<SourceReading> {
    let mut account = account.clone();
    let format = match workbook {
        Sheets::Xls(_) => "XLS",
        Sheets::Ods(_) => "ODS",
        Sheets::Xlsx(_) | Sheets::Xlsb(_) => "XLSX",
    };
    format.clone_into(&mut account.reading.format);
    account.sheet = Some(name.to_owned());
    if is_mostly_air(workbook, name) {
        return Some(SourceReading::unreadable(&account, air(&account)));
    }
    let range = match workbook.worksheet_range(name) {
        Ok(range) => range,
        Err(error) => {
            return Some(SourceReading::unreadable(&account, unreadable(&account, &error)));
        }
    };
    if range.is_empty() {
        return None;
    }
    let mut next = rows_of(&range);
    let rows: &mut Rows<'_> = &mut next;
    Some(read(account, rows, guidance))
}

/// One sheet of a workbook that is no source, such as one that was sent out and came back.
#[derive(Clone, Debug)]
pub struct WorkbookSheet {
    /// Its name.
    pub name: String,
    /// Its rows, each with its number.
    pub rows: Vec<Row>,
}

/// Reads every sheet of a workbook as rows of text, dates as `2027-03-31`.
///
/// # Errors
/// When the file cannot be opened, is no workbook, is protected, or has a sheet that is mostly empty space.
pub fn workbook_sheets(path: &Path) -> Result<Vec<WorkbookSheet>, Box<Finding>> {
    let source = Source { path: shown(path), ..Source::default() };
    let account = FileAccount::new(source, "XLSX");
    let bytes = fs::read(path).map_err(|error| {
        let message = format!("the workbook cannot be opened: {error}");
        let remedy = "Check the path and that you may read it.".into();
        Finding { message, remedy, ..unreadable(&account, &error.into()) }
    })?;
    if is_encrypted(&mut bytes.as_slice()) {
        return Err(Box::new(locked(&account)));
    }
    let mut workbook = open_workbook_auto_from_rs(Cursor::new(bytes.as_slice()))
        .map_err(|error| unreadable(&account, &error))?;
    let mut sheets = Vec::new();
    for name in workbook.sheet_names() {
        if is_mostly_air(&mut workbook, &name) {
            return Err(Box::new(air(&account)));
        }
        let range =
            workbook.worksheet_range(&name).map_err(|error| unreadable(&account, &error))?;
        let mut next = rows_of(&range);
        let (mut rows, mut row) = (Vec::new(), Row::default());
        while next(&mut row).is_ok_and(|more| more) {
            rows.push(std::mem::take(&mut row));
        }
        sheets.push(WorkbookSheet { name, rows });
    }
    Ok(sheets)
}

/// Whether a sheet spans far more cells than it holds: one cell in the last corner would otherwise
/// ask for hundreds of gigabytes.
fn is_mostly_air<R: Read + Seek + Clone>(workbook: &mut Sheets<R>, name: &str) -> bool {
    const LARGE: u64 = 20_000_000;
    const THINNEST: u64 = 50;
    let Sheets::Xlsx(workbook) = workbook else { return false };
    let Ok(mut cells) = workbook.worksheet_cells_reader(name) else { return false };
    let (mut rows, mut columns, mut held) = (0, 0, 0);
    while let Ok(Some(cell)) = cells.next_cell() {
        let (row, column) = cell.get_position();
        rows = rows.max(u64::from(row) + 1);
        columns = columns.max(u64::from(column) + 1);
        held += 1;
    }
    rows * columns > LARGE && rows * columns > held * THINNEST
}

fn air(account: &FileAccount) -> Finding {
    Finding {
        rule: "sparse-sheet".into(),
        severity: Severity::Error,
        place: Place::file(account.source.path.clone()),
        message: "a sheet spans millions of cells and holds hardly any".into(),
        remedy: "Delete what stands far below or beside the table, or save the table as CSV."
            .into(),
    }
}

/// The rows of a sheet, numbered as the spreadsheet numbers them.
fn rows_of(range: &Range<Data>) -> impl FnMut(&mut Row) -> std::io::Result<bool> + '_ {
    let mut number = range.start().map_or(0, |(row, _)| u64::from(row));
    let mut rows = range.rows();
    move |row| {
        let Some(cells) = rows.next() else { return Ok(false) };
        number += 1;
        let texts: Vec<String> = cells.iter().map(text_of).collect();
        *row = Row::of_cells(number, texts.iter().map(String::as_str));
        Ok(true)
    }
}

/// A cell as its text would stand in a CSV file.
fn text_of(cell: &Data) -> String {
    match cell {
        Data::DateTime(moment) if moment.is_datetime() => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        other => other.to_string(),
    }
}

/// Whether a compound file holds an encrypted workbook: one of its streams is named so, in UTF-16
/// (\[MS-OFFCRYPTO\] 1.3.3).
fn is_encrypted(reader: &mut dyn Read) -> bool {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let mut bytes = Vec::new();
    let read = reader.take(8).read_to_end(&mut bytes);
    let is_compound = read.is_ok() && bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]);
    is_compound
        && reader.read_to_end(&mut bytes).is_ok()
        && memchr::memmem::find(&bytes, &name).is_some()
}

fn unreadable(account: &FileAccount, error: &calamine::Error) -> Finding {
    let reason = error.to_string();
    if reason.to_ascii_lowercase().contains("password") {
        return locked(account);
    }
    Finding {
        rule: "unreadable-workbook".into(),
        severity: Severity::Error,
        place: Place::file(account.source.path.clone()),
        message: format!("the workbook cannot be opened: {reason}"),
        remedy: "Open it in a spreadsheet program and save it again as XLSX or CSV.".into(),
    }
}

fn locked(account: &FileAccount) -> Finding {
    Finding {
        rule: "password".into(),
        severity: Severity::Error,
        place: Place::file(account.source.path.clone()),
        message: "the workbook is protected with a password".into(),
        remedy: "Open it with the password and save a copy without one.".into(),
    }
}

fn empty(account: &FileAccount) -> Finding {
    Finding {
        rule: "empty-file".into(),
        severity: Severity::Error,
        place: Place::file(account.source.path.clone()),
        message: "no sheet of the workbook holds anything".into(),
        remedy: "Check that the right file was sent.".into(),
    }
}
