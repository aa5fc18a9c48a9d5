//! Which days are worth a look, without looking at each.
//!
//! Only days on which one of those who join ends are. On any other day, all who join would be better off on the
//! next such day: they join by the same options, and each is stranded for fewer days.

use std::cmp::Reverse;
use std::ops::AddAssign;

use chrono::{Datelike, NaiveDate};

use super::Planning;
use super::reach::Reach;

/// What a day is judged by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cost {
    pub(super) joining: usize,
    pub(super) stranded: i64,
    pub(super) extended: i64,
}

impl Cost {
    /// At least as good in everything, and better in something.
    pub(super) fn beats(&self, other: &Self) -> bool {
        self.joining >= other.joining
            && self.stranded <= other.stranded
            && self.extended <= other.extended
            && self != other
    }
}

/// Those who join, by one end each.
#[derive(Clone, Copy, Default)]
struct Joined {
    contracts: i64,
    /// The sum of the days on which they end, counted from one day for all.
    ends: i64,
    extended: i64,
}

impl Joined {
    fn leaving(self) -> Self {
        Self { contracts: -self.contracts, ends: -self.ends, extended: -self.extended }
    }

    fn cost(self, day: i64) -> Option<Cost> {
        let joining = usize::try_from(self.contracts).ok().filter(|joining| *joining >= 2)?;
        Some(Cost { joining, stranded: self.ends - self.contracts * day, extended: self.extended })
    }
}

impl AddAssign for Joined {
    fn add_assign(&mut self, other: Self) {
        self.contracts += other.contracts;
        self.ends += other.ends;
        self.extended += other.extended;
    }
}

/// The days of the window on which one of at least two who join ends, and than which no other such day is
/// better; in their order.
pub(super) fn best_days(reaches: &[Reach], planning: &Planning) -> Vec<NaiveDate> {
    let mut changes = Vec::new();
    for reach in reaches {
        add_changes(reach, planning, &mut changes);
    }
    changes.sort_unstable_by_key(|(day, _)| *day);
    let mut costs = costs_of_ends(&changes);
    costs.retain(|(day, _)| *day <= number(planning.until));
    let mut days: Vec<i64> = best(costs).into_iter().map(|(day, _)| day).collect();
    days.sort_unstable();
    let date = |day: i64| NaiveDate::from_num_days_from_ce_opt(i32::try_from(day).ok()?);
    days.into_iter().filter_map(date).collect()
}

/// The days on which a contract begins and ceases to join by each of its ends.
fn add_changes(reach: &Reach, planning: &Planning, changes: &mut Vec<(i64, Joined)>) {
    let current_end = i64::from(reach.now.day);
    let mut first_free = number(planning.from);
    for end in std::iter::once(&reach.now).chain(&reach.extended) {
        let day = i64::from(end.day);
        let soonest = planning.most_stranded_days.map_or(first_free, |most| day - i64::from(most));
        let first = first_free.max(soonest);
        if first <= day {
            let joined = Joined { contracts: 1, ends: day, extended: day - current_end };
            changes.push((first, joined));
            changes.push((day + 1, joined.leaving()));
        }
        first_free = first_free.max(day + 1);
    }
}

/// The days on which one ends and at least two join, with their cost.
fn costs_of_ends(changes: &[(i64, Joined)]) -> Vec<(i64, Cost)> {
    let mut joined = Joined::default();
    let mut found = Vec::new();
    for same_day in changes.chunk_by(|(one, _), (other, _)| one == other) {
        let leaving = same_day.iter().find(|(_, change)| change.contracts < 0);
        found.extend(leaving.and_then(|(day, _)| Some((day - 1, joined.cost(day - 1)?))));
        for (_, change) in same_day {
            joined += *change;
        }
    }
    found
}

/// Those that none beats.
fn best(mut days: Vec<(i64, Cost)>) -> Vec<(i64, Cost)> {
    // What beats another comes before it in this order, so it is enough to look at those kept.
    days.sort_unstable_by_key(|(day, cost)| {
        (Reverse(cost.joining), cost.stranded, cost.extended, *day)
    });
    let mut kept: Vec<(i64, Cost)> = Vec::new();
    for (day, cost) in days {
        if !kept.iter().any(|(_, own)| own.beats(&cost)) {
            kept.push((day, cost));
        }
    }
    kept
}

fn number(day: NaiveDate) -> i64 {
    i64::from(day.num_days_from_ce())
}
