//! What a run keeps for the next beside what it needs itself.

use arrow_array::{Array, StringArray};

use super::{Levels, Whole};
use crate::Records;
use crate::profile::Profiles;
use crate::rows::{Row, rows};
use crate::scoring::Pair;

/// What came since the last whole state is at most one in so many.
const SHARE: usize = 8;

/// What a run keeps for the next.
#[derive(Debug)]
pub(crate) struct Kept {
    pub(super) ids: StringArray,
    /// For each profile its first record.
    pub(super) first: Vec<u32>,
    /// For each profile how likely it is that two records which say just this are the same.
    pub(super) repeated: Vec<f32>,
    /// For each profile what it says.
    pub(super) rows: Vec<Row>,
    /// For each profile the lowest of its cluster.
    pub(super) clusters: Vec<u32>,
    /// Profiles that people's decisions concern.
    pub(super) decided: Vec<u32>,
    pub(super) levels: Levels,
    pub(super) scores: Scores,
    /// The state that was read, if what there is since is to be written beside it.
    pub(super) whole: Option<Whole>,
}

/// Scored pairs of profiles.
#[derive(Debug, Default)]
pub(crate) struct Scores {
    pub(super) left: Vec<u32>,
    pub(super) right: Vec<u32>,
    pub(super) probability: Vec<f32>,
    /// The odds before trees had the last word; empty if there are none.
    pub(super) odds: Vec<f32>,
}

impl Scores {
    /// Keeps pairs; `odds` are those of each pattern if trees had the last word.
    pub(crate) fn of(pairs: &[Pair], probabilities: &[f32], odds: Option<&[f32]>) -> Self {
        Self {
            left: pairs.iter().map(|pair| pair.left).collect(),
            right: pairs.iter().map(|pair| pair.right).collect(),
            probability: probabilities.to_vec(),
            odds: odds.map_or_else(Vec::new, |odds| {
                pairs.iter().map(|pair| odds[pair.pattern as usize]).collect()
            }),
        }
    }
}

impl Scores {
    /// Each pair with its probability.
    pub(super) fn each(&self) -> impl Iterator<Item = (u32, u32, f32)> {
        let pairs = self.left.iter().zip(&self.right).zip(&self.probability);
        pairs.map(|((left, right), probability)| (*left, *right, *probability))
    }

    /// Adds pairs.
    pub(super) fn extend(&mut self, more: Self) {
        self.left.extend(more.left);
        self.right.extend(more.right);
        self.probability.extend(more.probability);
        self.odds.extend(more.odds);
    }
}

impl Kept {
    pub(crate) fn of(
        records: &Records,
        profiles: &Profiles,
        repeated: &[f32],
        levels: Levels,
        scores: Scores,
    ) -> Self {
        Self {
            ids: records.ids().clone(),
            first: profiles.first.clone(),
            repeated: repeated.to_vec(),
            rows: rows(records, &profiles.first),
            clusters: Vec::new(),
            decided: Vec::new(),
            levels,
            scores,
            whole: None,
        }
    }

    /// Writes the next state whole if so much came since the last that it is as well read anew.
    pub(super) fn settle(&mut self) {
        let (entries, recent) = self.levels.entries();
        let is_small = |whole: &Whole| {
            recent <= entries / SHARE && self.ids.len() - whole.records <= self.ids.len() / SHARE
        };
        if !self.whole.as_ref().is_some_and(is_small) {
            self.levels.settle();
            self.whole = None;
        }
    }

    /// The same with what became of it, and the profiles that were `decided` of, in order.
    pub(crate) fn clustered(
        mut self,
        clusters: &[u32],
        decided: impl Iterator<Item = u32>,
    ) -> Self {
        self.clusters = clusters.to_vec();
        self.decided = decided.collect();
        self
    }
}
