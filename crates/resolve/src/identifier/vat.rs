use super::{Identifier, Refused, Scheme};

/// Reads a VAT number: nine digits, twelve for a branch (whose last three are left off, for a
/// branch is no organisation), `GD` to 499 of government and `HA` from 500 of health authorities.
pub(super) fn read(body: &str) -> Result<Identifier, Refused> {
    let plain: String = body.chars().filter(|&letter| letter != '-').collect();
    for (prefix, numbers) in [("GD", 0..=499_u32), ("HA", 500..=999)] {
        if let Some(number) = plain.strip_prefix(prefix) {
            return match number.parse() {
                Ok(value) if number.len() == 3 && numbers.contains(&value) => {
                    Identifier::new(Scheme::Vat, &plain)
                }
                _ => Err(Refused::NotIssued),
            };
        }
    }
    if !plain.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Refused::Letters);
    }
    let number = match plain.len() {
        // A spreadsheet took the leading zero.
        8 => format!("0{plain}"),
        9 => plain,
        // Somebody else put one too many.
        10 if plain.starts_with('0') => plain.chars().skip(1).collect(),
        12 => plain.chars().take(9).collect(),
        _ => return Err(Refused::Length),
    };
    if fits(&number) { Identifier::new(Scheme::Vat, &number) } else { Err(Refused::CheckDigits) }
}

/// Seven digits weighed 8 to 2 and two check digits together are a multiple of 97; in numbers
/// issued since 2010 they are 55 short of one.
fn fits(number: &str) -> bool {
    let digits = number.bytes().map(|byte| u32::from(byte - b'0'));
    let weights = [8, 7, 6, 5, 4, 3, 2, 10, 1];
    let sum: u32 = digits.zip(weights).map(|(digit, weight)| digit * weight).sum();
    sum.is_multiple_of(97) || (sum + 55).is_multiple_of(97)
}
