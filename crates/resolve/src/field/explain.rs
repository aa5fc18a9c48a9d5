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
    let words = explain_words(column, left, right)?;
    let said = match (column.form(left), column.form(right)) {
        (Form::None, Form::None) => return Some(words),
        (Form::None, _) | (_, Form::None) => "legal form stated once",
        (l, r) if l == r => "the same legal form",
        _ => "legal forms differ",
    };
    Some(format!("{words}; {said}"))
}

fn explain_words(column: &WordsColumn, left: u32, right: u32) -> Option<String> {
    if column.is_blank(left) || column.is_blank(right) {
        return None;
    }
    let pairing = column.pairing(left, right);
    if pairing.left.is_empty() && pairing.right.is_empty() && pairing.near.is_empty() {
        return Some("the same words".into());
    }
    let mut said = Vec::new();
    if pairing.same.is_empty() && pairing.near.is_empty() {
        said.push("no word in common".to_owned());
    }
    let list = |words: &[u32]| -> String {
        let named: Vec<&str> =
            words.iter().take(NAMED).map(|word| column.lexicon.word(*word)).collect();
        named.join(" ")
    };
    if !pairing.same.is_empty() {
        said.push(format!("both {}", list(&pairing.same)));
    }
    for (one, two) in pairing.near.iter().take(NAMED) {
        said.push(format!("{} like {}", column.lexicon.word(*one), column.lexicon.word(*two)));
    }
    if !pairing.left.is_empty() {
        said.push(format!("only left {}", list(&pairing.left)));
    }
    if !pairing.right.is_empty() {
        said.push(format!("only right {}", list(&pairing.right)));
    }
    Some(said.join(", "))
}
