//! Blocks of records: which records share a key, and which blocks a record is in.

use hashbrown::HashMap;
use rayon::prelude::*;

use super::{Caps, NEIGHBOURS, Sides};
use crate::field::{EXACT, Key};

/// A record under a key.
pub(crate) type Entry = (Key, u32);
/// How many records share each key that too many share.
pub(crate) type Sizes = HashMap<Key, u32>;

/// Queries put beside the first of a reference at a time.
const MOST_QUERIES: usize = 200;

/// The members of each block, and the blocks of each record.
#[derive(Debug, Default)]
pub(super) struct Index {
    members: Vec<u32>,
    /// Where each block ends in `members`.
    ends: Vec<u32>,
    /// Record and block, sorted.
    blocks: Vec<(u32, u32)>,
    /// Where the blocks of each record begin in `blocks`.
    starts: Vec<u32>,
}

impl Index {
    /// Groups entries by key; the keys that too many share come back with their numbers. `keep` gets
    /// to see the entries in order.
    pub(super) fn of(
        mut entries: Vec<Entry>,
        sides: Sides,
        caps: Caps,
        keep: &mut impl FnMut(&[Entry], &Sizes),
    ) -> (Self, Sizes) {
        entries.par_sort_unstable();
        let mut index = Self::default();
        let mut large = Sizes::new();
        for group in entries.chunk_by(|one, two| one.0 == two.0) {
            if group.len() < 2 {
                continue;
            }
            let pairs = sides.pairs(group);
            if pairs > caps.pairs {
                large.insert(group[0].0, group.len() as u32);
                if group[0].0 & EXACT > 0 {
                    index.add_neighbours(group, sides);
                }
            } else if pairs > 0 {
                index.add(group.iter());
            }
        }
        keep(&entries, &large);
        drop(entries);
        index.blocks.par_sort_unstable();
        let records = index.blocks.last().map_or(0, |(record, _)| record + 1);
        let mut at = 0;
        for record in 0..=records {
            while index.blocks.get(at).is_some_and(|(other, _)| *other < record) {
                at += 1;
            }
            index.starts.push(at as u32);
        }
        (index, large)
    }

    fn add<'a>(&mut self, group: impl Iterator<Item = &'a Entry>) {
        let block = self.ends.len() as u32;
        for (_, record) in group {
            self.members.push(*record);
            self.blocks.push((*record, block));
        }
        self.ends.push(self.members.len() as u32);
    }

    /// Small blocks that overlap, in place of one that is too large. Between two sets all of one are
    /// put beside the first of the other.
    fn add_neighbours(&mut self, group: &[Entry], sides: Sides) {
        match sides {
            Sides::One => {
                let starts = (0..group.len().saturating_sub(NEIGHBOURS)).step_by(NEIGHBOURS);
                for start in starts {
                    self.add(group.iter().skip(start).take(2 * NEIGHBOURS));
                }
            }
            Sides::Two(queries) => {
                let (left, right) =
                    group.split_at(group.partition_point(|(_, record)| *record < queries));
                for part in left.chunks(MOST_QUERIES) {
                    self.add(part.iter().chain(right.iter().take(NEIGHBOURS)));
                }
            }
        }
    }

    /// Every other member of the blocks of a record.
    pub(super) fn each(&self, record: u32, mut found: impl FnMut(u32)) {
        let (Some(from), Some(to)) =
            (self.starts.get(record as usize), self.starts.get(record as usize + 1))
        else {
            return;
        };
        for (_, block) in &self.blocks[*from as usize..*to as usize] {
            let start = block.checked_sub(1).map_or(0, |before| self.ends[before as usize]);
            for other in &self.members[start as usize..self.ends[*block as usize] as usize] {
                found(*other);
            }
        }
    }
}
