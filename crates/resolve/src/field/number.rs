//! Official numbers.

#![allow(
    clippy::cast_possible_truncation,
    reason = "more records than a u32 can number are refused, and a scheme has four bits"
)]

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::values::Distinct;
use super::{EXACT, Key, key, known, text_key};
use crate::identifier::{Believed, Refused, RefusedRows, believed};
use crate::weigh::{Part, Says, agreement};

const WIDTH: u32 = 5;
/// Values read by one task.
const TASK: usize = 4096;
/// Records named among those whose numbers were refused.
const NAMED: usize = 10;
/// Where the content of a number says which scheme's it is.
const SCHEME_SHIFT: u32 = 60;
/// The scheme, so to speak, of a number of a register that is not known.
const OTHER: u64 = 0xF;
/// That of a number in the form of a company's, which no company has yet: two such are of one
/// series, whoever's it is, and two different ones are two organisations'.
const UNISSUED: u64 = 0xE;
/// Digits of a company's number, which may have lost leading zeros.
const COMPANY_DIGITS: std::ops::RangeInclusive<usize> = 5..=8;

/// Official numbers: the same, or in conflict.
#[derive(Debug)]
pub(crate) struct NumberColumn {
    pub(crate) values: Distinct,
    /// What was read last and not believed.
    pub(crate) refused: RefusedValues,
}

/// Values that hold no number which could be believed.
#[derive(Debug, Default)]
pub(crate) struct RefusedValues {
    /// How many values were not blank.
    pub(crate) written: usize,
    /// Those refused, by reason.
    pub(crate) reasons: BTreeMap<Refused, RefusedRows>,
    /// The first of them.
    pub(crate) first: Vec<u32>,
}

impl NumberColumn {
    /// A column of these numbers, of which none is told to have been refused.
    pub(crate) fn of(values: Distinct) -> Self {
        Self { values, refused: RefusedValues::default() }
    }

    /// Reads a column.
    pub(super) fn read<'a>(values: impl Iterator<Item = Option<&'a str>>) -> Self {
        let mut column = Self::of(Distinct::of(std::iter::empty()));
        column.extend(values);
        column
    }

    /// Reads more values, after those read before.
    pub(super) fn extend<'a>(&mut self, values: impl Iterator<Item = Option<&'a str>>) {
        let values: Vec<Option<&str>> = values.collect();
        let before = self.values.len();
        let tasks = values.par_chunks(TASK).enumerate();
        let tasks: Vec<(Vec<Option<u64>>, RefusedValues)> =
            tasks.map(|(task, values)| read(values, (before + task * TASK) as u32)).collect();
        let (contents, refused): (Vec<_>, Vec<_>) = tasks.into_iter().unzip();
        self.values.extend(contents.into_iter().flatten());
        self.refused = RefusedValues::default();
        for part in refused {
            self.refused.append(part);
        }
    }

    pub(super) fn parts() -> Vec<Part> {
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

    /// 1 in conflict, 2 and on the same. Numbers of two schemes say nothing of each other, nor do
    /// two of registers that are not known.
    pub(crate) fn compare(&self, left: u32, right: u32) -> u64 {
        let (l, r) = (self.values.number(left), self.values.number(right));
        match (l, r) {
            (0, _) | (_, 0) => 0,
            _ if l == r => agreement(1, WIDTH, self.values.bits(l)),
            _ => u64::from(self.scheme(l) != OTHER && self.scheme(l) == self.scheme(r)),
        }
    }

    /// Whether two records have different numbers of one scheme.
    pub(crate) fn conflict(&self, left: u32, right: u32) -> bool {
        self.compare(left, right) == 1
    }

    pub(super) fn keys(&self, record: u32, keys: &mut Vec<Key>) {
        let number = self.values.number(record);
        if number > 0 {
            keys.push(key(2, self.values.content(number)) | EXACT);
        }
    }

    /// A number by which records of one organisation can be told: 0 for none.
    pub(crate) fn number(&self, record: u32) -> u32 {
        self.values.number(record)
    }

    /// A record's number, if it is of a known scheme, and the scheme's.
    pub(crate) fn official(&self, record: u32) -> Option<(u32, u32)> {
        let number = Some(self.values.number(record)).filter(|number| *number > 0)?;
        let scheme = Some(self.scheme(number)).filter(|scheme| *scheme != OTHER)?;
        Some((scheme as u32, number))
    }

    /// Who gave a number, in a number of its own.
    fn scheme(&self, number: u32) -> u64 {
        self.values.content(number) >> SCHEME_SHIFT
    }
}

impl RefusedValues {
    fn append(&mut self, part: Self) {
        self.written += part.written;
        for (reason, rows) in part.reasons {
            self.reasons.entry(reason).or_default().append(rows);
        }
        self.first.extend(part.first);
        self.first.truncate(NAMED);
    }
}

/// What values are to be compared by, and what was refused; the first is that of the `first` record.
fn read(values: &[Option<&str>], first: u32) -> (Vec<Option<u64>>, RefusedValues) {
    let mut refused = RefusedValues::default();
    let mut content = |(record, value): (u32, Option<&str>)| {
        let text = value.filter(|text| !text.trim().is_empty())?;
        refused.written += 1;
        match believed(text) {
            Ok(Believed::Official(number)) => Some(number.key()),
            Ok(Believed::Code) => Some(code(text)),
            Err(reason) => {
                refused.reasons.entry(reason).or_default().add(text);
                if refused.first.len() < NAMED {
                    refused.first.push(record);
                }
                None
            }
        }
    };
    let contents = (first..).zip(values.iter().copied()).map(&mut content).collect();
    (contents, refused)
}

/// A number of a register that is not known, whatever its case, signs and leading zeros.
fn code(text: &str) -> u64 {
    let signs = text.chars().filter(|sign| sign.is_alphanumeric()).flat_map(char::to_uppercase);
    let plain: String = signs.skip_while(|sign| *sign == '0').collect();
    let is_unissued =
        COMPANY_DIGITS.contains(&plain.len()) && plain.bytes().all(|sign| sign.is_ascii_digit());
    let scheme = if is_unissued { UNISSUED } else { OTHER };
    text_key(0, plain.as_bytes()) >> (64 - SCHEME_SHIFT) | scheme << SCHEME_SHIFT
}
