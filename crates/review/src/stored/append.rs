use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::sync::Arc;

use parquet::column::writer::ColumnCloseResult;
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::file::writer::SerializedFileWriter;

use crate::error::{Failure, ReviewError};

/// The records that a run kept, to which others can be added.
pub struct KeptRecords {
    file: File,
    reader: SerializedFileReader<File>,
}

impl KeptRecords {
    /// Opens the file of them.
    ///
    /// # Errors
    /// When it is not what [`write_records`](super::write_records) writes, or cannot be read.
    pub fn open(path: &Path) -> Result<Self, ReviewError> {
        Self::opened(path).map_err(|failure| ReviewError::new(path, failure))
    }

    fn opened(path: &Path) -> Result<Self, Failure> {
        let file = File::open(path)?;
        let reader = SerializedFileReader::new(file.try_clone()?)?;
        Ok(Self { file, reader })
    }

    /// Writes these records and, after them, those of a file with the same columns. Their values are
    /// copied as they lie there: what these hold costs no more than its bytes.
    ///
    /// # Errors
    /// When the two have other columns, or writing fails.
    pub fn append(&self, output: impl Write + Send, more: &File) -> Result<(), ParquetError> {
        let metadata = self.reader.metadata().file_metadata();
        let properties = WriterProperties::builder()
            .set_key_value_metadata(metadata.key_value_metadata().cloned())
            .build();
        let schema = metadata.schema_descr().root_schema_ptr();
        let mut writer = SerializedFileWriter::new(output, schema, Arc::new(properties))?;
        copy_groups(&mut writer, &self.reader, &self.file)?;
        copy_groups(&mut writer, &SerializedFileReader::new(more.try_clone()?)?, more)?;
        writer.close()?;
        Ok(())
    }
}

fn copy_groups<W: Write + Send>(
    writer: &mut SerializedFileWriter<W>,
    reader: &SerializedFileReader<File>,
    file: &File,
) -> Result<(), ParquetError> {
    for group in reader.metadata().row_groups() {
        let mut copied = writer.next_row_group()?;
        for column in group.columns() {
            let close = ColumnCloseResult {
                bytes_written: u64::try_from(column.compressed_size()).unwrap_or_default(),
                rows_written: u64::try_from(group.num_rows()).unwrap_or_default(),
                metadata: column.clone(),
                bloom_filter: None,
                column_index: None,
                offset_index: None,
            };
            copied.append_column(file, close)?;
        }
        copied.close()?;
    }
    Ok(())
}
