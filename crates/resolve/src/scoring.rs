//! From fields to scored pairs: block, compare, weigh.

use std::ops::Range;

use rayon::prelude::*;

use crate::Kind;
use crate::block::{Caps, Sides};
use crate::field::{Field, Memo};
use crate::weigh::{Layout, Pattern, Patterns, Says, Weights, learn, probability};

/// A pair worth scoring, by the number of its pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Pair {
    pub(crate) left: u32,
    pub(crate) right: u32,
    pub(crate) pattern: u32,
}

/// Pairs whose odds at the start are lower than two to the power of this are counted and not kept.
pub(crate) const HOPELESS: f32 = -12.0;

/// Fields side by side: how a pair is compared in one pass.
#[derive(Debug)]
pub(crate) struct Comparison<'a> {
    pub(crate) fields: &'a [Field],
    pub(crate) layout: Layout,
    /// Where each field's parts begin in a pattern.
    shifts: Vec<u32>,
}

impl<'a> Comparison<'a> {
    /// Lays the comparisons of fields side by side; none when there are too many.
    pub(crate) fn of(fields: &'a [Field], sides: Sides) -> Option<Self> {
        let (mut parts, mut shifts, mut shift) = (vec![], vec![], 0);
        let has_names = fields.iter().any(|field| field.kind == Kind::Name);
        for field in fields {
            let mut own = field.parts(sides);
            if has_names && !matches!(field.kind, Kind::Name | Kind::Identifier) {
                for part in &mut own {
                    part.says = Says::Place;
                }
            }
            shifts.push(shift);
            shift += own.iter().map(|part| part.width).sum::<u32>();
            parts.extend(own);
        }
        Some(Self { fields, layout: Layout::of(parts)?, shifts })
    }

    /// How likely it is that two records are the same which both say just what one of these says.
    pub(crate) fn repeated(&self, weights: &Weights, records: Range<u32>) -> Vec<f32> {
        let tables = weights.tables(&self.layout);
        let odds = |record| tables.odds(&self.layout, self.pattern(record, record));
        records.into_par_iter().map(|record| probability(odds(record))).collect()
    }

    /// What all comparisons of two records say, of which many were made before.
    pub(crate) fn pattern_again(&self, memo: &mut Memo, left: u32, right: u32) -> Pattern {
        let fields = self.fields.iter().zip(&self.shifts).enumerate();
        fields.fold(0, |all, (number, (field, shift))| {
            all | Pattern::from(memo.compare(field, number, left, right)) << shift
        })
    }

    /// What all comparisons of two records say.
    pub(crate) fn pattern(&self, left: u32, right: u32) -> Pattern {
        let fields = self.fields.iter().zip(&self.shifts);
        fields
            .fold(0, |all, (field, shift)| all | Pattern::from(field.compare(left, right)) << shift)
    }
}

/// The odds of each pattern, as powers of two.
pub(crate) fn odds(layout: &Layout, patterns: &Patterns, weights: &Weights) -> Vec<f32> {
    let tables = weights.tables(layout);
    patterns.met.par_iter().map(|pattern| tables.odds(layout, *pattern)).collect()
}

/// How many pairs there could be, and the share of them that are the same, before anything is known:
/// about one partner for each record.
pub(crate) fn possible(records: u32, sides: Sides) -> (f64, f64) {
    let all = f64::from(records);
    match sides {
        Sides::One => (all * (all - 1.0) / 2.0, (1.0 / all.max(2.0)).min(0.1)),
        Sides::Two(queries) => {
            let (left, right) = (f64::from(queries), all - f64::from(queries));
            (left * right, (0.5 / right.max(2.0)).min(0.1))
        }
    }
}

/// The weights at the start.
pub(crate) fn start(layout: &Layout, prior: f64) -> Weights {
    learn(layout, &Patterns::default(), 1.0, prior, 1.0)
}

/// The caps on blocks.
pub(crate) const CAPS: Caps = Caps { pairs: 3000 };
