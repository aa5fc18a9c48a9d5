//! Records that say the same in every compared column, taken together.

use hashbrown::HashMap;

use crate::Records;
use crate::block::Sides;
use crate::rows::{Row, rows};

/// The distinct rows of one or two sets of records.
#[derive(Debug)]
pub(crate) struct Profiles {
    /// For each profile its first record.
    pub(crate) first: Vec<u32>,
    /// For each record its profile.
    pub(crate) of: Vec<u32>,
}

impl Profiles {
    /// Takes equal rows together, those of so many `queries` apart from the others.
    pub(crate) fn of(records: &Records, queries: u32) -> Self {
        let all: Vec<u32> = (0..records.len() as u32).collect();
        let mut profiles = Self { first: Vec::new(), of: Vec::with_capacity(all.len()) };
        let mut numbers: HashMap<(bool, Row), u32> = HashMap::new();
        for (record, row) in all.iter().zip(rows(records, &all)) {
            let number = *numbers.entry((*record < queries, row)).or_insert_with(|| {
                profiles.first.push(*record);
                profiles.first.len() as u32 - 1
            });
            profiles.of.push(number);
        }
        profiles
    }

    /// Where the profiles of the queries end, when two sets are linked.
    pub(crate) fn sides(&self, queries: Option<u32>) -> Sides {
        queries.map_or(Sides::One, |queries| {
            Sides::Two(self.first.partition_point(|record| *record < queries) as u32)
        })
    }

    /// How many profiles there are.
    pub(crate) fn len(&self) -> u32 {
        self.first.len() as u32
    }
}
