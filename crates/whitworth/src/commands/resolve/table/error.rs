use std::io;
use std::path::{Path, PathBuf};

use estate::text::TextError;
use thiserror::Error;

/// Why a file gave no table.
#[derive(Debug, Error)]
#[error("{}: {fault}\n  {}", path.display(), fault.remedy())]
pub(in super::super) struct TableError {
    path: PathBuf,
    fault: TableFault,
}

impl TableError {
    pub(super) fn new(path: &Path, fault: TableFault) -> Self {
        Self { path: path.to_owned(), fault }
    }
}

/// What is wrong with the file.
#[derive(Debug, Error)]
pub(super) enum TableFault {
    #[error("there is no such file")]
    NoFile,
    #[error("it cannot be opened: {0}")]
    Unopened(io::Error),
    #[error("it is a folder")]
    Folder,
    #[error("it {0}")]
    Text(#[from] TextError),
    #[error("it cannot be read to its end: {0}")]
    Unread(#[from] io::Error),
    #[error("it cannot be read as Parquet: {0}")]
    Parquet(#[from] ::parquet::errors::ParquetError),
    #[error("it cannot be read as Parquet: {0}")]
    Columns(#[from] arrow_schema::ArrowError),
    #[error("there is no column {heading:?}{}", nearest.as_ref().map_or_else(String::new, |it| format!("; did you mean {it:?}?")))]
    NoColumn { heading: String, nearest: Option<String>, there: Vec<String> },
    #[error("two columns have the heading {heading:?}")]
    TwoColumns { heading: String },
    #[error("column {heading:?} holds {kind} and not texts, numbers or dates")]
    NoText { heading: String, kind: String },
    #[error("column {heading:?} holds more than 2 GiB of text")]
    TooLong { heading: String },
}

/// More headings than this are not listed.
const LISTED: usize = 40;

impl TableFault {
    pub(super) fn unopened(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::NotFound { Self::NoFile } else { Self::Unopened(error) }
    }

    fn remedy(&self) -> String {
        match self {
            Self::NoFile => "Check the spelling of the path.".to_owned(),
            Self::Unopened(_) => "Check that you may read it.".to_owned(),
            Self::Folder => "Name the file itself.".to_owned(),
            Self::Text(TextError::Other(_)) => {
                "Save the table as CSV or Parquet and name that file.".to_owned()
            }
            Self::Text(TextError::Empty) => {
                "Export the records again, with their headings in the first row.".to_owned()
            }
            Self::Text(TextError::Unreadable(_)) | Self::Unread(_) => {
                "Copy the file here again: it may be cut short.".to_owned()
            }
            Self::Parquet(_) | Self::Columns(_) => {
                "Write the file again, with Snappy, Zstandard, LZ4, gzip or no compression."
                    .to_owned()
            }
            Self::NoColumn { there, .. } => format!("Its columns are {}.", listed(there)),
            Self::TwoColumns { .. } => "Rename one of them.".to_owned(),
            Self::NoText { .. } => {
                "Compare another column, or write its values as text.".to_owned()
            }
            Self::TooLong { .. } => "Split the file, and resolve the parts.".to_owned(),
        }
    }
}

fn listed(headings: &[String]) -> String {
    let mut shown: Vec<String> =
        headings.iter().take(LISTED).map(|heading| format!("{heading:?}")).collect();
    if headings.len() > LISTED {
        shown.push(format!("and {} more", headings.len() - LISTED));
    }
    shown.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hundred_headings_are_not_all_listed() {
        let there: Vec<String> = (0..100).map(|at| format!("c{at}")).collect();
        let listed = listed(&there);
        assert!(listed.ends_with("\"c39\", and 60 more"), "{listed}");
    }
}
