use super::{Identifier, Refused, Scheme};

/// Reads a charity number: `SC012345` of Scotland, `NIC100012` or `100012` of Northern Ireland,
/// `208231` or `1089464-2` (a charity linked to another) of England and Wales.
pub(super) fn read(body: &str) -> Result<Identifier, Refused> {
    if let Some(number) = body.strip_prefix("SC") {
        let number = value(number.trim_start_matches('-'))?;
        return match number {
            1..=99_999 => Identifier::new(Scheme::CharityScotland, &format!("SC{number:06}")),
            _ => Err(Refused::NotIssued),
        };
    }
    if let Some(number) = body.strip_prefix("NIC").or_else(|| body.strip_prefix("NI")) {
        return northern_ireland(value(number.trim_start_matches('-'))?);
    }
    let (number, linked) = match body.split_once('-') {
        Some((number, linked)) if number.len() >= 6 && linked.len() <= 3 => (number, linked),
        _ => (body, "0"),
    };
    match (value(number)?, value(linked)?) {
        (number @ 100_000..=199_999, 0) => northern_ireland(number),
        (number @ 200_000..=1_999_999, 0) => {
            Identifier::new(Scheme::CharityEngland, &number.to_string())
        }
        (number @ 200_000..=1_999_999, linked) => {
            Identifier::new(Scheme::CharityEngland, &format!("{number}-{linked}"))
        }
        _ => Err(Refused::NotIssued),
    }
}

fn northern_ireland(number: u32) -> Result<Identifier, Refused> {
    match number {
        100_000..=199_999 => Identifier::new(Scheme::CharityNorthernIreland, &number.to_string()),
        _ => Err(Refused::NotIssued),
    }
}

fn value(digits: &str) -> Result<u32, Refused> {
    let plain: String = digits.chars().filter(|&letter| letter != '-').collect();
    if !plain.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Refused::Letters);
    }
    plain.parse().map_err(|_| Refused::Length)
}
