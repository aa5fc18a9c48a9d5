//! Compressed files, the same bytes for the same content.

use std::io::{Cursor, Write as _};
use std::path::Path;

use flate2::{Compression, GzBuilder};
use zip::result::ZipResult;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::error::DemonstrationError;

pub(crate) fn gzip(path: &str, bytes: &[u8]) -> Result<Vec<u8>, DemonstrationError> {
    let mut encoder = GzBuilder::new().mtime(0).write(Vec::new(), Compression::default());
    encoder
        .write_all(bytes)
        .and_then(|()| encoder.finish())
        .map_err(DemonstrationError::write(Path::new(path)))
}

/// An archive of one file.
pub(crate) fn zip(path: &str, member: &str, bytes: &[u8]) -> Result<Vec<u8>, DemonstrationError> {
    archive(&[(member, bytes, CompressionMethod::Deflated)])
        .map_err(DemonstrationError::archive(path))
}

pub(crate) fn archive(members: &[(&str, &[u8], CompressionMethod)]) -> ZipResult<Vec<u8>> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for &(name, bytes, method) in members {
        let options = SimpleFileOptions::default()
            .compression_method(method)
            .last_modified_time(DateTime::default());
        writer.start_file(name, options)?;
        writer.write_all(bytes)?;
    }
    Ok(writer.finish()?.into_inner())
}
