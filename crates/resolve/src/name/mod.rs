//! The names of organisations, read.

mod clean;
mod key;
mod ordinary;
mod read;
mod vocabulary;

pub(crate) use clean::letters_hash;
pub use key::name_key;
pub(crate) use ordinary::is_ordinary;
pub(crate) use read::{MOST_WORDS, NameParts};
pub(crate) use vocabulary::{Form, Role, role_of};
