//! Learning from pairs that people decided.

mod features;
mod labels;
mod threshold;
mod unseen;

use crate::learn::{Growth, Taught, Trees, logistic, loss};
use crate::scoring::{Comparison, Pair};
use features::features;
pub(crate) use labels::{Answers, Said};
use threshold::threshold;
use unseen::unseen;

/// Parts into which the labelled records are cut, each scored by trees that never saw it.
const FOLDS: u32 = 4;
/// The fewest answers of each kind that are learned from.
const LEAST_ANSWERS: usize = 20;

/// What a pair counts of which nobody said anything: it is taken to be as likely as the weights
/// say. Who answers picks what to answer, and what holds of that alone must not move the rest.
const UNKNOWN: f32 = 0.1;
/// The log-odds beyond which trees need not be told how sure the weights are.
const CERTAIN: f32 = 12.0;

/// What was learned from labels.
pub(crate) struct Learned {
    /// What they add to the log-odds of the weights.
    pub(crate) trees: Trees,
    /// Pairs at least so probable are accepted: where precision and recall were best balanced on
    /// records that the trees had not seen. None if the labels cannot tell.
    pub(crate) threshold: Option<f32>,
}

/// Why nothing was learned.
pub(crate) enum Unlearned {
    /// There are too few answers of either kind.
    TooFew,
    /// The weights alone judge unseen pairs as well.
    NoBetter,
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

/// Learns from the answers to pairs how to correct what the weights say of them.
pub(crate) fn train(
    comparison: &Comparison<'_>,
    pairs: &[Pair],
    odds: &[f32],
    answers: &Answers,
) -> Result<Learned, Unlearned> {
    let count = |said: bool| answers.of.iter().filter(|answer| **answer == Some(said)).count();
    if count(true) < LEAST_ANSWERS || count(false) < LEAST_ANSWERS {
        return Err(Unlearned::TooFew);
    }
    let (features, starts) = (features(comparison, pairs, odds), starts(pairs, odds));
    let known: Vec<bool> = answers.of.iter().map(Option::is_some).collect();
    let answered = answers.of.iter().zip(&starts).map(|(answer, start)| match answer {
        Some(said) => f32::from(u8::from(*said)),
        None => logistic(*start),
    });
    let answered: Vec<f32> = answered.collect();
    let weights = |unknown: f32| -> Vec<f32> {
        known.iter().map(|known| if *known { 1.0 } else { unknown }).collect()
    };
    let (weights, weights_of_known) = (weights(UNKNOWN), weights(0.0));
    let taught = Taught { starts: &starts, answers: &answered, weights: &weights };
    let unseen = unseen(pairs, &known, &features, &taught);
    let loss = |starts: &[f32]| loss(&Taught { starts, weights: &weights_of_known, ..taught });
    if loss(&unseen.margins) >= loss(&starts) {
        return Err(Unlearned::NoBetter);
    }
    let probabilities: Vec<f32> = unseen.margins.into_iter().map(logistic).collect();
    Ok(Learned {
        trees: Trees::fit(&features, &taught, &growth(unseen.trees)),
        threshold: threshold(pairs, answers, &probabilities),
    })
}

/// How likely each pair is the same: what the weights say, corrected by trees.
pub(crate) fn corrected(
    trees: &Trees,
    comparison: &Comparison<'_>,
    pairs: &[Pair],
    odds: &[f32],
) -> Vec<f32> {
    let margins = trees.margins(&features(comparison, pairs, odds), &starts(pairs, odds));
    margins.into_iter().map(logistic).collect()
}

/// The log-odds of pairs by the weights, which trees are to correct.
fn starts(pairs: &[Pair], odds: &[f32]) -> Vec<f32> {
    let start = |pair: &Pair| odds[pair.pattern as usize] * std::f32::consts::LN_2;
    pairs.iter().map(|pair| start(pair).clamp(-CERTAIN, CERTAIN)).collect()
}
