use super::{Identifier, Refused, Scheme};

/// What registers other than that of companies in England and Wales put before their numbers.
const PREFIXES: &[&str] = &[
    // England and Wales: assurance, overseas, partnerships, charitable, European, unregistered.
    "AC", "FC", "GE", "LP", "OC", "SE", "ZC", "CE", "PC", "OE", "BR", // Scotland.
    "SC", "SA", "SF", "GS", "SL", "SO", "ES", "SZ", "CS", "SG", "SP", "SI", "SR",
    // Northern Ireland.
    "NI", "NA", "NF", "GN", "NL", "NC", "NZ", "EN", "NP", "NO", "NV", "NR",
    // Societies, investment companies, royal charters.
    "IP", "IC", "RS", "RC",
];

/// The highest number that the register of England and Wales may reach in the next years.
const HIGHEST: u32 = 19_999_999;
/// And those of European economic interest groupings, which are few: SG298533 is SC298533 mistyped.
const HIGHEST_GROUPING: u32 = 9_999;

/// Reads a company number without blanks, `SC151965` or `3786162`.
pub(super) fn read(body: &str) -> Result<Identifier, Refused> {
    let plain: String = body.chars().filter(|&letter| letter != '-').collect();
    let mended = mend(plain);
    let digits = mended.find(|letter: char| !letter.is_ascii_uppercase()).unwrap_or(mended.len());
    let (prefix, number) = mended.split_at(digits);
    let number = match prefix {
        "" => bare(number)?,
        // Companies of Northern Ireland from before 1922 and some years after.
        "R" => format!("R{}", padded(number, 7)?),
        prefix if PREFIXES.contains(&prefix) => format!("{prefix}{}", suffixed(prefix, number)?),
        _ => return Err(Refused::Letters),
    };
    Identifier::new(Scheme::Company, &number)
}

/// Reads a cell of five to eight digits and nothing else, if they can be nothing but the number of a
/// company: neither a date nor digits typed to get past a form.
pub(super) fn plain(text: &str) -> Option<Identifier> {
    const FIRST_DATE: u32 = 19_000_000;
    let digits = text.as_bytes();
    if !(5..=8).contains(&digits.len()) || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let value = digits.iter().fold(0, |value, digit| value * 10 + u32::from(digit - b'0'));
    let mut rest = value;
    let mut written = [b'0'; 8];
    for place in written.iter_mut().rev() {
        *place += (rest % 10) as u8;
        rest /= 10;
    }
    let from = written.iter().position(|digit| *digit != b'0')?;
    let (one, two) = (written.get(from)?, written.get(from + 1)?);
    let step = |one: &u8, two: &u8| (10 + two - one) % 10;
    let is_typed = written[from..].windows(2).all(|pair| match pair {
        [left, right] => step(left, right) == step(one, two),
        _ => false,
    });
    if is_typed || from > 4 || value >= FIRST_DATE {
        return None;
    }
    Identifier::new(Scheme::Company, std::str::from_utf8(&written).ok()?).ok()
}

/// Whether a register of companies puts these letters before its numbers.
pub(super) fn is_prefix(letters: &str) -> bool {
    letters == "R" || PREFIXES.contains(&letters)
}

/// Puts right the letters that are typed as digits: `0C` for `OC`, `S0` for `SO`, `N1` for `NI`.
fn mend(plain: String) -> String {
    let mend = [("0C", "OC"), ("S0", "SO"), ("N1", "NI")];
    for (wrong, right) in mend {
        if let Some(number) = plain.strip_prefix(wrong)
            && number.len() == 6
            && number.bytes().all(|byte| byte.is_ascii_digit())
        {
            return format!("{right}{number}");
        }
    }
    plain
}

fn bare(number: &str) -> Result<String, Refused> {
    if let Some(society) = number.strip_suffix('R') {
        return padded(society, 5).map(|digits| format!("IP{digits}R"));
    }
    if !number.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Refused::Letters);
    }
    let significant = number.trim_start_matches('0');
    if number.len() < 4 || significant.len() > 8 {
        return Err(Refused::Length);
    }
    match significant.parse::<u32>() {
        Ok(value) if value <= HIGHEST => Ok(format!("{value:08}")),
        _ => Err(Refused::NotIssued),
    }
}

/// The digits after a prefix; societies have letters after them (`IP27345R`, `SP1234RS`).
fn suffixed(prefix: &str, number: &str) -> Result<String, Refused> {
    let end = number.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(number.len());
    let (digits, suffix) = number.split_at(end);
    let is_high = digits.parse::<u32>().is_ok_and(|number| number > HIGHEST_GROUPING);
    match suffix {
        "" if is_high && matches!(prefix, "GE" | "GN" | "GS" | "SG") => Err(Refused::NotIssued),
        "" => padded(digits, 6),
        "R" | "S" | "RS" | "N" if matches!(prefix, "IP" | "SP" | "NP" | "RS" | "NO") => {
            padded(digits, 6 - suffix.len()).map(|digits| digits + suffix)
        }
        _ => Err(Refused::Letters),
    }
}

fn padded(digits: &str, width: usize) -> Result<String, Refused> {
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Refused::Letters);
    }
    let significant = digits.trim_start_matches('0');
    if digits.len() < 2 || significant.is_empty() || significant.len() > width {
        return Err(Refused::Length);
    }
    Ok(format!("{significant:0>width$}"))
}
