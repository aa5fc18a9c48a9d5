use rayon::prelude::*;

use super::bins::{BINS, Binned, MISSING};
use super::boost::Growth;
use super::tree::{Node, Tree};

/// Rows summed by one task. Fixed, so that sums do not depend on how many threads there are.
const TASK: usize = 8192;

/// The slope of the loss and its curvature, summed over rows.
pub(super) type Sum = [f64; 2];
/// For each feature, the sums of the rows in each of its bins.
type Histogram = Vec<[Sum; BINS]>;

/// Grows one tree on the slopes that the trees before it left.
pub(super) struct Grower<'a> {
    pub(super) binned: &'a Binned,
    /// Slope and curvature of each row; nothing for rows that are not to teach.
    pub(super) slopes: &'a [[f32; 2]],
    /// Which features may be used.
    pub(super) allowed: &'a [bool],
    pub(super) growth: &'a Growth,
}

/// A tree and what it says of each run of the rows that it was grown on.
pub(super) struct Grown {
    pub(super) tree: Tree,
    /// For each leaf, how many rows fell in it (in the order they were left in) and its value.
    pub(super) leaves: Vec<(usize, f32)>,
}

/// The best place to part the rows of a node.
struct Split {
    feature: usize,
    bin: u8,
    missing_low: bool,
    gain: f64,
    /// The sum of the rows that go low.
    low: Sum,
}

/// The rows of a node to be, with what is known of them; no histogram where the tree must end.
struct Branch<'a> {
    rows: &'a mut [u32],
    total: Sum,
    histogram: Option<Histogram>,
    depth: usize,
}

impl Grower<'_> {
    /// Grows a tree on `rows`, which are left sorted by leaf.
    pub(super) fn grow(&self, rows: &mut [u32]) -> Grown {
        let mut nodes = Vec::new();
        let mut leaves = Vec::new();
        let histogram = self.histogram(rows);
        let total =
            histogram.first().map_or([0.0; 2], |bins| bins.iter().copied().fold([0.0; 2], add));
        let root = Branch { rows, total, histogram: Some(histogram), depth: 0 };
        self.add_node(root, &mut nodes, &mut leaves);
        Grown { tree: Tree::new(nodes), leaves }
    }

    fn add_node(&self, branch: Branch, nodes: &mut Vec<Node>, leaves: &mut Vec<(usize, f32)>) {
        let Branch { rows, total, histogram, depth } = branch;
        let value = self.answer(total);
        let split = histogram.as_ref().and_then(|histogram| self.best_split(histogram, total));
        let (Some(mut high), Some(split)) = (histogram, split) else {
            nodes.push(Node::Leaf(value));
            leaves.push((rows.len(), value));
            return;
        };
        let (low_rows, high_rows) = self.part(rows, &split);
        let depth = depth + 1;
        let deeper = depth < self.growth.depth;
        let low = deeper.then(|| {
            // Only the smaller child is counted; the larger is what is left of the parent.
            let smaller_is_low = low_rows.len() <= high_rows.len();
            let counted = self.histogram(if smaller_is_low { low_rows } else { high_rows });
            for (from, part) in high.as_flattened_mut().iter_mut().zip(counted.as_flattened()) {
                *from = subtract(*from, *part);
            }
            if smaller_is_low { counted } else { std::mem::replace(&mut high, counted) }
        });
        let at = nodes.len();
        nodes.push(Node::Leaf(value));
        let low_branch = Branch { rows: low_rows, total: split.low, histogram: low, depth };
        self.add_node(low_branch, nodes, leaves);
        nodes[at] = self.node(&split, value, nodes.len());
        let high = deeper.then_some(high);
        let rest = subtract(total, split.low);
        let high_branch = Branch { rows: high_rows, total: rest, histogram: high, depth };
        self.add_node(high_branch, nodes, leaves);
    }

    #[expect(clippy::cast_possible_truncation, reason = "features and nodes are few")]
    fn node(&self, split: &Split, value: f32, high: usize) -> Node {
        let reach = self.binned.cuts(split.feature)[usize::from(split.bin)];
        Node::Split(split.feature as u32, reach, split.missing_low, high as u32, value)
    }

    /// What a leaf says: one damped Newton step down the loss.
    #[expect(clippy::cast_possible_truncation, reason = "answers are small numbers")]
    fn answer(&self, [slope, curvature]: Sum) -> f32 {
        let step = -slope / (curvature + f64::from(self.growth.l2) + f64::MIN_POSITIVE);
        (step * f64::from(self.growth.rate)) as f32
    }

    fn histogram(&self, rows: &[u32]) -> Histogram {
        let mut parts: Vec<Histogram> =
            rows.par_chunks(TASK).map(|rows| self.count(rows)).collect();
        let mut sum = parts.pop().unwrap_or_else(|| self.count(&[]));
        for part in parts {
            for (sum, part) in sum.as_flattened_mut().iter_mut().zip(part.as_flattened()) {
                *sum = add(*sum, *part);
            }
        }
        sum
    }

    fn count(&self, rows: &[u32]) -> Histogram {
        let mut histogram = vec![[[0.0; 2]; BINS]; self.binned.width()];
        for &row in rows {
            let slope = widen(self.slopes[row as usize]);
            for (bins, &code) in histogram.iter_mut().zip(self.binned.row(row)) {
                let sum = &mut bins[usize::from(code) % BINS];
                *sum = add(*sum, slope);
            }
        }
        histogram
    }

    fn best_split(&self, histogram: &Histogram, total: Sum) -> Option<Split> {
        let mut best: Option<Split> = None;
        for (feature, bins) in histogram.iter().enumerate().filter(|&(at, _)| self.allowed[at]) {
            let missing = bins[usize::from(MISSING)];
            let mut below = [0.0; 2];
            for (bin, _) in (0_u8..).zip(self.binned.cuts(feature)) {
                below = add(below, bins[usize::from(bin)]);
                for (missing_low, low) in sides(below, missing, total) {
                    let gain = self.gain(low, total);
                    if gain > best.as_ref().map_or(1e-6, |best| best.gain) {
                        best = Some(Split { feature, bin, missing_low, gain, low });
                    }
                }
            }
        }
        best
    }

    /// How much the loss falls when the rows of `low` part from the rest, less than nothing if a
    /// side is too light.
    fn gain(&self, low: Sum, total: Sum) -> f64 {
        let high = subtract(total, low);
        if low[1].min(high[1]) < f64::from(self.growth.child_weight) {
            return -1.0;
        }
        let l2 = f64::from(self.growth.l2) + f64::MIN_POSITIVE;
        let score = |[slope, curvature]: Sum| slope * slope / (curvature + l2);
        score(low) + score(high) - score(total)
    }

    /// Moves the rows that go low before the rest, keeping the order within both.
    fn part<'r>(&self, rows: &'r mut [u32], split: &Split) -> (&'r mut [u32], &'r mut [u32]) {
        let goes_low = |row: u32| match self.binned.row(row)[split.feature] {
            MISSING => split.missing_low,
            code => code <= split.bin,
        };
        let mut high = vec![0; rows.len()];
        let (mut low, mut kept) = (0, 0);
        for at in 0..rows.len() {
            // Written to both sides and counted on one: no branch for the processor to guess.
            let row = rows[at];
            let goes_low = goes_low(row);
            rows[low] = row;
            high[kept] = row;
            low += usize::from(goes_low);
            kept += usize::from(!goes_low);
        }
        rows[low..].copy_from_slice(&high[..kept]);
        rows.split_at_mut(low)
    }
}

/// The low sums with the missing values on either side; on the heavier one if none are missing,
/// since a missing value to come is most like the many.
fn sides(below: Sum, missing: Sum, total: Sum) -> impl Iterator<Item = (bool, Sum)> {
    let none_missing = missing[1] <= 0.0;
    let heavier_low = below[1] * 2.0 >= total[1];
    [(true, add(below, missing)), (false, below)]
        .into_iter()
        .filter(move |&(low, _)| !none_missing || low == heavier_low)
}

fn widen([slope, curvature]: [f32; 2]) -> Sum {
    [f64::from(slope), f64::from(curvature)]
}

fn add(left: Sum, right: Sum) -> Sum {
    [left[0] + right[0], left[1] + right[1]]
}

fn subtract(from: Sum, part: Sum) -> Sum {
    [from[0] - part[0], from[1] - part[1]]
}
