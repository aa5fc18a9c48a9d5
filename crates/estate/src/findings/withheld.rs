//! Contracts that are not public: nothing of them is told, and nothing is said that they could prove wrong.

use hashbrown::HashSet;
use resolve::name_key;

use crate::organisations::Directory;
use crate::{Audit, Contract};

/// Between whom contracts stand that are marked not public.
pub(super) struct Withheld {
    /// By the names of buyer and supplier; the first is empty where a record names no buyer.
    pairs: HashSet<(String, String)>,
}

impl Withheld {
    pub(super) fn of(audit: &Audit) -> Self {
        let of_contract = |contract: &Contract| {
            let buyers: Vec<String> =
                contract.buyers.iter().map(|own| name_key(&own.name)).collect();
            let buyers = if buyers.is_empty() { vec![String::new()] } else { buyers };
            let suppliers: Vec<String> =
                contract.suppliers.iter().map(|own| name_key(&own.name)).collect();
            let pairs = buyers.into_iter().flat_map(move |buyer| {
                suppliers.clone().into_iter().map(move |supplier| (buyer.clone(), supplier))
            });
            pairs.collect::<Vec<_>>()
        };
        Self { pairs: audit.withheld.iter().flat_map(of_contract).collect() }
    }

    /// Whether one stands between these two, by any way in which their names are written.
    pub(super) fn is_between(&self, audit: &Audit, (buyer, supplier): (u32, u32)) -> bool {
        if self.pairs.is_empty() {
            return false;
        }
        let mut buyers = keys(&audit.organisations.buyers, buyer);
        buyers.push(String::new());
        let suppliers = keys(&audit.organisations.suppliers, supplier);
        let mut pairs = buyers
            .iter()
            .flat_map(|buyer| suppliers.iter().map(move |own| (buyer.clone(), own.clone())));
        pairs.any(|pair| self.pairs.contains(&pair))
    }
}

fn keys(directory: &Directory, number: u32) -> Vec<String> {
    let written = directory.get(number).map_or(&[][..], |own| &own.written);
    written.iter().map(|way| name_key(&way.name)).collect()
}
