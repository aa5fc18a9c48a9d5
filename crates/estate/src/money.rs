use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign};

use serde::{Deserialize, Serialize};

/// An amount in hundredths of a currency's unit, negative for a credit.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Pence(pub i64);

impl Pence {
    /// Whether the amount stands for "we do not know" in a contract's value: 0, 0.01 or 1.
    pub fn is_placeholder(self) -> bool {
        matches!(self.0, 0 | 1 | 100)
    }
}

impl Add for Pence {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl AddAssign for Pence {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Sum for Pence {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self(0), Add::add)
    }
}

impl fmt::Display for Pence {
    /// Prints pounds and pence with thousands separators and no currency sign: `-1,234.50`.
    ///
    /// ```
    /// assert_eq!(estate::Pence(-123_450).to_string(), "-1,234.50");
    /// assert_eq!(estate::Pence(5).to_string(), "0.05");
    /// ```
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (pounds, pence) = (self.0.unsigned_abs() / 100, self.0.unsigned_abs() % 100);
        let sign = if self.0 < 0 { "-" } else { "" };
        f.pad(&format!("{sign}{}.{pence:02}", grouped(pounds)))
    }
}

/// A number with thousands separators: `61,234`.
pub(crate) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Whether an amount holds value added tax that can be recovered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// Without recoverable VAT.
    Net,
    /// With VAT.
    Gross,
}

/// An amount in a currency, which no sum may leave out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Money {
    /// In hundredths of the currency's unit.
    pub pence: Pence,
    /// ISO 4217, such as `GBP`.
    pub currency: String,
    /// Net or gross.
    pub basis: Basis,
    /// Whether the source says so, or the basis follows from the rule it is published under.
    pub basis_stated: bool,
}
