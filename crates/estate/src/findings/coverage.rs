use serde::{Deserialize, Serialize};

/// What findings of one kind speak for: how much of what there is could be looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FindingCoverage {
    /// What is counted, such as `running contracts`.
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
    /// Why, in words that follow the number.
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

    /// What they speak for, as a sentence.
    pub fn words(&self) -> String {
        let left_out: Vec<String> =
            self.left_out.iter().map(|own| format!("{} {}", own.count, own.why)).collect();
        let rest = if left_out.is_empty() {
            String::new()
        } else {
            format!(" Left out: {}.", left_out.join("; "))
        };
        format!("{} of {} {}.{rest}", self.looked_at, self.of, self.what)
    }
}
