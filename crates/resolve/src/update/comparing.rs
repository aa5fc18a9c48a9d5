//! New records beside those that share a block with them.

use hashbrown::{HashMap, HashSet};
use rayon::prelude::*;

use super::{Kept, Levels, Scores};
use crate::block::Sides;
use crate::field::{Field, Memo};
use crate::resolving::{Anchors, Told};
use crate::scoring::{Comparison, HOPELESS, Pair, possible, start};
use crate::training::corrected;
use crate::weigh::probability;
use crate::{Model, Note, ResolveError};

/// The new pairs, scored.
pub(super) struct Scored {
    pub(super) scores: Scores,
    /// For each new profile how likely it is that two records which say just this are the same.
    pub(super) repeated: Vec<f32>,
    /// Numbers that clearly different names share.
    pub(super) notes: Vec<Note>,
}

/// Scores the profiles from `before` on beside all others; `tell` says how people know a profile.
pub(super) fn score<'a>(
    fields: &[Field],
    kept: &Kept,
    model: &Model,
    before: u32,
    anchors: &Anchors<'_>,
    tell: impl Fn(u32, usize) -> Told<'a>,
) -> Result<Scored, ResolveError> {
    let comparison =
        Comparison::of(fields, Sides::One).ok_or(ResolveError::TooManyColumns(fields.len()))?;
    let (pairs, odds) = compare(&comparison, &kept.levels, model, before, kept.first.len() as u32);
    let notes = anchors.notes(pairs.iter().map(|pair| (pair.left, pair.right)), tell);
    let mut found = probabilities(&comparison, model, &pairs, &odds, &kept.scores);
    for (pair, probability) in pairs.iter().zip(&mut found) {
        *probability = anchors.capped(pair.left, pair.right, *probability);
    }
    let before_trees = model.trees.is_some().then_some(odds.as_slice());
    let repeated = comparison.repeated(&model.weights, before..kept.first.len() as u32);
    Ok(Scored { scores: Scores::of(&pairs, &found, before_trees), repeated, notes })
}

/// Compares the profiles from `first` on with all before them; `pattern` of a pair is its place in
/// the odds.
fn compare(
    comparison: &Comparison<'_>,
    levels: &Levels,
    model: &Model,
    first: u32,
    all: u32,
) -> (Vec<Pair>, Vec<f32>) {
    let (_, prior) = possible(first, Sides::One);
    let hope = start(&comparison.layout, prior).tables(&comparison.layout);
    let weights = model.weights.tables(&comparison.layout);
    let compared: Vec<(u32, u32, f32)> = (first..all)
        .into_par_iter()
        .with_min_len(8)
        .map_init(
            || (Vec::new(), Vec::new(), Memo::new(Memo::SMALL)),
            |(keys, found, memo), record| {
                levels.candidates(comparison.fields, record, keys, found);
                let score = |other: &u32| {
                    let pattern = comparison.pattern_again(memo, *other, record);
                    let is_hopeless = hope.odds(&comparison.layout, pattern) <= HOPELESS;
                    (!is_hopeless)
                        .then(|| (*other, record, weights.odds(&comparison.layout, pattern)))
                };
                found.iter().filter_map(score).collect::<Vec<_>>()
            },
        )
        .flatten_iter()
        .collect();
    let pairs = (0..).zip(&compared).map(|(pattern, (left, right, _))| Pair {
        left: *left,
        right: *right,
        pattern,
    });
    (pairs.collect(), compared.iter().map(|(_, _, odds)| *odds).collect())
}

/// The probabilities of new pairs, from their odds or by the model's trees.
fn probabilities(
    comparison: &Comparison<'_>,
    model: &Model,
    pairs: &[Pair],
    odds: &[f32],
    earlier: &Scores,
) -> Vec<f32> {
    let Some(trees) = &model.trees else {
        return odds.iter().map(|odds| probability(*odds)).collect();
    };
    // How a pair stands among the others of its two records is asked of trees too.
    let concerned: HashSet<u32> = pairs.iter().flat_map(|pair| [pair.left, pair.right]).collect();
    let (mut all, mut all_odds) = (pairs.to_vec(), odds.to_vec());
    for ((left, right), odds) in earlier.left.iter().zip(&earlier.right).zip(&earlier.odds) {
        if concerned.contains(left) || concerned.contains(right) {
            all.push(Pair { left: *left, right: *right, pattern: all_odds.len() as u32 });
            all_odds.push(*odds);
        }
    }
    all.sort_unstable();
    let found = corrected(trees, comparison, &all, &all_odds);
    let by_place: HashMap<u32, f32> = all.iter().map(|pair| pair.pattern).zip(found).collect();
    pairs.iter().map(|pair| by_place.get(&pair.pattern).copied().unwrap_or(0.0)).collect()
}
