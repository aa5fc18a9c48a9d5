use std::fs::File;
use std::io::Write;
use std::sync::Arc;

use parquet::column::writer::ColumnCloseResult;
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::file::writer::SerializedFileWriter;

/// Writes the records of a file and, after them, those of another with the same columns. Their
/// values are copied as they lie there: what the first file holds costs no more than its bytes.
///
/// # Errors
/// When a file is not what [`write_records`](super::write_records) writes, the two have other columns, or
/// writing fails.
pub fn append_records(
    output: impl Write + Send,
    earlier: &File,
    more: &File,
) -> Result<(), ParquetError> {
    let first = SerializedFileReader::new(earlier.try_clone()?)?;
    let metadata = first.metadata().file_metadata();
    let properties = WriterProperties::builder()
        .set_key_value_metadata(metadata.key_value_metadata().cloned())
        .build();
    let schema = metadata.schema_descr().root_schema_ptr();
    let mut writer = SerializedFileWriter::new(output, schema, Arc::new(properties))?;
    copy_groups(&mut writer, &first, earlier)?;
    copy_groups(&mut writer, &SerializedFileReader::new(more.try_clone()?)?, more)?;
    writer.close()?;
    Ok(())
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
