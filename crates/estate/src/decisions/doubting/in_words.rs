//! Options to extend that only the words of a record speak of.

use crate::Contract;
use crate::corrections::Fact;
use crate::decisions::{ContractTerm, Doubt};

/// So many characters of a text are quoted, at most.
const LONGEST: usize = 120;

/// So many words before one that speaks of extending may say that it is open to be.
const BEFORE: usize = 12;

/// So many words after it are quoted.
const AFTER: usize = 12;

/// What says, before a word of extending, that it is open: a contract that was extended has no option by that.
const OPEN: [&str; 13] = [
    "option",
    "options",
    "optional",
    "ability",
    "right",
    "potential",
    "possible",
    "possibility",
    "additional",
    "further",
    "plus",
    "may",
    "maximum",
];

/// The first words of a record of the agreement that speak of extending it, where nothing else is stated of
/// options.
pub(super) fn extension(
    contract: &Contract,
    told: &[&Contract],
    term: &ContractTerm,
) -> Option<Doubt> {
    let is_stated = term.optional_months.is_some() || term.months_left.is_some();
    if is_stated || contract.said.speaks_of(Fact::OptionsLeft) {
        return None;
    }
    let words = told.iter().flat_map(|own| [&own.title, &own.description]);
    let words = words.into_iter().find_map(|text| quoted(text))?;
    Some(Doubt::ExtensionInWords { words })
}

/// The words, from the one that says that it is open to some after it, within one sentence.
fn quoted(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut sentences = words.split_inclusive(|word| word.ends_with(['.', ';']));
    sentences.find_map(|sentence| {
        let from = (0..sentence.len()).find_map(|at| open_from(sentence, at))?;
        let words: Vec<&str> = sentence.iter().skip(from).take(BEFORE + AFTER).copied().collect();
        Some(shortened(words.join(" ").trim_end_matches(['.', ';', ','])))
    })
}

/// Where the words begin that speak of an extension at a place in a sentence, if they do.
fn open_from(sentence: &[&str], at: usize) -> Option<usize> {
    let own = plain(sentence.get(at)?);
    let next = sentence.get(at + 1).map(|word| plain(word)).unwrap_or_default();
    match own.as_str() {
        "extend" | "extended" | "extension" | "extensions" => {
            let nearest = (at.saturating_sub(BEFORE)..at).rev();
            let mut nearest =
                nearest.filter(|at| sentence.get(*at).is_some_and(|word| is_open(word)));
            let is_option = ["option", "options", "period", "periods"].contains(&next.as_str());
            let from = nearest.next().or_else(|| is_option.then_some(at))?;
            // What has been extended is open no more by that word alone.
            let is_past = own == "extended" && plain(sentence.get(from)?) != "may";
            (!is_past).then_some(from)
        }
        _ => is_sum_of_years(sentence.get(at)?).then_some(at.saturating_sub(4)),
    }
}

fn is_open(word: &str) -> bool {
    OPEN.contains(&plain(word).as_str())
}

/// `(3+1)` or `3+1+1`: the years of a first term and of its options.
fn is_sum_of_years(word: &str) -> bool {
    let inner = word.trim_matches(|c: char| !c.is_ascii_digit());
    let mut parts = inner.split('+');
    let are_years = parts.all(|part| (1..=2).contains(&part.len()) && part.parse::<u8>().is_ok());
    inner.contains('+') && are_years
}

/// A word without case and what stands around it.
fn plain(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

/// No longer than may be quoted, cut between words.
fn shortened(text: &str) -> String {
    let Some((end, _)) = text.char_indices().nth(LONGEST) else { return text.to_owned() };
    let head = text.get(..end).unwrap_or(text);
    format!("{}…", head.rsplit_once(' ').map_or(head, |(whole, _)| whole))
}
