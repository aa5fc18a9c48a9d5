use rayon::prelude::*;

use super::bins::{Binned, Features};
use super::grow::Grower;
use super::{Trees, logistic};

/// How trees are grown.
#[derive(Clone, Debug)]
pub(crate) struct Growth {
    /// At most how many trees.
    pub(crate) trees: usize,
    /// At most how many questions from root to leaf.
    pub(crate) depth: usize,
    /// How much of each tree's answer is believed.
    pub(crate) rate: f32,
    /// How strongly answers are drawn to zero.
    pub(crate) l2: f32,
    /// The least curvature of the loss (about a quarter of the weight of undecided rows) in a leaf.
    pub(crate) child_weight: f32,
    /// The share of rows that each tree learns from.
    pub(crate) row_share: f32,
    /// The share of features that each tree may ask for.
    pub(crate) feature_share: f32,
    /// What the sampling is drawn from.
    pub(crate) seed: u64,
}

impl Default for Growth {
    fn default() -> Self {
        Self {
            trees: 200,
            depth: 4,
            rate: 0.1,
            l2: 1.0,
            child_weight: 1.0,
            row_share: 1.0,
            feature_share: 1.0,
            seed: 1841,
        }
    }
}

/// What is known of rows. Those beyond the answers or the weights teach nothing.
#[derive(Clone, Copy)]
pub(crate) struct Taught<'a> {
    /// The log-odds before any tree, which the trees are to correct; even beyond these.
    pub(crate) starts: &'a [f32],
    /// How likely each row is a yes: 1 or 0 where it is known.
    pub(crate) answers: &'a [f32],
    /// What each row counts.
    pub(crate) weights: &'a [f32],
}

/// Rows kept from learning, by which it is seen when more trees no longer help.
pub(crate) struct HeldOut<'a> {
    /// Which rows.
    pub(crate) rows: &'a [bool],
    /// How many trees to grow without the loss on them falling.
    pub(crate) patience: usize,
}

impl Trees {
    /// Learns what to add to the log-odds of rows.
    pub(crate) fn fit(features: &Features, taught: &Taught, growth: &Growth) -> Self {
        boost(features, taught, None, growth).0
    }

    /// Learns as [`Trees::fit`] does from all rows but those held out, until more trees no longer
    /// help with these; and says how many of the trees served them best.
    pub(crate) fn fit_until(
        features: &Features,
        taught: &Taught,
        held_out: &HeldOut,
        growth: &Growth,
    ) -> (Self, usize) {
        boost(features, taught, Some(held_out), growth)
    }
}

/// The logistic loss of log-odds that rows were given, were these what they started from.
pub(crate) fn loss(taught: &Taught) -> f64 {
    let rows = Rows::new(taught.starts.len(), taught, None);
    rows.loss(&rows.taught)
}

fn boost(
    features: &Features,
    taught: &Taught,
    held_out: Option<&HeldOut>,
    growth: &Growth,
) -> (Trees, usize) {
    let mut rows = Rows::new(features.rows(), taught, held_out);
    let binned = Binned::new(features);
    let mut trees = Vec::new();
    let mut best = (0, rows.loss(&rows.judged));
    for turn in 0..growth.trees {
        let slopes = rows.slopes(growth, turn);
        let allowed = allowed_features(binned.width(), growth, turn);
        let grower = Grower { binned: &binned, slopes: &slopes, allowed: &allowed, growth };
        let mut order: Vec<u32> = (0..).take(features.rows()).collect();
        let grown = grower.grow(&mut order);
        rows.advance(&order, &grown.leaves);
        trees.push(grown.tree);
        if let Some(held_out) = held_out {
            let loss = rows.loss(&rows.judged);
            if loss < best.1 {
                best = (trees.len(), loss);
            } else if trees.len() - best.0 >= held_out.patience {
                break;
            }
        }
    }
    (Trees { on_constant: false, trees }, best.0)
}

/// What is known of each row while trees are grown.
struct Rows {
    answers: Vec<f32>,
    /// What each row counts in learning.
    taught: Vec<f32>,
    /// What each row counts in judging when to stop.
    judged: Vec<f32>,
    /// The log-odds so far.
    margins: Vec<f32>,
}

impl Rows {
    fn new(count: usize, taught: &Taught, held_out: Option<&HeldOut>) -> Self {
        let Taught { starts, answers, weights } = *taught;
        let is_held = |row: usize| held_out.is_some_and(|held| held.rows.get(row) == Some(&true));
        let weight = |row: usize| match (answers.get(row), weights.get(row)) {
            (Some(_), Some(&weight)) if weight.is_finite() => weight.max(0.0),
            _ => 0.0,
        };
        let weigh = |held: bool| {
            let weigh = |row| if is_held(row) == held { weight(row) } else { 0.0 };
            (0..count).map(weigh).collect()
        };
        Self {
            answers: (0..count).map(|row| answers.get(row).copied().unwrap_or(0.0)).collect(),
            taught: weigh(false),
            judged: weigh(true),
            margins: (0..count).map(|row| starts.get(row).copied().unwrap_or(0.0)).collect(),
        }
    }

    /// The slope and curvature of the loss at each row that this turn learns from.
    fn slopes(&self, growth: &Growth, turn: usize) -> Vec<[f32; 2]> {
        let draw = growth.seed ^ ((turn as u64) << 40);
        let slope = |row: usize| {
            if growth.row_share < 1.0 && chance(draw, row) >= growth.row_share {
                return [0.0; 2];
            }
            let (weight, likely) = (self.taught[row], logistic(self.margins[row]));
            [weight * (likely - self.answers[row]), weight * (likely * (1.0 - likely)).max(1e-16)]
        };
        (0..self.margins.len()).into_par_iter().with_min_len(4096).map(slope).collect()
    }

    /// Adds each leaf's value to the rows in it.
    fn advance(&mut self, order: &[u32], leaves: &[(usize, f32)]) {
        let values = leaves.iter().flat_map(|&(rows, value)| std::iter::repeat_n(value, rows));
        for (&row, value) in order.iter().zip(values) {
            self.margins[row as usize] += value;
        }
    }

    /// The logistic loss under the weights given.
    fn loss(&self, weights: &[f32]) -> f64 {
        let rows = self.margins.iter().zip(&self.answers).zip(weights);
        rows.filter(|&(_, &weight)| weight > 0.0)
            .map(|((&margin, &answer), &weight)| {
                let (margin, answer) = (f64::from(margin), f64::from(answer));
                let of_no = margin.max(0.0) + (-margin.abs()).exp().ln_1p();
                f64::from(weight) * (of_no - answer * margin)
            })
            .sum()
    }
}

/// The features that a turn may use; never none.
fn allowed_features(width: usize, growth: &Growth, turn: usize) -> Vec<bool> {
    let draw = !growth.seed ^ ((turn as u64) << 40);
    let allowed: Vec<bool> =
        (0..width).map(|feature| chance(draw, feature) < growth.feature_share).collect();
    if allowed.contains(&true) { allowed } else { vec![true; width] }
}

/// A number from 0 to 1 that looks random and is always the same (the `SplitMix64` mixer).
fn chance(draw: u64, at: usize) -> f32 {
    let mut mixed = draw.wrapping_add((at as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    ((mixed ^ (mixed >> 31)) >> 40) as f32 / (1_u64 << 24) as f32
}
