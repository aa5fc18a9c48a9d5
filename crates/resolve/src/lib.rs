//! Who is who: from the names in records to organisations.
//!
//! Records go in as columns; matches, clusters and a model come out. Every step between is a pure
//! function over columns, run in parallel in memory.

#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "records, words and pairs are numbered in 32 bits, as checked where records come in; shares and bits need no more than a float has"
)]

mod block;
mod cluster;
mod comparing;
mod explain;
mod field;
pub mod identifier;
pub mod identity;
mod journal;
pub mod judgement;
mod learn;
mod name;
pub mod ownership;
pub mod product;
mod profile;
mod records;
mod resolution;
mod resolving;
mod rows;
mod scoring;
mod slip;
mod training;
pub mod update;
mod weigh;
mod words;

pub use explain::Reasons;
pub use name::name_key;
pub use records::{Column, Kind, Records, RecordsError};
pub use resolution::{Label, Match, Model, Note, Resolution, ResolveError, Settings};
pub use resolving::{dedupe, link};
pub use slip::is_slip;
