//! Bytes to text: encodings, rows of text tables, and texts mended on the way in.

pub(crate) mod encoding;
mod headings;
pub(crate) mod layout;
pub(crate) mod records;
mod repair;
pub(crate) mod row;
mod rows;

pub use repair::repair;
pub use row::{Row, RowFault};
pub use rows::{TextError, TextRows};
