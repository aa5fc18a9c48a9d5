//! Whether contracts are of one supplier only because names in them are alike.

use std::collections::BTreeSet;

use resolve::name_key;

use super::holding::Holding;
use super::told::told;
use crate::{Audit, SameAs};

/// From this on, two ways of writing are as good as one.
const SURE: f32 = 0.99;

/// The least sure of the links between names of a supplier that all of these contracts have; none where they name
/// it alike, or the names are as good as one.
pub(super) fn least_sure(audit: &Audit, contracts: &[&Holding<'_>]) -> Option<SameAs> {
    let first = contracts.first()?;
    let in_all = |supplier: &&u32| contracts.iter().all(|own| own.suppliers.contains(supplier));
    let names: BTreeSet<&str> = contracts
        .iter()
        .flat_map(|own| told(audit, own))
        .flat_map(|record| record.suppliers.iter().map(|party| party.name.as_str()))
        .collect();
    let links = first.suppliers.iter().filter(in_all).filter_map(|supplier| {
        let ways = &audit.organisations.suppliers.get(*supplier)?.written;
        let used: Vec<_> = ways.iter().filter(|way| names.contains(way.name.as_str())).collect();
        let keys: BTreeSet<String> = used.iter().map(|way| name_key(&way.name)).collect();
        let links = used.into_iter().filter_map(|way| way.same_as.as_ref());
        let links = links.filter(|own| own.probability < SURE && keys.len() > 1);
        links.min_by(|one, other| one.probability.total_cmp(&other.probability))
    });
    links.min_by(|one, other| one.probability.total_cmp(&other.probability)).cloned()
}
