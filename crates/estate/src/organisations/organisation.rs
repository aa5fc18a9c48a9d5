use serde::{Deserialize, Serialize};

use crate::Group;

/// An organisation with every way in which records write it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Organisation {
    /// Derived from its official number, or from its name where it has none that is its alone.
    pub id: String,
    /// Whether it sells or buys.
    pub role: Role,
    /// What it is.
    pub kind: OrganisationKind,
    /// The best of the ways it is written: one with its legal form, as registers write it, most
    /// often; initials that it spoils are those of another way.
    pub name: String,
    /// Its official numbers with their schemes, such as `GB-COH-02174990`.
    pub numbers: Vec<String>,
    /// Its postcodes, in order.
    pub postcodes: Vec<String>,
    /// Payment lines.
    pub lines: u64,
    /// Contracts and procurements, whatever their stage.
    pub contracts: u64,
    /// Every way it is written, the chosen one first, then by letter.
    pub written: Vec<Written>,
    /// Of a joint buyer, the bodies that it joins.
    pub members: Vec<String>,
    /// The least sure of the links that hold it together.
    pub weakest: Option<SameAs>,
    /// The corporate group of a supplier, where ownership was asked for and somebody is known to
    /// control it. It makes no two organisations one.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub group: Option<Group>,
}

impl Organisation {
    /// Whether it is one organisation or several, and not a word that stands for nobody.
    pub fn is_somebody(&self) -> bool {
        self.kind != OrganisationKind::Nobody
    }
}

/// Whether an organisation sells or buys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// It is paid, or has a contract.
    Supplier,
    /// It pays, or buys.
    Buyer,
}

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrganisationKind {
    /// One organisation.
    One,
    /// Several that act as one, and are none of them.
    Joint,
    /// Nobody: a word such as `Various`, a name that was redacted, or none.
    Nobody,
}

/// One way in which an organisation is written.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Written {
    /// As written.
    pub name: String,
    /// Payment lines that write it so.
    pub lines: u64,
    /// Contracts and procurements that do.
    pub contracts: u64,
    /// The files that do: their positions among the audit's files, from 0.
    pub files: Vec<u32>,
    /// Why it is the same; none for the chosen way, from which the links begin.
    pub same_as: Option<SameAs>,
}

/// Why one way of writing is the same organisation as another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SameAs {
    /// One way of writing.
    pub name: String,
    /// The other.
    pub other: String,
    /// How likely it is that both are one organisation, from 0 to 1.
    pub probability: f32,
    /// Why, in words.
    pub why: String,
}
