use super::wording::Wording;
use super::{Identifier, Refused, company};

/// What a cell that should hold a number holds, as far as it can be believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Believed {
    /// A number of a scheme that is known.
    Official(Identifier),
    /// A number of a register that is not, such as a supplier's code in a ledger or a number of
    /// another country: two that are the same tell of one organisation, others tell nothing.
    Code,
}

/// Reads a cell of a column whose numbers may be of any register.
///
/// # Errors
/// With the reason, when the cell holds something else than a number of an organisation.
pub(crate) fn believed(text: &str) -> Result<Believed, Refused> {
    // Nearly all numbers are such, and there may be millions.
    if let Some(number) = company::plain(text) {
        return Ok(Believed::Official(number));
    }
    match Identifier::read(text) {
        Ok(number) => Ok(Believed::Official(number)),
        Err(
            Refused::Length
            | Refused::Letters
            | Refused::NotIssued
            | Refused::CheckDigits
            | Refused::OtherScheme,
        ) => {
            if is_code(text) {
                Ok(Believed::Code)
            } else {
                Err(Refused::Words)
            }
        }
        Err(Refused::Placeholder) if is_of_another_series(text) => Ok(Believed::Code),
        Err(reason) => Err(reason),
    }
}

/// Whether digits that people type to get past a form, such as 12345, stand after letters that no
/// register of companies has: then they are as good as any others.
fn is_of_another_series(text: &str) -> bool {
    Wording::of(text).is_ok_and(|wording| {
        let digits = wording.body.trim_start_matches(|sign: char| sign.is_ascii_uppercase());
        let letters = &wording.body[..wording.body.len() - digits.len()];
        let is_number = digits.bytes().all(|sign| sign.is_ascii_digit() || sign == b'-');
        let is_some = digits.bytes().any(|sign| matches!(sign, b'1'..=b'9'));
        !letters.is_empty() && is_number && is_some && !company::is_prefix(letters)
    })
}

/// Whether a text without a number of a known scheme looks like a number at all: mostly digits, or
/// some digits and no word among them, such as `High` in `12 High Street`.
fn is_code(text: &str) -> bool {
    const SHORTEST_WORD: usize = 4;
    let signs = text.chars().filter(|sign| sign.is_alphanumeric()).count();
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let has_word = || {
        let mut words = text.split(|sign: char| !sign.is_alphabetic());
        words.any(|word| word.chars().nth(SHORTEST_WORD - 1).is_some())
    };
    digits * 2 >= signs || digits * 4 >= signs && !has_word()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(texts: &[&str], expected: impl Fn(&Result<Believed, Refused>) -> bool) {
        for text in texts {
            let found = believed(text);
            assert!(expected(&found), "{text}: {found:?}");
        }
    }

    #[test]
    fn numbers_of_unknown_registers_are_codes() {
        let codes = [
            "FR12345",
            "V-99999",
            "DE-HRB-1234567",
            "99000001",
            "S12",
            "RM3",
            "P84009",
            "DUNS 217 548 395",
            "529900T8BM49AURSDO55",
            "457",
            "100000000001",
            "ИНН 7707083893",
        ];
        check(&codes, |found| *found == Ok(Believed::Code));
        let official = ["02404123", "2404123", "GB-COH-02404123", "0002404123"];
        check(
            &official,
            |found| matches!(found, Ok(Believed::Official(number)) if number.number() == "02404123"),
        );
    }

    #[test]
    fn words_and_places_are_not_numbers() {
        let words = ["12 High Street", "Studio 54 Ltd", "3M UK PLC", "Sole trader", "一二三"];
        check(&words, |found| *found == Err(Refused::Words));
        check(&["M1 5AN", "EC1A 1BB"], |found| *found == Err(Refused::Postcode));
        let typed = ["12345678", "SC999999", "CRN 12345678", "S0000", "N/A"];
        check(&typed, |found| *found == Err(Refused::Placeholder));
        check(&["0161 496 0000", "+44 161 496 0000"], |found| *found == Err(Refused::Telephone));
    }

    proptest! {
        #[test]
        fn the_short_way_leads_where_the_long_one_does(text in "0{0,3}[0-9]{4,9}|(12|23|98|11|19|20)[0-9]{3,6}") {
            if let Some(number) = company::plain(&text) {
                prop_assert_eq!(Identifier::read(&text), Ok(number));
            }
        }
    }
}
