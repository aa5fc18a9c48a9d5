use std::fmt;

use chrono::NaiveDate;

/// A date as well as it is known: a year, a month or a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RoughDate {
    first: NaiveDate,
    precision: Precision,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Precision {
    Year,
    Month,
    Day,
}

impl RoughDate {
    /// Reads `2021`, `2021-07` or `2021-07-31`.
    pub fn read(text: &str) -> Option<Self> {
        let is_plain = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
        let (precision, whole) = match text.len() {
            4 => (Precision::Year, format!("{text}-01-01")),
            7 => (Precision::Month, format!("{text}-01")),
            10 => (Precision::Day, text.to_owned()),
            _ => return None,
        };
        let first = NaiveDate::parse_from_str(&whole, "%Y-%m-%d").ok()?;
        is_plain.then_some(Self { first, precision })
    }

    /// The first day that it can be. Something that changed in a year counts from the year's first day.
    pub fn first_day(self) -> NaiveDate {
        self.first
    }
}

impl fmt::Display for RoughDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let form = match self.precision {
            Precision::Year => "%Y",
            Precision::Month => "%Y-%m",
            Precision::Day => "%Y-%m-%d",
        };
        write!(f, "{}", self.first.format(form))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_read_as_well_as_it_is_known() {
        for text in ["2021", "2021-07", "2021-07-31"] {
            assert_eq!(RoughDate::read(text).map(|date| date.to_string()).as_deref(), Some(text));
        }
        for text in ["", "21", "2021-13", "2021-02-30", "July 2021", "+021", "20é"] {
            assert_eq!(RoughDate::read(text), None, "{text}");
        }
    }
}
