use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::scan::Step;

/// One tree, its nodes in the order of a walk that goes low first: the low child of a split is the
/// node after it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub(super) struct Tree {
    nodes: Vec<Node>,
}

/// A node: in JSON a leaf is a number and a split a short list, which keeps thousands readable.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub(super) enum Node {
    /// What the tree says.
    Leaf(f32),
    /// Feature, the value up to which rows go low, whether missing values go low, the place of the
    /// high child, and what the tree would say if it ended here.
    Split(u32, f32, bool, u32, f32),
}

/// A tree whose walk would not end in a leaf.
#[derive(Debug, Error, PartialEq, Eq)]
#[error("node {node} of a tree leads nowhere: the model is damaged, learn it anew")]
pub(crate) struct BrokenTree {
    node: usize,
}

impl Tree {
    pub(super) fn new(nodes: Vec<Node>) -> Self {
        Self { nodes }
    }

    /// What the tree says of a row.
    #[cfg(test)]
    pub(super) fn value(&self, row: &[f32]) -> f32 {
        self.path(row).last().map_or(0.0, Node::value)
    }

    /// Makes sure that both children of every split lie after it: then every walk ends.
    pub(super) fn check(&self) -> Result<(), BrokenTree> {
        let broken = |&(at, node): &(usize, &Node)| match *node {
            Node::Leaf(_) => false,
            Node::Split(_, _, _, high, _) => {
                let high = high as usize;
                high <= at + 1 || high >= self.nodes.len()
            }
        };
        match self.nodes.iter().enumerate().find(broken) {
            Some((node, _)) => Err(BrokenTree { node }),
            None => Ok(()),
        }
    }

    /// The nodes as a scan of many rows wants them.
    #[expect(clippy::cast_possible_truncation, reason = "a tree has few nodes")]
    pub(super) fn steps(&self) -> Vec<Step> {
        let step = |(at, node): (usize, &Node)| match *node {
            Node::Leaf(value) => {
                let children = [at as u32; 2];
                Step { feature: 0, reach: 0.0, missing_low: true, children, value }
            }
            Node::Split(feature, reach, missing_low, high, value) => {
                Step { feature, reach, missing_low, children: [high, at as u32 + 1], value }
            }
        };
        self.nodes.iter().enumerate().map(step).collect()
    }

    /// The most splits that a row passes.
    pub(super) fn depth(&self) -> usize {
        let mut depths = vec![0_usize; self.nodes.len() + 1];
        for (at, node) in self.nodes.iter().enumerate().rev() {
            if let Node::Split(_, _, _, high, _) = *node {
                depths[at] = 1 + depths[at + 1].max(depths[high as usize]);
            }
        }
        depths.first().copied().unwrap_or(0)
    }

    /// The nodes that a row passes, from the root to a leaf.
    #[cfg(test)]
    fn path(&self, row: &[f32]) -> impl Iterator<Item = Node> {
        let mut next = Some(0);
        std::iter::from_fn(move || {
            let at = next?;
            let node = *self.nodes.get(at)?;
            next = node.child(at, row);
            Some(node)
        })
    }
}

#[cfg(test)]
impl Node {
    fn value(self) -> f32 {
        match self {
            Node::Leaf(value) | Node::Split(_, _, _, _, value) => value,
        }
    }

    fn child(self, at: usize, row: &[f32]) -> Option<usize> {
        let Node::Split(feature, reach, missing_low, high, _) = self else { return None };
        let value = row.get(feature as usize).copied().filter(|value| value.is_finite());
        let low = value.map_or(missing_low, |value| value <= reach);
        Some(if low { at + 1 } else { high as usize })
    }
}
