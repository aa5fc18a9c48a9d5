//! What people decided about pairs of records: an append-only log, and what stands after it.
//!
//! A later judgement of a pair beats an earlier one, whoever made it; an undo takes away the last
//! that stands, and what stood before it stands again. Nothing is ever deleted from the log.

mod contradiction;
mod informative;
mod standing;

pub use contradiction::Contradiction;
pub use informative::{Undecided, informative};
pub use standing::{Standing, StandingJudgement};

use std::io::{Read, Write};

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::journal;
pub use crate::journal::{Journal, JournalError, Torn};

/// One line of the log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Judgement {
    /// The id of one record.
    pub left: String,
    /// The id of the other; the order of the two means nothing.
    pub right: String,
    /// What was decided.
    pub verdict: Verdict,
    /// Who decided.
    pub by: String,
    /// When, in the form of RFC 3339.
    pub at: String,
    /// Why, in the judge's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The names that the judge was shown, left and right: they explain the line when the records
    /// are gone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub names: Option<[String; 2]>,
}

/// What a person can decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// The two are the same.
    Accept,
    /// They are not.
    Reject,
    /// It cannot be said; do not ask again.
    Unsure,
    /// The last judgement of this pair is to be forgotten.
    Undo,
}

/// Why a judgement cannot be recorded.
#[derive(Debug, Error)]
pub enum JudgementError {
    /// A record against itself.
    #[error("record {0:?} is judged against itself: give the ids of two records")]
    Itself(String),
    /// Something left blank.
    #[error("{0} is blank: a judgement needs two records, who decided and when")]
    Blank(&'static str),
    /// A time in another form.
    #[error("{0:?} is not a time in the form of RFC 3339, such as 2026-03-01T09:30:00Z")]
    Time(String),
    /// The log failed.
    #[error(transparent)]
    Journal(#[from] JournalError),
}

impl Judgement {
    fn check(&self) -> Result<(), JudgementError> {
        let fields = [("left", &self.left), ("right", &self.right), ("by", &self.by)];
        if let Some((field, _)) = fields.into_iter().find(|(_, value)| value.trim().is_empty()) {
            return Err(JudgementError::Blank(field));
        }
        if self.left == self.right {
            return Err(JudgementError::Itself(self.left.clone()));
        }
        match chrono::DateTime::parse_from_rfc3339(&self.at) {
            Ok(_) => Ok(()),
            Err(_) => Err(JudgementError::Time(self.at.clone())),
        }
    }
}

/// Reads a log of judgements. A last line that is torn is set aside and reported in the journal.
///
/// # Errors
/// With the line's number, when a line is not a judgement; or when reading fails.
pub fn read(log: impl Read) -> Result<Journal<Judgement>, JournalError> {
    let journal: Journal<Judgement> = journal::read(log)?;
    for (line, judgement) in &journal.entries {
        judgement
            .check()
            .map_err(|error| JournalError::Line { line: *line, reason: error.to_string() })?;
    }
    Ok(journal)
}

/// Appends a judgement to a log.
///
/// # Errors
/// When the judgement lacks something, or writing fails.
pub fn append(log: impl Write, judgement: &Judgement) -> Result<(), JudgementError> {
    judgement.check()?;
    Ok(journal::append(log, judgement)?)
}

#[cfg(test)]
mod tests;
