use std::cmp::Ordering;
use std::collections::{BinaryHeap, HashMap};

use super::Standing;

/// A scored pair that a person might be asked about.
#[derive(Clone, Copy, Debug)]
pub struct Undecided<'a> {
    /// The id of one record.
    pub left: &'a str,
    /// The id of the other.
    pub right: &'a str,
    /// Their names, cleaned: pairs with a name in common are taken to teach much the same.
    pub names: [&'a str; 2],
    /// How likely it is that they are the same.
    pub probability: f32,
    /// How many records the cluster of each has.
    pub sizes: [u32; 2],
}

/// The positions of the pairs that would teach the most, best first.
///
/// A pair teaches more the nearer its probability is to an even chance and the more pairs of
/// records its answer settles; and half as much for every pair before it that shares a name. Pairs
/// on which a judgement stands, were it unsure, are left out.
pub fn informative(pairs: &[Undecided], standing: &Standing, how_many: usize) -> Vec<usize> {
    let mut heap: BinaryHeap<Candidate> = pairs
        .iter()
        .enumerate()
        .filter(|(_, pair)| standing.on(pair.left, pair.right).is_none())
        .map(|(at, pair)| Candidate { worth: worth(pair), seen: 0, at })
        .collect();
    let mut shown: HashMap<&str, u32> = HashMap::new();
    let mut chosen = Vec::new();
    while chosen.len() < how_many
        && let Some(best) = heap.pop()
        && let Some(pair) = pairs.get(best.at)
    {
        let seen = pair.names.iter().filter_map(|name| shown.get(name)).copied().max().unwrap_or(0);
        if seen > best.seen {
            let worth = best.worth / f64::from(seen - best.seen).exp2();
            heap.push(Candidate { worth, seen, ..best });
            continue;
        }
        chosen.push(best.at);
        let [left, right] = pair.names;
        for name in if left == right { vec![left] } else { vec![left, right] } {
            *shown.entry(name).or_default() += 1;
        }
    }
    chosen
}

/// What an answer is worth: its entropy times the logarithm of the record pairs that it settles.
fn worth(pair: &Undecided) -> f64 {
    let likely = f64::from(pair.probability).clamp(1e-6, 1.0 - 1e-6);
    let entropy = -likely * likely.log2() - (1.0 - likely) * (1.0 - likely).log2();
    let [left, right] = pair.sizes.map(|size| f64::from(size.max(1)));
    entropy * (1.0 + left * right).log2()
}

/// A pair waiting to be chosen.
struct Candidate {
    worth: f64,
    /// How many chosen pairs with one of its names are reckoned in its worth.
    seen: u32,
    at: usize,
}

impl Ord for Candidate {
    fn cmp(&self, other: &Self) -> Ordering {
        self.worth.total_cmp(&other.worth).then(other.at.cmp(&self.at))
    }
}

impl PartialOrd for Candidate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Candidate {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Candidate {}
