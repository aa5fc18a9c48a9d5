use chrono::{Datelike, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use super::Planning;
use crate::Pence;
use crate::decisions::{OptionsLeft, later};

/// A contract that might be replaced together with others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stoppable {
    /// What the caller knows it by.
    pub key: usize,
    /// Who holds it, by what the caller knows them by; several for a joint procurement.
    pub bodies: Vec<u32>,
    /// Its last day as it stands.
    pub current_end: NaiveDate,
    /// What is left to extend it by.
    pub options: OptionsLeft,
    /// The day by which the first of them must be told, where it is known better than by the planning.
    pub notice_by: Option<NaiveDate>,
    /// A year's worth, where it is known.
    pub annual: Option<Pence>,
}

/// A day on which a contract can be brought to an end.
#[derive(Clone, Copy, Debug)]
pub(super) struct End {
    pub(super) date: NaiveDate,
    /// The same day by its number, which is quick to count with.
    pub(super) day: i32,
    pub(super) options: u32,
    pub(super) months: u32,
}

impl End {
    fn of(date: NaiveDate, options: u32, months: u32) -> Self {
        Self { date, day: date.num_days_from_ce(), options, months }
    }
}

/// How far a contract can be relied on to run.
#[derive(Clone, Debug)]
pub(super) struct Reach {
    pub(super) now: End,
    /// The ends that options lead to, in their order.
    pub(super) extended: Vec<End>,
    /// The day by which the first option must be told, if there is any.
    pub(super) notice_by: Option<NaiveDate>,
    /// Where the options would have led, if the notice that they need is too late.
    pub(super) missed: Option<NaiveDate>,
}

impl Reach {
    /// What tells how a contract stands on any day from the first to the last; ends on other days may be
    /// left out.
    pub(super) fn of(
        own: &Stoppable,
        planning: &Planning,
        first: NaiveDate,
        last: NaiveDate,
    ) -> Self {
        let most = own.options.most_months();
        let planned = || own.current_end.checked_sub_months(Months::new(planning.notice_months));
        let notice_by = own.notice_by.or_else(planned).filter(|_| most > 0);
        let is_late = notice_by.is_none_or(|by| by < planning.as_at);
        let missed = later(own.current_end, most).filter(|_| most > 0 && is_late);
        let now = End::of(own.current_end, 0, 0);
        let mut reach = Self { now, extended: Vec::new(), notice_by, missed };
        if is_late {
            return reach;
        }
        match &own.options {
            OptionsLeft::None | OptionsLeft::Unknown => {}
            OptionsLeft::Steps(steps) => {
                let sums = steps.iter().scan(0, |sum: &mut u32, months| {
                    *sum = sum.checked_add(*months)?;
                    Some(*sum)
                });
                reach.extend(own.current_end, last, (1..).zip(sums));
            }
            OptionsLeft::UpTo { months, .. } => {
                // No month is longer than 31 days, so fewer would end before the first day.
                let before = u32::try_from((first.num_days_from_ce() - now.day) / 31).unwrap_or(0);
                let each = (before.max(1).min(*months)..=*months).map(|months| (1, months));
                reach.extend(own.current_end, last, each);
            }
        }
        reach
    }

    fn extend(
        &mut self,
        from: NaiveDate,
        last: NaiveDate,
        choices: impl Iterator<Item = (u32, u32)>,
    ) {
        for (options, months) in choices {
            if self.last().date >= last {
                return;
            }
            let Some(date) = later(from, months) else { return };
            self.extended.push(End::of(date, options, months));
        }
    }

    fn last(&self) -> &End {
        self.extended.last().unwrap_or(&self.now)
    }

    /// The first end that is not before a day, or else the last that there is.
    pub(super) fn first_from(&self, day: i32) -> &End {
        if self.now.day >= day {
            return &self.now;
        }
        let at = self.extended.partition_point(|end| end.day < day);
        self.extended.get(at).unwrap_or(self.last())
    }
}
