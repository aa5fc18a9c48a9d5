//! Dates, money and counts as GOV.UK writes them.

use chrono::NaiveDate;
use estate::{Basis, Kind, Pence, Stage};

/// `7 March 2026`.
pub(crate) fn date(date: NaiveDate) -> String {
    date.format("%-d %B %Y").to_string()
}

/// `7 Mar 2026`, for columns; a dash if there is none.
pub(crate) fn short_date(given: Option<NaiveDate>) -> String {
    given.map_or_else(|| "–".to_owned(), |date| date.format("%-d %b %Y").to_string())
}

/// `7 March 2026`, or that it is not stated.
pub(crate) fn date_if_any(given: Option<NaiveDate>) -> String {
    given.map_or_else(|| NOT_STATED.to_owned(), date)
}

/// What stands where a sum would join one buyer's years with another's.
pub(crate) const PERIODS_DIFFER: &str = "Periods differ";

/// What stands where a source says nothing.
pub(crate) const NOT_STATED: &str = "Not stated";

/// What stands where nobody knows: never a nought.
pub(crate) const NOT_KNOWN: &str = "Not known";

/// `1 March 2026 to 7 June 2026`, or as much of it as is known.
pub(crate) fn period(first: Option<NaiveDate>, last: Option<NaiveDate>) -> String {
    match (first, last) {
        (Some(first), Some(last)) if first == last => date(first),
        (Some(first), Some(last)) => format!("{} to {}", date(first), date(last)),
        (Some(first), None) => format!("from {}", date(first)),
        (None, Some(last)) => format!("until {}", date(last)),
        (None, None) => NOT_STATED.to_owned(),
    }
}

/// `£1,234`, to the nearest pound: for tables, where amounts are compared.
pub(crate) fn pounds(amount: Pence) -> String {
    let (sign, whole) = (sign(amount), amount.0.unsigned_abs().saturating_add(50) / 100);
    let sign = if whole == 0 { "" } else { sign };
    format!("{sign}£{}", count(whole))
}

/// `£1,234.50`, or `£1,234` if there are no pence: for one thing's own page.
pub(crate) fn exact(amount: Pence, currency: &str) -> String {
    let (units, rest) = (amount.0.unsigned_abs() / 100, amount.0.unsigned_abs() % 100);
    let rest = if rest == 0 { String::new() } else { format!(".{rest:02}") };
    let unit = if currency == "GBP" { "£".to_owned() } else { format!("{currency} ") };
    format!("{}{unit}{}{rest}", sign(amount), count(units))
}

fn sign(amount: Pence) -> &'static str {
    if amount.0 < 0 { "\u{2212}" } else { "" }
}

/// `1,234`.
pub(crate) fn count(number: u64) -> String {
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

/// `1 contract`, `2 contracts`, `no contracts`.
pub(crate) fn counted(number: u64, one: &str, several: &str) -> String {
    match number {
        0 => format!("no {several}"),
        1 => format!("1 {one}"),
        _ => format!("{} {several}", count(number)),
    }
}

/// The same text with its first letter large.
pub(crate) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// How far a contract has come, in a word.
pub(crate) fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Planned => "Planned",
        Stage::Tender => "Tender",
        Stage::Awarded => "Awarded",
        Stage::Withdrawn => "Withdrawn",
    }
}

/// What a file is, in words.
pub(crate) fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Spend => "Spend",
        Kind::Register => "Contract register",
        Kind::ContractsFinderExport => "Contracts Finder export",
        Kind::Ocds => "OCDS releases",
        Kind::NotAContractSource => "Not a contract source",
        Kind::Duplicate => "Same file again",
        Kind::Ambiguous => "Not certain",
        Kind::Unreadable => "Could not be read",
    }
}

/// `net` or `gross`.
pub(crate) fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Net => "net",
        Basis::Gross => "gross",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_has_a_sign_separators_and_no_idle_pence() {
        assert_eq!(pounds(Pence(123_450)), "£1,235");
        assert_eq!(pounds(Pence(-123_400)), "\u{2212}£1,234");
        assert_eq!(pounds(Pence(-1)), "£0");
        assert_eq!(exact(Pence(123_450), "GBP"), "£1,234.50");
        assert_eq!(exact(Pence(-100_000_000), "EUR"), "\u{2212}EUR 1,000,000");
    }

    #[test]
    fn dates_and_periods_are_in_words() {
        let (first, last) =
            (NaiveDate::from_ymd_opt(2026, 3, 7), NaiveDate::from_ymd_opt(2026, 3, 9));
        assert_eq!(period(first, first), "7 March 2026");
        assert_eq!(period(first, last), "7 March 2026 to 9 March 2026");
        assert_eq!(period(None, last), "until 9 March 2026");
        assert_eq!(date_if_any(None), "Not stated");
    }

    #[test]
    fn counts_agree_with_their_nouns() {
        assert_eq!(counted(0, "row", "rows"), "no rows");
        assert_eq!(counted(1, "row", "rows"), "1 row");
        assert_eq!(counted(1_234_567, "row", "rows"), "1,234,567 rows");
    }
}
