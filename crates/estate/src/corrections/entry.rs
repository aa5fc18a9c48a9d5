use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{Fact, Now};

/// The corrections that an audit was given, and what became of each.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Corrections {
    /// The logs that were read, with the number of lines that could be used.
    pub logs: Vec<CorrectionSource>,
    /// How many contracts somebody confirmed, corrected ones among them. A contract that several records tell
    /// of is one.
    pub confirmed: usize,
    /// How many were corrected and not confirmed.
    pub corrected: usize,
    /// How many are neither.
    pub neither: usize,
    /// Every correction and confirmation, in the order in which they were said.
    pub entries: Vec<CorrectionEntry>,
}

/// A log that was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CorrectionSource {
    /// Its path.
    pub path: String,
    /// How many of its lines are used.
    pub lines: usize,
    /// How many cannot be.
    pub unusable: usize,
}

/// One fact of one line, or its confirmation, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CorrectionEntry {
    /// The log.
    pub log: String,
    /// The line, counted from 1.
    pub line: u64,
    /// When it was said.
    pub on: DateTime<Utc>,
    /// Who said it.
    pub by: String,
    /// Why. Blank, as is all that follows but what it was called and the state, where its row was not found: what is no longer
    /// public may not be told by a correction of it.
    pub why: String,
    /// The contract's id in this audit.
    pub contract: Option<String>,
    /// The fact; none for a confirmation of all of them.
    pub fact: Option<Fact>,
    /// What the source had when it was said.
    pub was: Option<String>,
    /// What it was corrected to.
    pub now: Option<Now>,
    /// What the source has now, as far as it states the fact.
    pub source: Option<String>,
    /// The other records of its agreement, for which a correction that stands is used too.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<AlsoCorrected>,
    /// What its row was called by the log, where it is in none of the sources.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gone: Option<GoneRow>,
    /// What became of it.
    pub state: CorrectionState,
}

/// What tells a row by that is in none of the sources any more, as the log has it. Not told where a contract that
/// is not public could be the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GoneRow {
    /// The body's own reference.
    pub reference: String,
    /// The buyers, with a semicolon between.
    pub body: String,
    /// What it was called.
    pub title: String,
}

/// Another record of the agreement that a correction is of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AlsoCorrected {
    /// Its id in this audit.
    pub contract: String,
    /// What its source has now of the fact.
    pub source: Option<String>,
}

impl GoneRow {
    /// As people look for it: the reference, the title in quotation marks, and the body.
    pub fn words(&self) -> String {
        let title = format!("\"{}\"", self.title);
        let said =
            [(&self.reference, &self.reference), (&self.title, &title), (&self.body, &self.body)];
        let said = said.into_iter().filter(|(stated, _)| !stated.is_empty());
        said.map(|(_, words)| words.as_str()).collect::<Vec<_>>().join(", ")
    }
}

/// What became of a correction or confirmation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CorrectionState {
    /// It stands.
    Applied,
    /// It stands, and the source now says the same.
    SourceAgrees,
    /// It stands, and the source now says something else again.
    SourceDiffers,
    /// A later one stands.
    Replaced,
    /// Of a confirmation: what was confirmed has changed since.
    Outdated,
    /// No row of the sources is the one it is of.
    RowNotFound,
    /// Several rows may be the one it is of.
    RowUnclear,
    /// The row may not be shown.
    NotPublic,
}

impl CorrectionState {
    /// Whether the contract is shown as the correction says.
    pub fn stands(self) -> bool {
        matches!(self, Self::Applied | Self::SourceAgrees | Self::SourceDiffers)
    }

    /// The state in words for people.
    pub fn words(self) -> &'static str {
        match self {
            Self::Applied => "applied",
            Self::SourceAgrees => "applied; the source now says the same",
            Self::SourceDiffers => "applied; the source now says something else",
            Self::Replaced => "replaced by a later one",
            Self::Outdated => "no longer counts: what was confirmed has changed",
            Self::RowNotFound => "row not found",
            Self::RowUnclear => "several rows may be meant",
            Self::NotPublic => "the row is not public",
        }
    }
}
