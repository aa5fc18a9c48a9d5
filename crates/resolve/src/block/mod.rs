//! Which records are worth comparing: those that share a key that few share.
//!
//! A key that too many share is joined with the record's other such keys, in twos and then threes,
//! until few enough share it. Records with one whole name or official number are compared with their
//! neighbours among those that have it, so that they are found however many there are, and neither
//! time nor memory grows with the square of a block.

mod index;

use rayon::prelude::*;

use crate::field::{EXACT, Field, Key};
use crate::update::{Level, Levels};
use index::Index;
pub(crate) use index::{Entry, Sizes};

/// Records on either side, when two sets are linked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sides {
    /// One set, compared with itself.
    One,
    /// The queries come first, so many; the reference after.
    Two(u32),
}

impl Sides {
    /// Whether two records, the lower first, are to be compared.
    fn may_compare(self, left: u32, right: u32) -> bool {
        match self {
            Self::One => true,
            Self::Two(queries) => left < queries && right >= queries,
        }
    }

    /// How many pairs there are between sorted records.
    fn pairs(self, members: &[Entry]) -> u64 {
        let all = members.len() as u64;
        match self {
            Self::One => all * (all - 1) / 2,
            Self::Two(queries) => {
                let left = members.partition_point(|(_, record)| *record < queries) as u64;
                left * (all - left)
            }
        }
    }
}

/// How large a block may be.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Caps {
    /// The most pairs in one block.
    pub(crate) pairs: u64,
}

/// How many neighbours on either side are compared where too many share a whole name or number.
pub(crate) const NEIGHBOURS: usize = 12;

/// Keys of one record joined in twos and threes at most.
const MOST_JOINED: usize = 10;

/// The records of all blocks.
#[derive(Debug)]
pub(crate) struct Blocks {
    sides: Sides,
    indices: Vec<Index>,
    /// What is needed to put more records into blocks later, if it was to be kept.
    pub(crate) levels: Option<Levels>,
    /// Whether there was no room to join as many keys as otherwise.
    pub(crate) is_short: bool,
}

impl Blocks {
    /// Puts records into blocks, with `room` for so many entries of joined keys.
    pub(crate) fn of(
        fields: &[Field],
        records: u32,
        sides: Sides,
        caps: Caps,
        room: usize,
        keep: bool,
    ) -> Self {
        let mut levels = keep.then(Vec::new);
        let mut keep = |entries: &[Entry], large: &Sizes| {
            if let Some(levels) = &mut levels {
                levels.push(Level::of(entries, large));
            }
        };
        let keys = |record: u32, keys: &mut Vec<Key>| {
            for (number, field) in fields.iter().enumerate() {
                field.keys(number, record, keys);
            }
        };
        let singles = entries(records, |record, found, _| keys(record, found));
        let (first, large) = Index::of(singles, sides, caps, &mut keep);
        let mut indices = vec![first];
        let joined = most_joined(records, &keys, &large, room);
        if !large.is_empty() && joined > 1 {
            let pairs = entries(records, |record, found, own| {
                large_keys(record, &keys, &large, own);
                own.truncate(joined);
                join_pairs(own, found);
            });
            let (second, larger) = Index::of(pairs, sides, caps, &mut keep);
            indices.push(second);
            if !larger.is_empty() {
                let triples = entries(records, |record, found, own| {
                    large_keys(record, &keys, &large, own);
                    own.truncate(joined);
                    join_triples(own, &larger, found);
                });
                let (third, _) = Index::of(triples, sides, caps, &mut keep);
                indices.push(third);
            }
        }
        let is_short = joined < MOST_JOINED;
        Self { sides, indices, levels: levels.map(Levels::of), is_short }
    }

    /// The records to compare with one, each once, in order; `seen` holds for each record the last
    /// one that it was found for.
    pub(crate) fn candidates(&self, record: u32, seen: &mut [u32], found: &mut Vec<u32>) {
        found.clear();
        for index in &self.indices {
            index.each(record, |other| {
                if other > record
                    && seen[other as usize] != record
                    && self.sides.may_compare(record, other)
                {
                    seen[other as usize] = record;
                    found.push(other);
                }
            });
        }
        found.sort_unstable();
    }
}

/// The entries of all records, in parallel.
fn entries(
    records: u32,
    keys: impl Fn(u32, &mut Vec<Key>, &mut Vec<(u32, Key)>) + Sync,
) -> Vec<Entry> {
    const CHUNK: usize = 4096;
    let starts: Vec<u32> = (0..records).step_by(CHUNK).collect();
    let chunks: Vec<Vec<Entry>> = starts
        .into_par_iter()
        .map(|start| {
            let (mut found, mut own, mut entries) = (Vec::new(), Vec::new(), Vec::new());
            for record in start..records.min(start + CHUNK as u32) {
                found.clear();
                keys(record, &mut found, &mut own);
                found.sort_unstable();
                found.dedup();
                entries.extend(found.iter().map(|key| (*key, record)));
            }
            entries
        })
        .collect();
    chunks.concat()
}

/// How many of a record's keys that too many share are joined, so that there are no more entries than
/// there is room for.
fn most_joined(
    records: u32,
    keys: &(impl Fn(u32, &mut Vec<Key>) + Sync),
    large: &Sizes,
    room: usize,
) -> usize {
    if room == usize::MAX || large.is_empty() {
        return MOST_JOINED;
    }
    let keys_of = |own: &mut Vec<(u32, Key)>, record: u32| {
        large_keys(record, keys, large, own);
        own.len()
    };
    let counts: Vec<usize> =
        (0..records).into_par_iter().with_min_len(1024).map_init(Vec::new, keys_of).collect();
    let mut having = [0_usize; MOST_JOINED + 1];
    for count in counts {
        having[count] += 1;
    }
    let entries = |most: usize| -> usize {
        let of = |(count, records): (usize, &usize)| {
            let own = count.min(most);
            let (pairs, triples) = (own * own.saturating_sub(1) / 2, own.saturating_sub(2));
            records * (pairs + pairs * triples / 3)
        };
        having.iter().enumerate().map(of).sum()
    };
    (2..=MOST_JOINED).rev().find(|most| entries(*most) <= room).unwrap_or(0)
}

/// The keys of a record whose blocks are too large, the smallest block first.
pub(crate) fn large_keys(
    record: u32,
    keys: &impl Fn(u32, &mut Vec<Key>),
    large: &Sizes,
    own: &mut Vec<(u32, Key)>,
) {
    let mut all = Vec::new();
    keys(record, &mut all);
    all.sort_unstable();
    all.dedup();
    own.clear();
    own.extend(all.iter().filter_map(|key| Some((*large.get(key)?, *key))));
    own.sort_unstable();
    own.truncate(MOST_JOINED);
}

pub(crate) fn join_pairs(own: &[(u32, Key)], found: &mut Vec<Key>) {
    for (at, (_, one)) in own.iter().enumerate() {
        found.extend(own[at + 1..].iter().map(|(_, two)| join(*one, *two)));
    }
}

pub(crate) fn join_triples(own: &[(u32, Key)], larger: &Sizes, found: &mut Vec<Key>) {
    for (at, (_, one)) in own.iter().enumerate() {
        for (next, (_, two)) in own.iter().enumerate().skip(at + 1) {
            if larger.contains_key(&join(*one, *two)) {
                let rest = own[next + 1..].iter().map(|(_, three)| *three);
                found.extend(rest.map(|three| join(join(*one, *two), three)));
            }
        }
    }
}

/// Two keys as one, whichever comes first.
fn join(one: Key, two: Key) -> Key {
    let joined = (one ^ two).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (joined ^ one.wrapping_add(two).rotate_left(31)) & !EXACT
}
