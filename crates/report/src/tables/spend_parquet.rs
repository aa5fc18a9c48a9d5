use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use arrow_array::{ArrayRef, BooleanArray, Date32Array, Int64Array, StringArray, UInt32Array};
use arrow_schema::{DataType, Field};
use estate::{Audit, Pence};

use super::BATCH;
use super::parquet_file::{ParquetFile, to_days};
use super::spend_columns::{SPEND_COLUMNS, SpendCells, organisation_of};
use crate::Failure;

/// Writes every payment line; a text that is not stated is null.
pub(crate) fn write_spend_parquet(path: &Path, audit: &Audit) -> Result<(), Failure> {
    let (files, spend) = (&audit.files, &audit.spend);
    let fields = SPEND_COLUMNS
        .iter()
        .map(|column| Field::new(column.name, data_type(column.cells), true))
        .collect();
    let of_files: Vec<Vec<String>> = SPEND_COLUMNS
        .iter()
        .map(|column| match column.cells {
            SpendCells::OfFile(of) => files.iter().map(of).collect(),
            _ => Vec::new(),
        })
        .collect();
    let mut parquet = ParquetFile::create(path, fields)?;
    for begin in (0..spend.len()).step_by(BATCH) {
        let lines = begin..spend.len().min(begin + BATCH);
        let columns = SPEND_COLUMNS
            .iter()
            .zip(&of_files)
            .map(|(column, of_files)| array(column.cells, of_files, audit, lines.clone()));
        parquet.write(columns.collect())?;
    }
    parquet.finish()
}

fn data_type(cells: SpendCells) -> DataType {
    match cells {
        SpendCells::OfFile(_) | SpendCells::Text(_) | SpendCells::Organisation(_) => DataType::Utf8,
        SpendCells::Row(_) => DataType::UInt32,
        SpendCells::Date(_) => DataType::Date32,
        SpendCells::Money(_) => DataType::Int64,
        SpendCells::Flag(_) => DataType::Boolean,
    }
}

fn array(cells: SpendCells, of_files: &[String], audit: &Audit, lines: Range<usize>) -> ArrayRef {
    let spend = &audit.spend;
    match cells {
        SpendCells::OfFile(_) => {
            let texts = slice(&spend.file, lines).iter().map(|&file| of_files.get(file as usize));
            let stated = texts.map(|text| text.map(String::as_str).filter(|text| !text.is_empty()));
            Arc::new(stated.collect::<StringArray>())
        }
        SpendCells::Text(of) => {
            let terms = slice(of(spend), lines).iter();
            let stated = terms.map(|&term| (!term.is_none()).then(|| spend.text(term)));
            Arc::new(stated.collect::<StringArray>())
        }
        SpendCells::Organisation(of) => {
            let directory = of(&audit.organisations);
            Arc::new(lines.map(|line| organisation_of(directory, line)).collect::<StringArray>())
        }
        SpendCells::Row(of) => {
            Arc::new(UInt32Array::from_iter_values(slice(of(spend), lines).iter().copied()))
        }
        SpendCells::Date(of) => {
            let dates = slice(of(spend), lines).iter();
            Arc::new(dates.map(|date| date.map(to_days)).collect::<Date32Array>())
        }
        SpendCells::Money(of) => {
            let amounts = slice(of(spend), lines).iter();
            Arc::new(amounts.map(|sum| sum.map(|Pence(pence)| pence)).collect::<Int64Array>())
        }
        SpendCells::Flag(of) => {
            Arc::new(slice(of(spend), lines).iter().copied().collect::<BooleanArray>())
        }
    }
}

/// Columns of spend are all of one length, so that the slice is there.
fn slice<T>(column: &[T], lines: Range<usize>) -> &[T] {
    column.get(lines).unwrap_or_default()
}
