use serde::{Deserialize, Serialize};

use crate::money::grouped;

/// What findings of one kind speak for: how much of what there is could be looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FindingCoverage {
    /// What is counted, such as `running contracts whose worth is known`.
    pub what: String,
    /// How many of them could be looked at.
    pub looked_at: u64,
    /// How many there are.
    pub of: u64,
    /// Why the others, or parts of these, could not be.
    pub left_out: Vec<LeftOut>,
}

/// Something that could not be looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    /// What it is, and why.
    pub why: String,
    /// How many.
    pub count: u64,
}

/// Findings of one kind, with what they speak for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Found<T> {
    /// The findings, those that matter most first.
    pub found: Vec<T>,
    /// What they speak for.
    pub coverage: FindingCoverage,
}

impl FindingCoverage {
    pub(super) fn of(what: &str, looked_at: usize, of: usize) -> Self {
        let (looked_at, of) = (looked_at as u64, of as u64);
        Self { what: what.to_owned(), looked_at, of, left_out: Vec::new() }
    }

    /// Adds what could not be looked at, if there is any.
    pub(super) fn without(mut self, count: usize, why: &str) -> Self {
        if count > 0 {
            self.left_out.push(LeftOut { why: why.to_owned(), count: count as u64 });
        }
        self
    }

    /// The share that could be looked at, from 0 to 1; none where there is nothing.
    pub fn share(&self) -> Option<f64> {
        (self.of > 0).then(|| self.looked_at as f64 / self.of as f64)
    }

    /// What they speak for, in words: what is counted, how much of it was looked at, and what was left out.
    /// Figures stand behind what they count, so that one reads as well as many.
    ///
    /// ```
    /// let coverage = estate::FindingCoverage {
    ///     what: "contracts that still run".into(),
    ///     looked_at: 1,
    ///     of: 1200,
    ///     left_out: vec![estate::LeftOut { why: "contracts that have ended".into(), count: 1199 }],
    /// };
    /// assert_eq!(
    ///     coverage.words(),
    ///     "Contracts that still run: 1 of 1,200. Left out: contracts that have ended (1,199)."
    /// );
    /// ```
    pub fn words(&self) -> String {
        let mut what = self.what.chars();
        let first: String = what.next().into_iter().flat_map(char::to_uppercase).collect();
        let figures = match self.of {
            0 => "none".to_owned(),
            of => format!("{} of {}", grouped(self.looked_at), grouped(of)),
        };
        let said = format!("{first}{}: {figures}.", what.as_str());
        let left_out: Vec<String> = self
            .left_out
            .iter()
            .map(|own| format!("{} ({})", own.why, grouped(own.count)))
            .collect();
        if left_out.is_empty() {
            said
        } else {
            format!("{said} Left out: {}.", left_out.join("; "))
        }
    }
}
