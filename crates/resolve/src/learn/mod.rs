//! Gradient-boosted trees for a yes or no, from a table of numbers in which any may be missing.
//!
//! Each tree is grown on the slope of the logistic loss that the trees before it left, over
//! histograms of at most [`bins::BINS`] bins per feature. Sums are taken in a fixed order and the
//! sampling is a hash of a seed, so the same input gives the same trees on any number of threads.

mod bins;
mod boost;
mod grow;
mod scan;
mod tree;

pub(crate) use bins::Features;
pub(crate) use boost::{Growth, HeldOut, Taught, loss};

use serde::{Deserialize, Serialize};

use tree::{BrokenTree, Tree};

/// What many small trees together add to a score that there was before them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Unchecked")]
pub(crate) struct Trees {
    /// Whether they were grown on a constant, as they once were: then they add to no other score.
    #[serde(skip_serializing)]
    on_constant: bool,
    trees: Vec<Tree>,
}

/// Trees as they are read, before it is known that every walk through them ends in a leaf.
#[derive(Deserialize)]
struct Unchecked {
    /// The constant that trees of an earlier version were grown on.
    base: Option<f32>,
    trees: Vec<Tree>,
}

impl TryFrom<Unchecked> for Trees {
    type Error = BrokenTree;

    fn try_from(Unchecked { base, trees }: Unchecked) -> Result<Self, BrokenTree> {
        trees.iter().try_for_each(Tree::check)?;
        Ok(Self { on_constant: base.is_some(), trees })
    }
}

impl Trees {
    /// The log-odds that a row is a yes which had even odds before. Values that are not finite, or
    /// absent, are missing.
    #[cfg(test)]
    fn margin(&self, row: &[f32]) -> f32 {
        self.trees.iter().fold(0.0, |sum, tree| sum + tree.value(row))
    }

    /// The log-odds of every row of a table, from what they were before.
    pub(crate) fn margins(&self, features: &Features, starts: &[f32]) -> Vec<f32> {
        scan::margins(starts, &self.trees, features)
    }

    /// How likely it is that a row is a yes which had even odds before.
    #[cfg(test)]
    fn probability(&self, row: &[f32]) -> f32 {
        logistic(self.margin(row))
    }

    /// Only the first so many.
    pub(crate) fn first(mut self, count: usize) -> Self {
        self.trees.truncate(count);
        self
    }

    /// Whether they were grown on the odds that they are to add to.
    pub(crate) fn fit_odds(&self) -> bool {
        !self.on_constant
    }

    /// How many trees there are.
    #[cfg(test)]
    fn len(&self) -> usize {
        self.trees.len()
    }
}

/// Log-odds to probability.
pub(crate) fn logistic(margin: f32) -> f32 {
    1.0 / (1.0 + (-margin).exp())
}

#[cfg(test)]
mod tests;
