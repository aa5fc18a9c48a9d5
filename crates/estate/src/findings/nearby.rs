use serde::{Deserialize, Serialize};

/// Contracts under which payments may be, though they are not between the two.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Nearby {
    /// How near they are.
    pub how: Nearness,
    /// Indices into [`Audit::agreements`](crate::Audit).
    pub agreements: Vec<usize>,
    /// Who has them: the other suppliers, or the other buyers.
    pub names: Vec<String>,
}

/// How near a contract is to payments that are not under it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Nearness {
    /// The buyer has it with another supplier of the same name: the number of one may be a slip.
    SameName,
    /// The buyer has it with another company of the supplier's group.
    SameGroup,
    /// The buyer has it, without payments, with a supplier whose name is near.
    NearName,
    /// Another buyer has it with the supplier, and perhaps for several.
    OtherBuyer,
}
