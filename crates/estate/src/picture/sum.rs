use super::{BuyerSpend, Period, SpendFigure};
use crate::{Pence, SpendLines};

/// Payment lines added up: net and gross apart, other currencies only counted.
#[derive(Clone, Copy, Default)]
pub(super) struct Sum {
    pub(super) lines: u64,
    pub(super) net_pence: Pence,
    pub(super) net_lines: u64,
    pub(super) gross_pence: Pence,
    pub(super) gross_lines: u64,
    other_currency_lines: u64,
    pub(super) period: Option<Period>,
}

impl Sum {
    /// Each line as a sum of its own, in order.
    pub(super) fn each(lines: &SpendLines) -> impl Iterator<Item = Self> + '_ {
        let amounts = lines.net.iter().zip(&lines.gross).zip(&lines.currency).zip(&lines.date);
        amounts.map(|(((net, gross), currency), date)| {
            let sterling = lines.text(*currency) == "GBP";
            let (net, gross) = (net.filter(|_| sterling), gross.filter(|_| sterling));
            Self {
                lines: 1,
                net_pence: net.unwrap_or_default(),
                net_lines: u64::from(net.is_some()),
                gross_pence: gross.unwrap_or_default(),
                gross_lines: u64::from(gross.is_some()),
                other_currency_lines: u64::from(!sterling),
                period: date.map(Period::day),
            }
        })
    }

    pub(super) fn add(&mut self, other: Self) {
        self.lines += other.lines;
        self.net_pence += other.net_pence;
        self.net_lines += other.net_lines;
        self.gross_pence += other.gross_pence;
        self.gross_lines += other.gross_lines;
        self.other_currency_lines += other.other_currency_lines;
        self.period = Period::around(self.period, other.period);
    }

    pub(super) fn figure(self, name: &str, buyers: Vec<String>) -> SpendFigure {
        SpendFigure {
            name: name.to_owned(),
            id: None,
            buyers,
            lines: self.lines,
            net_pence: self.net_pence,
            net_lines: self.net_lines,
            gross_pence: self.gross_pence,
            gross_lines: self.gross_lines,
            other_currency_lines: self.other_currency_lines,
            first_date: self.period.map(|period| period.first),
            last_date: self.period.map(|period| period.last),
        }
    }

    pub(super) fn of_buyer(self, name: &str) -> BuyerSpend {
        BuyerSpend {
            buyer: name.to_owned(),
            lines: self.lines,
            net_pence: self.net_pence,
            net_lines: self.net_lines,
            gross_pence: self.gross_pence,
            gross_lines: self.gross_lines,
            first_date: self.period.map(|period| period.first),
            last_date: self.period.map(|period| period.last),
        }
    }
}
