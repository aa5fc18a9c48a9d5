use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};

use super::Planning;
use crate::Pence;
use crate::decisions::later;

/// A contract that might be replaced together with others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stoppable {
    /// What the caller knows it by.
    pub key: usize,
    /// Its last day as it stands.
    pub current_end: NaiveDate,
    /// What is left to extend it by.
    pub options: OptionsLeft,
    /// A year's worth, where it is known.
    pub annual: Option<Pence>,
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
    /// The months by which each choice extends the contract in all, and the options that it takes.
    fn choices(&self) -> Box<dyn Iterator<Item = (u32, u32)> + '_> {
        match self {
            Self::None | Self::Unknown => Box::new(std::iter::empty()),
            Self::Steps(steps) => {
                let add = |total: &mut u32, months: &u32| {
                    *total = total.checked_add(*months)?;
                    Some(*total)
                };
                Box::new((1..).zip(steps.iter().scan(0, add)))
            }
            Self::UpTo { months, .. } => Box::new((1..=*months).map(|months| (1, months))),
        }
    }

    fn most_months(&self) -> u32 {
        match self {
            Self::None | Self::Unknown => 0,
            Self::Steps(steps) => steps.iter().fold(0, |sum, months| sum.saturating_add(*months)),
            Self::UpTo { months, .. } => *months,
        }
    }
}

/// A day on which a contract can be brought to an end.
#[derive(Clone, Copy, Debug)]
pub(super) struct End {
    pub(super) day: NaiveDate,
    pub(super) options: u32,
    pub(super) months: u32,
}

/// How far a contract can be relied on to run.
#[derive(Clone, Debug)]
pub(super) struct Reach {
    /// Its current end, then what options lead to: as far as is asked, and the first beyond.
    pub(super) ends: Vec<End>,
    /// The day by which the first option must be told, if there is any.
    pub(super) notice_by: Option<NaiveDate>,
    /// Where the options would have led, if the notice that they need is too late.
    pub(super) missed: Option<NaiveDate>,
}

impl Reach {
    /// The ends of a contract up to a day, and the first that is not before it.
    pub(super) fn of(own: &Stoppable, planning: &Planning, last: NaiveDate) -> Self {
        let now = End { day: own.current_end, options: 0, months: 0 };
        let most = own.options.most_months();
        let notice = own.current_end.checked_sub_months(Months::new(planning.notice_months));
        let notice_by = notice.filter(|_| most > 0);
        if most == 0 || notice_by.is_none_or(|by| by < planning.as_at) {
            let missed = later(own.current_end, most).filter(|_| most > 0);
            return Self { ends: vec![now], notice_by, missed };
        }
        let mut ends = vec![now];
        for (options, months) in own.options.choices() {
            let beyond = ends.last().is_some_and(|end| end.day >= last);
            let Some(day) = later(own.current_end, months).filter(|_| !beyond) else { break };
            ends.push(End { day, options, months });
        }
        Self { ends, notice_by, missed: None }
    }

    /// The first end that is not before a day.
    pub(super) fn first_from(&self, day: NaiveDate) -> Option<&End> {
        self.ends.get(self.ends.partition_point(|end| end.day < day))
    }
}
