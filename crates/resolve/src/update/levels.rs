//! The blocks of a run, kept so that new records can be put into them.
//!
//! The levels are those of [`Blocks`](crate::block::Blocks): keys, keys joined in twos where too many
//! records share one, and in threes. Growing them leads where putting all records into blocks at
//! once would, but for the order in which a record's commonest keys are joined.

use std::ops::Range;

use rayon::prelude::*;

use crate::block::{Caps, Entry, NEIGHBOURS, Sizes, join_pairs, join_triples, large_keys};
use crate::field::{EXACT, Field, Key};

/// The records under each key, and the keys that too many share.
#[derive(Debug, Default)]
pub(crate) struct Level {
    /// The key of each entry, sorted.
    pub(super) keys: Vec<Key>,
    /// The record of each entry.
    pub(super) records: Vec<u32>,
    /// Keys that too many share, and how many.
    pub(super) large: Sizes,
}

/// Keys, and keys joined in twos and threes.
#[derive(Debug, Default)]
pub(crate) struct Levels(pub(super) [Level; 3]);

impl Level {
    /// A level of sorted entries.
    pub(crate) fn of(entries: &[Entry], large: &Sizes) -> Self {
        let mut level = Self { large: large.clone(), ..Self::default() };
        let groups = entries.chunk_by(|one, two| one.0 == two.0);
        let kept = groups.map(|group| {
            let is_large = group.len() > 1 && large.contains_key(&group[0].0);
            &group[if is_large { last_kept(group[0].0, group.len()) } else { 0 }..]
        });
        for (key, record) in kept.flatten() {
            level.keys.push(*key);
            level.records.push(*record);
        }
        level
    }

    /// The records under a key, in order. Of a whole name or number that too many share these are the
    /// last few of an earlier run, and all since.
    fn members(&self, key: Key) -> &[u32] {
        let from = self.keys.partition_point(|other| *other < key);
        &self.records[from..self.end(from, key)]
    }

    /// Where the entries of a key end that begin here: most are few.
    fn end(&self, from: usize, key: Key) -> usize {
        let mut most = 1;
        while self.keys.get(from + most).is_some_and(|other| *other == key) {
            most *= 2;
        }
        let near = &self.keys[from..self.keys.len().min(from + most)];
        from + near.partition_point(|other| *other == key)
    }

    /// Adds entries; returns the earlier records of blocks that thereby became too large, which are
    /// passed over from then on.
    fn add(&mut self, mut added: Vec<Entry>, caps: Caps) -> Vec<u32> {
        added.sort_unstable();
        added.dedup();
        let mut outgrown = Vec::new();
        let mut placed: Vec<(usize, Entry)> = Vec::with_capacity(added.len());
        let mut at = 0;
        for group in added.chunk_by(|one, two| one.0 == two.0) {
            let key = group[0].0;
            let size = self.large.get_mut(&key);
            let is_large = size.map(|size| *size += group.len() as u32).is_some();
            if is_large && key & EXACT == 0 {
                continue;
            }
            let from = at + self.keys[at..].partition_point(|other| *other < key);
            at = self.end(from, key);
            let members = (at - from + group.len()) as u64;
            if !is_large && members * (members - 1) / 2 > caps.pairs {
                self.large.insert(key, members as u32);
                outgrown.extend_from_slice(&self.records[from..at]);
                if key & EXACT == 0 {
                    continue;
                }
            }
            placed.extend(group.iter().map(|entry| (at, *entry)));
        }
        self.insert(&placed);
        outgrown.sort_unstable();
        outgrown.dedup();
        outgrown
    }

    /// Puts each entry before the one that is at its place now. From the end on, so that nothing is
    /// moved twice and no second copy is needed.
    fn insert(&mut self, placed: &[(usize, Entry)]) {
        let mut from = self.keys.len();
        let mut to = from + placed.len();
        self.keys.resize(to, Key::default());
        self.records.resize(to, 0);
        for (place, (key, record)) in placed.iter().rev() {
            let moved = from - place;
            self.keys.copy_within(*place..from, to - moved);
            self.records.copy_within(*place..from, to - moved);
            from = *place;
            to -= moved + 1;
            (self.keys[to], self.records[to]) = (*key, *record);
        }
    }
}

impl Levels {
    /// The levels that there are, the singles first.
    pub(crate) fn of(levels: Vec<Level>) -> Self {
        let mut levels = levels.into_iter();
        Self([(); 3].map(|()| levels.next().unwrap_or_default()))
    }

    /// Puts the records from `first` on into blocks.
    pub(super) fn grow(&mut self, fields: &[Field], first: u32, records: u32, caps: Caps) {
        let Self([singles, pairs, triples]) = self;
        let mut found = Vec::new();
        let mut added: Vec<Entry> = Vec::new();
        for record in first..records {
            keys_of(fields, record, &mut found);
            added.extend(found.iter().map(|key| (*key, record)));
        }
        let mut outgrown = singles.add(added, caps);
        // The earlier records of a block that is now too large go the way that its new ones go.
        let large = &singles.large;
        let added = joined(fields, large, pairs, &outgrown, first..records, &join_pairs);
        outgrown.extend(pairs.add(added, caps));
        outgrown.sort_unstable();
        outgrown.dedup();
        let join =
            |own: &[(u32, Key)], found: &mut Vec<Key>| join_triples(own, &pairs.large, found);
        let added = joined(fields, large, triples, &outgrown, first..records, &join);
        triples.add(added, caps);
    }

    /// The records before this one that share a block with it, each once, in order.
    pub(super) fn candidates(
        &self,
        fields: &[Field],
        record: u32,
        keys: &mut Vec<Key>,
        found: &mut Vec<u32>,
    ) {
        let Self([singles, pairs, triples]) = self;
        found.clear();
        let add = |level: &Level, keys: &[Key], found: &mut Vec<u32>| {
            for key in keys {
                let members = level.members(*key);
                let before = members.partition_point(|other| *other < record);
                let is_large = level.large.contains_key(key);
                let kept = if is_large { last_kept(*key, before) } else { 0 };
                found.extend_from_slice(&members[kept..before]);
            }
        };
        let mut own = Vec::new();
        keys_of(fields, record, keys);
        add(singles, keys, found);
        if !singles.large.is_empty() {
            large_keys(
                record,
                &|record, keys| every_key(fields, record, keys),
                &singles.large,
                &mut own,
            );
            keys.clear();
            join_pairs(&own, keys);
            add(pairs, keys, found);
            keys.clear();
            join_triples(&own, &pairs.large, keys);
            add(triples, keys, found);
        }
        found.sort_unstable();
        found.dedup();
    }
}

/// Where the members begin that are kept of so many under a key that too many share: the last few of
/// a whole name or number, none of another.
fn last_kept(key: Key, members: usize) -> usize {
    if key & EXACT > 0 { members.saturating_sub(NEIGHBOURS) } else { members }
}

/// The entries that a level lacks: those of `earlier` records and `new` ones under their keys that
/// too many share, joined.
fn joined(
    fields: &[Field],
    large: &Sizes,
    level: &Level,
    earlier: &[u32],
    new: Range<u32>,
    join: &(impl Fn(&[(u32, Key)], &mut Vec<Key>) + Sync),
) -> Vec<Entry> {
    let first = new.start;
    let all: Vec<u32> = earlier.iter().copied().chain(new).collect();
    let entries = |(own, found): &mut (Vec<(u32, Key)>, Vec<Key>), record: u32| {
        large_keys(record, &|record, keys| every_key(fields, record, keys), large, own);
        found.clear();
        join(own, found);
        let is_missing = |key: &Key| {
            record >= first
                || !level.large.contains_key(key) && !level.members(*key).contains(&record)
        };
        found.retain(is_missing);
        found.iter().map(|key| (*key, record)).collect::<Vec<Entry>>()
    };
    all.into_par_iter()
        .with_min_len(64)
        .map_init(<(Vec<(u32, Key)>, Vec<Key>)>::default, entries)
        .flatten_iter()
        .collect()
}

/// The keys of a record, each once.
fn keys_of(fields: &[Field], record: u32, keys: &mut Vec<Key>) {
    keys.clear();
    every_key(fields, record, keys);
    keys.sort_unstable();
    keys.dedup();
}

fn every_key(fields: &[Field], record: u32, keys: &mut Vec<Key>) {
    for (number, field) in fields.iter().enumerate() {
        field.keys(number, record, keys);
    }
}
