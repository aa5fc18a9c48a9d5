//! Values made of words: read into numbers, and laid beside each other.

mod alike;
mod align;
mod column;
mod distance;
mod evidence;
mod lexicon;

pub(crate) use evidence::Evidence;
pub(crate) use column::{Reading, WordsColumn};
pub(crate) use distance::distance;
pub(crate) use lexicon::Lexicon;
