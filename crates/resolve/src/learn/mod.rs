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
pub(crate) use boost::{Growth, HeldOut};

use serde::{Deserialize, Serialize};

use tree::{BrokenTree, Tree};

/// A score that is the sum of what many small trees say.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Unchecked")]
pub(crate) struct Trees {
    base: f32,
    trees: Vec<Tree>,
}

/// Trees as they are read, before it is known that every walk through them ends in a leaf.
#[derive(Deserialize)]
struct Unchecked {
    base: f32,
    trees: Vec<Tree>,
}

impl TryFrom<Unchecked> for Trees {
    type Error = BrokenTree;

    fn try_from(Unchecked { base, trees }: Unchecked) -> Result<Self, BrokenTree> {
        trees.iter().try_for_each(Tree::check)?;
        Ok(Self { base, trees })
    }
}

impl Trees {
    /// The log-odds that the row is a yes. Values that are not finite, or absent, are missing.
    #[cfg(test)]
    fn margin(&self, row: &[f32]) -> f32 {
        self.trees.iter().fold(self.base, |sum, tree| sum + tree.value(row))
    }

    /// The log-odds of every row of a table, several times faster than one by one.
    pub(crate) fn margins(&self, features: &Features) -> Vec<f32> {
        scan::margins(self.base, &self.trees, features)
    }

    /// How likely it is that the row is a yes.
    #[cfg(test)]
    fn probability(&self, row: &[f32]) -> f32 {
        logistic(self.margin(row))
    }

    /// How many trees there are.
    pub(crate) fn len(&self) -> usize {
        self.trees.len()
    }
}

/// Log-odds to probability.
pub(crate) fn logistic(margin: f32) -> f32 {
    1.0 / (1.0 + (-margin).exp())
}

#[cfg(test)]
mod tests;
