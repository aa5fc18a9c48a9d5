//! The levels of one pair side by side in one number, and the table of those met.

use hashbrown::HashMap;

use super::part::Part;

/// What all comparisons say of a pair, packed: each part at its place.
pub(crate) type Pattern = u128;

/// Where each part of a pattern lies.
#[derive(Clone, Debug)]
pub(crate) struct Layout {
    pub(crate) parts: Vec<Part>,
    shifts: Vec<u32>,
}

impl Layout {
    /// Lays parts side by side; none when they do not fit.
    pub(crate) fn of(parts: Vec<Part>) -> Option<Self> {
        let mut shifts = Vec::with_capacity(parts.len());
        let mut shift = 0;
        for part in &parts {
            shifts.push(shift);
            shift += part.width;
        }
        (shift <= Pattern::BITS).then_some(Self { parts, shifts })
    }

    /// What a pattern says for a part.
    pub(crate) fn value(&self, pattern: Pattern, part: usize) -> usize {
        let mask = (1 << self.parts[part].width) - 1;
        ((pattern >> self.shifts[part]) & mask) as usize
    }
}

/// The distinct patterns met, numbered, with how many pairs show each.
#[derive(Debug, Default)]
pub(crate) struct Patterns {
    numbers: HashMap<Pattern, u32>,
    pub(crate) met: Vec<Pattern>,
    pub(crate) pairs: Vec<u64>,
}

impl Patterns {
    /// The number of a pattern, of which one more pair was met.
    pub(crate) fn count(&mut self, pattern: Pattern, pairs: u64) -> u32 {
        let next = self.met.len() as u32;
        let number = *self.numbers.entry(pattern).or_insert(next);
        if number == next {
            self.met.push(pattern);
            self.pairs.push(0);
        }
        self.pairs[number as usize] += pairs;
        number
    }
}
