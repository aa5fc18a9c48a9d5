use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{Fact, Unfit};

/// One line of the log: what one person said of one contract at one time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Correction {
    /// When it was said, in the form of RFC 3339.
    pub on: DateTime<Utc>,
    /// Who said it.
    pub by: String,
    /// Why, in their words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub why: String,
    /// What it is said of.
    pub row: CorrectedRow,
    /// What is put right.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<Change>,
    /// That the facts are right.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confirmed: Option<Confirmed>,
}

/// The row that a correction is of, as the source had it: by this it is found again when the register is
/// published anew.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CorrectedRow {
    /// The contract's id in the audit that was shown.
    pub id: String,
    /// The file.
    pub file: String,
    /// Where in it.
    pub place: String,
    /// The buyers, with a semicolon between.
    pub buyer: String,
    /// The body's own reference.
    pub reference: String,
    /// What it is called.
    pub title: String,
    /// The suppliers, with a semicolon between.
    pub supplier: String,
}

/// One fact put right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// Which.
    pub fact: Fact,
    /// What the source had, as far as it states the fact; of a fact that sources do not state, what the audit
    /// had shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub was: Option<String>,
    /// What it is.
    pub now: Now,
}

/// What a fact is now said to be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Now {
    /// This.
    Is(String),
    /// Not known: what the source has is wrong, and nothing is put in its place.
    Unknown,
    /// As the source has it: earlier corrections are withdrawn.
    AsSource,
}

/// The facts that somebody confirmed, as they were shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Confirmed {
    /// Each fact, with its value if the row has one.
    pub facts: BTreeMap<Fact, Option<String>>,
    /// What the person wrote in the column for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
}

/// Why something is no correction.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum NoCorrection {
    /// Nobody says it.
    #[error("who says so is blank: give a name and a role")]
    Nobody,
    /// Of a correction, no reason is given.
    #[error("why is blank: say what shows it, such as a letter or the signed contract")]
    NoReason,
    /// It says nothing.
    #[error("it neither corrects nor confirms anything")]
    Nothing,
    /// It names no row.
    #[error("the id of the row that it is of is blank")]
    NoRow,
    /// One fact is given twice.
    #[error("{0} is given twice")]
    Twice(Fact),
    /// A value is none of its fact.
    #[error(transparent)]
    Unfit(#[from] Unfit),
}

impl Correction {
    /// Whether it can be kept and used.
    ///
    /// # Errors
    /// With what it lacks.
    pub fn check(&self) -> Result<(), NoCorrection> {
        if self.by.trim().is_empty() {
            return Err(NoCorrection::Nobody);
        }
        if self.changes.is_empty() && self.confirmed.is_none() {
            return Err(NoCorrection::Nothing);
        }
        if !self.changes.is_empty() && self.why.trim().is_empty() {
            return Err(NoCorrection::NoReason);
        }
        if self.row.id.trim().is_empty() {
            return Err(NoCorrection::NoRow);
        }
        for (at, change) in self.changes.iter().enumerate() {
            if self.changes.iter().take(at).any(|earlier| earlier.fact == change.fact) {
                return Err(NoCorrection::Twice(change.fact));
            }
            if let Now::Is(value) = &change.now {
                change.fact.read(value)?;
            }
        }
        Ok(())
    }
}
