//! One contract published several times, and contracts that may be one.

use std::collections::{BTreeMap, BTreeSet};

use super::holding::Holding;
use super::overlap::{Overlap, OverlapTier, overlap};
use crate::{Audit, Sureness};

/// Agreements that several records tell of.
pub(super) fn several_times(audit: &Audit, holdings: &[Holding<'_>]) -> Vec<Overlap> {
    let several = holdings.iter().filter(|own| own.decision.mentions(audit).len() > 1);
    several
        .map(|own| overlap(audit, OverlapTier::SamePublished, &own.contract.title, &[own]))
        .collect()
}

/// Groups of agreements each of which may be one with another of its group.
pub(super) fn perhaps(audit: &Audit, holdings: &[Holding<'_>]) -> Vec<Overlap> {
    let at: BTreeMap<usize, &Holding<'_>> =
        holdings.iter().map(|own| (own.decision.agreement, own)).collect();
    let beside = ties(audit);
    let mut seen: BTreeSet<usize> = BTreeSet::new();
    let mut found = Vec::new();
    for (number, own) in &at {
        let mut members: BTreeMap<usize, &Holding<'_>> = BTreeMap::new();
        let mut open = vec![*number];
        while let Some(next) = open.pop() {
            if let Some(member) = at.get(&next).filter(|_| seen.insert(next)) {
                members.insert(next, member);
                open.extend(beside.get(&next).into_iter().flatten());
            }
        }
        if members.len() > 1 {
            let members: Vec<&Holding<'_>> = members.into_values().collect();
            found.push(overlap(audit, OverlapTier::MayBeSame, &own.contract.title, &members));
        }
    }
    found
}

/// For each agreement, those that it may be one with.
fn ties(audit: &Audit) -> BTreeMap<usize, BTreeSet<usize>> {
    let mut of_contract = vec![None; audit.contracts.len()];
    for (number, agreement) in audit.agreements.iter().enumerate() {
        for mention in &agreement.mentions {
            if let Some(slot) = of_contract.get_mut(*mention) {
                *slot = Some(number);
            }
        }
    }
    let agreement_of = |mention: usize| of_contract.get(mention).copied().flatten();
    let mut beside: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    let all = audit.agreements.iter().flat_map(|own| &own.ties);
    for tie in all.filter(|tie| tie.sureness == Sureness::Possible) {
        if let Some((one, other)) = agreement_of(tie.one).zip(agreement_of(tie.other)) {
            beside.entry(one).or_default().insert(other);
            beside.entry(other).or_default().insert(one);
        }
    }
    beside
}
