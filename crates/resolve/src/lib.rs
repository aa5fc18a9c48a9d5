//! Who is who: from the names in records to organisations.
//!
//! Records go in as columns; matches, clusters and a model come out. Every step between is a pure
//! function over columns, run in parallel in memory.

pub mod identifier;
pub mod identity;
mod journal;
pub mod judgement;
#[allow(dead_code, unused_imports, reason = "the scoring of pairs is to use it")]
mod learn;
mod name;
pub mod ownership;
pub mod product;
mod records;
mod resolution;

pub use name::name_key;
pub use records::{Column, Kind, Records, RecordsError};
pub use resolution::{Label, Match, Model, Note, Resolution, ResolveError, Settings, dedupe, link};
