//! Any CSV or Parquet file to columns of text: only the columns asked for, no allocation for a cell.

mod error;
mod headings;
mod parquet;
mod rows;
mod text;
mod text_column;

use std::fs::File;
use std::io::{Read, Seek};
use std::path::Path;

use arrow_array::StringArray;
use resolve::Kind;

pub(super) use error::TableError;
use error::TableFault;
pub(super) use rows::{RowNumbers, Rows};

/// The first bytes of a Parquet file.
const PARQUET: [u8; 4] = *b"PAR1";

/// A column that is wanted: its heading, and what it holds.
#[derive(Clone, Copy)]
pub(super) struct Asked<'a> {
    pub(super) heading: &'a str,
    pub(super) kind: Kind,
}

/// The columns of a file that were asked for.
#[derive(Debug)]
pub(super) struct Table {
    /// In the order in which they were asked for, all of one length.
    pub(super) columns: Vec<StringArray>,
    /// Where the records stand in the file.
    pub(super) numbers: RowNumbers,
    /// Rows that could not be read and are not among the records.
    pub(super) broken: Rows,
    /// Why the first of them could not.
    pub(super) first_fault: Option<String>,
    /// Rows with fewer cells than there are headings.
    pub(super) short: Rows,
    /// Rows with more cells than there are headings.
    pub(super) long: Rows,
}

/// Reads the columns asked for from a file of either format, told by its content.
pub(super) fn read(path: &Path, asked: &[Asked<'_>]) -> Result<Table, TableError> {
    read_either(path, asked).map_err(|fault| TableError::new(path, fault))
}

fn read_either(path: &Path, asked: &[Asked<'_>]) -> Result<Table, TableFault> {
    let mut file = File::open(path).map_err(TableFault::unopened)?;
    if file.metadata().map_err(TableFault::unopened)?.is_dir() {
        return Err(TableFault::Folder);
    }
    let mut head = Vec::with_capacity(PARQUET.len());
    file.by_ref().take(PARQUET.len() as u64).read_to_end(&mut head)?;
    file.rewind()?;
    if head == PARQUET {
        parquet::read_parquet(path, &file, asked)
    } else {
        text::read_text(file, asked)
    }
}
