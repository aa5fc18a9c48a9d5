use std::collections::BTreeMap;

use hashbrown::HashSet;

use super::SharedSupplier;
use super::contracts::Awarded;
use super::directory::Directory;
use super::spend::SpendGroups;

/// Suppliers that two buyers or more pay or have a contract with, those with most buyers first.
pub(super) fn shared_suppliers(
    spend: &SpendGroups<'_>,
    awarded: &Awarded<'_>,
    suppliers: &Directory,
    buyers: &Directory,
) -> Vec<SharedSupplier> {
    let pairs: HashSet<(usize, usize)> = spend.pairs().chain(awarded.pairs()).collect();
    let mut serves: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (supplier, buyer) in pairs {
        if suppliers.is_somebody(supplier) && buyers.is_somebody(buyer) {
            serves.entry(supplier).or_default().push(buyer);
        }
    }
    serves.retain(|_, served| served.len() > 1);
    let sums = spend.of_suppliers(suppliers);
    let contracts = awarded.of_suppliers();
    let mut shared: Vec<SharedSupplier> = serves
        .into_iter()
        .map(|(supplier, served)| {
            let mut names: Vec<String> =
                served.into_iter().map(|buyer| buyers.name(buyer).to_owned()).collect();
            names.sort();
            let sum = sums.get(&supplier).cloned().unwrap_or_default();
            SharedSupplier {
                name: suppliers.name(supplier).to_owned(),
                also_written: suppliers.also_written(supplier),
                buyers: names,
                lines: sum.lines,
                net_pence: sum.net_pence,
                net_lines: sum.net_lines,
                gross_pence: sum.gross_pence,
                contracts: contracts.get(&supplier).copied().unwrap_or(0),
            }
        })
        .collect();
    shared.sort_by(|left, right| {
        let order = |supplier: &SharedSupplier| (supplier.buyers.len(), supplier.net_pence);
        order(right).cmp(&order(left)).then_with(|| left.name.cmp(&right.name))
    });
    shared
}
