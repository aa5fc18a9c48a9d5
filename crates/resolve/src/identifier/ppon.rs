use super::{Identifier, Refused, Scheme};

/// Reads a number of the central digital platform: `P` and three letters, four digits, four letters.
pub(super) fn read(body: &str) -> Result<Identifier, Refused> {
    if !has_shape(body) {
        return Err(if body.contains(|letter: char| letter.is_ascii_digit()) {
            Refused::Letters
        } else {
            Refused::Words
        });
    }
    // All begin with P: without it they fit into eleven letters.
    let rest: String = body.chars().filter(|&letter| letter != '-').skip(1).collect();
    Identifier::new(Scheme::Ppon, &rest)
}

/// Whether a text is such a number.
pub(super) fn has_shape(body: &str) -> bool {
    let letters: Vec<u8> = body.bytes().filter(|&byte| byte != b'-').collect();
    let is_digit = |at: usize| (4..8).contains(&at);
    letters.len() == 12
        && letters.first() == Some(&b'P')
        && letters.iter().enumerate().all(|(at, letter)| {
            if is_digit(at) { letter.is_ascii_digit() } else { letter.is_ascii_uppercase() }
        })
}

/// The number as the platform writes it.
pub(super) fn written(rest: &str) -> String {
    let part = |from, to| rest.get(from..to).unwrap_or_default();
    format!("P{}-{}-{}", part(0, 3), part(3, 7), part(7, 11))
}
