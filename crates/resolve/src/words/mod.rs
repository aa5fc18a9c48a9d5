//! Values made of words: read into numbers, and laid beside each other.

mod align;
mod alike;
mod column;
mod distance;
mod evidence;
mod known;
mod lexicon;

pub(crate) use column::{Reading, WordsColumn};
pub(crate) use evidence::{Evidence, RARE, TELLING};
pub(crate) use lexicon::Lexicon;

#[cfg(test)]
mod tests;
