//! Values of which two can be nearly the same, by degrees: postcodes and dates.

use super::values::Distinct;
use super::{Key, chances, known};
use crate::weigh::{Part, Says, agreement};

/// Random pairs looked at, for levels that are rare.
const SAMPLE: u64 = 200_000;
const WIDTH: u32 = 5;
const LEVELS: usize = 5;

/// How values are read and compared.
#[derive(Debug)]
pub(super) struct Scale {
    pub(super) title: &'static str,
    /// How often two records of one organisation or person show each degree.
    pub(super) alike: [f64; LEVELS],
    /// How often the same value.
    pub(super) same: f64,
    /// A value as a number; none if it cannot be read.
    pub(super) read: fn(&str) -> Option<u64>,
    /// How near two different values are, from 1.
    pub(super) degree: fn(u64, u64) -> u64,
    /// Adds the keys under which a value is looked for.
    pub(super) keys: fn(u64, &mut Vec<Key>),
}

/// A column of such values.
#[derive(Debug)]
pub(crate) struct GradedColumn {
    pub(crate) values: Distinct,
    /// How often two random records show each degree.
    pub(crate) chances: Vec<f64>,
    scale: &'static Scale,
}

impl GradedColumn {
    /// A column of these values.
    pub(super) fn of(values: Distinct, chances: Vec<f64>, scale: &'static Scale) -> Self {
        Self { values, chances, scale }
    }

    /// Reads a column.
    pub(super) fn read<'a>(
        values: impl Iterator<Item = Option<&'a str>>,
        scale: &'static Scale,
    ) -> Self {
        let values = Distinct::of(values.map(|value| (scale.read)(value?)));
        let mut column = Self::of(values, Vec::new(), scale);
        column.chances = chances(column.values.len(), SAMPLE, LEVELS, |l, r| column.compare(l, r));
        column
    }

    /// Reads more values, after those read before.
    pub(super) fn extend<'a>(&mut self, values: impl Iterator<Item = Option<&'a str>>) {
        let read = self.scale.read;
        self.values.extend(values.map(|value| read(value?)));
    }

    pub(super) fn parts(&self) -> Vec<Part> {
        let levels = self.scale.alike.iter().zip(&self.chances);
        vec![Part {
            title: self.scale.title,
            width: WIDTH,
            levels: levels.map(|(alike, chance)| known(*alike, *chance)).collect(),
            same: Some(self.scale.same),
            least: 0,
            says: Says::Who,
            bounds: &[],
        }]
    }

    /// The degree of two different values, 6 and on for the same; 0 where one is not known.
    pub(crate) fn compare(&self, left: u32, right: u32) -> u64 {
        let (l, r) = (self.values.number(left), self.values.number(right));
        if l == 0 || r == 0 {
            return 0;
        }
        if l == r {
            return agreement(LEVELS as u32, WIDTH, self.values.bits(l));
        }
        (self.scale.degree)(self.values.content(l), self.values.content(r))
    }

    pub(super) fn keys(&self, record: u32, keys: &mut Vec<Key>) {
        let number = self.values.number(record);
        if number > 0 {
            (self.scale.keys)(self.values.content(number), keys);
        }
    }
}
