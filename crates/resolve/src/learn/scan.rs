use rayon::prelude::*;

use super::bins::Features;
use super::tree::Tree;

/// Rows walked side by side: enough that the processor need not guess where one of them turns.
const BLOCK: usize = 256;

/// A node as a scan wants it: a leaf is a split whose children are itself.
#[derive(Clone, Copy)]
pub(super) struct Step {
    pub(super) feature: u32,
    pub(super) reach: f32,
    pub(super) missing_low: bool,
    /// Where rows go that go high, and low.
    pub(super) children: [u32; 2],
    pub(super) value: f32,
}

/// What was said before and what the trees add, for every row of a table.
pub(super) fn margins(starts: &[f32], trees: &[Tree], features: &Features) -> Vec<f32> {
    let trees: Vec<(Vec<Step>, usize)> =
        trees.iter().map(|tree| (tree.steps(), tree.depth())).collect();
    let mut margins = starts.to_vec();
    margins.resize(features.rows(), 0.0);
    margins.par_chunks_mut(BLOCK).enumerate().for_each(|(block, margins)| {
        let rows = features.block(block * BLOCK, margins.len());
        for (steps, depth) in &trees {
            add_tree(steps, *depth, &rows, features.width(), margins);
        }
    });
    margins
}

/// Adds what one tree says of a block of rows, which lie one after another.
fn add_tree(steps: &[Step], depth: usize, rows: &[f32], width: usize, margins: &mut [f32]) {
    let mut places = [0_u32; BLOCK];
    for _ in 0..depth {
        for (place, row) in places.iter_mut().zip(rows.chunks_exact(width.max(1))) {
            let Some(step) = steps.get(*place as usize) else { continue };
            let value = row.get(step.feature as usize).copied().unwrap_or(f32::NAN);
            let above = value > step.reach;
            let low = if step.missing_low { !above } else { value <= step.reach };
            *place = step.children[usize::from(low)];
        }
    }
    for (margin, place) in margins.iter_mut().zip(places) {
        *margin += steps.get(place as usize).map_or(0.0, |step| step.value);
    }
}
