//! One alarm for what are likely two sides of one: payments without a contract, and a contract without payments,
//! of suppliers whose names are near each other.

use std::collections::{BTreeMap, BTreeSet};

use estate::{Audit, ContractWithoutSpend, Organisation, SpendWithoutContract};
use resolve::name_key;

/// The contract without spend that stands beside each spend without a contract.
pub(super) struct NearNamed {
    /// By the ids of who paid and who was paid: the agreement, and its supplier's name.
    beside: BTreeMap<(String, String), (usize, String)>,
    agreements: BTreeSet<usize>,
}

impl NearNamed {
    pub(super) fn of(
        audit: &Audit,
        spend: &[SpendWithoutContract],
        contracts: &[ContractWithoutSpend],
    ) -> Self {
        let suppliers: BTreeMap<&str, &Organisation> =
            audit.organisations.suppliers.somebody().map(|own| (own.id.as_str(), own)).collect();
        let supplier = |id: &str| suppliers.get(id).copied();
        let mut by_begin: BTreeMap<(&str, String), Vec<(usize, &Organisation)>> = BTreeMap::new();
        for own in contracts {
            for (buyer, seller) in own.buyers.iter().flat_map(|buyer| {
                own.suppliers.iter().filter_map(move |seller| Some((buyer, supplier(&seller.id)?)))
            }) {
                let key = (buyer.id.as_str(), begin(seller));
                by_begin.entry(key).or_default().push((own.agreement, seller));
            }
        }
        let mut own = Self { beside: BTreeMap::new(), agreements: BTreeSet::new() };
        for paid in spend.iter().filter(|own| own.agreements.is_empty() && own.of_group.is_none()) {
            let Some(payee) = supplier(&paid.supplier.id) else { continue };
            let alike = by_begin.get(&(paid.buyer.id.as_str(), begin(payee)));
            let mut alike = alike.into_iter().flatten();
            if let Some((agreement, seller)) = alike.find(|(_, own)| own.is_near_named(payee)) {
                let pair = (paid.buyer.id.clone(), paid.supplier.id.clone());
                own.beside.insert(pair, (*agreement, seller.name.clone()));
                own.agreements.insert(*agreement);
            }
        }
        own
    }

    /// The agreement beside this spend, and the name of its supplier.
    pub(super) fn beside(&self, spend: &SpendWithoutContract) -> Option<(usize, &str)> {
        let pair = (spend.buyer.id.clone(), spend.supplier.id.clone());
        self.beside.get(&pair).map(|(agreement, name)| (*agreement, name.as_str()))
    }

    /// Whether a contract is told of with the spend that it stands beside.
    pub(super) fn tells_of(&self, contract: &ContractWithoutSpend) -> bool {
        self.agreements.contains(&contract.agreement)
    }
}

/// The first letters of a name: near names have them in common, but for a slip in these.
fn begin(own: &Organisation) -> String {
    name_key(&own.name).chars().filter(|letter| *letter != ' ').take(2).collect()
}
