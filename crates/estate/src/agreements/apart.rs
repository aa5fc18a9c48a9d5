//! Which mentions cannot be of one agreement.

use ::evidence::Position;

use super::mention::Mention;
use crate::{Contract, Stage};

/// Whether two mentions name a buyer that is the same.
pub(super) fn share_buyer(one: &Mention<'_>, other: &Mention<'_>) -> bool {
    one.buyers.iter().any(|own| other.buyers.contains(own))
}

/// Whether two mentions cannot be of one agreement, whoever buys: they name different suppliers, or
/// stand side by side in one source that tells each agreement once.
pub(super) fn are_apart(one: &Mention<'_>, other: &Mention<'_>) -> bool {
    let (left, right) = (one.contract, other.contract);
    let suppliers = one.shares_supplier(other);
    let withdrawn = (left.stage == Stage::Withdrawn) != (right.stage == Stage::Withdrawn);
    stand_side_by_side(one, other) || withdrawn || suppliers == Some(false)
}

/// Whether two mentions are rows of one table, contracts of one process, or processes of one
/// publisher, who tells each once.
fn stand_side_by_side(one: &Mention<'_>, other: &Mention<'_>) -> bool {
    let (left, right) = (one.contract, other.contract);
    let is_one_file = left.file == right.file;
    if is_row(left) || is_row(right) {
        return is_one_file;
    }
    is_one_file && one.ocid == other.ocid
        || one.publisher().is_some() && one.publisher() == other.publisher()
}

fn is_row(contract: &Contract) -> bool {
    matches!(contract.position, Position::Row { .. })
}
