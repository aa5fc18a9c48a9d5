//! One alarm for what are likely two sides of one: payments without a contract, and a contract without payments,
//! of suppliers whose names are near each other.

use std::collections::{BTreeMap, BTreeSet};

use resolve::name_key;

use super::{ContractWithoutSpend, Found, Nearby, Nearness, SpendWithoutContract};
use crate::{Audit, Organisation};

/// Tells of a contract without payments beside the payments without a contract to a near-named supplier, and no
/// more by itself.
pub(super) fn tell_once(
    audit: &Audit,
    spend: &mut Found<SpendWithoutContract>,
    contracts: &mut Found<ContractWithoutSpend>,
) {
    let suppliers: BTreeMap<&str, &Organisation> =
        audit.organisations.suppliers.somebody().map(|own| (own.id.as_str(), own)).collect();
    let supplier = |id: &str| suppliers.get(id).copied();
    let mut by_begin: BTreeMap<(&str, String), Vec<(usize, &Organisation)>> = BTreeMap::new();
    for own in &contracts.found {
        for (buyer, seller) in own.buyers.iter().flat_map(|buyer| {
            own.suppliers.iter().filter_map(move |seller| Some((buyer, supplier(&seller.id)?)))
        }) {
            let key = (buyer.id.as_str(), begin(seller));
            by_begin.entry(key).or_default().push((own.agreement, seller));
        }
    }
    let mut told = BTreeSet::new();
    for paid in spend.found.iter_mut().filter(|own| is_unexplained(own)) {
        let Some(payee) = supplier(&paid.supplier.id) else { continue };
        let alike = by_begin.get(&(paid.buyer.id.as_str(), begin(payee)));
        let mut alike = alike.into_iter().flatten();
        if let Some((agreement, seller)) = alike.find(|(_, own)| own.is_near_named(payee)) {
            told.insert(*agreement);
            paid.nearby = Some(Nearby {
                how: Nearness::NearName,
                agreements: vec![*agreement],
                names: vec![seller.name.clone()],
            });
        }
    }
    contracts.found.retain(|own| !told.contains(&own.agreement));
}

/// Whether no contract of the buyer's own is known that may explain what was paid.
fn is_unexplained(paid: &SpendWithoutContract) -> bool {
    let is_elsewhere = |own: &Nearby| own.how == Nearness::OtherBuyer;
    paid.agreements.is_empty() && paid.nearby.as_ref().is_none_or(is_elsewhere)
}

/// The first letters of a name: near names have them in common, but for a slip in these.
fn begin(own: &Organisation) -> String {
    name_key(&own.name).chars().filter(|letter| *letter != ' ').take(2).collect()
}
