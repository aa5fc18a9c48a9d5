use thiserror::Error;

use crate::{ResolveError, identity};

/// Why the state of an earlier run cannot be used.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum StateError {
    /// Something else, or the state of another version of this program.
    #[error("this is not the state of a run of this version of whitworth")]
    OtherVersion,
    /// It is cut short, or bytes of it changed.
    #[error("the state is damaged: its bytes are not those that were written")]
    Damaged,
    /// It cannot be read to its end.
    #[error("the state cannot be read: {0}")]
    Unread(String),
}

/// Why records were not added to an earlier run.
#[derive(Debug, Error)]
pub enum UpdateError {
    /// The earlier run compared other columns.
    #[error("the earlier run compared other columns ({earlier}) than are given now ({now})")]
    OtherColumns {
        /// What the earlier run compared.
        earlier: String,
        /// What is to be compared now.
        now: String,
    },
    /// A record that the earlier run has already.
    #[error("record {position} has the id {id:?}, which a record of the earlier run has already")]
    KnownRecord {
        /// Its position among the new records, from 1.
        position: usize,
        /// Its id.
        id: String,
    },
    /// As when all records are resolved at once.
    #[error(transparent)]
    Resolve(#[from] ResolveError),
    /// The lasting ids do not fit the clusters: a mistake in this program.
    #[error(transparent)]
    Identity(#[from] identity::UpdateError),
}
