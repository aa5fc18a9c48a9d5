//! What a comparison says, in words.

use super::{Field, Values};
use crate::name::Form;
use crate::words::WordsColumn;

/// At most so many words of each sort are named.
const NAMED: usize = 6;

impl Field {
    /// Whether what is said needs no heading before it.
    pub(crate) fn speaks_for_itself(&self) -> bool {
        matches!(self.values, Values::Names(_) | Values::Numbers(_) | Values::Postcodes(_))
    }

    /// What the comparison of two records by this column says; none when nothing is known.
    pub(crate) fn explain(&self, left: u32, right: u32) -> Option<String> {
        Some(match &self.values {
            Values::Names(column) => explain_names(column, left, right)?,
            Values::Words(column) => explain_words(column, left, right)?,
            Values::Numbers(column) => match column.compare(left, right) {
                0 => return None,
                1 => "official numbers differ".into(),
                _ => "the same official number".into(),
            },
            Values::Postcodes(column) => match column.compare(left, right) {
                0 => return None,
                1 => "postcodes in different areas".into(),
                2 => "the same postcode area".into(),
                3 => "the same postcode district".into(),
                4 => "the same postcode sector".into(),
                5 => "postcodes one slip apart".into(),
                _ => "the same postcode".into(),
            },
            Values::Dates(column) => match column.compare(left, right) {
                0 => return None,
                1 => "different".into(),
                2 => "within ten years".into(),
                3 => "the same year".into(),
                4 => "day and month swapped, or another year".into(),
                5 => "one digit apart".into(),
                _ => "the same".into(),
            },
            Values::Exact(column) => match column.compare(left, right) {
                0 => return None,
                1 => "different".into(),
                _ => "the same".into(),
            },
        })
    }
}

fn explain_names(column: &WordsColumn, left: u32, right: u32) -> Option<String> {
    let mut said = explain_words(column, left, right)?;
    said.push_str(match (column.form(left), column.form(right)) {
        (Form::None, Form::None) => "",
        (Form::None, _) | (_, Form::None) => "; legal form stated once",
        (l, r) if l == r => "; the same legal form",
        _ => "; legal forms differ",
    });
    Some(said)
}

fn explain_words(column: &WordsColumn, left: u32, right: u32) -> Option<String> {
    const SAME: &str = "the same words";
    if column.is_blank(left) || column.is_blank(right) {
        return None;
    }
    if column.same_spelling(left, right) {
        return Some(SAME.into());
    }
    let pairing = column.pairing(left, right);
    let mut said = String::new();
    if pairing.same.is_empty() && pairing.near.is_empty() {
        said.push_str("no word in common");
    }
    push_words(&mut said, "both ", column, &pairing.same);
    for (one, two) in pairing.near.iter().take(NAMED) {
        push_separator(&mut said);
        push_run(&mut said, column, one);
        said.push_str(" like ");
        push_run(&mut said, column, two);
    }
    let is_same = pairing.left.is_empty() && pairing.right.is_empty() && pairing.near.is_empty();
    if is_same {
        let how = match (pairing.aliased, pairing.turned) {
            (true, _) => "the same words, by a trading name or short form",
            (false, true) => "the same words in another order",
            (false, false) => SAME,
        };
        return Some(how.into());
    }
    push_words(&mut said, "only left ", column, &pairing.left);
    push_words(&mut said, "only right ", column, &pairing.right);
    Some(said)
}

fn push_run(said: &mut String, column: &WordsColumn, words: &[u32]) {
    for (at, word) in words.iter().enumerate() {
        if at > 0 {
            said.push(' ');
        }
        said.extend(<[&str; 2]>::from(column.lexicon.shown(*word)));
    }
}

fn push_words(said: &mut String, what: &str, column: &WordsColumn, words: &[u32]) {
    for (at, word) in words.iter().take(NAMED).enumerate() {
        if at == 0 {
            push_separator(said);
            said.push_str(what);
        } else {
            said.push(' ');
        }
        said.extend(<[&str; 2]>::from(column.lexicon.shown(*word)));
    }
}

fn push_separator(said: &mut String) {
    if !said.is_empty() {
        said.push_str(", ");
    }
}
