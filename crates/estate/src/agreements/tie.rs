//! What two mentions have in common.

use serde::{Deserialize, Serialize};

/// Two mentions that are of one agreement, or may be.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Tie {
    /// Index into [`Audit::contracts`](crate::Audit).
    pub one: usize,
    /// The same, a later one.
    pub other: usize,
    /// How sure it is.
    pub sureness: Sureness,
    /// What they have in common.
    pub common: Vec<Common>,
}

/// How sure it is that two mentions are of one agreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sureness {
    /// They may be: not put together for it.
    Possible,
    /// Put together by what both say.
    Likely,
    /// Put together by an identifier that both give.
    Certain,
}

/// Something that two mentions have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Common {
    /// A buyer.
    Buyer,
    /// A supplier.
    Supplier,
    /// The Open Contracting id.
    Ocid,
    /// The reference of a notice, or of a register: a hint.
    Reference,
    /// The title, or most of it.
    Title,
    /// The start, but for a month at most.
    Start,
    /// The end, but for a month at most, or for an option to extend.
    End,
    /// The total value, but for one in a hundred, with or without options to extend.
    Value,
}
