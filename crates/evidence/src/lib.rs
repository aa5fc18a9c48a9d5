//! The ground floor: what was given, where in it a thing stands, and what is to be said of it.
//!
//! * [`Source`]: one file as given, known by its SHA-256.
//! * [`Place`]: a position in a source, precise enough for a person to go and look.
//! * [`Finding`]: the one currency of checks and findings.
//!
//! This crate depends on nothing else of Whitworth's; its only input and output is [`append_lines`], by which
//! every log that people append to is written.

mod append;
mod finding;
mod place;
mod source;

pub use append::append_lines;
pub use finding::{Finding, Severity};
pub use place::{Place, Position};
pub use source::{Container, Digest, Hasher, Source, content_id};
