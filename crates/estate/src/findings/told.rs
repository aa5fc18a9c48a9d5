use super::holding::Holding;
use crate::{Audit, Contract};

/// Every record that tells of an agreement, the one whose facts stand first.
pub(super) fn told<'a>(
    audit: &'a Audit,
    own: &Holding<'a>,
) -> impl Iterator<Item = &'a Contract> + use<'a> {
    own.decision.records(audit).filter_map(|at| audit.contracts.get(at))
}
