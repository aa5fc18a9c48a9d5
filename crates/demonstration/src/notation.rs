//! The notations in which bodies write amounts and dates.

use chrono::NaiveDate;

/// How amounts are written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum AmountNotation {
    /// `1234.50`
    Plain,
    /// `1234.5`, and `1500` for whole pounds.
    Trimmed,
    /// `£1,234.50`, and `-£1,234.50` for a credit.
    Pounds,
    /// `1,234.50`, and `(1,234.50)` for a credit.
    Bracketed,
}

impl AmountNotation {
    pub(crate) fn write(self, pence: i64) -> String {
        let (sign, size) = (if pence < 0 { "-" } else { "" }, pence.unsigned_abs());
        let (pounds, rest) = (size / 100, size % 100);
        match self {
            Self::Trimmed if rest == 0 => format!("{sign}{pounds}"),
            Self::Trimmed if rest % 10 == 0 => format!("{sign}{pounds}.{}", rest / 10),
            Self::Plain | Self::Trimmed => format!("{sign}{pounds}.{rest:02}"),
            Self::Pounds => format!("{sign}£{}.{rest:02}", thousands(pounds)),
            Self::Bracketed if pence < 0 => format!("({}.{rest:02})", thousands(pounds)),
            Self::Bracketed => format!("{}.{rest:02}", thousands(pounds)),
        }
    }
}

fn thousands(number: u64) -> String {
    if number < 1000 {
        number.to_string()
    } else {
        format!("{},{:03}", thousands(number / 1000), number % 1000)
    }
}

/// How dates are written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum DateNotation {
    /// `2026-03-31`
    Iso,
    /// `31/03/2026`
    DayMonthYear,
    /// `31-Mar-26`
    DayMonthName,
    /// `46112`, as a spreadsheet counts days.
    Serial,
}

impl DateNotation {
    pub(crate) fn write(self, date: NaiveDate) -> String {
        match self {
            Self::Iso => date.format("%Y-%m-%d").to_string(),
            Self::DayMonthYear => date.format("%d/%m/%Y").to_string(),
            Self::DayMonthName => date.format("%d-%b-%y").to_string(),
            Self::Serial => serial(date).to_string(),
        }
    }
}

/// The day as a spreadsheet counts it: 1 January 1900 is 1, and 1900 is taken for a leap year.
pub(crate) fn serial(date: NaiveDate) -> i64 {
    let epoch = NaiveDate::from_ymd_opt(1899, 12, 30).unwrap_or_default();
    date.signed_duration_since(epoch).num_days()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_written_as_the_bodies_write_them() {
        let write = |notation: AmountNotation| {
            [123_450, -123_450, 150_000, 5].map(|pence| notation.write(pence)).join(" ")
        };
        assert_eq!(write(AmountNotation::Plain), "1234.50 -1234.50 1500.00 0.05");
        assert_eq!(write(AmountNotation::Trimmed), "1234.5 -1234.5 1500 0.05");
        assert_eq!(write(AmountNotation::Pounds), "£1,234.50 -£1,234.50 £1,500.00 £0.05");
        assert_eq!(write(AmountNotation::Bracketed), "1,234.50 (1,234.50) 1,500.00 0.05");
    }

    #[test]
    fn dates_are_written_as_the_bodies_write_them() {
        let date = NaiveDate::from_ymd_opt(2026, 3, 31).unwrap();
        assert_eq!(DateNotation::Iso.write(date), "2026-03-31");
        assert_eq!(DateNotation::DayMonthYear.write(date), "31/03/2026");
        assert_eq!(DateNotation::DayMonthName.write(date), "31-Mar-26");
        assert_eq!(DateNotation::Serial.write(date), "46112");
    }
}
