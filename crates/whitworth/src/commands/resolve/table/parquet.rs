use std::fs::File;
use std::path::Path;
use std::sync::Arc;

use ::parquet::arrow::ProjectionMask;
use ::parquet::arrow::arrow_reader::{
    ArrowReaderMetadata, ArrowReaderOptions, ParquetRecordBatchReaderBuilder,
};
use arrow_array::cast::AsArray;
use arrow_array::types::{Float32Type, Float64Type};
use arrow_array::{Array, ArrayRef, StringArray};
use arrow_cast::cast;
use arrow_schema::DataType;
use rayon::iter::{IndexedParallelIterator, IntoParallelIterator, ParallelIterator};
use resolve::Kind;

use super::error::TableFault;
use super::headings::positions;
use super::text_column::TextColumn;
use super::{Asked, RowNumbers, Rows, Table};

/// How many records are turned to text at a time.
const BATCH: usize = 32_768;

/// Reads the columns asked for from a Parquet file, side by side; the others are not touched.
pub(super) fn read_parquet(
    path: &Path,
    file: &File,
    asked: &[Asked<'_>],
) -> Result<Table, TableFault> {
    let metadata = ArrowReaderMetadata::load(file, ArrowReaderOptions::default())?;
    let headings: Vec<String> =
        metadata.schema().fields().iter().map(|field| field.name().clone()).collect();
    let places = positions(&headings, asked)?;
    let columns: Result<Vec<_>, TableFault> = places
        .into_par_iter()
        .zip(asked)
        .map(|(at, asked)| read_column(path, &metadata, at, *asked))
        .collect();
    Ok(Table {
        columns: columns?,
        numbers: RowNumbers::default(),
        broken: Rows::default(),
        first_fault: None,
        short: Rows::default(),
        long: Rows::default(),
    })
}

fn read_column(
    path: &Path,
    metadata: &ArrowReaderMetadata,
    at: usize,
    asked: Asked<'_>,
) -> Result<StringArray, TableFault> {
    // A file opened once has one place at which it is read, and columns are read side by side.
    let file = File::open(path).map_err(TableFault::unopened)?;
    let only = ProjectionMask::roots(metadata.metadata().file_metadata().schema_descr(), [at]);
    let batches = ParquetRecordBatchReaderBuilder::new_with_metadata(file, metadata.clone())
        .with_projection(only)
        .with_batch_size(BATCH)
        .build()?;
    let mut column = TextColumn::new(asked.heading);
    for batch in batches {
        let batch = batch?;
        let Some(values) = batch.columns().first() else { continue };
        let texts = to_text(values, asked)?;
        column.append(texts.as_string())?;
    }
    Ok(column.finish())
}

/// The values of a column as text.
fn to_text(values: &ArrayRef, asked: Asked<'_>) -> Result<ArrayRef, TableFault> {
    let kind = values.data_type();
    let values = match kind {
        DataType::Float32 => {
            return Ok(whole(
                values.as_primitive::<Float32Type>().iter().map(|value| value.map(f64::from)),
            ));
        }
        DataType::Float64 => return Ok(whole(values.as_primitive::<Float64Type>().iter())),
        // A day that was kept as its midnight is a day.
        DataType::Timestamp(..) if asked.kind == Kind::Date => &cast(values, &DataType::Date32)?,
        kind if is_plain(kind) => values,
        kind => {
            let (heading, kind) = (asked.heading.to_owned(), kind.to_string());
            return Err(TableFault::NoText { heading, kind });
        }
    };
    Ok(cast(values, &DataType::Utf8)?)
}

/// Numbers that lost being whole when some were missing get it back: 12345678.0 is a company
/// number.
fn whole(values: impl Iterator<Item = Option<f64>>) -> ArrayRef {
    let texts =
        values.map(|value| value.filter(|value| !value.is_nan()).map(|value| value.to_string()));
    Arc::new(texts.collect::<StringArray>())
}

fn is_plain(kind: &DataType) -> bool {
    match kind {
        DataType::Dictionary(_, values) => is_plain(values),
        kind => {
            kind.is_integer()
                || kind.is_temporal()
                || kind.is_string()
                || kind.is_decimal()
                || matches!(
                    kind,
                    DataType::Null
                        | DataType::Boolean
                        | DataType::Binary
                        | DataType::LargeBinary
                        | DataType::BinaryView
                )
        }
    }
}
