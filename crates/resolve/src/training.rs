//! Learning from pairs that people decided.

mod features;
mod labels;

use crate::learn::{Growth, HeldOut, Trees};
use crate::scoring::{Comparison, Pair};
pub(crate) use features::features;
pub(crate) use labels::{Answers, Said};

/// Parts into which the labelled records are cut, each scored by trees that never saw it.
const FOLDS: u32 = 4;

/// What was learned from labels.
pub(crate) struct Learned {
    pub(crate) trees: Trees,
    /// Pairs at least so probable are accepted: where precision and recall were best balanced on
    /// records that the trees had not seen.
    pub(crate) threshold: f32,
}

fn growth(trees: usize) -> Growth {
    Growth {
        trees,
        depth: 5,
        rate: 0.05,
        l2: 2.0,
        child_weight: 4.0,
        feature_share: 0.7,
        row_share: 0.8,
        ..Growth::default()
    }
}

/// Learns from the answers to pairs; none when there are too few of either kind.
pub(crate) fn train(
    comparison: &Comparison<'_>,
    pairs: &[Pair],
    odds: &[f32],
    answers: &Answers,
) -> Option<Learned> {
    let known: Vec<bool> = answers.of.iter().map(Option::is_some).collect();
    let labels: Vec<bool> = answers.of.iter().map(|answer| answer.unwrap_or(false)).collect();
    let (yes, no) = known.iter().zip(&labels).filter(|(known, _)| **known).fold(
        (0, 0),
        |(yes, no), (_, label)| {
            if *label { (yes + 1, no) } else { (yes, no + 1) }
        },
    );
    if yes < 20 || no < 20 {
        return None;
    }
    let all = features(comparison, pairs, odds);
    let mut unseen = vec![0.0_f32; pairs.len()];
    let mut grown = 0;
    for out in 0..FOLDS {
        let fold = Fold::of(pairs, &known, out);
        let held_out = HeldOut { rows: &fold.held, patience: 30 };
        let trees = Trees::fit_until(&all, &labels, &fold.weights, &held_out, &growth(400));
        grown += trees.len();
        for (at, margin) in trees.margins(&all).into_iter().enumerate() {
            if fold.held[at] {
                unseen[at] = crate::learn::logistic(margin);
            }
        }
    }
    let weights = weights(&known, |_| true);
    let trees = Trees::fit(&all, &labels, &weights, &growth((grown / FOLDS as usize).max(20)));
    let threshold = best_threshold(pairs, &known, &labels, &unseen, answers.findable);
    Some(Learned { trees, threshold })
}

/// A part of the known pairs, held out while the others teach.
struct Fold {
    held: Vec<bool>,
    /// 1 for each pair that teaches, 0 for the others.
    weights: Vec<f32>,
}

impl Fold {
    /// By record, so that no fold learns from a pair of a record that it is to judge.
    fn of(pairs: &[Pair], known: &[bool], number: u32) -> Self {
        let fold = |pair: &Pair| (pair.left.wrapping_mul(0x9E37_79B1) >> 16) % FOLDS;
        let held = pairs.iter().zip(known).map(|(pair, known)| *known && fold(pair) == number);
        let held: Vec<bool> = held.collect();
        let weights = weights(known, |at| !held[at]);
        Self { held, weights }
    }
}

fn weights(known: &[bool], teaches: impl Fn(usize) -> bool) -> Vec<f32> {
    let weight = |(at, known): (usize, &bool)| f32::from(u8::from(*known && teaches(at)));
    known.iter().enumerate().map(weight).collect()
}

/// The probability from which on accepting the best match of each record gives the best balance of
/// precision and recall (F1). `findable` is how many records have a match.
fn best_threshold(
    pairs: &[Pair],
    known: &[bool],
    labels: &[bool],
    scores: &[f32],
    findable: usize,
) -> f32 {
    let mut best: std::collections::BTreeMap<u32, (f32, bool)> = std::collections::BTreeMap::new();
    for (at, pair) in pairs.iter().enumerate().filter(|(at, _)| known[*at]) {
        let place = best.entry(pair.left).or_insert((-1.0, false));
        if scores[at] > place.0 {
            *place = (scores[at], labels[at]);
        }
    }
    let mut ranked: Vec<(f32, bool)> = best.into_values().collect();
    ranked.sort_by(|one, two| two.0.total_cmp(&one.0));
    let (mut hits, mut chosen) = (0, (0.0, 0.5));
    for (at, (score, hit)) in ranked.iter().enumerate() {
        hits += usize::from(*hit);
        let balance = 2.0 * hits as f32 / (at + 1 + findable) as f32;
        if balance > chosen.0 {
            chosen = (balance, *score);
        }
    }
    chosen.1.clamp(0.05, 0.95)
}
