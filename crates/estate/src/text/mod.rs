//! Bytes to text: encodings, rows of text tables, and texts mended on the way in.

pub(crate) mod encoding;
pub(crate) mod records;
mod repair;

pub use repair::repair;
