//! Files as they are published: path, bytes and the truth about them.

use std::fs;
use std::path::Path;

use crate::error::DemonstrationError;
use crate::truth::{FileTruth, SourceKind, Tally};

pub(crate) struct Publication {
    /// Where the file lies, below the sources folder.
    path: String,
    bytes: Vec<u8>,
    pub(crate) truth: FileTruth,
}

impl Publication {
    pub(crate) fn new(path: &str, kind: SourceKind, bytes: Vec<u8>, tally: Tally) -> Self {
        let truth = FileTruth { path: path.to_owned(), kind, tally };
        Self { path: path.to_owned(), bytes, truth }
    }

    /// A file in a zip archive: the archive lies at `path`, the truth is about its member.
    pub(crate) fn member(path: &str, member: &str, bytes: Vec<u8>, tally: Tally) -> Self {
        let truth = FileTruth { path: format!("{path}/{member}"), kind: SourceKind::Spend, tally };
        Self { path: path.to_owned(), bytes, truth }
    }

    pub(crate) fn write(&self, sources: &Path) -> Result<(), DemonstrationError> {
        write(&sources.join(&self.path), &self.bytes)
    }
}

/// Writes a file whole or not at all: nothing half-written is left under its name.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<(), DemonstrationError> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(DemonstrationError::write(folder))?;
    }
    let mut partial = path.as_os_str().to_owned();
    partial.push(".partial");
    fs::write(&partial, bytes).and_then(|()| fs::rename(&partial, path)).map_err(|error| {
        // What was written of it goes; that it may not go either is not worth a second error.
        let _ = fs::remove_file(&partial);
        DemonstrationError::write(path)(error)
    })
}
