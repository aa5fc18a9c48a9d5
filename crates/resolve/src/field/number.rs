//! Official numbers.

use super::values::Distinct;
use super::{Key, key, known, text_key};
use crate::weigh::{Part, Says, agreement};

const WIDTH: u32 = 5;

/// Official numbers: the same, or in conflict.
#[derive(Debug)]
pub(crate) struct NumberColumn {
    pub(crate) values: Distinct,
}

impl NumberColumn {
    /// Reads a column.
    pub(super) fn read<'a>(values: impl Iterator<Item = Option<&'a str>>) -> Self {
        Self { values: Distinct::of(read(values)) }
    }

    /// Reads more values, after those read before.
    pub(super) fn extend<'a>(&mut self, values: impl Iterator<Item = Option<&'a str>>) {
        self.values.extend(read(values));
    }

    pub(super) fn parts(&self) -> Vec<Part> {
        vec![Part {
            title: "number",
            width: WIDTH,
            levels: vec![known(0.02, 1.0)],
            same: Some(0.98),
            least: 6,
            says: Says::Number,
            bounds: &[],
        }]
    }

    pub(crate) fn compare(&self, left: u32, right: u32) -> u64 {
        let (l, r) = (self.values.number(left), self.values.number(right));
        match (l, r) {
            (0, _) | (_, 0) => 0,
            _ if l == r => agreement(1, WIDTH, self.values.bits(l)),
            _ => 1,
        }
    }

    pub(super) fn keys(&self, record: u32, keys: &mut Vec<Key>) {
        let number = self.values.number(record);
        if number > 0 {
            keys.push(key(2, self.values.content(number)));
        }
    }

    /// A number by which records of one organisation can be told: 0 for none.
    pub(crate) fn number(&self, record: u32) -> u32 {
        self.values.number(record)
    }
}

fn read<'a>(values: impl Iterator<Item = Option<&'a str>>) -> impl Iterator<Item = Option<u64>> {
    let mut plain = String::new();
    values.map(move |value| {
        plain.clear();
        let letters = value.unwrap_or_default().chars().filter(char::is_ascii_alphanumeric);
        plain.extend(letters.map(|c| c.to_ascii_uppercase()));
        let has_digit = plain.bytes().any(|b| b.is_ascii_digit());
        has_digit.then(|| text_key(0, plain.trim_start_matches('0').as_bytes()))
    })
}
