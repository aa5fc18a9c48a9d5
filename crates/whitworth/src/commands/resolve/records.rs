use std::path::{Path, PathBuf};

use arrow_array::{Array, StringArray};
use resolve::{Column, Kind, Note, Records, RecordsError};
use thiserror::Error;

use super::table::{self, Asked, RowNumbers, Rows, Table, TableError};

/// The records of a file, and what is to be said of how they were read.
#[derive(Debug)]
pub(super) struct Batch {
    pub(super) records: Records,
    /// How many rows could not be read.
    pub(super) broken: u64,
    pub(super) notes: Vec<Note>,
    numbers: RowNumbers,
}

impl Batch {
    /// The row of the file that the record at a position, from 1, stands in.
    pub(super) fn row(&self, position: usize) -> u64 {
        self.numbers.of(position.saturating_sub(1))
    }
}

/// A column of a file.
pub(super) struct Source<'a> {
    pub(super) heading: &'a str,
    /// What the records are to call it.
    pub(super) title: &'a str,
    pub(super) kind: Kind,
}

/// Why a file gave no records.
#[derive(Debug, Error)]
pub(super) enum BatchError {
    #[error(transparent)]
    Table(#[from] TableError),
    #[error(
        "{}: there are headings and no records{}\n  Export the records again.",
        path.display(),
        fault.as_ref().map_or_else(String::new, |fault| format!(" that can be read: {fault}"))
    )]
    NoRecords { path: PathBuf, fault: Option<String> },
    #[error(
        "{}: row {row} has no id in column {column:?}\n  Every record needs an id, and no two the same: give another --id or fill the column.",
        path.display()
    )]
    NoId { path: PathBuf, row: u64, column: String },
    #[error(
        "{}: rows {first} and {second} have the same id {id:?} in column {column:?}\n  Every record needs an id of its own: give another --id or mend the column.",
        path.display()
    )]
    SameId { path: PathBuf, first: u64, second: u64, id: String, column: String },
    #[error("{}: {error}", path.display())]
    Other { path: PathBuf, error: RecordsError },
}

/// Reads records: their ids and the columns to compare.
pub(super) fn read(path: &Path, id: &str, sources: &[Source<'_>]) -> Result<Batch, BatchError> {
    let batch = read_any(path, id, sources)?;
    if batch.records.is_empty() {
        return Err(BatchError::NoRecords { path: path.to_owned(), fault: None });
    }
    Ok(batch)
}

/// Reads records, of which there may be none: nothing new in a month is no mistake.
pub(super) fn read_any(path: &Path, id: &str, sources: &[Source<'_>]) -> Result<Batch, BatchError> {
    let asked: Vec<Asked<'_>> = std::iter::once(Asked { heading: id, kind: Kind::Exact })
        .chain(sources.iter().map(|source| Asked { heading: source.heading, kind: source.kind }))
        .collect();
    let mut table = table::read(path, &asked)?;
    let mut columns = std::mem::take(&mut table.columns).into_iter();
    let ids = trimmed(columns.next().unwrap_or_else(|| StringArray::new_null(0)));
    if ids.is_empty() && table.first_fault.is_some() {
        return Err(BatchError::NoRecords { path: path.to_owned(), fault: table.first_fault });
    }
    let columns: Vec<Column> = columns
        .zip(sources)
        .map(|(values, source)| Column {
            title: source.title.to_owned(),
            kind: source.kind,
            values,
        })
        .collect();
    let notes = notes(path, &table, sources, &columns);
    let records =
        Records::new(ids, columns).map_err(|error| located(error, path, id, &table.numbers))?;
    Ok(Batch { records, broken: table.broken.count, notes, numbers: table.numbers })
}

/// Ids without space around them, which nobody sees and text tables do not keep.
fn trimmed(ids: StringArray) -> StringArray {
    if ids.iter().flatten().all(|id| id.trim().len() == id.len()) {
        return ids;
    }
    ids.iter().map(|id| id.map(str::trim)).collect()
}

/// The error with rows of the file in place of records.
fn located(error: RecordsError, path: &Path, id: &str, numbers: &RowNumbers) -> BatchError {
    let (path, column) = (path.to_owned(), id.to_owned());
    let row = |record: usize| numbers.of(record.saturating_sub(1));
    match error {
        RecordsError::NoId(record) => BatchError::NoId { path, row: row(record), column },
        RecordsError::SameId { id, first, second } => {
            BatchError::SameId { path, first: row(first), second: row(second), id, column }
        }
        error => BatchError::Other { path, error },
    }
}

/// What is to be said of how a file was read.
fn notes(path: &Path, table: &Table, sources: &[Source<'_>], columns: &[Column]) -> Vec<Note> {
    let mut notes = Vec::new();
    let mut note = |rule: &str, message: String| {
        let message = format!("{}: {message}", path.display());
        notes.push(Note { rule: rule.to_owned(), message, records: Vec::new() });
    };
    if let Some(fault) = &table.first_fault {
        note("row-set-aside", format!("{} left out: {fault}", were(&table.broken)));
    }
    if table.short.count > 0 {
        let rows = table.short.named();
        note(
            "short-row",
            format!("fewer cells than headings in {rows}: what is missing was taken as blank"),
        );
    }
    if table.long.count > 0 {
        let rows = table.long.named();
        note(
            "long-row",
            format!(
                "more cells than headings in {rows}: quote cells that hold the separator, or values stand under the wrong headings"
            ),
        );
    }
    for (source, column) in sources.iter().zip(columns) {
        if !column.values.is_empty() && is_blank(&column.values) {
            let heading = source.heading;
            note(
                "blank-column",
                format!("column {heading:?} is blank in every record, so it tells nothing"),
            );
        }
    }
    notes
}

fn were(rows: &Rows) -> String {
    format!("{} {}", rows.named(), if rows.count == 1 { "was" } else { "were" })
}

fn is_blank(values: &StringArray) -> bool {
    values.iter().flatten().all(|value| value.trim().is_empty())
}
