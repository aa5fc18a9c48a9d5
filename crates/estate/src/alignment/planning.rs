use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::Lead;

/// How far ahead days are looked at: most contracts of software have ended by then, options and all.
const MONTHS_AHEAD: u32 = 60;
/// A year and a day lets in any contract that ends twelve months later.
const MOST_STRANDED_DAYS: u32 = 366;

/// What alignment is reckoned by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Planning {
    /// The day on which all this is looked at: notice that was due before it cannot be given any more.
    pub as_at: NaiveDate,
    /// The first day on which old contracts may end: a joint procurement must be ready by then.
    pub from: NaiveDate,
    /// The last day that is looked at.
    pub until: NaiveDate,
    /// How long before an end it must be told that an option is taken, unless the contract says otherwise.
    pub notice_months: u32,
    /// A contract that would run on for longer than this beside what replaces it does not join.
    pub most_stranded_days: Option<u32>,
}

impl Planning {
    /// What is assumed of any estate: a procurement that begins on the day, and five years to look at.
    pub fn of(as_at: NaiveDate, lead: Lead) -> Self {
        let after = |months| as_at.checked_add_months(Months::new(months)).unwrap_or(as_at);
        Self {
            as_at,
            from: after(lead.procurement_months),
            until: after(MONTHS_AHEAD),
            notice_months: lead.notice_months,
            most_stranded_days: Some(MOST_STRANDED_DAYS),
        }
    }
}
