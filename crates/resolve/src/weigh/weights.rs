//! The weights of a model: for each part and value, how far it moves the odds.

use serde::{Deserialize, Serialize};

use super::part::{Bounds, Chance, Part, Says};
use super::pattern::{Layout, Pattern};

/// How often each value of a part is met among pairs that are the same and pairs that are not.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct PartWeights {
    pub(crate) title: String,
    /// For each plain level, from the first: how often pairs that are the same show it.
    pub(crate) alike: Vec<f64>,
    /// For each plain level: how often pairs that are not the same show it.
    pub(crate) chance: Vec<f64>,
    /// How often pairs that are the same agree on a value, if the part has that.
    pub(crate) same: Option<f64>,
}

/// All weights, and how rare it is that two records are the same.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Weights {
    /// The share of all possible pairs that are the same.
    pub(crate) prior: f64,
    pub(crate) parts: Vec<PartWeights>,
}

impl PartWeights {
    pub(super) fn start(part: &Part) -> Self {
        let chance = |level: &super::part::Level| match level.chance {
            Chance::Known(chance) | Chance::Learned(chance) | Chance::Settled(chance) => chance,
        };
        Self {
            title: part.title.to_owned(),
            alike: part.levels.iter().map(|level| level.alike).collect(),
            chance: part.levels.iter().map(chance).collect(),
            same: part.same,
        }
    }

    /// How far each value of the part moves the odds, in bits; 0 for "not known".
    fn table(&self, part: &Part) -> Vec<f32> {
        let plain = self
            .alike
            .iter()
            .zip(&self.chance)
            .zip(&part.levels)
            .map(|((alike, chance), level)| level.chance.bounded((alike / chance).log2()));
        let mut table: Vec<f32> =
            std::iter::once(0.0).chain(plain.map(|weight| weight as f32)).collect();
        if let Some(same) = self.same {
            let first = table.len();
            table.extend(
                (first..part.values())
                    .map(|value| same.log2() as f32 + (value - first) as f32 + part.least as f32),
            );
        }
        table
    }
}

/// Weights ready for use: one look-up for each part of a pattern.
#[derive(Debug)]
pub(crate) struct Tables {
    prior: f32,
    tables: Vec<Vec<f32>>,
}

impl Weights {
    /// Whether these are weights for a layout, and shares that can be.
    pub(crate) fn fit(&self, layout: &Layout) -> bool {
        let fits = |(own, part): (&PartWeights, &Part)| {
            let levels = part.levels.len();
            own.alike.len() == levels
                && own.chance.len() == levels
                && own.same.is_some() == part.same.is_some()
                && own.alike.iter().chain(&own.chance).chain(&own.same).copied().all(is_share)
        };
        let has_prior = self.prior > 0.0 && self.prior < 1.0;
        has_prior
            && self.parts.len() == layout.parts.len()
            && self.parts.iter().zip(&layout.parts).all(fits)
    }

    /// The weights as tables.
    pub(crate) fn tables(&self, layout: &Layout) -> Tables {
        let tables =
            self.parts.iter().zip(&layout.parts).map(|(weights, part)| weights.table(part));
        let odds = self.prior / (1.0 - self.prior);
        Tables { prior: odds.log2() as f32, tables: tables.collect() }
    }
}

impl Tables {
    /// The odds, as a power of two, that a pair with this pattern is the same.
    pub(crate) fn odds(&self, layout: &Layout, pattern: Pattern) -> f32 {
        let (mut odds, mut place, mut official) = (self.prior, 0.0, 0.0);
        let mut bounds = Bounds::NONE;
        for ((at, part), table) in layout.parts.iter().enumerate().zip(&self.tables) {
            let value = layout.value(pattern, at);
            let weight = table[value];
            match part.says {
                Says::Place => place += weight,
                Says::Number => official += weight,
                Says::Who => {
                    odds += weight;
                    if let Some(own) = part.bounds.get(value) {
                        bounds.tighten(own);
                    }
                }
            }
        }
        let place = place.clamp(bounds.place.0, bounds.place.1);
        let words = if place < -1.0 { bounds.words.min(bounds.elsewhere) } else { bounds.words };
        // What is held down by a bound still ranks by its place.
        (odds.min(words) + place).min(bounds.all + 0.1 * place) + official
    }
}

/// Whether it happens, however seldom: what is not finite does not. What is always met may be known,
/// as that two values which are not the same differ.
fn is_share(share: f64) -> bool {
    share > 0.0 && share <= 1.0
}

/// The probability of odds given as a power of two.
pub(crate) fn probability(odds: f32) -> f32 {
    1.0 / (1.0 + (-odds).exp2())
}
