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
    /// What it says something about.
    pub(crate) says: Says,
    /// For each value what it bounds; empty for nothing.
    pub(crate) bounds: &'static [Bounds],
}

/// What a part says something about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Says {
    /// Who it is.
    Who,
    /// An official number, which no bound holds down.
    Number,
    /// Where it is: companies of one group share addresses, so that all such parts together move
    /// the odds within bounds.
    Place,
}

/// How far a value lets others go, in bits.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bounds {
    /// How sure the words can make anyone.
    pub(crate) words: f32,
    /// How sure everything but an official number can.
    pub(crate) all: f32,
    /// The same where the places contradict.
    pub(crate) elsewhere: f32,
    /// How far down and up places may move the odds.
    pub(crate) place: (f32, f32),
}

impl Bounds {
    /// Bounds nothing.
    pub(crate) const NONE: Self =
        Self { words: f32::MAX, all: f32::MAX, elsewhere: f32::MAX, place: (f32::MIN, f32::MAX) };

    /// Both bounds at once.
    pub(super) fn tighten(&mut self, other: &Self) {
        self.words = self.words.min(other.words);
        self.all = self.all.min(other.all);
        self.elsewhere = self.elsewhere.min(other.elsewhere);
        self.place = (self.place.0.max(other.place.0), self.place.1.min(other.place.1));
    }
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
    /// A part of plain levels that are learned.
    pub(crate) fn of_levels(title: &'static str, width: u32, levels: Vec<Level>) -> Self {
        Self { title, width, levels, same: None, least: 0, says: Says::Who, bounds: &[] }
    }

    /// How much the start weighs in learning beside each pair that is the same. Agreement on values
    /// is known well beforehand, and pairs that seem the same teach their own mistakes.
    pub(super) fn trust(&self) -> f64 {
        if self.same.is_some() { 3.0 } else { 0.1 }
    }

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
