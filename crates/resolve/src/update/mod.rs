//! Adding records to an earlier run, without resolving what it resolved.
//!
//! A run keeps what it learned as a [`State`]: the columns as read, the blocks, the weights, the
//! scored pairs, the clusters. [`State::update`] reads the new records into those columns, compares
//! each with the records that share a block with it and with nothing else, and puts together anew
//! only what the new records, or people's decisions, are connected with.

#![allow(
    clippy::cast_possible_truncation,
    reason = "more records than a u32 can number are refused, and so are more of anything per record"
)]

mod bytes;
mod clustering;
mod columns;
mod comparing;
mod error;
mod kept;
mod levels;
mod parts;
mod since;
mod stored;
mod updating;

pub use error::{StateError, UpdateError};
pub(crate) use kept::{Kept, Scores};
pub(crate) use levels::{Level, Levels};
pub(crate) use since::Whole;
pub use stored::{State, StatePiece};
pub use updating::Updated;
