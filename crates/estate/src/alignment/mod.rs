//! Alignment windows: the days on which contracts of several bodies could come to an end together.
//!
//! A contract ends on its current end, or later if options are taken. On a day it *joins* if it can be brought
//! to an end on that day or after it. Then what it costs is of two kinds: days *stranded*, on which it runs on
//! beside what replaces it, and days *extended*, by which it must run longer than it does now. Both are least
//! with the first end that is not before the day, so there is nothing to weigh within a contract, and what a
//! group costs is the sum over those who join.

mod group;
mod planning;
mod reach;
mod rules;
mod shortlist;
mod stop;
mod sweep;

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

pub use crate::decisions::OptionsLeft;
pub(crate) use group::groups;
pub use group::{AlignmentGroup, AlignmentKnown, Beside, WhyBeside};
pub use planning::Planning;
pub use reach::Stoppable;
pub use rules::{Checked, RuleFact, extension_rules};
pub use shortlist::shortlist;
pub use stop::{Caution, Standing, Stop};

use crate::Pence;
use reach::{End, Reach};
use sweep::Cost;

/// A day on which old contracts could end together, and what that costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AlignedDate {
    /// The last day of the old contracts: what replaces them begins on the day after.
    pub date: NaiveDate,
    /// How many contracts join.
    pub joining: usize,
    /// How many bodies hold those who join.
    pub bodies: usize,
    /// How many cannot be relied on to run until then.
    pub short: usize,
    /// How many would run on for too long after it.
    pub running_on: usize,
    /// The days for which those who join are paid for beside what replaces them.
    pub stranded_days: u64,
    /// The days by which those who join must run longer than they do now.
    pub extended_days: u64,
    /// The days that those who fall short leave uncovered.
    pub gap_days: u64,
    /// What the stranded days are worth, where a year's worth is known.
    pub stranded: Pence,
    /// How many of those with stranded days have no year's worth.
    pub worth_unknown: usize,
    /// The first day by which one of those who join must tell that an option is taken.
    pub first_notice: Option<NaiveDate>,
}

impl AlignedDate {
    /// Whether this day is at least as good in everything and better in something: as many contracts of as
    /// many bodies join or more, with no more days stranded and no more extended.
    pub fn is_better_than(&self, other: &Self) -> bool {
        self.cost().beats(&other.cost())
    }

    fn cost(&self) -> Cost {
        Cost {
            joining: self.joining,
            bodies: self.bodies,
            stranded: i64::try_from(self.stranded_days).unwrap_or(i64::MAX),
            extended: i64::try_from(self.extended_days).unwrap_or(i64::MAX),
        }
    }

    fn sum<'a>(
        planning: &Planning,
        date: NaiveDate,
        group: impl Iterator<Item = (&'a Stoppable, &'a Reach)>,
    ) -> Self {
        let mut sum = Self {
            date,
            joining: 0,
            bodies: 0,
            short: 0,
            running_on: 0,
            stranded_days: 0,
            extended_days: 0,
            gap_days: 0,
            stranded: Pence(0),
            worth_unknown: 0,
            first_notice: None,
        };
        let day = date.num_days_from_ce();
        let mut bodies: BTreeSet<u32> = BTreeSet::new();
        for (own, reach) in group {
            let (standing, end) = stop::standing(own, reach, planning, day);
            sum.count(standing, end, reach);
            if matches!(standing, Standing::Joins { .. }) {
                bodies.extend(&own.bodies);
            }
        }
        sum.bodies = bodies.len();
        sum
    }

    fn count(&mut self, standing: Standing, end: &End, reach: &Reach) {
        match standing {
            Standing::Joins { stranded_days, stranded } => {
                self.joining += 1;
                self.stranded_days += u64::from(stranded_days);
                self.extended_days += u64::from(end.day.abs_diff(reach.now.day));
                self.stranded += stranded.unwrap_or_default();
                self.worth_unknown += usize::from(stranded.is_none());
                let notice = reach.notice_by.filter(|_| end.options > 0);
                self.first_notice = self.first_notice.into_iter().chain(notice).min();
            }
            Standing::Short { gap_days } => {
                self.short += 1;
                self.gap_days += u64::from(gap_days);
            }
            Standing::RunsOn { .. } => self.running_on += 1,
        }
    }
}

/// The days from `from` to `until` on which at least two of a group join, held by at least two bodies, and one
/// of them ends, and than which no other such day is better, in their order. For every weight of days stranded
/// against days extended, a best day is among them.
pub fn windows(group: &[Stoppable], planning: &Planning) -> Vec<AlignedDate> {
    let reach = |own: &Stoppable| Reach::of(own, planning, planning.from, planning.until);
    let reaches: Vec<Reach> = group.iter().map(reach).collect();
    let sum = |date| AlignedDate::sum(planning, date, group.iter().zip(&reaches));
    sweep::best_days(group, &reaches, planning).into_iter().map(sum).collect()
}

/// What any day costs, whether or not another is better.
pub fn on(group: &[Stoppable], planning: &Planning, date: NaiveDate) -> AlignedDate {
    let reaches: Vec<Reach> =
        group.iter().map(|own| Reach::of(own, planning, date, date)).collect();
    AlignedDate::sum(planning, date, group.iter().zip(&reaches))
}

/// How each of a group stands on a day, in the order of the group.
pub fn stops(group: &[Stoppable], planning: &Planning, date: NaiveDate) -> Vec<Stop> {
    let stop = |own| Stop::of(own, &Reach::of(own, planning, date, date), planning, date);
    group.iter().map(stop).collect()
}
