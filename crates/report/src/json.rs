use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::Path;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::{Failure, ReportError};

/// The JSON Schema (draft 2020-12) of `report.json`, as it is written beside it.
pub const SCHEMA: &str = include_str!("../report.schema.json");

/// The name under which [`SCHEMA`] is written.
pub(crate) const SCHEMA_NAME: &str = "report.schema.json";

/// Writes data, without a space between: much of it is too long for people to read.
pub(crate) fn write_json(path: &Path, data: &impl Serialize) -> Result<(), Failure> {
    let mut out = BufWriter::with_capacity(1 << 16, File::create(path)?);
    serde_json::to_writer(&mut out, data)?;
    out.write_all(b"\n")?;
    Ok(out.flush()?)
}

/// Reads a document of a folder back.
///
/// # Errors
///
/// If it is missing, or is not what this version writes.
pub(crate) fn read_json<T: DeserializeOwned>(dir: &Path, name: &str) -> Result<T, ReportError> {
    let path = dir.join(name);
    let json = fs::read(&path).map_err(|error| ReportError::read(&path, error))?;
    serde_json::from_slice(&json).map_err(|error| ReportError::read(&path, error))
}
