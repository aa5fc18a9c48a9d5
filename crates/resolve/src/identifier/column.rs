use std::collections::{BTreeMap, BTreeSet};

use arrow_array::{Array, StringArray};
use rayon::prelude::*;

use super::{Identifier, Refused, Scheme, read};

/// Rows read by one task.
const TASK: usize = 16_384;
/// Refused texts shown for each reason.
const EXAMPLES: usize = 5;
/// Letters shown of each.
const LETTERS: usize = 40;

/// A column read as official numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IdentifierColumn {
    /// The number of each row, if it has one that can be believed.
    pub numbers: Vec<Option<Identifier>>,
    /// How many numbers there are of each scheme.
    pub schemes: BTreeMap<Scheme, usize>,
    /// How many rows have nothing written.
    pub blank: usize,
    /// What was written and not believed.
    pub refused: BTreeMap<Refused, RefusedRows>,
}

/// Rows refused for one reason.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RefusedRows {
    /// How many.
    pub rows: usize,
    /// The first different texts among them, at most five, each at most 40 letters.
    pub examples: BTreeSet<String>,
}

/// Reads a column of numbers of any scheme.
pub fn column(values: &StringArray) -> IdentifierColumn {
    read_rows(values, |_| None)
}

/// Reads a column of numbers that is said to be of one scheme, as by its heading.
pub fn column_as(scheme: Scheme, values: &StringArray) -> IdentifierColumn {
    read_rows(values, |_| Some(scheme))
}

/// Reads a column of numbers beside a column of their schemes' codes; codes that are not known say
/// nothing.
pub fn column_with_schemes(values: &StringArray, schemes: &StringArray) -> IdentifierColumn {
    read_rows(values, |row| {
        let known = row < schemes.len() && schemes.is_valid(row);
        known.then(|| Scheme::from_code(schemes.value(row))).flatten()
    })
}

fn read_rows(
    values: &StringArray,
    scheme: impl Fn(usize) -> Option<Scheme> + Sync,
) -> IdentifierColumn {
    let tasks = values.len().div_ceil(TASK);
    let parts: Vec<IdentifierColumn> = (0..tasks)
        .into_par_iter()
        .map(|task| {
            let mut part = IdentifierColumn::default();
            for row in task * TASK..values.len().min((task + 1) * TASK) {
                let text = if values.is_valid(row) { values.value(row) } else { "" };
                part.add(text, read(scheme(row), text));
            }
            part
        })
        .collect();
    let mut whole = IdentifierColumn::default();
    whole.numbers.reserve_exact(values.len());
    for part in parts {
        whole.append(part);
    }
    whole
}

impl IdentifierColumn {
    fn add(&mut self, text: &str, result: Result<Identifier, Refused>) {
        self.numbers.push(result.ok());
        match result {
            Ok(number) => *self.schemes.entry(number.scheme()).or_default() += 1,
            Err(Refused::Blank) => self.blank += 1,
            Err(reason) => self.refused.entry(reason).or_default().add(text),
        }
    }

    fn append(&mut self, part: Self) {
        self.numbers.extend(part.numbers);
        self.blank += part.blank;
        for (scheme, rows) in part.schemes {
            *self.schemes.entry(scheme).or_default() += rows;
        }
        for (reason, part) in part.refused {
            self.refused.entry(reason).or_default().append(part);
        }
    }
}

impl RefusedRows {
    /// Takes one more text.
    pub(crate) fn add(&mut self, text: &str) {
        self.rows += 1;
        if self.examples.len() < EXAMPLES {
            self.examples.insert(text.trim().chars().take(LETTERS).collect());
        }
    }

    /// Takes the rows of a later part.
    pub(crate) fn append(&mut self, part: Self) {
        self.rows += part.rows;
        for example in part.examples {
            if self.examples.len() < EXAMPLES {
                self.examples.insert(example);
            }
        }
    }
}
