use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::reach::{End, Reach};
use super::{OptionsLeft, Planning, Stoppable};
use crate::Pence;

const DAYS_A_YEAR: i64 = 365;

/// How one contract stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stop {
    /// What the caller knows the contract by.
    pub key: usize,
    /// Whether it joins.
    pub standing: Standing,
    /// Its last day then: the first that is not before the day, or the last that it can be relied on to reach.
    pub end: NaiveDate,
    /// How many options lead to that end.
    pub options_taken: u32,
    /// The months of those options.
    pub extended_months: u32,
    /// The days from its current end to that end.
    pub extended_days: u32,
    /// The day by which the first of them must be told; none where none is taken.
    pub notice_by: Option<NaiveDate>,
    /// What to be wary of, where it needs more than its current end.
    pub caution: Option<Caution>,
}

/// Whether a contract joins others on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// It can be brought to an end on that day or after it.
    Joins {
        /// The days for which it runs on.
        stranded_days: u32,
        /// What those are worth; none where there are some, and a year's worth is not known.
        stranded: Option<Pence>,
    },
    /// It cannot be relied on to run until then.
    Short {
        /// The days without it.
        gap_days: u32,
    },
    /// The first end that is not before the day is too long after it.
    RunsOn {
        /// The days for which it would run on.
        stranded_days: u32,
    },
}

/// Why it may not be as it seems.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Caution {
    /// It has options, but the day by which the first must be told has passed; they are not counted.
    NoticePassed {
        /// That day.
        by: NaiveDate,
        /// Where all of them would lead if they could be had even so.
        latest_end: NaiveDate,
    },
    /// The source does not tell whether there are options; none is counted.
    OptionsUnknown,
    /// The options may be longer than is counted here.
    MonthsUnclear,
}

impl Stop {
    pub(super) fn of(own: &Stoppable, reach: &Reach, planning: &Planning, date: NaiveDate) -> Self {
        let (standing, end) = standing(own, reach, planning, date.num_days_from_ce());
        Self {
            key: own.key,
            standing,
            end: end.date,
            options_taken: end.options,
            extended_months: end.months,
            extended_days: end.day.abs_diff(reach.now.day),
            notice_by: reach.notice_by.filter(|_| end.options > 0),
            caution: caution(own, reach).filter(|_| own.current_end < date),
        }
    }
}

/// Whether a contract joins on a day, and its last day then.
pub(super) fn standing<'a>(
    own: &Stoppable,
    reach: &'a Reach,
    planning: &Planning,
    day: i32,
) -> (Standing, &'a End) {
    let end = reach.first_from(day);
    let days = end.day.abs_diff(day);
    let standing = match planning.most_stranded_days {
        _ if end.day < day => Standing::Short { gap_days: days },
        Some(most) if days > most => Standing::RunsOn { stranded_days: days },
        _ => Standing::Joins { stranded_days: days, stranded: worth(own.annual, days) },
    };
    (standing, end)
}

fn caution(own: &Stoppable, reach: &Reach) -> Option<Caution> {
    if let Some((by, latest_end)) = reach.notice_by.zip(reach.missed) {
        return Some(Caution::NoticePassed { by, latest_end });
    }
    match own.options {
        OptionsLeft::Unknown => Some(Caution::OptionsUnknown),
        OptionsLeft::UpTo { unclear: true, .. } => Some(Caution::MonthsUnclear),
        _ => None,
    }
}

/// What so many days are worth, to the nearest penny.
fn worth(annual: Option<Pence>, days: u32) -> Option<Pence> {
    if days == 0 {
        return Some(Pence(0));
    }
    let (annual, days) = (annual?.0, i64::from(days));
    // Taken apart, so that only a result beyond all bounds is cut.
    let whole = annual.div_euclid(DAYS_A_YEAR).saturating_mul(days);
    let rest = (2 * annual.rem_euclid(DAYS_A_YEAR) * days + DAYS_A_YEAR) / (2 * DAYS_A_YEAR);
    Some(Pence(whole.saturating_add(rest)))
}
