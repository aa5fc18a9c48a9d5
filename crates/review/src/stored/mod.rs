//! `records.parquet`: the ids and the compared columns of a run, as they were given.

mod append;
mod read;
mod write;

pub use append::KeptRecords;
pub(crate) use read::{Column, Stored};
pub use write::write_records;

use resolve::Kind;
use serde::{Deserialize, Serialize};

/// The key under which the file says what its columns are.
const COLUMNS: &str = "whitworth.columns";
const ID: &str = "id";
const ROLE: &str = "role";
/// The roles that records have when one table was linked to another.
const ROLES: [&str; 2] = ["record", "reference"];

/// What the file says of one of its compared columns.
#[derive(Debug, Serialize, Deserialize)]
struct Described {
    /// Its name in the file.
    column: String,
    /// Its heading.
    title: String,
    /// What it holds.
    kind: Kind,
}
