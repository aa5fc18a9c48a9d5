//! The blocks of a run, kept so that new records can be put into them.
//!
//! The levels are those of [`Blocks`](crate::block::Blocks): keys, keys joined in twos where too many
//! records share one, and in threes. Growing them leads where putting all records into blocks at
//! once would, but for the order in which a record's commonest keys are joined.

use std::ops::Range;

use rayon::prelude::*;

use super::columns::are_below;
use crate::block::{Caps, Entry, NEIGHBOURS, Sizes, join_pairs, join_triples, large_keys};
use crate::field::{EXACT, Field, Key};

/// The records under each key, and the keys that too many share.
#[derive(Debug, Default)]
pub(crate) struct Level {
    pub(super) entries: Entries,
    /// What came into blocks since those were written.
    pub(super) recent: Entries,
    /// Keys that too many share, and how many.
    pub(super) large: Sizes,
}

/// Records under keys.
#[derive(Debug, Default)]
pub(super) struct Entries {
    /// The upper half of the key of each entry, sorted. Two keys may have it in common: one in
    /// thousands of a hundred thousand records' do, one in a hundred of some millions'. Then a few
    /// pairs more are compared.
    pub(super) keys: Vec<u32>,
    /// The record of each entry.
    pub(super) records: Vec<u32>,
}

/// New entries, and before which earlier one each belongs.
type Placed = Vec<(usize, Entry)>;

/// Keys, and keys joined in twos and threes.
#[derive(Debug, Default)]
pub(crate) struct Levels(pub(super) [Level; 3]);

impl Entries {
    /// Whether these are sorted entries of so many records.
    pub(super) fn fit(&self, records: usize) -> bool {
        self.keys.len() == self.records.len()
            && self.keys.is_sorted()
            && are_below(&self.records, records)
    }

    /// The records under a key.
    fn members(&self, key: Key) -> &[u32] {
        let key = upper(key);
        let from = self.begin(key);
        &self.records[from..self.end(from, key)]
    }

    /// Where the entries of a key begin, or would: keys are spread evenly, so that it can be guessed.
    fn begin(&self, key: u32) -> usize {
        let keys = &self.keys;
        let guess = ((u64::from(key) * keys.len() as u64) >> 32) as usize;
        let (mut from, mut to, mut step) = (guess, guess, 32);
        while from > 0 && keys[from - 1] >= key {
            from = from.saturating_sub(step);
            step *= 2;
        }
        while keys.get(to).is_some_and(|other| *other < key) {
            to = keys.len().min(to + step);
            step *= 2;
        }
        from + keys[from..to].partition_point(|other| *other < key)
    }

    /// Where the entries of a key end that begin here: most are few.
    fn end(&self, from: usize, key: u32) -> usize {
        let mut most = 1;
        while self.keys.get(from + most).is_some_and(|other| *other == key) {
            most *= 2;
        }
        let near = &self.keys[from..self.keys.len().min(from + most)];
        from + near.partition_point(|other| *other == key)
    }

    /// Puts new entries where they belong. From the end on, so that nothing is moved twice and no
    /// second copy is needed.
    fn insert(&mut self, placed: &Placed) {
        let mut from = self.keys.len();
        let mut to = from + placed.len();
        self.keys.resize(to, 0);
        self.records.resize(to, 0);
        for (place, (key, record)) in placed.iter().rev() {
            let moved = from - place;
            self.keys.copy_within(*place..from, to - moved);
            self.records.copy_within(*place..from, to - moved);
            from = *place;
            to -= moved + 1;
            (self.keys[to], self.records[to]) = (upper(*key), *record);
        }
    }
}

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
            level.entries.keys.push(upper(*key));
            level.entries.records.push(*record);
        }
        level
    }

    /// The records under a key, those since the last whole state apart. Of a whole name or number
    /// that too many share these are the last few of an earlier run, and all since.
    fn members(&self, key: Key) -> [&[u32]; 2] {
        [self.entries.members(key), self.recent.members(key)]
    }

    /// Finds the places of new entries among the recent ones, and the earlier records of blocks that thereby become too
    /// large, which are passed over from then on.
    fn place(&mut self, mut added: Vec<Entry>, caps: Caps) -> (Placed, Vec<u32>) {
        added.sort_unstable();
        added.dedup();
        let mut outgrown = Vec::new();
        let mut placed: Placed = Vec::with_capacity(added.len());
        for group in added.chunk_by(|one, two| one.0 == two.0) {
            let key = group[0].0;
            let size = self.large.get_mut(&key);
            let is_large = size.map(|size| *size += group.len() as u32).is_some();
            if is_large && key & EXACT == 0 {
                continue;
            }
            let from = self.recent.begin(upper(key));
            let to = self.recent.end(from, upper(key));
            let earlier = [self.entries.members(key), &self.recent.records[from..to]];
            let [whole, recent] = earlier.map(<[u32]>::len);
            let members = (whole + recent + group.len()) as u64;
            if !is_large && members * (members - 1) / 2 > caps.pairs {
                self.large.insert(key, members as u32);
                outgrown.extend(earlier.concat());
                if key & EXACT == 0 {
                    continue;
                }
            }
            placed.extend(group.iter().map(|entry| (to, *entry)));
        }
        (placed, outgrown)
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
        let (placed, mut outgrown) = singles.place(added, caps);
        let Level { recent, large, .. } = singles;
        // The earlier records of a block that is now too large go the way that its new ones go.
        let join_further = || {
            let added = joined(fields, large, pairs, &mut outgrown, first..records, &join_pairs);
            let (placed, more) = pairs.place(added, caps);
            outgrown.extend(more);
            let Level { recent, large: larger, .. } = pairs;
            let join_triples =
                |own: &[(u32, Key)], found: &mut Vec<Key>| join_triples(own, larger, found);
            let join_last = || {
                let new = first..records;
                let added = joined(fields, large, triples, &mut outgrown, new, &join_triples);
                let (placed, _) = triples.place(added, caps);
                triples.recent.insert(&placed);
            };
            rayon::join(|| recent.insert(&placed), join_last);
        };
        rayon::join(|| recent.insert(&placed), join_further);
    }

    /// How many entries there are, and how many of them are recent.
    pub(super) fn entries(&self) -> (usize, usize) {
        let recent: usize = self.0.iter().map(|level| level.recent.keys.len()).sum();
        (self.0.iter().map(|level| level.entries.keys.len()).sum::<usize>() + recent, recent)
    }

    /// Puts what is recent among the rest.
    pub(super) fn settle(&mut self) {
        for Level { entries, recent, .. } in &mut self.0 {
            let recent = std::mem::take(recent);
            let place = |(key, record)| {
                let at = entries.end(entries.begin(key), key);
                (at, (Key::from(key) << 32, record))
            };
            let placed = recent.keys.into_iter().zip(recent.records).map(place).collect();
            entries.insert(&placed);
        }
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
                let [earlier, recent] = level.members(*key);
                let recent = &recent[..recent.partition_point(|other| *other < record)];
                let mut passed = 0;
                if level.large.contains_key(key) {
                    passed = last_kept(*key, earlier.len() + recent.len());
                }
                for some in [earlier, recent] {
                    found.extend_from_slice(some.get(passed..).unwrap_or_default());
                    passed = passed.saturating_sub(some.len());
                }
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

/// The half of a key by which entries are found.
fn upper(key: Key) -> u32 {
    (key >> 32) as u32
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
    earlier: &mut Vec<u32>,
    new: Range<u32>,
    join: &(impl Fn(&[(u32, Key)], &mut Vec<Key>) + Sync),
) -> Vec<Entry> {
    let first = new.start;
    earlier.sort_unstable();
    earlier.dedup();
    let all: Vec<u32> = earlier.iter().copied().chain(new).collect();
    let entries = |(own, found): &mut (Vec<(u32, Key)>, Vec<Key>), record: u32| {
        large_keys(record, &|record, keys| every_key(fields, record, keys), large, own);
        found.clear();
        join(own, found);
        let is_missing = |key: &Key| {
            record >= first
                || !level.large.contains_key(key)
                    && !level.members(*key).iter().any(|some| some.contains(&record))
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
