//! Learning the weights from the pairs themselves, without labels.

use rayon::prelude::*;

use super::part::{Chance, Part};
use super::pattern::{Layout, Patterns};
use super::weights::{PartWeights, Tables, Weights, probability};

/// Steps after which the weights no longer move much on any data tried.
const STEPS: usize = 30;
/// The start counts as so many pairs, so that few pairs cannot teach nonsense.
const START_PAIRS: f64 = 40.0;

/// Learns the weights by expectation maximisation over the patterns met. `possible` is how many
/// pairs there could be, blocked or not.
pub(crate) fn learn(
    layout: &Layout,
    patterns: &Patterns,
    possible: f64,
    prior: f64,
    most: f64,
) -> Weights {
    let start: Vec<PartWeights> = layout.parts.iter().map(PartWeights::start).collect();
    let mut weights = Weights { prior, parts: start.clone() };
    for _ in 0..STEPS {
        let tables = weights.tables(layout);
        let Expected { matches, parts: counts } = expected(layout, patterns, &tables);
        let before = weights.clone();
        // Never so few that no match is believed in at all: a twentieth of what was thought before.
        weights.prior = ((matches + START_PAIRS * 0.1) / possible.max(1.0))
            .clamp(prior * 0.05, (prior * most).min(0.2));
        for (part, counts) in counts.iter().enumerate() {
            weights.parts[part] = counts.weights(
                &layout.parts[part],
                &start[part],
                START_PAIRS + matches * layout.parts[part].trust(),
            );
        }
        if weights.moved(&before) < 0.01 {
            break;
        }
    }
    weights
}

/// How many pairs are expected to be the same, and to show each level.
struct Expected {
    matches: f64,
    parts: Vec<Counts>,
}

fn expected(layout: &Layout, patterns: &Patterns, tables: &Tables) -> Expected {
    const CHUNK: usize = 4096;
    let chunks = patterns.met.par_chunks(CHUNK).zip(patterns.pairs.par_chunks(CHUNK));
    let chunks: Vec<Expected> = chunks
        .map(|(met, pairs)| {
            let mut chunk = Expected::none(layout);
            for (pattern, pairs) in met.iter().zip(pairs) {
                let alike = f64::from(probability(tables.odds(layout, *pattern)));
                let pairs = *pairs as f64;
                chunk.matches += pairs * alike;
                for (part, counts) in chunk.parts.iter_mut().enumerate() {
                    let value = layout.value(*pattern, part);
                    counts.add(value, pairs * alike, pairs * (1.0 - alike));
                }
            }
            chunk
        })
        .collect();
    // Added in order, so that the sums are the same however many cores there are.
    let mut all = Expected::none(layout);
    for chunk in chunks {
        all.matches += chunk.matches;
        all.parts.iter_mut().zip(&chunk.parts).for_each(|(all, own)| all.append(own));
    }
    all
}

impl Expected {
    fn none(layout: &Layout) -> Self {
        Self { matches: 0.0, parts: layout.parts.iter().map(Counts::new).collect() }
    }
}

impl Weights {
    /// The furthest that a weight moved, in bits.
    fn moved(&self, before: &Self) -> f64 {
        let levels = |weights: &Self| -> Vec<f64> {
            let parts = weights.parts.iter().flat_map(|part| part.alike.iter().chain(&part.chance));
            parts.map(|share| share.log2()).collect()
        };
        let moves =
            levels(self).into_iter().zip(levels(before)).map(|(now, before)| (now - before).abs());
        moves.fold(0.0, f64::max)
    }
}

/// Expected numbers of pairs at each plain level, and agreeing on a value.
struct Counts {
    alike: Vec<f64>,
    chance: Vec<f64>,
    same: f64,
    same_by_chance: f64,
}

impl Counts {
    fn new(part: &Part) -> Self {
        let levels = part.levels.len();
        Self { alike: vec![0.0; levels], chance: vec![0.0; levels], same: 0.0, same_by_chance: 0.0 }
    }

    fn add(&mut self, value: usize, alike: f64, chance: f64) {
        let Some(level) = value.checked_sub(1) else { return };
        if let Some(count) = self.alike.get_mut(level) {
            *count += alike;
            self.chance[level] += chance;
        } else {
            self.same += alike;
            self.same_by_chance += chance;
        }
    }

    fn append(&mut self, other: &Self) {
        self.alike.iter_mut().zip(&other.alike).for_each(|(own, more)| *own += more);
        self.chance.iter_mut().zip(&other.chance).for_each(|(own, more)| *own += more);
        self.same += other.same;
        self.same_by_chance += other.same_by_chance;
    }

    fn weights(&self, part: &Part, start: &PartWeights, trust: f64) -> PartWeights {
        let alike_all: f64 = self.alike.iter().sum::<f64>() + self.same + trust;
        let chance_all: f64 = self.chance.iter().sum::<f64>() + self.same_by_chance + trust;
        let alike = self.alike.iter().zip(&start.alike);
        let chance =
            self.chance.iter().zip(&part.levels).map(|(count, level)| match level.chance {
                Chance::Known(chance) | Chance::Settled(chance) => chance,
                Chance::Learned(chance) => (count + trust * chance) / chance_all,
            });
        PartWeights {
            title: start.title.clone(),
            alike: alike
                .zip(&part.levels)
                .map(|((count, start), level)| match level.chance {
                    Chance::Settled(_) => *start,
                    _ => (count + trust * start) / alike_all,
                })
                .collect(),
            chance: chance.collect(),
            same: start.same.map(|same| (self.same + trust * same) / alike_all),
        }
    }
}
