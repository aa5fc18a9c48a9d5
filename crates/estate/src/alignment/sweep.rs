//! Which days are worth a look, without looking at each.
//!
//! Only days on which one of those who join ends are. On any other day, all who join would be better off on the
//! next such day: they join by the same options, and each is stranded for fewer days.

use std::cmp::Reverse;
use std::ops::AddAssign;

use chrono::{Datelike, NaiveDate};
use hashbrown::HashMap;

use super::reach::Reach;
use super::{Planning, Stoppable};

/// What a day is judged by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cost {
    pub(super) joining: usize,
    pub(super) bodies: usize,
    pub(super) stranded: i64,
    pub(super) extended: i64,
}

impl Cost {
    /// At least as good in everything, and better in something.
    pub(super) fn beats(&self, other: &Self) -> bool {
        self.joining >= other.joining
            && self.bodies >= other.bodies
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

    /// What a day costs on which contracts of so many bodies join; none if it is none of several.
    fn cost(self, bodies: usize, day: i64) -> Option<Cost> {
        let joining = usize::try_from(self.contracts).ok().filter(|joining| *joining >= 2)?;
        let stranded = self.ends - self.contracts * day;
        (bodies >= 2).then_some(Cost { joining, bodies, stranded, extended: self.extended })
    }
}

impl AddAssign for Joined {
    fn add_assign(&mut self, other: Self) {
        self.contracts += other.contracts;
        self.ends += other.ends;
        self.extended += other.extended;
    }
}

/// A day on which a contract begins or ceases to join by one of its ends.
struct Change<'a> {
    day: i64,
    joined: Joined,
    bodies: &'a [u32],
}

/// The days of the window on which one of at least two who join, held by at least two bodies, ends, and than
/// which no other such day is better; in their order.
pub(super) fn best_days(
    group: &[Stoppable],
    reaches: &[Reach],
    planning: &Planning,
) -> Vec<NaiveDate> {
    let mut changes = Vec::new();
    for (own, reach) in group.iter().zip(reaches) {
        add_changes(&own.bodies, reach, planning, &mut changes);
    }
    changes.sort_unstable_by_key(|change| change.day);
    let mut costs = costs_of_ends(&changes);
    costs.retain(|(day, _)| *day <= number(planning.until));
    let mut days: Vec<i64> = best(costs).into_iter().map(|(day, _)| day).collect();
    days.sort_unstable();
    let date = |day: i64| NaiveDate::from_num_days_from_ce_opt(i32::try_from(day).ok()?);
    days.into_iter().filter_map(date).collect()
}

/// The days on which a contract begins and ceases to join by each of its ends.
fn add_changes<'a>(
    bodies: &'a [u32],
    reach: &Reach,
    planning: &Planning,
    changes: &mut Vec<Change<'a>>,
) {
    let current_end = i64::from(reach.now.day);
    let mut first_free = number(planning.from);
    for end in std::iter::once(&reach.now).chain(&reach.extended) {
        let day = i64::from(end.day);
        let soonest = planning.most_stranded_days.map_or(first_free, |most| day - i64::from(most));
        let first = first_free.max(soonest);
        if first <= day {
            let joined = Joined { contracts: 1, ends: day, extended: day - current_end };
            changes.push(Change { day: first, joined, bodies });
            changes.push(Change { day: day + 1, joined: joined.leaving(), bodies });
        }
        first_free = first_free.max(day + 1);
    }
}

/// The days on which one ends and at least two join, with their cost.
fn costs_of_ends(changes: &[Change<'_>]) -> Vec<(i64, Cost)> {
    let mut joined = Joined::default();
    let mut by_body: HashMap<u32, i64> = HashMap::new();
    let mut found = Vec::new();
    for same_day in changes.chunk_by(|one, other| one.day == other.day) {
        let leaving = same_day.iter().find(|change| change.joined.contracts < 0);
        found.extend(leaving.and_then(|change| {
            let day = change.day - 1;
            Some((day, joined.cost(by_body.len(), day)?))
        }));
        for change in same_day {
            joined += change.joined;
            for body in change.bodies {
                *by_body.entry(*body).or_default() += change.joined.contracts;
            }
        }
        let ceasing = same_day.iter().filter(|change| change.joined.contracts < 0);
        for body in ceasing.flat_map(|change| change.bodies) {
            if by_body.get(body) == Some(&0) {
                by_body.remove(body);
            }
        }
    }
    found
}

/// Those that none beats.
fn best(mut days: Vec<(i64, Cost)>) -> Vec<(i64, Cost)> {
    // What beats another comes before it in this order, so it is enough to look at those kept.
    days.sort_unstable_by_key(|(day, cost)| {
        (Reverse(cost.joining), Reverse(cost.bodies), cost.stranded, cost.extended, *day)
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
