//! Bytes to text: encodings, rows of text tables, and texts mended on the way in.

pub(crate) mod encoding;
mod headings;
pub(crate) mod layout;
pub(crate) mod records;
mod repair;
mod rows;

pub use records::{Row, RowFault};
pub use repair::repair;
pub use rows::{TextError, TextRows};
