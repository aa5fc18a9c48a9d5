//! Records on the disk, as Parquet or CSV.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use arrow_array::builder::StringBuilder;
use arrow_array::{Int64Array, RecordBatch};
use arrow_schema::{DataType, Field, Schema};
use parquet::arrow::ArrowWriter;
use parquet::basic::Compression;
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;

use super::entity::OrganisationRecord;
use crate::error::DemonstrationError;

const HEADING: &str = "unique_id,name,company_number,postcode,entity";
const ROWS_IN_A_BATCH: usize = 65_536;

/// A file of records that is being written.
pub(super) struct Sheet {
    path: PathBuf,
    form: Form,
}

enum Form {
    Csv(BufWriter<File>),
    Parquet(Box<Table>),
}

/// A Parquet file and what is not yet written to it.
struct Table {
    writer: ArrowWriter<File>,
    rows: Rows,
}

/// Records column by column.
#[derive(Default)]
struct Rows {
    ids: Vec<i64>,
    names: StringBuilder,
    company_numbers: StringBuilder,
    postcodes: StringBuilder,
    entities: Vec<i64>,
}

impl Sheet {
    pub(super) fn create(path: &Path) -> Result<Self, DemonstrationError> {
        let file = File::create(path).map_err(DemonstrationError::write(path))?;
        let parquet = path.extension().is_some_and(|end| end.eq_ignore_ascii_case("parquet"));
        let form = if parquet {
            let writer = parquet_writer(file).map_err(DemonstrationError::parquet(path))?;
            Form::Parquet(Box::new(Table { writer, rows: Rows::default() }))
        } else {
            let mut writer = BufWriter::new(file);
            writeln!(writer, "{HEADING}").map_err(DemonstrationError::write(path))?;
            Form::Csv(writer)
        };
        Ok(Self { path: path.to_path_buf(), form })
    }

    pub(super) fn write(
        &mut self,
        id: u64,
        record: &OrganisationRecord,
        entity: u64,
    ) -> Result<(), DemonstrationError> {
        match &mut self.form {
            Form::Csv(writer) => {
                let blank = |value: &Option<String>| value.clone().unwrap_or_default();
                let (number, postcode) = (blank(&record.company_number), blank(&record.postcode));
                // Names are letters, spaces and strokes: nothing here needs quotation marks.
                writeln!(writer, "{id},{},{number},{postcode},{entity}", record.name)
                    .map_err(DemonstrationError::write(&self.path))
            }
            Form::Parquet(table) => {
                table.rows.push(id, record, entity);
                if table.rows.ids.len() < ROWS_IN_A_BATCH {
                    return Ok(());
                }
                table.flush().map_err(DemonstrationError::parquet(&self.path))
            }
        }
    }

    pub(super) fn close(self) -> Result<(), DemonstrationError> {
        match self.form {
            Form::Csv(mut writer) => writer.flush().map_err(DemonstrationError::write(&self.path)),
            Form::Parquet(mut table) => table
                .flush()
                .and_then(|()| table.writer.close().map(drop))
                .map_err(DemonstrationError::parquet(&self.path)),
        }
    }
}

impl Rows {
    fn batch(mut self) -> Result<RecordBatch, ParquetError> {
        let batch = RecordBatch::try_new(
            schema(),
            vec![
                Arc::new(Int64Array::from(self.ids)),
                Arc::new(self.names.finish()),
                Arc::new(self.company_numbers.finish()),
                Arc::new(self.postcodes.finish()),
                Arc::new(Int64Array::from(self.entities)),
            ],
        );
        Ok(batch?)
    }

    fn push(&mut self, id: u64, record: &OrganisationRecord, entity: u64) {
        self.ids.push(i64::try_from(id).unwrap_or(i64::MAX));
        self.names.append_value(&record.name);
        self.company_numbers.append_option(record.company_number.as_deref());
        self.postcodes.append_option(record.postcode.as_deref());
        self.entities.push(i64::try_from(entity).unwrap_or(i64::MAX));
    }
}

impl Table {
    fn flush(&mut self) -> Result<(), ParquetError> {
        let rows = std::mem::take(&mut self.rows);
        self.writer.write(&rows.batch()?)
    }
}

fn schema() -> Arc<Schema> {
    Arc::new(Schema::new(vec![
        Field::new("unique_id", DataType::Int64, false),
        Field::new("name", DataType::Utf8, false),
        Field::new("company_number", DataType::Utf8, true),
        Field::new("postcode", DataType::Utf8, true),
        Field::new("entity", DataType::Int64, false),
    ]))
}

fn parquet_writer(file: File) -> Result<ArrowWriter<File>, ParquetError> {
    let properties = WriterProperties::builder().set_compression(Compression::SNAPPY).build();
    ArrowWriter::try_new(file, schema(), Some(properties))
}
