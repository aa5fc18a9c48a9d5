use std::error::Error;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use thiserror::Error;

/// Why a report could not be written or read back: the file, the reason and what to do.
#[derive(Debug, Error)]
pub enum ReportError {
    /// A document could not be written; no document of the folder was changed.
    #[error("could not write {}: {failure}\n  {}", path.display(), remedy(failure))]
    Write {
        /// The document, under the name it was to have.
        path: PathBuf,
        /// What went wrong.
        #[source]
        failure: Failure,
    },
    /// A document could not be read back.
    #[error("could not read {}: {failure}\n  Run the audit again into this folder.", path.display())]
    Read {
        /// The document.
        path: PathBuf,
        /// What went wrong.
        #[source]
        failure: Failure,
    },
}

/// What went wrong with one document.
#[derive(Debug, Error)]
pub enum Failure {
    /// The disk or the operating system.
    #[error("{0}")]
    Storage(#[from] io::Error),
    /// The Parquet writer or reader.
    #[error("{0}")]
    Parquet(#[from] parquet::errors::ParquetError),
    /// Columns that do not fit together.
    #[error("{0}")]
    Columns(#[from] arrow_schema::ArrowError),
    /// The workbook writer.
    #[error("{0}")]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
    /// The page's template.
    #[error("{0}")]
    Page(#[from] askama::Error),
    /// `report.json` is not what this version writes.
    #[error("{0}")]
    Json(#[from] serde_json::Error),
    /// A table that another version, or another program, wrote.
    #[error("{0}")]
    Table(String),
    /// The name of a document is taken by a folder.
    #[error("a folder has that name")]
    Taken,
}

impl ReportError {
    pub(crate) fn write(path: &Path, failure: impl Into<Failure>) -> Self {
        Self::Write { path: path.to_owned(), failure: failure.into() }
    }

    pub(crate) fn read(path: &Path, failure: impl Into<Failure>) -> Self {
        Self::Read { path: path.to_owned(), failure: failure.into() }
    }
}

/// What to do about a failure to write. The writers wrap the operating system's own error, so it
/// is looked for all the way down.
fn remedy(failure: &Failure) -> &'static str {
    let mut cause: Option<&(dyn Error + 'static)> = Some(failure);
    while let Some(error) = cause {
        if let Some(storage) = error.downcast_ref::<io::Error>() {
            return storage_remedy(storage.kind());
        }
        cause = error.source();
    }
    if matches!(failure, Failure::Taken) {
        return "Move that folder away, or write to another one.";
    }
    "Nothing in the folder was changed; please report this as a fault in Whitworth."
}

fn storage_remedy(kind: ErrorKind) -> &'static str {
    match kind {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::WriteZero => {
            "The disk is full: free some space or write to another folder. Nothing in the folder was changed."
        }
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem | ErrorKind::ResourceBusy => {
            "Close the document if it is open elsewhere, or write to a folder that you may change. Nothing in the folder was changed."
        }
        ErrorKind::NotADirectory | ErrorKind::AlreadyExists => {
            "That name is taken by a file: choose another folder. Nothing was changed."
        }
        _ => "Write to another folder, or try again. Nothing in the folder was changed.",
    }
}
