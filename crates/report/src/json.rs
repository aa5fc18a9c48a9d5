use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

use crate::{Failure, Report};

/// The JSON Schema (draft 2020-12) of `report.json`, as it is written beside it.
pub const SCHEMA: &str = include_str!("../report.schema.json");

/// The name under which [`SCHEMA`] is written.
pub(crate) const SCHEMA_NAME: &str = "report.schema.json";

/// Writes the report as data, indented: people read it too.
pub(crate) fn write_json(path: &Path, report: &Report) -> Result<(), Failure> {
    let mut out = BufWriter::with_capacity(1 << 16, File::create(path)?);
    serde_json::to_writer_pretty(&mut out, report)?;
    out.write_all(b"\n")?;
    Ok(out.flush()?)
}
