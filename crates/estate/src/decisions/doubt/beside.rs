use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::said;

/// Where a record stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordAt {
    /// The body's own reference, or the notice's.
    pub reference: Option<String>,
    /// File and place.
    pub place: String,
}

impl RecordAt {
    pub(super) fn words(&self) -> String {
        match &self.reference {
            Some(reference) => format!("{reference} ({})", self.place),
            None => self.place.clone(),
        }
    }
}

/// Why the facts of one record of an agreement go before those of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FirstBecause {
    /// Its body confirmed it.
    Confirmed,
    /// The other is not of an award.
    Awarded,
    /// It is a register's, and the other a notice.
    Register,
    /// By its source it ends later.
    LaterEnd,
    /// It was read first, and nothing else parts them.
    ReadFirst,
}

impl FirstBecause {
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::Confirmed => "its body confirmed it",
            Self::Awarded => "the other is not of an award",
            Self::Register => "a register goes before a notice",
            Self::LaterEnd => "its source has the later end",
            Self::ReadFirst => "it was read first and nothing else parts them",
        }
    }
}

/// What is due by one record of an agreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DaysBy {
    /// The last day.
    pub end: NaiveDate,
    /// The day by which notice is due.
    pub notice_by: Option<NaiveDate>,
    /// The day on which a procurement must begin.
    pub procurement_start: NaiveDate,
    /// The day that these are told on.
    pub as_at: NaiveDate,
}

impl DaysBy {
    /// The first day on which something is due.
    pub(in crate::decisions) fn first(&self) -> NaiveDate {
        self.notice_by.map_or(self.procurement_start, |notice| notice.min(self.procurement_start))
    }

    pub(super) fn words(&self) -> String {
        let has_passed = |day: NaiveDate| day < self.as_at;
        let notice = self.notice_by.map(|day| {
            let due = if has_passed(day) { "was due" } else { "is due" };
            format!("notice {due} {} and ", said(day))
        });
        let begin =
            if has_passed(self.procurement_start) { "should have begun" } else { "should begin" };
        format!(
            "ends on {}: by that record {}procurement {begin} on {}",
            said(self.end),
            notice.unwrap_or_default(),
            said(self.procurement_start)
        )
    }
}
