//! What one cell says: an amount, a date, a name, or nothing.

mod amount;
mod date;
mod several;
mod suppliers;
mod words;

pub(crate) use amount::{amount, pence_of};
pub(crate) use date::{date, looks_month_first};
pub(crate) use several::{listed, says_several};
pub(crate) use suppliers::suppliers;
pub(crate) use words::{flag, is_absent, is_redacted, is_total, marked_public, not_public};

/// What came of reading a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Cell<T> {
    /// Nothing there, or a word for nothing.
    Absent,
    Value(T),
    /// Something that is not what the column should hold.
    Unreadable,
}

impl<T> Cell<T> {
    pub(crate) fn value(self) -> Option<T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Unreadable => None,
        }
    }
}
