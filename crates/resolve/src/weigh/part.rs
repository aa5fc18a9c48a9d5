//! What a comparison can say: parts of a pattern, and the levels of each.

/// One thing that a comparison of two values says, as a number from 0 (not known): first the
/// plain levels, then, if it has `same`, agreement on a value of so many bits.
#[derive(Clone, Debug)]
pub(crate) struct Part {
    /// What it is about, such as `words`.
    pub(crate) title: &'static str,
    /// How many bits of the pattern it takes.
    pub(crate) width: u32,
    /// The plain levels, from 1.
    pub(crate) levels: Vec<Level>,
    /// Agreement on a value: how often two records that are the same agree so, at the start. By
    /// chance two that are not agree on a value of `b` bits once in `2^b`.
    pub(crate) same: Option<f64>,
    /// The bits of the first value of agreement; less than none when what is left over outweighs.
    pub(crate) least: i32,
    /// Whether it only says where: companies of one group share addresses, so that all such parts
    /// together move the odds no further up than a little.
    pub(crate) place: bool,
    /// For each value how sure everything but an official number can be, in bits; empty for no bound.
    pub(crate) ceilings: &'static [f32],
    /// Whether it is an official number, which no ceiling holds down.
    pub(crate) official: bool,
}

/// How often a level is met.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Level {
    /// Among pairs that are the same, at the start; the weights are learned from there.
    pub(crate) alike: f64,
    /// Among pairs that are not.
    pub(crate) chance: Chance,
}

/// How often pairs that are not the same show a level.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Chance {
    /// Known from the column itself.
    Known(f64),
    /// Learned with the weights, from this start.
    Learned(f64),
    /// Known, and so is how often pairs that are the same show it: nothing is learned.
    Settled(f64),
}

impl Chance {
    /// A weight, within what a level whose chance is learned may claim: such levels go along with
    /// the words shared, and would count the same evidence twice.
    pub(super) fn bounded(self, weight: f64) -> f64 {
        match self {
            Self::Known(_) | Self::Settled(_) => weight,
            Self::Learned(_) => weight.clamp(-4.0, 3.0),
        }
    }
}

impl Part {
    /// How many values the part has, "not known" among them.
    pub(crate) fn values(&self) -> usize {
        if self.same.is_some() { 1 << self.width } else { self.levels.len() + 1 }
    }
}

/// The value of agreement of so many bits more than the least, after so many plain levels.
pub(crate) fn agreement(levels: u32, width: u32, bits: f32) -> u64 {
    let most = (1_u32 << width) - 2 - levels;
    let bits = (bits.max(0.0) + 0.5) as u32;
    u64::from(levels + 1 + bits.min(most))
}
