//! Values made of words: read into numbers, and laid beside each other.

mod align;
mod column;
mod distance;
mod lexicon;

pub(crate) use align::Evidence;
pub(crate) use column::{Reading, WordsColumn};
pub(crate) use distance::distance;
pub(crate) use lexicon::Lexicon;
