//! What the words of a report mean, and the way from a word to its meaning.

use std::fmt::Write as _;
use std::sync::LazyLock;

use askama::filters::{Html, escape};
use serde::Deserialize;

/// One word and what it means in a report.
#[derive(Clone, Debug, Deserialize)]
pub struct Word {
    /// The part of an address that leads to it.
    pub id: String,
    /// The word.
    pub word: String,
    /// The forms in which a text leads to it; none for words that everyone knows.
    forms: Vec<String>,
    /// What it means, in plain English.
    pub means: String,
}

static WORDS: LazyLock<Vec<Word>> =
    LazyLock::new(|| serde_json::from_str(include_str!("../words.json")).unwrap_or_default());

/// The words, in order.
pub fn words() -> &'static [Word] {
    &WORDS
}

/// A plain text as HTML in which each word of the list, where it first stands, leads to its
/// meaning: to `address` with the word's id after it.
///
/// ```
/// assert_eq!(
///     report::explained("Net < gross", "/words#"),
///     "<a class=\"word\" href=\"/words#net\">Net</a> &#60; \
///      <a class=\"word\" href=\"/words#gross\">gross</a>"
/// );
/// ```
pub fn explained(text: &str, address: &str) -> String {
    let mut html = String::with_capacity(text.len() * 2);
    let mut linked: Vec<&str> = Vec::new();
    let (mut plain_from, mut at) = (0, 0);
    while let Some(letter) = text.get(at..).and_then(|rest| rest.chars().next()) {
        match word_at(text, at).filter(|(word, _)| !linked.contains(&word.id.as_str())) {
            Some((word, end)) => {
                html.push_str(&escaped(text.get(plain_from..at)));
                let (id, form) = (&word.id, escaped(text.get(at..end)));
                // Writing to a String cannot fail.
                let _ = write!(html, "<a class=\"word\" href=\"{address}{id}\">{form}</a>");
                linked.push(id);
                (plain_from, at) = (end, end);
            }
            None => at += letter.len_utf8(),
        }
    }
    html + &escaped(text.get(plain_from..))
}

/// The word that stands whole at this byte, and where it ends; of several the longest.
fn word_at(text: &str, at: usize) -> Option<(&'static Word, usize)> {
    let is_part = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '_' | '.');
    if text.get(..at)?.chars().next_back().is_some_and(is_part) {
        return None;
    }
    let forms = WORDS.iter().flat_map(|word| word.forms.iter().map(move |form| (word, form)));
    let stands = forms.filter_map(|(word, form)| {
        let end = at + form.len();
        let same = text.get(at..end)?.eq_ignore_ascii_case(form);
        let after = text.get(end..)?.chars().next();
        (same && !after.is_some_and(|letter| letter.is_alphanumeric() || letter == '-'))
            .then_some((word, end))
    });
    stands.max_by_key(|(_, end)| *end)
}

fn escaped(text: Option<&str>) -> String {
    // Escaping into memory cannot fail.
    escape(text.unwrap_or_default(), Html).map_or_else(|_| String::new(), |safe| safe.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_are_in_order_and_each_has_its_own_address_and_forms() {
        let words: Vec<String> = words().iter().map(|word| word.word.to_lowercase()).collect();
        assert!(words.len() > 20 && words.is_sorted(), "{words:?}");
        for list in [
            WORDS.iter().map(|word| &word.id).collect::<Vec<_>>(),
            WORDS.iter().flat_map(|word| &word.forms).collect(),
        ] {
            let mut once = list.clone();
            once.sort_unstable();
            once.dedup();
            assert_eq!(once.len(), list.len(), "{list:?}");
        }
    }

    #[test]
    fn only_a_whole_word_leads_to_its_meaning_and_only_once() {
        let linked = |text| explained(text, "#").matches("<a ").count();
        assert_eq!(linked("Internet, netting, fishing-net, net-zero, spend.net"), 0);
        assert_eq!(linked("Net and net, NET"), 1);
        assert_eq!(linked("Registers, £ and né net."), 2);
        assert_eq!(
            explained("notice type UK4", "#"),
            "<a class=\"word\" href=\"#notice\">notice type</a> UK4"
        );
    }
}
