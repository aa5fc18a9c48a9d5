//! The decisions by what there is to decide: each in one list, or in none.

use std::sync::Arc;

use chrono::{Months, NaiveDate};

use super::Decision;
use crate::{Audit, Window};

/// The awarded agreements, by what there is to decide.
///
/// Each is in one list, the first of these that fits; what is in none runs, with nothing due in the window.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Decisions {
    /// Those whose end has passed, the latest first: extended without a word, or over and not taken off
    /// the register.
    pub ended: Vec<Arc<Decision>>,
    /// Those for which something falls due inside the window or is overdue, the soonest first: also where
    /// there is no end to plan by, and the body states the day of notice.
    pub due: Vec<Arc<Decision>>,
    /// Those with no end to plan by, in the order of the sources: none is stated, it lies so far ahead that it
    /// is likely a slip, or it cannot be.
    pub endless: Vec<Arc<Decision>>,
}

impl Decisions {
    /// What of every decision falls due, has ended, or has no end.
    pub(crate) fn among(audit: &Audit, every: &[Arc<Decision>], window: Window) -> Self {
        let last =
            window.as_at.checked_add_months(Months::new(window.months)).unwrap_or(window.as_at);
        let mut lists = Self::default();
        for own in every {
            let rows = if own.has_ended(window.as_at) {
                &mut lists.ended
            } else if own.due().is_some_and(|due| due <= last) {
                &mut lists.due
            } else if !own.has_end_to_plan_by(audit, window.as_at) {
                &mut lists.endless
            } else {
                continue;
            };
            rows.push(Arc::clone(own));
        }
        lists.ended.reverse();
        lists.endless.sort_by_key(|own| own.contract);
        lists
    }
}

impl Decision {
    fn has_ended(&self, as_at: NaiveDate) -> bool {
        self.term.possible_end().is_some_and(|end| end < as_at)
    }
}
