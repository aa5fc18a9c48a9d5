//! The names of organisations, read.

mod clean;
mod key;
mod read;
mod vocabulary;

pub use key::name_key;
pub(crate) use read::{MOST_WORDS, NameParts};
pub(crate) use vocabulary::Form;
