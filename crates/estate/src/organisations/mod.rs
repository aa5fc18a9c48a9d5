//! Who is who: the organisations behind the names that spend, registers and notices write.
//!
//! Distinct parties are compared, not rows: a million payment lines hold a few thousand of them.

mod comparing;
mod councils;
mod directory;
mod grouping;
mod identity;
mod initials;
mod joining;
mod joint;
mod naming;
mod near;
mod nobody;
mod organisation;
mod parties;
mod telling;

pub(crate) use councils::by_place;
pub use directory::Directory;
pub(crate) use nobody::is_nobody;
pub use organisation::{Organisation, OrganisationKind, Role, SameAs, Written};

use evidence::Finding;

use crate::{Contract, FileAccount, SpendLines};

/// What stands where a record names nobody.
pub(crate) const NOT_STATED: &str = "(not stated)";

/// Who sells and who buys.
#[derive(Clone, Debug, Default)]
pub struct Organisations {
    /// Everyone who is paid or has a contract.
    pub suppliers: Directory,
    /// Everyone who pays or buys.
    pub buyers: Directory,
}

/// Finds the organisations behind names, and what is to be said of their numbers.
pub(crate) fn organisations(
    files: &[FileAccount],
    spend: &SpendLines,
    contracts: &[Contract],
) -> (Organisations, Vec<Finding>) {
    let of = |role| directory::resolved(role, files, spend, contracts);
    let (suppliers, buyers) = rayon::join(|| of(Role::Supplier), || of(Role::Buyer));
    let findings = suppliers.1.into_iter().chain(buyers.1).collect();
    (Organisations { suppliers: suppliers.0, buyers: buyers.0 }, findings)
}
