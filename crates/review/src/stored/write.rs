use std::io::Write;
use std::sync::Arc;

use arrow_array::{Array, ArrayRef, RecordBatch, StringArray};
use arrow_schema::{DataType, Field, Schema, SchemaRef};
use parquet::arrow::ArrowWriter;
use parquet::basic::Compression;
use parquet::errors::ParquetError;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::{EnabledStatistics, WriterProperties};
use resolve::{Column, Records};

use super::{COLUMNS, Described, ID, ROLE, ROLES};

/// Writes the records of a run and, when it linked them, those of its reference, with what each
/// column holds in the file's metadata.
///
/// # Errors
/// When writing fails.
pub fn write_records(
    output: impl Write + Send,
    records: &Records,
    reference: Option<&Records>,
) -> Result<(), ParquetError> {
    let described = described(records.columns());
    let schema = schema(&described, reference.is_some());
    let json = serde_json::to_string(&described).map_err(|e| ParquetError::External(e.into()))?;
    let properties = WriterProperties::builder()
        .set_compression(Compression::SNAPPY)
        // Most values are rarely repeated, and nobody searches the file by them.
        .set_dictionary_enabled(false)
        .set_statistics_enabled(EnabledStatistics::None)
        .set_key_value_metadata(Some(vec![KeyValue::new(COLUMNS.to_owned(), json)]))
        .build();
    let mut writer = ArrowWriter::try_new(output, Arc::clone(&schema), Some(properties))?;
    for (records, role) in [Some(records), reference].into_iter().zip(ROLES) {
        if let Some(records) = records {
            let role = reference.map(|_| role);
            writer.write(&batch(&schema, records, role)?)?;
        }
    }
    writer.close()?;
    Ok(())
}

/// The columns under names of their own: two may have one heading, and a heading may be `id`.
fn described(columns: &[Column]) -> Vec<Described> {
    let mut described: Vec<Described> = Vec::new();
    for Column { title, kind, .. } in columns {
        let mut column = title.clone();
        while [ID, ROLE].contains(&column.as_str())
            || described.iter().any(|other| other.column == column)
        {
            column = format!("{column} as {}", format!("{kind:?}").to_lowercase());
        }
        described.push(Described { column, title: title.clone(), kind: *kind });
    }
    described
}

fn schema(described: &[Described], has_role: bool) -> SchemaRef {
    let mut fields = vec![Field::new(ID, DataType::Utf8, false)];
    fields.extend(has_role.then(|| Field::new(ROLE, DataType::Utf8, false)));
    fields.extend(described.iter().map(|it| Field::new(&it.column, DataType::Utf8, true)));
    Arc::new(Schema::new(fields))
}

fn batch(
    schema: &SchemaRef,
    records: &Records,
    role: Option<&str>,
) -> Result<RecordBatch, ParquetError> {
    let shared = |values: &StringArray| Arc::new(values.clone()) as ArrayRef;
    let mut columns = vec![shared(records.ids())];
    if let Some(role) = role {
        let roles = StringArray::from_iter_values(std::iter::repeat_n(role, records.ids().len()));
        columns.push(Arc::new(roles));
    }
    columns.extend(records.columns().iter().map(|column| shared(&column.values)));
    Ok(RecordBatch::try_new(Arc::clone(schema), columns)?)
}
