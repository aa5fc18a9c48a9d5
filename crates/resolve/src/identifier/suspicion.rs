use super::Refused;
use super::wording::Wording;

/// Words that people write where they have no number.
const NOTHING: &[&str] = &[
    "NA",
    "NONE",
    "NULL",
    "NIL",
    "NAN",
    "TBC",
    "TBA",
    "TBD",
    "TEST",
    "UNKNOWN",
    "PENDING",
    "BLANK",
    "NOTPROVIDED",
    "NOTAVAILABLE",
    "NOTAPPLICABLE",
    "NOTKNOWN",
    "NOTSTATED",
    "NOTGIVEN",
    "NONUMBER",
    "NOTREGISTERED",
    "NOTSUPPLIED",
    "REDACTED",
    "VARIOUS",
    "OTHER",
    "NOT",
    "PROVIDED",
    "AVAILABLE",
    "APPLICABLE",
    "KNOWN",
    "STATED",
    "GIVEN",
    "SUPPLIED",
];

const MONTHS: &[&str] =
    &["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];

/// Refuses what looks like something else than a number of an organisation.
pub(super) fn raise(text: &str, wording: &Wording) -> Result<(), Refused> {
    let text = text.trim();
    let letters: String = wording.body.chars().filter(|&letter| letter != '-').collect();
    if letters.is_empty() || is_nothing(&letters) {
        return Err(Refused::Placeholder);
    }
    if !letters.contains(|letter: char| letter.is_ascii_digit()) {
        return Err(Refused::Words);
    }
    if is_rounded(text) {
        return Err(Refused::Rounded);
    }
    if is_date(text) || !wording.labelled && is_bare_date(&letters) {
        return Err(Refused::Date);
    }
    if is_telephone(text, &letters) {
        return Err(Refused::Telephone);
    }
    if is_postcode(text) {
        return Err(Refused::Postcode);
    }
    let digits = letters.trim_start_matches(|letter: char| letter.is_ascii_uppercase());
    let is_short_run = matches!(letters.trim_start_matches('0'), "1" | "12" | "123" | "1234");
    if is_short_run || is_typed_to_pass(digits) {
        return Err(Refused::Placeholder);
    }
    Ok(())
}

/// A word for nothing, or one letter again and again.
fn is_nothing(letters: &str) -> bool {
    let first = letters.bytes().next();
    NOTHING.contains(&letters)
        || letters.bytes().all(|byte| Some(byte) == first && byte.is_ascii_uppercase())
}

/// One digit again and again, or digits in the order of the keyboard.
fn is_typed_to_pass(digits: &str) -> bool {
    let significant = digits.trim_start_matches('0');
    let first = digits.bytes().next();
    significant.is_empty()
        || digits.len() >= 5 && digits.bytes().all(|byte| Some(byte) == first)
        || significant.len() >= 5
            && ("1234567890".starts_with(significant) || "9876543210".contains(significant))
        || significant.len() >= 6 && "1234567890".contains(significant)
}

/// `1.23E+07`, or a number with a fraction.
fn is_rounded(text: &str) -> bool {
    let upper = text.to_ascii_uppercase();
    let is_number = |text: &str| {
        let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        digits(whole) && digits(fraction)
    };
    match upper.split_once('E') {
        Some((mantissa, power)) => {
            is_number(mantissa) && is_number(power.trim_start_matches(['+', '-']))
        }
        None => match upper.split_once('.') {
            Some((_, fraction)) => is_number(&upper) && fraction.bytes().any(|byte| byte != b'0'),
            None => false,
        },
    }
}

/// Day, month and year parted by strokes, dots, dashes or blanks, in either order.
fn is_date(text: &str) -> bool {
    let text = text.split(['T', ' ']).next().filter(|date| date.len() >= 6).unwrap_or(text);
    let parts: Vec<&str> = text.split(['/', '-', '.', ' ']).collect();
    let [first, middle, last] = parts.as_slice() else { return false };
    let number = |text: &str, most: u32| text.parse().is_ok_and(|n: u32| (1..=most).contains(&n));
    let month = |text: &str| {
        number(text, 12)
            || text.get(..3).is_some_and(|start| MONTHS.contains(&&*start.to_ascii_uppercase()))
                && text.bytes().all(|byte| byte.is_ascii_alphabetic())
    };
    let day = |text: &str| text.len() <= 2 && number(text, 31);
    let long_year = |text: &str| text.parse().is_ok_and(|n: u32| (1900..2100).contains(&n));
    let year = |text: &str| long_year(text) || text.len() == 2 && text.parse::<u32>().is_ok();
    month(middle) && (day(first) && year(last) || long_year(first) && day(last))
        || month(first) && day(middle) && year(last)
}

/// A year, or year, month and day run together.
fn is_bare_date(letters: &str) -> bool {
    let part = |from: usize, to: usize| letters.get(from..to)?.parse::<u32>().ok();
    let year = part(0, 4).is_some_and(|year| (1900..2100).contains(&year));
    let month = part(4, 6).is_some_and(|month| (1..=12).contains(&month));
    let day = part(6, 8).is_some_and(|day| (1..=31).contains(&day));
    year && (letters.len() == 4 || letters.len() == 8 && month && day)
}

/// A postcode with its blank, without which it could be another number.
fn is_postcode(text: &str) -> bool {
    let Some((outward, [digit, one, two])) =
        text.split_once(' ').map(|(outward, inward)| (outward.as_bytes(), inward.as_bytes()))
    else {
        return false;
    };
    let (area, district) =
        outward.split_at(outward.iter().take_while(|it| it.is_ascii_alphabetic()).count());
    let is_district = match district {
        [one] => one.is_ascii_digit(),
        [one, two] => one.is_ascii_digit() && two.is_ascii_alphanumeric(),
        _ => false,
    };
    matches!(area.len(), 1 | 2)
        && is_district
        && digit.is_ascii_digit()
        && one.is_ascii_alphabetic()
        && two.is_ascii_alphabetic()
}

/// British telephone numbers, with or without the country's code.
fn is_telephone(text: &str, letters: &str) -> bool {
    let digits = letters.bytes().all(|byte| byte.is_ascii_digit());
    digits
        && (text.starts_with('+')
            || letters.starts_with("0044") && letters.len() > 12
            // Two zeros are no area's: a ledger fills its numbers with them.
            || letters.starts_with('0')
                && !letters.starts_with("00")
                && matches!(letters.len(), 10 | 11)
            || letters.starts_with("44") && letters.len() == 12)
}
