//! From which probability on pairs are accepted.

use std::collections::BTreeMap;

use super::Answers;
use crate::scoring::Pair;

/// The fewest records with a known match that a threshold is learned from.
const LEAST_FINDABLE: usize = 20;

/// The probability from which on accepting the best match of each record gives the best balance of
/// precision and recall (F1). None where too few records have all their matches known: pairs that
/// were picked, as by a review, do not say how many like them were not.
pub(super) fn threshold(pairs: &[Pair], answers: &Answers, probabilities: &[f32]) -> Option<f32> {
    if answers.findable < LEAST_FINDABLE {
        return None;
    }
    let mut best: BTreeMap<u32, (f32, bool)> = BTreeMap::new();
    for (at, pair) in pairs.iter().enumerate().filter(|(at, _)| answers.covered[*at]) {
        let place = best.entry(pair.left).or_insert((-1.0, false));
        if probabilities[at] > place.0 {
            *place = (probabilities[at], answers.of[at] == Some(true));
        }
    }
    let mut ranked: Vec<(f32, bool)> = best.into_values().collect();
    ranked.sort_by(|one, two| two.0.total_cmp(&one.0));
    let (mut hits, mut chosen) = (0, (0.0, 0.5));
    for (at, (probability, hit)) in ranked.iter().enumerate() {
        hits += usize::from(*hit);
        let balance = 2.0 * hits as f32 / (at + 1 + answers.findable) as f32;
        if balance > chosen.0 {
            chosen = (balance, *probability);
        }
    }
    Some(chosen.1.clamp(0.05, 0.95))
}
