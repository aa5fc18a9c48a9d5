use std::fs::File;
use std::path::Path;
use std::sync::Arc;

use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::{Field, Schema};
use chrono::{Datelike, NaiveDate};
use parquet::arrow::ArrowWriter;
use parquet::basic::Compression;
use parquet::file::properties::{EnabledStatistics, WriterProperties};

use crate::Failure;

/// Rows of a group: what the writer holds encoded before it goes to the disk.
const GROUP: usize = 1 << 16;

/// A Parquet file that is written batch by batch, its columns compressed with Snappy.
pub(crate) struct ParquetFile {
    writer: ArrowWriter<File>,
    schema: Arc<Schema>,
}

impl ParquetFile {
    pub(crate) fn create(path: &Path, fields: Vec<Field>) -> Result<Self, Failure> {
        let schema = Arc::new(Schema::new(fields));
        let properties = WriterProperties::builder()
            .set_compression(Compression::SNAPPY)
            .set_max_row_group_row_count(Some(GROUP))
            .set_statistics_enabled(EnabledStatistics::Chunk)
            .build();
        let file = File::create(path)?;
        let writer = ArrowWriter::try_new(file, Arc::clone(&schema), Some(properties))?;
        Ok(Self { writer, schema })
    }

    pub(crate) fn write(&mut self, columns: Vec<ArrayRef>) -> Result<(), Failure> {
        let batch = RecordBatch::try_new(Arc::clone(&self.schema), columns)?;
        Ok(self.writer.write(&batch)?)
    }

    pub(crate) fn finish(self) -> Result<(), Failure> {
        self.writer.close()?;
        Ok(())
    }
}

/// A date as Parquet and Arrow have it: days since 1 January 1970.
pub(crate) fn to_days(date: NaiveDate) -> i32 {
    date.num_days_from_ce() - EPOCH
}

pub(crate) fn from_days(days: i32) -> Option<NaiveDate> {
    NaiveDate::from_num_days_from_ce_opt(days.checked_add(EPOCH)?)
}

/// 1 January 1970, counted from the first day of the common era.
const EPOCH: i32 = 719_163;
