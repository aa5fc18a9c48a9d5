//! The initials in the name of an organisation, which some ways of writing it spoil.

use super::naming::{are_initials, has_legal_form};
use super::parties::SeenParty;

/// The country is written `UK`, whatever its sources have.
const COUNTRY: &str = "UK";

/// Short words that some shout, which are no initials.
const NO_INITIALS: [&str; 4] = ["AND", "FOR", "OF", "THE"];

/// A name with its initials as registers and notices have them: `Wrk Media Ltd` beside `WRK Media` is
/// `WRK Media Ltd`.
pub(super) fn with_initials(name: &str, parties: &[&SeenParty]) -> String {
    let ways = || parties.iter().filter(|own| own.contracts > 0).map(|own| own.name.as_str());
    // What is in capitals from end to end says nothing of one word.
    let ways = || ways().filter(|way| way.contains(char::is_lowercase));
    let restored = |piece: &str| {
        let word = bare(piece);
        let known = || ways().flat_map(|way| way.split(' ').map(bare)).chain([COUNTRY]);
        let is_spoilt = |initials: &&str| initials.eq_ignore_ascii_case(word) && are_of(initials);
        let is_capitalised = word.starts_with(char::is_uppercase);
        let initials = known().find(is_spoilt).filter(|_| is_capitalised);
        initials.map_or_else(|| piece.to_owned(), |initials| piece.replacen(word, initials, 1))
    };
    name.split(' ').map(restored).collect::<Vec<_>>().join(" ")
}

/// A word without what stands round it: `UK` of `(UK)`.
fn bare(piece: &str) -> &str {
    piece.trim_matches(|letter: char| !letter.is_alphanumeric())
}

/// Whether a word is initials: two or more capitals, with digits or none.
fn are_of(word: &str) -> bool {
    let capitals = word.chars().filter(|letter| letter.is_uppercase()).count();
    capitals > 1
        && word.chars().all(|letter| letter.is_uppercase() || letter.is_ascii_digit())
        && are_initials(word)
        && !NO_INITIALS.contains(&word)
        && !has_legal_form(word)
}
