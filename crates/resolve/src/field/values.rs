//! The distinct values of a column, numbered, with how often each is used.

use hashbrown::{HashMap, HashSet};

/// Values as numbers from 1; 0 for not known.
#[derive(Debug, Default)]
pub(crate) struct Distinct {
    pub(crate) numbers: Vec<u32>,
    /// What each number stands for; the first for nothing.
    pub(crate) contents: Vec<u64>,
    pub(crate) uses: Vec<u32>,
    pub(crate) known: u32,
}

impl Distinct {
    /// Numbers values given as some compact form of each.
    pub(super) fn of(values: impl Iterator<Item = Option<u64>>) -> Self {
        let mut distinct = Self { uses: vec![0], contents: vec![0], ..Self::default() };
        distinct.extend(values);
        distinct
    }

    /// Numbers more values, after those numbered before.
    pub(super) fn extend(&mut self, values: impl Iterator<Item = Option<u64>>) {
        let values: Vec<Option<u64>> = values.collect();
        // Of the values before only those that are met again: a few among many, in an update.
        let mut table: HashMap<u64, u32> = HashMap::new();
        if self.contents.len() > 1 {
            let again: HashSet<u64> = values.iter().flatten().copied().collect();
            let before = self.contents.iter().copied().zip(0..).skip(1);
            table.extend(before.filter(|(content, _)| again.contains(content)));
        }
        for value in values {
            let Some(value) = value else {
                self.numbers.push(0);
                continue;
            };
            let number = *table.entry(value).or_insert_with(|| {
                self.contents.push(value);
                self.uses.push(0);
                self.uses.len() as u32 - 1
            });
            self.uses[number as usize] += 1;
            self.known += 1;
            self.numbers.push(number);
        }
    }

    /// Takes the value of a record for not known.
    pub(super) fn forget(&mut self, record: u32) {
        let number = std::mem::take(&mut self.numbers[record as usize]);
        if number > 0 {
            self.uses[number as usize] -= 1;
            self.known -= 1;
        }
    }

    /// What a number stands for.
    pub(super) fn content(&self, number: u32) -> u64 {
        self.contents[number as usize]
    }

    pub(super) fn len(&self) -> usize {
        self.numbers.len()
    }

    /// The number of a record's value; 0 for not known.
    pub(crate) fn number(&self, record: u32) -> u32 {
        self.numbers[record as usize]
    }

    /// How much it tells that two records share this value, in bits.
    pub(super) fn bits(&self, number: u32) -> f32 {
        (self.known.max(1) as f32 / self.uses[number as usize].max(1) as f32).log2()
    }
}
