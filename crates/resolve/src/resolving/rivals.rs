//! A query's candidates beside each other: at most one organisation is it.

use crate::block::Sides;
use crate::field::Field;
use crate::scoring::{Comparison, Pair};
use crate::weigh::{Tables, Weights};

/// Candidates that speak against another: those at least this probable beside it, as a share.
const SPEAKING: f32 = 0.02;
/// The most rivals asked of one candidate, the most probable first.
const MOST_ASKED: usize = 16;

/// Tells candidates that are one organisation from those that are rivals.
pub(super) struct Rivals<'a> {
    comparison: Comparison<'a>,
    tables: Tables,
}

impl<'a> Rivals<'a> {
    pub(super) fn of(fields: &'a [Field], weights: &Weights) -> Option<Self> {
        let comparison = Comparison::of(fields, Sides::Two(0))?;
        let tables = weights.tables(&comparison.layout);
        Some(Self { comparison, tables })
    }

    /// The probabilities of one query's pairs when its rivals may be the match too: by Bayes' rule,
    /// one of the organisations or none is it.
    pub(super) fn contested(&self, pairs: &[Pair], alone: &[f32]) -> Vec<f32> {
        let odds: Vec<f32> = alone.iter().map(|own| own / (1.0 - own).max(1e-7)).collect();
        let mut order: Vec<usize> = (0..pairs.len()).collect();
        order.sort_by(|one, two| odds[*two].total_cmp(&odds[*one]).then(one.cmp(two)));
        order.truncate(MOST_ASKED);
        let contested = (0..pairs.len()).map(|at| {
            let speaks = |other: &&usize| **other != at && odds[**other] > SPEAKING * odds[at];
            let rivals = order.iter().filter(speaks);
            let rivals =
                rivals.filter(|other| !self.are_same(pairs[at].right, pairs[**other].right));
            let against: f32 = rivals.map(|other| odds[*other]).sum();
            odds[at] / (1.0 + odds[at] + against)
        });
        contested.collect()
    }

    fn are_same(&self, one: u32, two: u32) -> bool {
        self.tables.odds(&self.comparison.layout, self.comparison.pattern(one, two)) > 0.0
    }
}
