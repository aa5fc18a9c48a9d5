use std::path::Path;
use std::sync::Arc;

use arrow_array::{ArrayRef, Float32Array, StringArray, UInt64Array};
use arrow_schema::{DataType, Field};

use super::BATCH;
use super::csv::CsvFile;
use super::organisation_columns::{ORGANISATION_COLUMNS, OrganisationCells, OrganisationRow};
use super::parquet_file::ParquetFile;
use crate::{Failure, Report};

/// Writes every way in which every organisation is written.
pub(crate) fn write_organisations_csv(path: &Path, report: &Report) -> Result<(), Failure> {
    let mut csv = CsvFile::create(path)?;
    csv.header(ORGANISATION_COLUMNS.iter().map(|column| column.name))?;
    for row in OrganisationRow::all(&report.organisations, &report.files) {
        for column in ORGANISATION_COLUMNS {
            match column.cells {
                OrganisationCells::Text(of) => csv.text(&of(&row)),
                OrganisationCells::Count(of) => csv.whole(i64::try_from(of(&row)).ok()),
                OrganisationCells::Sure(of) => {
                    csv.text(&of(&row).map_or_else(String::new, |sure| format!("{sure:.4}")));
                }
            }
        }
        csv.end_row()?;
    }
    Ok(csv.finish()?)
}

/// Writes the same rows with types; a text that says nothing is null.
pub(crate) fn write_organisations_parquet(path: &Path, report: &Report) -> Result<(), Failure> {
    let field = |cells| match cells {
        OrganisationCells::Text(_) => DataType::Utf8,
        OrganisationCells::Count(_) => DataType::UInt64,
        OrganisationCells::Sure(_) => DataType::Float32,
    };
    let fields = ORGANISATION_COLUMNS.iter();
    let fields = fields.map(|column| Field::new(column.name, field(column.cells), true)).collect();
    let mut parquet = ParquetFile::create(path, fields)?;
    let rows: Vec<OrganisationRow> =
        OrganisationRow::all(&report.organisations, &report.files).collect();
    for batch in rows.chunks(BATCH) {
        let columns = ORGANISATION_COLUMNS.iter().map(|column| array(column.cells, batch));
        parquet.write(columns.collect())?;
    }
    parquet.finish()
}

fn array(cells: OrganisationCells, rows: &[OrganisationRow]) -> ArrayRef {
    let rows = rows.iter();
    match cells {
        OrganisationCells::Text(of) => {
            let said = rows.map(|row| Some(of(row)).filter(|text| !text.is_empty()));
            Arc::new(said.collect::<StringArray>())
        }
        OrganisationCells::Count(of) => {
            Arc::new(rows.map(|row| Some(of(row))).collect::<UInt64Array>())
        }
        OrganisationCells::Sure(of) => Arc::new(rows.map(of).collect::<Float32Array>()),
    }
}
