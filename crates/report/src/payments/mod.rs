//! Payment lines, read back from `spend.parquet` when somebody asks: only the columns and rows that are
//! wanted, so that a service that shows an audit holds none of them.

mod asked;
mod cells;
mod find;
mod lines;

use std::fs::File;
use std::path::{Path, PathBuf};

pub use asked::{PaymentParty, PaymentsAsked};
use estate::SpendFigure;
pub use lines::PaymentLine;
use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::{
    ArrowReaderMetadata, ArrowReaderOptions, ParquetRecordBatchReaderBuilder,
};

use crate::{Failure, ReportError};

/// The table of payment lines, open: what is found in it stays true though another audit is written
/// into the folder.
#[derive(Debug)]
pub struct PaymentTable {
    path: PathBuf,
    file: File,
    metadata: ArrowReaderMetadata,
}

/// The payment lines that were asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PaymentsFound {
    /// Their numbers in the table, the latest payment first.
    pub rows: Vec<u32>,
    /// What they come to, buyer by buyer, by the buyer's id or, where it is nobody, its name.
    pub by_buyer: Vec<SpendFigure>,
}

impl PaymentTable {
    /// Opens the table of a folder that [`write_folder`](crate::write_folder) wrote.
    ///
    /// # Errors
    ///
    /// If `spend.parquet` is missing, or is no Parquet file.
    pub fn open(dir: &Path) -> Result<Self, ReportError> {
        let path = dir.join("spend.parquet");
        let opened = File::open(&path).map_err(Failure::from).and_then(|file| {
            let metadata = ArrowReaderMetadata::load(&file, ArrowReaderOptions::new())?;
            Ok((file, metadata))
        });
        let (file, metadata) = opened.map_err(|failure| ReportError::read(&path, failure))?;
        Ok(Self { path, file, metadata })
    }

    /// Finds the lines that are asked for, in one pass over the columns that tell.
    ///
    /// # Errors
    ///
    /// If the table is not what this version writes, or cannot be read.
    pub fn find(&self, asked: &PaymentsAsked) -> Result<PaymentsFound, ReportError> {
        find::find(self, asked).map_err(|failure| ReportError::read(&self.path, failure))
    }

    /// The lines with these numbers, in this order.
    ///
    /// # Errors
    ///
    /// If the table is not what this version writes, or cannot be read.
    pub fn lines(&self, rows: &[u32]) -> Result<Vec<PaymentLine>, ReportError> {
        lines::lines(self, rows).map_err(|failure| ReportError::read(&self.path, failure))
    }

    /// A reader of these columns.
    fn columns(&self, names: &[&str]) -> Result<ParquetRecordBatchReaderBuilder<File>, Failure> {
        let known = self.metadata.schema();
        if let Some(name) = names.iter().find(|name| known.field_with_name(name).is_err()) {
            return Err(cells::absent(name));
        }
        let builder = ParquetRecordBatchReaderBuilder::new_with_metadata(
            self.file.try_clone()?,
            self.metadata.clone(),
        );
        let mask = ProjectionMask::columns(builder.parquet_schema(), names.iter().copied());
        Ok(builder.with_projection(mask))
    }
}
