//! What falls due, drawn over time: a bar for each contract, grouped by who holds it or by what it is for.
//! A table beside each drawing says the same.

mod bar;
mod drawing;
mod span;

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::words::{count, number};
use crate::{DecisionLists, DecisionRow};
use span::Span;

/// However many groups there are, each has so many contracts drawn.
const FEWEST: usize = 5;

/// What the contracts of a timeline are grouped by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimelineBy {
    /// The body that holds them: those that fall due.
    Body,
    /// What the software is for: all that run.
    Capability,
}

/// Contracts over time.
#[derive(Clone, Debug)]
pub struct Timeline<'a> {
    /// What they are grouped by.
    pub by: TimelineBy,
    /// The groups, in order of name.
    pub groups: Vec<TimelineGroup<'a>>,
    /// Which contracts no group holds, and why.
    pub left_out: Option<String>,
    span: Span,
}

/// The contracts of one body, or for one thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimelineGroup<'a> {
    /// The body or the capability.
    pub name: &'a str,
    /// Its contracts, the soonest due first.
    pub rows: Vec<&'a DecisionRow>,
    /// How many there are beside those.
    pub more: usize,
}

impl<'a> Timeline<'a> {
    /// The contracts of the lists: so many of each group at most, and of each of many groups so few
    /// that there are about so many in all.
    pub fn of(lists: &'a DecisionLists, by: TimelineBy, in_group: usize, in_all: usize) -> Self {
        let mut rows: BTreeMap<&str, Vec<&DecisionRow>> = BTreeMap::new();
        let mut left_out = 0;
        match by {
            TimelineBy::Body => {
                for row in &lists.due {
                    row.bodies().for_each(|body| rows.entry(body).or_default().push(row));
                    left_out += u64::from(row.body.is_empty());
                }
            }
            TimelineBy::Capability => {
                for row in lists.due.iter().chain(&lists.later) {
                    if row.capability.is_empty() {
                        left_out += 1;
                    } else {
                        rows.entry(&row.capability).or_default().push(row);
                    }
                }
            }
        }
        let share = in_all / rows.len().max(1);
        let most = share.clamp(FEWEST.min(in_group), in_group);
        let group = |(name, mut rows): (&'a str, Vec<&'a DecisionRow>)| {
            let more = rows.len().saturating_sub(most);
            rows.truncate(most);
            TimelineGroup { name, rows, more }
        };
        Self {
            by,
            groups: rows.into_iter().map(group).collect(),
            left_out: (left_out > 0).then(|| told(by, left_out)),
            span: Span::of(lists),
        }
    }
}

impl Timeline<'_> {
    /// The day that it is drawn for.
    pub(crate) fn as_at(&self) -> NaiveDate {
        self.span.as_at
    }
}

impl TimelineGroup<'_> {
    /// How many contracts are not drawn, in a sentence; nothing if all are.
    pub fn more_in_words(&self) -> Option<String> {
        let drawn = number(self.rows.len() as u64);
        (self.more > 0).then(|| {
            format!(
                "The {drawn} soonest due are drawn; there are {} more.",
                number(self.more as u64)
            )
        })
    }
}

fn told(by: TimelineBy, left_out: u64) -> String {
    let contracts = count(left_out, "contract", "contracts");
    match by {
        TimelineBy::Body => {
            format!("Left out: {contracts} that fall due and do not name who holds them.")
        }
        TimelineBy::Capability => format!(
            "Left out: {contracts} that run and are for no software product that the dictionary of vendors surely knows."
        ),
    }
}
