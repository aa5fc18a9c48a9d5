//! The distinct values of a column, numbered, with how often each is used.

use hashbrown::HashMap;

/// Values as numbers from 1; 0 for not known.
#[derive(Debug, Default)]
pub(super) struct Distinct {
    numbers: Vec<u32>,
    uses: Vec<u32>,
    known: u32,
}

impl Distinct {
    /// Numbers values given as some compact form of each.
    pub(super) fn of(values: impl Iterator<Item = Option<u64>>) -> (Self, Vec<u64>) {
        let mut distinct = Self { uses: vec![0], ..Self::default() };
        let mut table: HashMap<u64, u32> = HashMap::new();
        let mut contents = vec![0];
        for value in values {
            let Some(value) = value else {
                distinct.numbers.push(0);
                continue;
            };
            let number = *table.entry(value).or_insert_with(|| {
                contents.push(value);
                distinct.uses.push(0);
                distinct.uses.len() as u32 - 1
            });
            distinct.uses[number as usize] += 1;
            distinct.known += 1;
            distinct.numbers.push(number);
        }
        (distinct, contents)
    }

    pub(super) fn len(&self) -> usize {
        self.numbers.len()
    }

    /// The number of a record's value; 0 for not known.
    pub(super) fn number(&self, record: u32) -> u32 {
        self.numbers[record as usize]
    }

    /// How much it tells that two records share this value, in bits.
    pub(super) fn bits(&self, number: u32) -> f32 {
        (self.known.max(1) as f32 / self.uses[number as usize].max(1) as f32).log2()
    }
}
