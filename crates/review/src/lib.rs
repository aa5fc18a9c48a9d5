//! The folder of a resolve run, as people review it.
//!
//! [`Review::open`] reads a folder and chooses the pairs that would teach the most; a [`Pair`] is
//! two records side by side. What a person decides goes into the [`Log`], which more than one
//! program may append to at once and which nothing here ever rewrites. The terminal and the
//! service show the same pairs and keep the same log.

mod desk;
mod difference;
mod error;
mod folder;
mod key;
mod log;
mod matches;
mod organisations;
mod pair;
mod review;
mod stored;

pub use difference::{Piece, marked};
pub use error::{Failure, ReviewError};
pub use folder::{IDENTITY, JUDGEMENTS, MATCHES, MODEL, ORGANISATIONS, RECORDS};
pub use key::{in_reference, reference_key};
pub use log::{Judged, Log};
pub use pair::{Field, Likeness, Membership, Pair};
pub use review::Review;
pub use stored::{KeptRecords, write_records};
