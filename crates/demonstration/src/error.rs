use std::path::{Path, PathBuf};

/// Why the demonstration could not be written.
#[derive(Debug, thiserror::Error)]
pub enum DemonstrationError {
    /// A file or folder could not be written.
    #[error("{} could not be written: {source}. Free some space or choose another folder", path.display())]
    Write {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A workbook could not be made.
    #[error(
        "the workbook {path} could not be made: {source}. This is a fault of the program: report it"
    )]
    Workbook {
        /// The file, below the sources folder.
        path: String,
        /// What the writer said.
        source: rust_xlsxwriter::XlsxError,
    },
    /// An archive could not be made.
    #[error(
        "the archive {path} could not be made: {source}. This is a fault of the program: report it"
    )]
    Archive {
        /// The file, below the sources folder.
        path: String,
        /// What the writer said.
        source: zip::result::ZipError,
    },
    /// A Parquet file could not be written.
    #[error("{} could not be written: {source}. Free some space or choose another folder", path.display())]
    Parquet {
        /// The file.
        path: PathBuf,
        /// What the writer said.
        source: parquet::errors::ParquetError,
    },
}

impl DemonstrationError {
    pub(crate) fn write(path: &Path) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.to_path_buf();
        move |source| Self::Write { path, source }
    }

    pub(crate) fn archive(path: &str) -> impl FnOnce(zip::result::ZipError) -> Self {
        let path = path.to_owned();
        move |source| Self::Archive { path, source }
    }

    pub(crate) fn parquet(path: &Path) -> impl FnOnce(parquet::errors::ParquetError) -> Self {
        let path = path.to_path_buf();
        move |source| Self::Parquet { path, source }
    }

    pub(crate) fn workbook(path: &str) -> impl FnOnce(rust_xlsxwriter::XlsxError) -> Self {
        let path = path.to_owned();
        move |source| Self::Workbook { path, source }
    }
}
