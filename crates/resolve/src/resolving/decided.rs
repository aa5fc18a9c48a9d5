//! What people decided, in place of what was scored.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use arrow_array::StringArray;
use hashbrown::{HashMap, HashSet};

use super::Together;
use crate::cluster::{Bond, Link};
use crate::profile::Profiles;
use crate::{Label, Note, Records};

/// The record of each id.
pub(crate) type Positions<'a> = HashMap<&'a str, u32>;

/// The records of a range that labels name: these are few, and records may be millions.
pub(crate) fn positions<'a>(
    ids: &'a StringArray,
    range: Range<usize>,
    labels: &[Label],
) -> Positions<'a> {
    if labels.is_empty() {
        return Positions::new();
    }
    let named: HashSet<&str> =
        labels.iter().flat_map(|label| [label.left.as_str(), label.right.as_str()]).collect();
    let all = range.map(|at| (ids.value(at), at as u32));
    all.filter(|(id, _)| named.contains(id)).collect()
}

/// What people decided: of two profiles, or of two records that say the same.
#[derive(Debug, Default)]
pub(crate) struct Decided {
    /// Pairs of different profiles, and whether they are the same.
    pub(crate) pairs: BTreeMap<(u32, u32), bool>,
    /// What a person should know of it.
    pub(crate) notes: Vec<Note>,
    /// What comes together by the pairs.
    pub(super) together: Together,
    /// For each accepted pair the records that were judged.
    accepted: BTreeMap<(u32, u32), (u32, u32)>,
    /// Pairs of records that say the same, and whether they are the same.
    alike: BTreeMap<(u32, u32), bool>,
    /// Records that were judged to be the same as one that says something else.
    matched: BTreeSet<u32>,
    /// The profiles of all these.
    concerned: BTreeSet<u32>,
}

impl Decided {
    /// What was decided of records, of which the first so many are `queries` if two sets are linked.
    pub(super) fn of(
        records: &Records,
        queries: Option<u32>,
        profiles: &Profiles,
        decided: &[Label],
    ) -> Self {
        match queries {
            Some(queries) => Self::between(records, queries, profiles, decided),
            None => Self::within(records.ids(), &profiles.of, decided),
        }
    }

    /// What was decided within one set, whose records have the profiles `of`.
    pub(crate) fn within(ids: &StringArray, of: &[u32], decided: &[Label]) -> Self {
        let all = positions(ids, 0..of.len(), decided);
        let mut own = Self::default();
        for label in decided {
            let (l, r) = (all.get(label.left.as_str()), all.get(label.right.as_str()));
            let (Some(l), Some(r)) = (l, r) else { continue };
            own.add((*l.min(r), *l.max(r)), of, label.is_match);
        }
        own.together = Together::of(&own.pairs);
        own
    }

    /// What was decided of so many `queries` and the reference after them.
    pub(super) fn between(
        both: &Records,
        queries: u32,
        profiles: &Profiles,
        decided: &[Label],
    ) -> Self {
        let boundary = queries as usize;
        let left = positions(both.ids(), 0..boundary, decided);
        let right = positions(both.ids(), boundary..both.len(), decided);
        let mut own = Self::default();
        for label in decided {
            let pair = |l: &str, r: &str| Some((*left.get(l)?, *right.get(r)?));
            let pair = pair(&label.left, &label.right).or_else(|| pair(&label.right, &label.left));
            if let Some(pair) = pair {
                own.add(pair, &profiles.of, label.is_match);
            }
        }
        own
    }

    fn add(&mut self, (left, right): (u32, u32), of: &[u32], is_match: bool) {
        if left == right {
            return;
        }
        let (l, r) = (of[left as usize], of[right as usize]);
        self.concerned.extend([l, r]);
        if l == r {
            self.alike.insert((left, right), is_match);
            return;
        }
        // A later record may be of an earlier profile.
        let pair = (l.min(r), l.max(r));
        self.pairs.insert(pair, is_match);
        if is_match {
            self.accepted.insert(pair, (left, right));
            self.matched.extend([left, right]);
        }
    }

    /// What was decided of two profiles.
    pub(crate) fn on(&self, left: u32, right: u32) -> Option<bool> {
        self.pairs.get(&(left.min(right), left.max(right))).copied()
    }

    /// What was decided of two records that say the same.
    pub(crate) fn on_equals(&self, left: u32, right: u32) -> Option<bool> {
        self.alike.get(&(left, right)).copied()
    }

    /// The pairs of records that say the same, and what was decided.
    pub(super) fn equals(&self) -> impl Iterator<Item = ((u32, u32), bool)> {
        self.alike.iter().map(|(pair, same)| (*pair, *same))
    }

    pub(super) fn same(&self) -> impl Iterator<Item = (u32, u32)> {
        self.pairs.iter().filter(|(_, same)| **same).map(|(pair, _)| *pair)
    }

    /// Every profile that something was decided of, in order.
    pub(crate) fn concerned(&self) -> impl Iterator<Item = u32> {
        self.concerned.iter().copied()
    }

    /// For each record that was judged to be the same as an equal one, or whose profile was judged
    /// to be another's, the record that it stands or falls with: the lowest.
    pub(super) fn leaders(&self, of: &[u32], first: &[u32]) -> BTreeMap<u32, u32> {
        let alike = self.alike.iter().filter(|(_, same)| **same).map(|(pair, _)| *pair);
        let matched = self.matched.iter().map(|it| (first[of[*it as usize] as usize], *it));
        let mut leaders = BTreeMap::new();
        for (one, two) in alike.chain(matched) {
            let (one, two) = (leader(&leaders, one), leader(&leaders, two));
            leaders.insert(one.max(two), one.min(two));
        }
        let own: Vec<u32> = leaders.keys().copied().collect();
        own.into_iter().map(|record| (record, leader(&leaders, record))).collect()
    }

    /// Puts what was decided in place of what was scored. An accepted pair that a rejection keeps
    /// apart has no say.
    pub(crate) fn apply(&self, links: &mut Vec<Link>) {
        links.retain(|link| !self.pairs.contains_key(&(link.left, link.right)));
        links.extend(self.pairs.iter().filter_map(|((left, right), same)| {
            let (left, right) = (*left, *right);
            let (odds, bond) = match *same {
                true if self.together.are_one(left, right) => (f32::INFINITY, Bond::Accepted),
                true => return None,
                false => (f32::NEG_INFINITY, Bond::Rejected),
            };
            Some(Link { left, right, odds, bond })
        }));
    }

    /// Tells of judgements that could not be followed: records that were judged to be different
    /// and stay together, by the first record of each one's cluster, and accepted pairs that
    /// others keep apart.
    pub(crate) fn tell(&mut self, ids: &StringArray, clusters: &[u32]) {
        let together = self.alike.iter().filter(|((left, right), same)| {
            !**same && clusters[*left as usize] == clusters[*right as usize]
        });
        let named = |(left, right): (u32, u32)| [left, right].map(|at| ids.value(at as usize));
        let together = together.map(|(pair, _)| cannot_tell_apart(named(*pair)));
        let refused = self.together.refused.iter().filter_map(|pair| self.accepted.get(pair));
        let refused = refused.map(|records| accepted_and_rejected(named(*records)));
        self.notes = together.chain(refused).collect();
    }
}

fn leader(leaders: &BTreeMap<u32, u32>, mut record: u32) -> u32 {
    while let Some(above) = leaders.get(&record).filter(|above| **above != record) {
        record = *above;
    }
    record
}

fn cannot_tell_apart(ids: [&str; 2]) -> Note {
    let [left, right] = ids;
    Note {
        rule: "cannot-tell-apart".into(),
        message: format!(
            "{left} and {right} were judged to be different, and say the same in every compared column: they stay together. Compare by a column that tells them apart."
        ),
        records: ids.map(str::to_owned).to_vec(),
    }
}

fn accepted_and_rejected(ids: [&str; 2]) -> Note {
    let [left, right] = ids;
    Note {
        rule: "accepted-and-rejected".into(),
        message: format!(
            "{left} and {right} were judged to be the same, and other judgements keep them apart: together with what else was accepted they would put a rejected pair into one. They stay apart. Take one of these judgements back."
        ),
        records: ids.map(str::to_owned).to_vec(),
    }
}
