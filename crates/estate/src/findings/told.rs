use super::holding::Holding;
use crate::{Audit, Contract};

/// Every record that tells of an agreement, the one whose facts stand first.
pub(super) fn told<'a>(
    audit: &'a Audit,
    own: &Holding<'a>,
) -> impl Iterator<Item = &'a Contract> + use<'a> {
    let stating = own.decision.contract;
    let mentions = audit.agreements.get(own.decision.agreement).map(|it| it.mentions.iter());
    let others = mentions.into_iter().flatten().filter(move |at| **at != stating);
    let others = others.filter_map(|at| audit.contracts.get(*at));
    std::iter::once(own.contract).chain(others)
}
