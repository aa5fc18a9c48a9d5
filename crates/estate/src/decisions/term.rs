use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use super::options::Options;
use super::{OptionMonths, OptionSteps, OptionsLeft};
use crate::Contract;
use crate::corrections::Fact;

/// When a contract ends, and how far it may be extended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContractTerm {
    /// Its first day.
    pub start: Option<NaiveDate>,
    /// Its last day, extensions that were taken included.
    pub current_end: Option<NaiveDate>,
    /// The months of its first term; none where the source does not tell that from extensions.
    pub first_months: Option<u32>,
    /// The months by which it may be extended in all.
    pub optional_months: Option<u32>,
    /// Whether the source's months are those of each option, or of all.
    pub option_months: Option<OptionMonths>,
    /// By how many months the end is beyond the first term.
    pub months_taken: Option<u32>,
    /// The months of options that are left; none where nothing is said of options, or what is said
    /// contradicts itself.
    pub months_left: Option<u32>,
    /// How these may be taken.
    pub option_steps: OptionSteps,
    /// Its last day if every option is taken.
    pub latest_end: Option<NaiveDate>,
}

/// An end before this year is a slip: no contract that ended so long ago is on a register, and spreadsheets make
/// such days of what is no date.
const EARLIEST_END: i32 = 1990;

impl ContractTerm {
    /// The term of a contract, as its record states it.
    pub(super) fn of(contract: &Contract) -> Self {
        let (start, end) = (contract.start, contract.end);
        let current = start.zip(end).map(|(from, to)| months(from, to));
        let first_months = first_months(contract, current);
        let moved = moved(contract, first_months, current);
        // What the body says is not known is neither what the columns have nor nought.
        let is_said_unknown = contract.said.is_unknown(Fact::OptionsLeft);
        let options = Options::of(contract, first_months, moved).filter(|_| !is_said_unknown);
        // From an end that cannot be, nothing is counted.
        let possible_end = end.filter(|end| !cannot_be(start, *end));
        // A day that the source states goes before months that are counted.
        let latest = contract.latest_end.filter(|latest| end.is_none_or(|end| *latest >= end));
        let latest = latest.filter(|_| !is_said_unknown && said_left(contract).is_none());
        let to_latest = end.zip(latest).map(|(end, latest)| months_between(end, latest));
        let stated_left = said_left(contract).or(to_latest);
        let months_left = stated_left.or_else(|| options.and_then(|own| own.left(moved)));
        // Who states what is left does not say by which steps.
        let stepping = options.zip(months_left).filter(|_| stated_left.is_none());
        Self {
            start,
            current_end: end,
            first_months,
            optional_months: options.map(|own| own.months()).or(to_latest),
            option_months: options.map(|own| own.meaning),
            months_taken: moved,
            months_left,
            option_steps: stepping.map(|(own, left)| own.steps(left)).unwrap_or_default(),
            latest_end: latest
                .or_else(|| possible_end.zip(months_left).and_then(|(end, left)| later(end, left))),
        }
    }

    /// Whether its end cannot be one: it lies before its start, or in a year out of the question.
    pub(crate) fn has_impossible_end(&self) -> bool {
        self.current_end.is_some_and(|end| cannot_be(self.start, end))
    }

    /// The end that days can be reckoned from.
    pub(super) fn possible_end(&self) -> Option<NaiveDate> {
        self.current_end.filter(|_| !self.has_impossible_end())
    }

    /// What is left to extend it by, as steps only where the source shows them.
    pub fn options_left(&self) -> OptionsLeft {
        match (self.months_left, self.option_steps) {
            (None, _) => OptionsLeft::Unknown,
            (Some(0), _) => OptionsLeft::None,
            (Some(left), OptionSteps::Each(months)) => OptionsLeft::Steps(steps(left, months)),
            (Some(left), steps) => OptionsLeft::UpTo {
                months: self.not_beyond_latest(left),
                unclear: steps == OptionSteps::Unclear,
            },
        }
    }

    /// So many months, or one less if rounding had made them lead beyond the latest end.
    fn not_beyond_latest(&self, months: u32) -> u32 {
        let end = self.current_end.and_then(|end| later(end, months));
        let is_beyond = end.zip(self.latest_end).is_some_and(|(end, latest)| end > latest);
        months.saturating_sub(u32::from(is_beyond))
    }

    /// The months from its first day to its last if every option that is left is taken; none where what is
    /// left is not known.
    pub(crate) fn longest_months(&self) -> Option<u32> {
        Some(self.current_months()? + self.months_left?)
    }

    /// The months from its first day to its last as it stands.
    pub(crate) fn current_months(&self) -> Option<u32> {
        self.start.zip(self.current_end).map(|(start, end)| months(start, end))
    }
}

fn cannot_be(start: Option<NaiveDate>, end: NaiveDate) -> bool {
    start.is_some_and(|start| end < start) || end.year() < EARLIEST_END
}

/// The months of options left, where the body that holds the contract says so; of one that it ended early
/// there are none.
fn said_left(contract: &Contract) -> Option<u32> {
    let ended = contract.said.date(Fact::Ended).map(|_| 0);
    ended.or_else(|| contract.said.count(Fact::OptionsLeft))
}

/// The months of the first term: as stated, unless the contract as it stands is shorter than that, or
/// to the first end, where that is told apart.
fn first_months(contract: &Contract, current: Option<u32>) -> Option<u32> {
    let to_first_end = contract.start.zip(contract.first_end).map(|(from, to)| months(from, to));
    let stated = contract.first_months.filter(|stated| *stated > 0);
    stated.filter(|stated| current.is_none_or(|current| *stated <= current + 1)).or(to_first_end)
}

/// By how many months the end is beyond the first term. Of a term in months, a month more or less is how dates
/// are written, and no extension; of a first end beside the current one, it is an extension.
fn moved(contract: &Contract, first: Option<u32>, current: Option<u32>) -> Option<u32> {
    let by_term = first.zip(current).map(|(first, current)| current.saturating_sub(first));
    let by_ends = contract.first_end.zip(contract.end).map(|(one, now)| months_between(one, now));
    by_term.filter(|months| *months > 1).or(by_ends).or(by_term.map(|_| 0))
}

/// The months of each option that is left; what dates are off by is in the last.
fn steps(left: u32, each: u32) -> Vec<u32> {
    let whole = (left + each / 2).checked_div(each).unwrap_or(0).saturating_sub(1);
    let rest = left.saturating_sub(whole * each);
    std::iter::repeat_n(each, whole as usize).chain([rest]).collect()
}

/// How many months a span of days is, both ends in it, to the nearest month.
fn months(from: NaiveDate, to: NaiveDate) -> u32 {
    to.checked_add_days(Days::new(1)).map_or(0, |after| months_between(from, after))
}

/// How many months the later of two days is after the earlier, to the nearest month; 0 if it is not.
fn months_between(from: NaiveDate, to: NaiveDate) -> u32 {
    let whole =
        (to.year() - from.year()) * 12 + to.month0().cast_signed() - from.month0().cast_signed();
    let days = to.day().cast_signed() - from.day().cast_signed();
    let rounded = whole + i32::from(days > 15) - i32::from(days < -15);
    u32::try_from(rounded).unwrap_or(0)
}

/// So many months later; the last day of a month stays the last.
pub(crate) fn later(day: NaiveDate, months: u32) -> Option<NaiveDate> {
    let after = day.checked_add_days(Days::new(1))?;
    if after.day() == 1 {
        return after.checked_add_months(Months::new(months))?.checked_sub_days(Days::new(1));
    }
    day.checked_add_months(Months::new(months))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn months_are_counted_to_the_nearest() {
        assert_eq!(months(day("2021-04-01"), day("2022-03-31")), 12);
        assert_eq!(months(day("2021-09-01"), day("2023-08-31")), 24);
        assert_eq!(months(day("2022-03-07"), day("2022-03-07")), 0);
        assert_eq!(months(day("2022-01-03"), day("2024-01-02")), 24);
        assert_eq!(months_between(day("2022-03-31"), day("2023-03-31")), 12);
        assert_eq!(months_between(day("2023-03-31"), day("2022-03-31")), 0);
    }

    #[test]
    fn the_end_of_a_month_stays_its_end() {
        assert_eq!(later(day("2023-02-28"), 12), Some(day("2024-02-29")));
        assert_eq!(later(day("2023-08-31"), 6), Some(day("2024-02-29")));
        assert_eq!(later(day("2023-02-27"), 12), Some(day("2024-02-27")));
        assert_eq!(later(day("2024-01-30"), 1), Some(day("2024-02-29")));
    }
}
