use super::{Cell, is_absent};
use crate::Pence;
use crate::text::repair;

/// An amount as a cell writes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Amount {
    pub(crate) pence: Pence,
    /// ISO 4217, where the cell names a currency.
    pub(crate) currency: Option<&'static str>,
}

const CURRENCIES: [(&str, &str); 8] = [
    ("£", "GBP"),
    ("GBP", "GBP"),
    ("€", "EUR"),
    ("EUR", "EUR"),
    ("US$", "USD"),
    ("USD", "USD"),
    ("$", "USD"),
    ("CHF", "CHF"),
];

/// Reads `1234.5`, `£1,234.50`, `(1,234.50)`, `1,234.50-`, `-£5`, `€ 100`, `1.2E+06`.
///
/// A third decimal and beyond are rounded to the nearest penny, half away from zero.
pub(crate) fn amount(text: &str) -> Cell<Amount> {
    if is_absent(text) {
        return Cell::Absent;
    }
    // The usual case first: digits, a point, two digits.
    if let Some(pence) = plain(text) {
        return Cell::Value(Amount { pence, currency: None });
    }
    // A pound sign may have been encoded twice on its way here.
    match written(text).or_else(|| repair(text).and_then(|text| written(&text))) {
        Some(amount) => Cell::Value(amount),
        None => Cell::Unreadable,
    }
}

/// An amount written by a machine: digits with a point, perhaps with an exponent.
pub(crate) fn pence_of(number: &str) -> Option<Pence> {
    plain(number).or_else(|| scientific(number))
}

fn written(text: &str) -> Option<Amount> {
    let mut rest: String = text
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '\u{202F}' && *c != '\u{A0}')
        .map(|c| if matches!(c, '−' | '–' | '‒') { '-' } else { c.to_ascii_uppercase() })
        .collect();
    let (mut negative, mut currency) = (false, None);
    // Signs, brackets and currencies come in any order around the digits.
    loop {
        if let Some(inner) = rest.strip_prefix('(').and_then(|r| r.strip_suffix(')')) {
            if negative {
                return None;
            }
            negative = true;
            rest = inner.to_owned();
        } else if let Some(inner) = rest.strip_prefix('-').or_else(|| rest.strip_suffix('-')) {
            if negative {
                return None;
            }
            negative = true;
            rest = inner.to_owned();
        } else if let Some((inner, code)) = strip_currency(&rest).filter(|_| currency.is_none()) {
            currency = Some(code);
            rest = inner;
        } else {
            break;
        }
    }
    let digits = without_thousands(rest.strip_prefix('+').unwrap_or(&rest))?;
    let Pence(pence) = pence_of(&digits)?;
    Some(Amount { pence: Pence(if negative { -pence } else { pence }), currency })
}

fn strip_currency(text: &str) -> Option<(String, &'static str)> {
    CURRENCIES.iter().find_map(|(sign, code)| {
        let inner = text.strip_prefix(sign).or_else(|| text.strip_suffix(sign))?;
        Some((inner.to_owned(), *code))
    })
}

/// Takes out thousands separators that stand where they should; `None` if one does not.
fn without_thousands(text: &str) -> Option<String> {
    if !text.contains(',') {
        return Some(text.to_owned());
    }
    let (whole, decimals) = text.split_once('.').map_or((text, None), |(w, d)| (w, Some(d)));
    let mut groups = whole.split(',');
    let first = groups.next()?;
    if first.is_empty() || first.len() > 3 || !groups.all(|group| group.len() == 3) {
        return None;
    }
    let whole = whole.replace(',', "");
    Some(decimals.map_or_else(|| whole.clone(), |decimals| format!("{whole}.{decimals}")))
}

fn plain(text: &str) -> Option<Pence> {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    if (whole.is_empty() && decimals.is_empty()) || whole.len() > 15 {
        return None;
    }
    let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if !all_digits(whole) || !all_digits(decimals) {
        return None;
    }
    let pounds: i64 = if whole.is_empty() { 0 } else { whole.parse().ok()? };
    let digit =
        |place: usize| decimals.as_bytes().get(place).map_or(0, |byte| i64::from(byte - b'0'));
    let rounding = i64::from(digit(2) >= 5);
    let pence = pounds * 100 + digit(0) * 10 + digit(1) + rounding;
    Some(Pence(if negative { -pence } else { pence }))
}

fn scientific(text: &str) -> Option<Pence> {
    let mantissa = text.bytes().next()?;
    let is_number = text.contains(['E', 'e']) && (mantissa.is_ascii_digit() || mantissa == b'-');
    let value: f64 = text.parse().ok().filter(|_| is_number)?;
    // `{:.2}` rounds the binary value exactly; plain() refuses what is too large.
    plain(&format!("{value:.2}"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(text: &str, pence: i64, currency: Option<&'static str>) {
        assert_eq!(amount(text), Cell::Value(Amount { pence: Pence(pence), currency }), "{text}");
    }

    #[test]
    fn amounts_as_people_write_them() {
        check("1633.2", 163_320, None);
        check("-195.75", -19_575, None);
        check("£1,234.50", 123_450, Some("GBP"));
        check("(1,234.50)", -123_450, None);
        check("£(5)", -500, Some("GBP"));
        check("-£5", -500, Some("GBP"));
        check("1,234.50-", -123_450, None);
        check("€ 100", 10_000, Some("EUR"));
        check("100 EUR", 10_000, Some("EUR"));
        check("1.2E+06", 120_000_000, None);
        check("0.005", 1, None);
        check(".5", 50, None);
        check("1 234.00", 123_400, None);
        check("Â£5.00", 500, Some("GBP"));
    }

    #[test]
    fn words_for_nothing_are_not_amounts() {
        for text in ["", "-", "N/A", "TBC", "n/a"] {
            assert_eq!(amount(text), Cell::Absent, "{text}");
        }
    }

    #[test]
    fn what_is_not_certain_is_not_guessed() {
        for text in ["12,34", "1.234,50", "about 5", "£5 per day", "1,2345.00", "--5", "((5))", "."]
        {
            assert_eq!(amount(text), Cell::Unreadable, "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_pence_print_reads_back(pence in -99_999_999_999_999_i64..=99_999_999_999_999) {
            let text = Pence(pence).to_string();
            prop_assert_eq!(amount(&text).value().map(|a| a.pence), Some(Pence(pence)));
            prop_assert_eq!(amount(&format!("£{text}")).value().map(|a| a.pence), Some(Pence(pence)));
        }
    }
}
