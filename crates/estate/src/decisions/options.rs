//! What a register says of options to extend, which is seldom all of it.

use serde::{Deserialize, Serialize};

use super::worth::net_pounds;
use crate::Contract;

/// More options than this are a slip: the months stand in the column for their number.
const MOST_OPTIONS: u32 = 10;

/// What the stated months of several options are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OptionMonths {
    /// Those of all options together.
    Together,
    /// Those of each.
    Each,
    /// The record does not show which; they are taken for those of all together, which is the less.
    Unclear,
}

/// How the months of options that are left may be taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OptionSteps {
    /// One after the other, each of so many months, give or take one as dates are written.
    Each(u32),
    /// The source gives the months of all together.
    #[default]
    Together,
    /// The source does not show whether its months are those of each or of all.
    Unclear,
}

/// The options of a contract, as its record states them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Options {
    stated: u32,
    /// How many there are, where that can be believed.
    count: Option<u32>,
    /// How many are marked as taken.
    marked: u32,
    pub(super) meaning: OptionMonths,
}

impl Options {
    /// The options, if the record states any or says that there are none. `moved` is by how many
    /// months the end is beyond the first term.
    pub(super) fn of(contract: &Contract, first: Option<u32>, moved: Option<u32>) -> Option<Self> {
        // No options have no months, where nobody wrote that they are none.
        let none = contract.extension_count.filter(|count| *count == 0);
        let stated = contract.extension_months.or(none)?;
        let count = contract.extension_count.filter(|count| (1..=MOST_OPTIONS).contains(count));
        let marked = contract.extensions_taken.unwrap_or(0);
        let mut own = Self { stated, count, marked, meaning: OptionMonths::Together };
        if stated > 0 && own.number() > 1 {
            own.meaning = own
                .by_what_was_taken(moved.unwrap_or(0))
                .or_else(|| own.by_total(contract, first?))
                .unwrap_or(OptionMonths::Unclear);
        }
        Some(own)
    }

    /// The months of all options.
    pub(super) fn months(&self) -> u32 {
        if self.meaning == OptionMonths::Each { self.stated * self.number() } else { self.stated }
    }

    /// The months that are left; none where what is marked as taken and the end contradict each other.
    pub(super) fn left(&self, moved: Option<u32>) -> Option<u32> {
        let moved = moved.unwrap_or(0);
        // An end far beyond the options says nothing of how many there are, if their number is not known.
        let unknown = self.count.is_none() && moved > self.months() + 1;
        if self.contradict(moved) || unknown && self.stated > 0 {
            return None;
        }
        let left = self.months().saturating_sub(moved);
        // Of options that were taken, a month more or less is how dates are written.
        Some(if moved > 0 && left <= 1 { 0 } else { left })
    }

    /// How the months that are left may be taken.
    pub(super) fn steps(&self, left: u32) -> OptionSteps {
        let is_each = self.meaning == OptionMonths::Each || self.count == Some(1);
        match self.meaning {
            OptionMonths::Unclear => OptionSteps::Unclear,
            _ if is_each && near_multiple(left, self.stated) => OptionSteps::Each(self.stated),
            _ => OptionSteps::Together,
        }
    }

    /// Whether options are marked as taken by which the end was not moved, or not far enough, or by part of
    /// one.
    pub(super) fn contradict(&self, moved: u32) -> bool {
        if self.stated == 0 || self.marked == 0 {
            return false;
        }
        let all = self.marked >= self.number();
        let beyond = moved % self.stated;
        let is_part = self.meaning == OptionMonths::Each && beyond.min(self.stated - beyond) > 1;
        moved == 0 || all && moved + 1 < self.months() || is_part && !self.are_exceeded(moved)
    }

    /// Whether the end was moved further than all options allow, as far as their number is known.
    pub(super) fn are_exceeded(&self, moved: u32) -> bool {
        moved > self.stated * self.number() + 1
    }

    fn number(&self) -> u32 {
        self.count.unwrap_or(1)
    }

    fn by_what_was_taken(&self, moved: u32) -> Option<OptionMonths> {
        let near = |months: u32| moved.abs_diff(months) <= 1;
        if moved > self.stated + 1 {
            return Some(OptionMonths::Each);
        }
        if self.marked == 0 || moved == 0 {
            return None;
        }
        if self.marked < self.number() && near(self.stated) {
            return Some(OptionMonths::Each);
        }
        near(self.stated * self.marked / self.number()).then_some(OptionMonths::Together)
    }

    /// What a total that counts the options shows, beside a year's worth.
    fn by_total(&self, contract: &Contract, first: u32) -> Option<OptionMonths> {
        let annual = net_pounds(contract.annual.as_ref())?.0 as f64;
        let total = net_pounds(contract.total.as_ref())?.0 as f64;
        let months = total * 12.0 / annual;
        let near = |expected: u32| (months - f64::from(expected)).abs() <= 1.0;
        let each = near(first + self.stated * self.number());
        let together = near(first + self.stated);
        match (each, together) {
            (true, false) => Some(OptionMonths::Each),
            (false, true) => Some(OptionMonths::Together),
            _ => None,
        }
    }
}

/// Whether some months are whole steps, give or take one.
fn near_multiple(months: u32, step: u32) -> bool {
    step > 0 && months >= step.saturating_sub(1) && {
        let over = months % step;
        over <= 1 || over + 1 == step
    }
}

/// The options to extend a contract that are left.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OptionsLeft {
    /// There are none.
    None,
    /// The months of each, to be taken whole and in this order.
    Steps(Vec<u32>),
    /// Any number of whole months up to this, told once.
    UpTo {
        /// The most months.
        months: u32,
        /// The source may mean more: whether its months are those of each option or of all is not said.
        unclear: bool,
    },
    /// Nothing that can be believed is said of options; none is relied on.
    Unknown,
}

impl OptionsLeft {
    /// The months of all of them together.
    pub(crate) fn most_months(&self) -> u32 {
        match self {
            Self::None | Self::Unknown => 0,
            Self::Steps(steps) => steps.iter().fold(0, |sum, months| sum.saturating_add(*months)),
            Self::UpTo { months, .. } => *months,
        }
    }
}
