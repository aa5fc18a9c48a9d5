//! Sheets as XLSX and ODS files.

use chrono::Datelike as _;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};
use zip::CompressionMethod;

use crate::archive::archive;
use crate::error::DemonstrationError;
use crate::notation::serial;
use crate::sheet::{Cell, Sheet};

/// How a workbook holds dates.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum DateCells {
    /// As numbers shown as dates.
    Formatted,
    /// As bare numbers, the format lost on the way.
    BareSerials,
}

pub(crate) fn xlsx(
    path: &str,
    sheet_name: &str,
    sheet: &Sheet,
    dates: DateCells,
) -> Result<Vec<u8>, DemonstrationError> {
    fill(sheet_name, sheet, dates).map_err(DemonstrationError::workbook(path))
}

fn fill(sheet_name: &str, sheet: &Sheet, dates: DateCells) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let created = ExcelDateTime::from_ymd(2026, 9, 30)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&created));
    let worksheet = workbook.add_worksheet().set_name(sheet_name)?;
    let mut row = 0;
    for title in &sheet.titles {
        if !title.is_empty() {
            worksheet.write_string(row, 0, title)?;
        }
        row += 1;
    }
    for (column, header) in (0..).zip(&sheet.header) {
        worksheet.write_string(row, column, *header)?;
    }
    for cells in &sheet.rows {
        row += 1;
        for (column, cell) in (0..).zip(cells) {
            write_cell(worksheet, row, column, cell, dates)?;
        }
    }
    workbook.save_to_buffer()
}

fn write_cell(
    worksheet: &mut Worksheet,
    row: u32,
    column: u16,
    cell: &Cell,
    dates: DateCells,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Blank => {}
        Cell::Text(text) => drop(worksheet.write_string(row, column, text)?),
        Cell::Amount(pence) => {
            worksheet.write_number(row, column, *pence as f64 / 100.0)?;
        }
        Cell::Whole(number) => drop(worksheet.write_number(row, column, *number as f64)?),
        Cell::Date(date) => {
            let serial = serial(*date) as f64;
            if dates == DateCells::BareSerials {
                worksheet.write_number(row, column, serial)?;
            } else {
                let format = Format::new().set_num_format("dd/mm/yyyy");
                worksheet.write_number_with_format(row, column, serial, &format)?;
            }
        }
    }
    Ok(())
}

const ODS_MIMETYPE: &str = "application/vnd.oasis.opendocument.spreadsheet";
const ODS_MANIFEST: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>
"#;
const ODS_CONTENT: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2"><office:body><office:spreadsheet>"#;

pub(crate) fn ods(
    path: &str,
    sheet_name: &str,
    sheet: &Sheet,
) -> Result<Vec<u8>, DemonstrationError> {
    let mut content = String::from(ODS_CONTENT);
    content.extend(["<table:table table:name=\"", &escaped(sheet_name), "\">\n"]);
    for title in &sheet.titles {
        push_ods_row(&mut content, &[Cell::from(title.as_str())]);
    }
    let header: Vec<Cell> = sheet.header.iter().map(|&header| Cell::from(header)).collect();
    push_ods_row(&mut content, &header);
    for row in &sheet.rows {
        push_ods_row(&mut content, row);
    }
    content
        .push_str("</table:table></office:spreadsheet></office:body></office:document-content>\n");
    archive(&[
        ("mimetype", ODS_MIMETYPE.as_bytes(), CompressionMethod::Stored),
        ("META-INF/manifest.xml", ODS_MANIFEST.as_bytes(), CompressionMethod::Deflated),
        ("content.xml", content.as_bytes(), CompressionMethod::Deflated),
    ])
    .map_err(DemonstrationError::archive(path))
}

fn push_ods_row(content: &mut String, cells: &[Cell]) {
    content.push_str("<table:table-row>");
    for cell in cells {
        content.push_str(&ods_cell(cell));
    }
    content.push_str("</table:table-row>\n");
}

fn ods_cell(cell: &Cell) -> String {
    let number = |value: String| {
        format!(
            "<table:table-cell office:value-type=\"float\" office:value=\"{value}\">\
             <text:p>{value}</text:p></table:table-cell>"
        )
    };
    match cell {
        Cell::Blank => "<table:table-cell/>".to_owned(),
        Cell::Text(text) => format!(
            "<table:table-cell office:value-type=\"string\"><text:p>{}</text:p></table:table-cell>",
            escaped(text)
        ),
        Cell::Amount(pence) => number(crate::notation::AmountNotation::Plain.write(*pence)),
        Cell::Whole(whole) => number(whole.to_string()),
        Cell::Date(date) => format!(
            "<table:table-cell office:value-type=\"date\" office:date-value=\"{date}\">\
             <text:p>{:02}/{:02}/{}</text:p></table:table-cell>",
            date.day(),
            date.month(),
            date.year()
        ),
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
