use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::cell::{Cell, amount, date, pence_of};
use crate::{Basis, Money, Pence, Regime};

/// Letters that a corrected text may have.
const LONGEST: usize = 500;
/// Months or options beyond which a number is a slip: a hundred years.
const MOST: u32 = 1200;

/// What a body says of one fact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FactValue {
    /// A text.
    Text(String),
    /// A day.
    Date(NaiveDate),
    /// A number of months or options.
    Count(u32),
    /// Net, in pounds.
    Amount(Pence),
    /// A law.
    Regime(Regime),
}

/// What kind of value a fact has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holds {
    Text,
    Date,
    Count,
    Amount,
    Regime,
}

impl Holds {
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::Text => "a text of up to 500 letters on one line",
            Self::Date => "a date, such as 2027-03-31 or 31/03/2027",
            Self::Count => "a whole number up to 1200",
            Self::Amount => "an amount in pounds, net, such as 76670 or £76,670.00",
            Self::Regime => {
                "PCR 2015, PC(S)R 2015, Procurement Act 2023, Provider Selection Regime, below threshold or unknown"
            }
        }
    }

    pub(super) fn read(self, text: &str) -> Option<FactValue> {
        let text = text.trim();
        match self {
            Self::Text => {
                let fits = !text.is_empty()
                    && text.chars().count() <= LONGEST
                    && !text.contains(char::is_control);
                fits.then(|| FactValue::Text(text.to_owned()))
            }
            Self::Date => date(text).value().map(FactValue::Date),
            Self::Count => {
                let count: u32 = text.parse().ok()?;
                (count <= MOST).then_some(FactValue::Count(count))
            }
            Self::Amount => match amount(text) {
                Cell::Value(own) => {
                    let in_pounds = own.currency.is_none_or(|currency| currency == "GBP");
                    (in_pounds && own.pence.0 >= 0).then_some(FactValue::Amount(own.pence))
                }
                Cell::Absent | Cell::Unreadable => None,
            },
            Self::Regime => {
                let own = Regime::ALL.into_iter();
                let own = own.into_iter().find(|law| law.words().eq_ignore_ascii_case(text))?;
                Some(FactValue::Regime(own))
            }
        }
    }
}

impl fmt::Display for FactValue {
    /// Prints it as a log holds it, in a form that [`Fact::read`](super::Fact::read) reads: `2027-03-31`,
    /// `76670.00`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Date(date) => write!(f, "{date}"),
            Self::Count(count) => write!(f, "{count}"),
            Self::Amount(pence) => f.write_str(&pounds(*pence)),
            Self::Regime(law) => f.write_str(law.words()),
        }
    }
}

impl FactValue {
    pub(super) fn text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    pub(super) fn date(&self) -> Option<NaiveDate> {
        if let Self::Date(date) = self { Some(*date) } else { None }
    }

    pub(super) fn count(&self) -> Option<u32> {
        if let Self::Count(count) = self { Some(*count) } else { None }
    }

    pub(super) fn amount(&self) -> Option<Pence> {
        if let Self::Amount(pence) = self { Some(*pence) } else { None }
    }

    /// The value in words for people: `31 March 2027`, `£76,670.00`.
    pub fn words(&self) -> String {
        match self {
            Self::Date(date) => date.format("%-d %B %Y").to_string(),
            Self::Amount(pence) => format!("£{pence}"),
            other => other.to_string(),
        }
    }
}

/// An amount as a log holds it: `76670.00` if it is net and in pounds, else with what it is.
pub fn amount_text(money: &Money) -> String {
    let sum = pounds(money.pence);
    match (money.currency.as_str(), money.basis) {
        ("GBP", Basis::Net) => sum,
        (currency, Basis::Net) => format!("{sum} {currency}"),
        (currency, Basis::Gross) => format!("{sum} {currency} gross"),
    }
}

/// The amount that [`amount_text`] wrote. Whether the source itself says what VAT is in it, it does not tell.
pub fn amount_of(text: &str) -> Option<Money> {
    let mut words = text.split_whitespace();
    let sum = words.next()?;
    let currency = words.next().unwrap_or("GBP").to_owned();
    let basis = match words.next() {
        None => Basis::Net,
        Some("gross") => Basis::Gross,
        Some(_) => return None,
    };
    Some(Money { pence: pence_of(sum)?, currency, basis, basis_stated: false })
}

fn pounds(pence: Pence) -> String {
    pence.to_string().replace(',', "")
}
