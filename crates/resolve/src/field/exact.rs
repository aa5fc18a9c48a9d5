//! Values that are the same or are not.

use super::values::Distinct;
use super::{Key, key, known, text_key};
use crate::weigh::{Part, Says, agreement};

const WIDTH: u32 = 5;

/// Values that are the same or are not, whatever their case and spaces.
#[derive(Debug)]
pub(crate) struct ExactColumn {
    pub(crate) values: Distinct,
}

impl ExactColumn {
    /// Reads a column.
    pub(super) fn read<'a>(values: impl Iterator<Item = Option<&'a str>>) -> Self {
        Self { values: Distinct::of(read(values)) }
    }

    /// Reads more values, after those read before.
    pub(super) fn extend<'a>(&mut self, values: impl Iterator<Item = Option<&'a str>>) {
        self.values.extend(read(values));
    }

    pub(super) fn parts() -> Vec<Part> {
        vec![Part {
            title: "value",
            width: WIDTH,
            levels: vec![known(0.25, 1.0)],
            same: Some(0.75),
            least: 0,
            says: Says::Who,
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
            keys.push(key(1, self.values.content(number)));
        }
    }
}

fn read<'a>(values: impl Iterator<Item = Option<&'a str>>) -> impl Iterator<Item = Option<u64>> {
    let mut plain = String::new();
    values.map(move |value| {
        plain.clear();
        let letters = value.unwrap_or_default().chars().filter(|c| c.is_alphanumeric());
        plain.extend(letters.flat_map(char::to_uppercase));
        (!plain.is_empty()).then(|| text_key(0, plain.as_bytes()))
    })
}
