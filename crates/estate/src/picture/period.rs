use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A span of days, the first and the last among them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Period {
    /// Its first day.
    pub first: NaiveDate,
    /// Its last day.
    pub last: NaiveDate,
}

impl Period {
    /// The span that all of these have in common; none if two of them lie apart, or there are none.
    ///
    /// ```
    /// use chrono::NaiveDate;
    /// use estate::Period;
    /// let year = |year| Period {
    ///     first: NaiveDate::from_ymd_opt(year, 4, 1).unwrap(),
    ///     last: NaiveDate::from_ymd_opt(year + 1, 3, 31).unwrap(),
    /// };
    /// let both = Period { last: year(2026).last, ..year(2025) };
    /// assert_eq!(Period::in_common([year(2025), both]), Some(year(2025)));
    /// assert_eq!(Period::in_common([year(2025), both, year(2026)]), None);
    /// ```
    pub fn in_common(periods: impl IntoIterator<Item = Self>) -> Option<Self> {
        let later =
            |a: Self, b: Self| Self { first: a.first.max(b.first), last: a.last.min(b.last) };
        periods.into_iter().reduce(later).filter(|common| common.first <= common.last)
    }

    /// The span from the earlier beginning to the later end.
    pub(crate) fn around(one: Option<Self>, other: Option<Self>) -> Option<Self> {
        let wider =
            |a: Self, b: Self| Self { first: a.first.min(b.first), last: a.last.max(b.last) };
        match (one, other) {
            (Some(one), Some(other)) => Some(wider(one, other)),
            (one, other) => one.or(other),
        }
    }

    pub(super) fn day(day: NaiveDate) -> Self {
        Self { first: day, last: day }
    }
}
