//! Figures and kinds as people write them.

use chrono::NaiveDate;
use estate::{Kind, Pence};

/// `61,234`
pub(crate) fn number(number: u64) -> String {
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

/// `1 line`, `61,234 lines`
pub(crate) fn count(count: u64, one: &str, many: &str) -> String {
    format!("{} {}", number(count), if count == 1 { one } else { many })
}

/// `£1,234.50`, `-£1,234.50`
pub(crate) fn pounds(amount: Pence) -> String {
    let text = amount.to_string();
    match text.strip_prefix('-') {
        Some(amount) => format!("-£{amount}"),
        None => format!("£{text}"),
    }
}

/// `£1,235`, to the nearest pound: where figures are compared.
pub(crate) fn whole_pounds(amount: Pence) -> String {
    let sign = if amount.0 < 0 { "-" } else { "" };
    format!("{sign}£{}", number(amount.0.unsigned_abs().saturating_add(50) / 100))
}

/// `23 November 2026`
pub(crate) fn day(date: NaiveDate) -> String {
    date.format("%-d %B %Y").to_string()
}

/// `23 Nov 2026`, for tables.
pub(crate) fn short_day(date: NaiveDate) -> String {
    date.format("%-d %b %Y").to_string()
}

/// `5 months`
pub(crate) fn months(months: u32) -> String {
    count(u64::from(months), "month", "months")
}

/// What a file is, for one and for many.
pub(crate) fn kind(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Spend => ("spend file", "spend files"),
        Kind::Register => ("contract register", "contract registers"),
        Kind::ContractsFinderExport => ("Contracts Finder export", "Contracts Finder exports"),
        Kind::Ocds => ("OCDS file", "OCDS files"),
        Kind::NotAContractSource => ("not a contract source", "not contract sources"),
        Kind::Duplicate => ("duplicate: read once", "duplicates: read once"),
        Kind::Ambiguous => ("ambiguous: not read", "ambiguous: not read"),
        Kind::Unreadable => ("could not be read", "could not be read"),
    }
}

/// Every kind, in the order in which reports list them.
pub(crate) const KINDS: [Kind; 8] = [
    Kind::Spend,
    Kind::Register,
    Kind::ContractsFinderExport,
    Kind::Ocds,
    Kind::NotAContractSource,
    Kind::Duplicate,
    Kind::Ambiguous,
    Kind::Unreadable,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_read_as_people_write_them() {
        assert_eq!(number(61_234), "61,234");
        assert_eq!(count(1, "line", "lines"), "1 line");
        assert_eq!(count(0, "line", "lines"), "0 lines");
        assert_eq!(pounds(Pence(-123_450)), "-£1,234.50");
        assert_eq!(day(NaiveDate::from_ymd_opt(2026, 4, 1).unwrap()), "1 April 2026");
    }
}
