//! Append-only logs: one JSON value on each line, never changed once written.

use std::io::{self, BufRead, BufReader, Read, Write};

use serde::Serialize;
use serde::de::DeserializeOwned;
use thiserror::Error;

/// What a log holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Journal<T> {
    /// Each entry with its line, counted from 1.
    pub entries: Vec<(u64, T)>,
    /// A last line that was begun and not ended, as by a power cut. It is not used.
    pub torn: Option<Torn>,
    /// Whether the last entry lacks its line feed: write one before the next entry.
    pub open: bool,
}

/// A last line that was begun and not ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Torn {
    /// Its line, counted from 1.
    pub line: u64,
    /// The bytes before it: cut the file to this length before anything is appended.
    pub keep: u64,
}

impl std::fmt::Display for Torn {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { line, keep } = self;
        write!(
            f,
            "line {line} was not written to its end and is set aside: cut the log to {keep} bytes, then do again what it was to record"
        )
    }
}

/// Why a log cannot be read or written.
#[derive(Debug, Error)]
pub enum JournalError {
    /// A line that is not an entry.
    #[error(
        "line {line}: {reason}; put the line right or take it out, for what follows may rest on it"
    )]
    Line {
        /// Counted from 1.
        line: u64,
        /// What is wrong with it.
        reason: String,
    },
    /// The log could not be read or written at all.
    #[error("the log could not be read or written: {0}")]
    Io(#[from] io::Error),
}

/// Reads a log; blank lines are skipped.
pub(crate) fn read<T: DeserializeOwned>(input: impl Read) -> Result<Journal<T>, JournalError> {
    let mut input = BufReader::new(input);
    let mut journal = Journal { entries: Vec::new(), torn: None, open: false };
    let mut bytes = Vec::new();
    let mut keep = 0;
    for line in 1.. {
        bytes.clear();
        let length = input.read_until(b'\n', &mut bytes)?;
        if length == 0 {
            break;
        }
        let ended = bytes.last() == Some(&b'\n');
        let text = bytes.trim_ascii();
        if !text.is_empty() {
            match serde_json::from_slice(text) {
                Ok(entry) => {
                    journal.entries.push((line, entry));
                    journal.open = !ended;
                }
                Err(error) if !ended && error.is_eof() => {
                    journal.torn = Some(Torn { line, keep });
                }
                Err(error) => return Err(JournalError::Line { line, reason: error.to_string() }),
            }
        }
        keep += length as u64;
    }
    Ok(journal)
}

/// Writes one entry and its line feed at once, so that a log is torn in its last line at most.
pub(crate) fn append(mut output: impl Write, entry: &impl Serialize) -> Result<(), JournalError> {
    let mut line = serde_json::to_vec(entry).map_err(io::Error::from)?;
    line.push(b'\n');
    Ok(output.write_all(&line)?)
}
