use std::io;
use std::path::{Path, PathBuf};

use resolve::judgement::{JournalError, JudgementError};
use thiserror::Error;

use crate::folder::RECORDS;

/// Why a folder cannot be reviewed, or a judgement not be kept.
#[derive(Debug, Error)]
#[error("{}: {failure}\n  {}", path.display(), failure.remedy(path))]
pub struct ReviewError {
    /// The file.
    pub path: PathBuf,
    /// What is wrong with it.
    #[source]
    pub failure: Failure,
}

/// What is wrong with one file.
#[derive(Debug, Error)]
pub enum Failure {
    /// The file is not there.
    #[error("there is no such file")]
    Missing,
    /// The disk or the operating system.
    #[error("{0}")]
    Storage(#[from] io::Error),
    /// The Parquet reader.
    #[error("{0}")]
    Parquet(#[from] parquet::errors::ParquetError),
    /// A batch of records.
    #[error("{0}")]
    Columns(#[from] arrow_schema::ArrowError),
    /// A table that is no CSV.
    #[error("{0}")]
    Csv(#[from] csv::Error),
    /// A table that a run did not write.
    #[error("{0}")]
    Table(String),
    /// The log of judgements.
    #[error(transparent)]
    Judgement(#[from] JudgementError),
}

impl ReviewError {
    pub(crate) fn new(path: &Path, failure: impl Into<Failure>) -> Self {
        let failure = match failure.into() {
            Failure::Storage(error) if error.kind() == io::ErrorKind::NotFound => Failure::Missing,
            failure => failure,
        };
        Self { path: path.to_owned(), failure }
    }
}

impl From<JournalError> for Failure {
    fn from(error: JournalError) -> Self {
        match error {
            JournalError::Io(error) => Self::Storage(error),
            error @ JournalError::Line { .. } => Self::Judgement(error.into()),
        }
    }
}

impl Failure {
    fn remedy(&self, path: &Path) -> &'static str {
        match self {
            Self::Missing if path.ends_with(RECORDS) => {
                "Name a folder that whitworth resolve wrote with --out, without --plain."
            }
            Self::Missing => "Name a folder that whitworth resolve wrote with --out.",
            Self::Storage(_) => "Check that you may read and write it.",
            Self::Judgement(_) => "Nothing was changed.",
            Self::Parquet(_) | Self::Columns(_) | Self::Csv(_) | Self::Table(_) => {
                "Run whitworth resolve again into this folder; the judgements in it are kept."
            }
        }
    }
}
