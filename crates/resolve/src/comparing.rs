//! Every record beside those that share a block with it.

use rayon::prelude::*;

use crate::block::Blocks;
use crate::field::Memo;
use crate::scoring::{Comparison, HOPELESS, Pair};
use crate::weigh::{Layout, Patterns, Tables};

/// Records that one task compares.
const CHUNK: u32 = 2048;
/// Tasks whose pairs are held before they are put with the others.
const HELD: usize = 64;

/// The pairs worth scoring, and the patterns of all pairs compared.
#[derive(Debug, Default)]
pub(crate) struct Compared {
    pub(crate) pairs: Vec<Pair>,
    pub(crate) patterns: Patterns,
    /// How many pairs were found and not kept, for want of memory.
    pub(crate) left_out: u64,
}

/// Compares every record with those that share a block with it. Of pairs whose odds by `start` are
/// not hopeless at most so many are kept, the likeliest.
pub(crate) fn compare(
    comparison: &Comparison<'_>,
    blocks: &Blocks,
    records: u32,
    start: &Tables,
    most: usize,
) -> Compared {
    let firsts: Vec<u32> = (0..records).step_by(CHUNK as usize).collect();
    let (mut compared, mut floor) = (Compared::default(), HOPELESS);
    // In batches, so that what the chunks hold beside the whole stays small.
    for batch in firsts.chunks(HELD) {
        let chunks: Vec<Compared> = batch
            .par_iter()
            .map_init(
                || (vec![u32::MAX; records as usize], Vec::new(), Memo::new(Memo::LARGE)),
                |(seen, found, memo), first| {
                    let mut chunk = Compared::default();
                    for left in *first..records.min(first + CHUNK) {
                        blocks.candidates(left, seen, found);
                        for right in found.iter() {
                            let pattern = comparison.pattern_again(memo, left, *right);
                            let number = chunk.patterns.count(pattern, 1);
                            if start.odds(&comparison.layout, pattern) > floor {
                                chunk.pairs.push(Pair { left, right: *right, pattern: number });
                            }
                        }
                    }
                    chunk
                },
            )
            .collect();
        for chunk in chunks {
            compared.append(chunk);
        }
        if compared.pairs.len() > most {
            floor = compared.keep(&comparison.layout, start, most);
        }
    }
    compared
}

impl Compared {
    fn append(&mut self, chunk: Self) {
        let patterns = chunk.patterns.met.iter().zip(&chunk.patterns.pairs);
        let numbers: Vec<u32> =
            patterns.map(|(pattern, pairs)| self.patterns.count(*pattern, *pairs)).collect();
        let numbered = |pair: Pair| Pair { pattern: numbers[pair.pattern as usize], ..pair };
        self.pairs.extend(chunk.pairs.into_iter().map(numbered));
    }

    /// Keeps half of so many pairs, the likeliest, of equals the first; returns the odds up to which
    /// pairs went.
    fn keep(&mut self, layout: &Layout, start: &Tables, most: usize) -> f32 {
        let met = self.patterns.met.iter();
        let odds: Vec<f32> = met.map(|pattern| start.odds(layout, *pattern)).collect();
        let of = |pair: &Pair| odds[pair.pattern as usize];
        let before = self.pairs.len();
        let kept = (most / 2).clamp(1, before);
        let mut all: Vec<f32> = self.pairs.iter().map(of).collect();
        let by_odds = |one: &f32, two: &f32| two.total_cmp(one);
        let (better, floor, _) = all.select_nth_unstable_by(kept - 1, by_odds);
        let floor = *floor;
        let mut equals = kept - better.iter().filter(|odds| **odds > floor).count();
        self.pairs.retain(|pair| {
            let is_equal = of(pair).total_cmp(&floor).is_eq();
            let is_kept = of(pair) > floor || (is_equal && equals > 0);
            equals -= usize::from(is_equal && is_kept);
            is_kept
        });
        self.left_out += (before - self.pairs.len()) as u64;
        self.pairs.shrink_to(most);
        floor.next_down()
    }
}
