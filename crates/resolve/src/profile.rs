//! Records that say the same in every compared column, taken together.

use arrow_array::Array;
use hashbrown::HashMap;

use crate::Records;
use crate::block::Sides;

/// The distinct rows of one or two sets of records.
#[derive(Debug)]
pub(crate) struct Profiles {
    /// For each profile its first record.
    pub(crate) first: Vec<u32>,
    /// For each record its profile.
    pub(crate) of: Vec<u32>,
}

impl Profiles {
    /// Takes equal rows together.
    pub(crate) fn of(records: &Records, queries: usize) -> Self {
        let mut profiles = Self { first: Vec::new(), of: Vec::with_capacity(records.len()) };
        let mut numbers: HashMap<Vec<u8>, u32> = HashMap::new();
        let mut row = Vec::new();
        for record in 0..records.len() {
            row.clear();
            row.push(u8::from(record < queries));
            for column in records.columns() {
                if column.values.is_valid(record) {
                    row.extend_from_slice(column.values.value(record).as_bytes());
                }
                row.push(0xFF);
            }
            let next = profiles.first.len() as u32;
            let number = match numbers.get(row.as_slice()) {
                Some(number) => *number,
                None => {
                    numbers.insert(row.clone(), next);
                    profiles.first.push(record as u32);
                    next
                }
            };
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
