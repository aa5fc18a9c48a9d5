//! What trees say of pairs that they had not seen.

use super::{FOLDS, growth};
use crate::learn::{Features, HeldOut, Taught, Trees};
use crate::scoring::Pair;

/// The most trees that are grown.
const MOST_TREES: usize = 400;
/// Trees that may bring nothing before no more are grown.
const PATIENCE: usize = 30;

/// The log-odds of pairs by trees that had not seen them.
pub(super) struct Unseen {
    pub(super) margins: Vec<f32>,
    /// How many trees served best.
    pub(super) trees: usize,
}

/// Learns as often as there are parts of the known pairs, each time without one.
pub(super) fn unseen(
    pairs: &[Pair],
    known: &[bool],
    features: &Features,
    taught: &Taught,
) -> Unseen {
    let folds: Vec<(Vec<bool>, Trees, usize)> = (0..FOLDS)
        .map(|number| {
            let held = pairs.iter().zip(known).map(|(pair, known)| *known && fold(pair) == number);
            let held: Vec<bool> = held.collect();
            let held_out = HeldOut { rows: &held, patience: PATIENCE };
            let (trees, best) = Trees::fit_until(features, taught, &held_out, &growth(MOST_TREES));
            (held, trees, best)
        })
        .collect();
    // One number for all folds, or each would be judged by the pairs that chose its number.
    let trees = folds.iter().map(|(_, _, best)| best).sum::<usize>() / folds.len();
    let mut margins = taught.starts.to_vec();
    for (held, grown, _) in folds {
        let found = grown.first(trees).margins(features, taught.starts);
        for ((margin, found), held) in margins.iter_mut().zip(found).zip(held) {
            if held {
                *margin = found;
            }
        }
    }
    Unseen { margins, trees }
}

/// By record, so that no fold learns from a pair of a record that it is to judge.
fn fold(pair: &Pair) -> u32 {
    (pair.left.wrapping_mul(0x9E37_79B1) >> 16) % FOLDS
}
