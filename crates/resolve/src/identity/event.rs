use std::io::{BufWriter, Read, Write};

use serde::{Deserialize, Serialize};

use super::{Journal, JournalError, OrganisationId};
use crate::journal;

/// What happened to an organisation: one line of the log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// A new organisation of records not seen before.
    Minted {
        /// Its id.
        id: OrganisationId,
        /// The name of its first record, for people who read the log.
        name: String,
        /// Its records.
        records: Vec<String>,
    },
    /// Records not seen before joined it.
    Grown {
        /// Its id, unchanged.
        id: OrganisationId,
        /// The records that joined.
        records: Vec<String>,
    },
    /// All its records turned out to be another's.
    Merged {
        /// The id that leads on from now.
        from: OrganisationId,
        /// Where it leads.
        into: OrganisationId,
    },
    /// Some of its records turned out to be others'.
    Split {
        /// The id, kept by most of its records.
        from: OrganisationId,
        /// The other organisations, new or not, and what each gets.
        into: Vec<Part>,
    },
    /// Some of its records are no more.
    Shrunk {
        /// Its id, unchanged.
        id: OrganisationId,
        /// The records that are no more.
        records: Vec<String>,
    },
    /// None of its records are any more.
    Retired {
        /// Its id, never given again.
        id: OrganisationId,
    },
}

/// What one organisation gets of another that split.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Which gets it; new if it was not heard of before.
    pub id: OrganisationId,
    /// The records it gets.
    pub records: Vec<String>,
}

/// Reads a log of events. A last line that is torn is set aside and reported in the journal.
///
/// # Errors
/// With the line's number, when a line is not an event; or when reading fails.
pub fn read(log: impl Read) -> Result<Journal<Event>, JournalError> {
    journal::read(log)
}

/// Appends events to a log.
///
/// # Errors
/// When writing fails.
pub fn append(log: impl Write, events: &[Event]) -> Result<(), JournalError> {
    let mut log = BufWriter::new(log);
    for event in events {
        journal::append(&mut log, event)?;
    }
    Ok(log.flush()?)
}
