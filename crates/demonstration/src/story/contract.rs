use chrono::{Days, Months, NaiveDate};

use crate::bodies::{BODIES, Body};
use crate::random::Random;
use crate::trades::{TRADES, Trade};

/// One agreement that one body holds, or several hold together.
#[derive(Clone)]
pub(crate) struct TrueContract {
    pub(crate) id: String,
    /// Four digits, shared by the lots of one procurement: its ocid ends with them.
    pub(crate) procurement: String,
    /// Position in [`BODIES`]: who holds it, and who led a joint procurement.
    pub(crate) body: usize,
    /// The others who buy together with it.
    pub(crate) joint: Vec<usize>,
    /// Position in the list of organisations.
    pub(crate) supplier: usize,
    /// Position in [`TRADES`].
    pub(crate) trade: usize,
    /// Position in the list of products, for software.
    pub(crate) product: Option<usize>,
    /// Empty if it has none.
    pub(crate) reference: String,
    pub(crate) title: String,
    pub(crate) start: NaiveDate,
    /// Its last day as it stands, options that were taken included.
    pub(crate) end: NaiveDate,
    /// Its first term.
    pub(crate) months: u32,
    pub(crate) options: Options,
    pub(crate) annual_pence: i64,
    /// Of the first term.
    pub(crate) total_pence: i64,
    pub(crate) procedure: &'static str,
    /// Whether its body lets it be shown.
    pub(crate) public: bool,
    /// The id of the contract that came before it.
    pub(crate) renews: Option<String>,
    pub(crate) paid: Paid,
}

/// Options to extend.
#[derive(Clone, Copy, Default)]
pub(crate) struct Options {
    /// Of each.
    pub(crate) months: u32,
    pub(crate) count: u32,
    pub(crate) taken: u32,
}

/// What is paid on a contract.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Paid {
    Nothing,
    AsAgreed,
    /// Half as much again.
    Above,
}

impl TrueContract {
    pub(crate) fn buyer(&self) -> &'static Body {
        &BODIES[self.body]
    }

    pub(crate) fn trade(&self) -> &'static Trade {
        &TRADES[self.trade]
    }

    pub(crate) fn description(&self) -> String {
        format!("{} for {}", self.trade().title, self.trade().department)
    }

    /// Everyone who buys, the leader first.
    pub(crate) fn buyers(&self) -> impl Iterator<Item = usize> {
        std::iter::once(self.body).chain(self.joint.iter().copied())
    }

    /// The last day of the first term.
    pub(crate) fn first_end(&self) -> NaiveDate {
        self.start + Months::new(self.months) - Days::new(1)
    }

    /// The last day if every option is taken.
    pub(crate) fn latest_end(&self) -> NaiveDate {
        self.start + Months::new(self.months + self.options.all_months()) - Days::new(1)
    }

    /// The total if every option is taken.
    pub(crate) fn longest_pence(&self) -> i64 {
        self.annual_pence * i64::from(self.months + self.options.all_months()) / 12
    }
}

impl Options {
    pub(super) fn drawn(random: &mut Random) -> Self {
        let months = random.pick(&[0, 0, 12, 12, 24]);
        if months == 0 {
            return Self::default();
        }
        let count = if random.one_in(4) { 2 } else { 1 };
        Self { months, count, taken: u32::from(random.one_in(4)) }
    }

    pub(crate) fn months_taken(self) -> u32 {
        self.months * self.taken
    }

    pub(crate) fn all_months(self) -> u32 {
        self.months * self.count
    }
}
