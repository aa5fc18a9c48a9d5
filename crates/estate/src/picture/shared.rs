use std::collections::BTreeMap;

use hashbrown::{HashMap, HashSet};

use super::contracts::Awarded;
use super::names::{Names, is_somebody, listed};
use super::spend::SpendGroups;
use super::sum::Sum;
use super::{BuyerSpend, Period, SharedSupplier};
use crate::organisations::Directory;

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
        if is_somebody(suppliers, supplier) && is_somebody(buyers, buyer) {
            serves.entry(supplier).or_default().push(buyer);
        }
    }
    serves.retain(|_, served| served.len() > 1);
    let (mut paid, periods) = (spend.of_suppliers(), spend.periods());
    let contracts = awarded.of_suppliers();
    let mut shared: Vec<SharedSupplier> = serves
        .into_iter()
        .map(|(supplier, served)| SharedSupplier {
            name: suppliers.name(supplier).to_owned(),
            id: suppliers.id(supplier),
            also_written: also_written(suppliers, supplier),
            buyers: listed(buyers, served),
            contracts: contracts.get(&supplier).copied().unwrap_or(0),
            ..paid_by(&paid.remove(&supplier).unwrap_or_default(), &periods, buyers)
        })
        .collect();
    shared.sort_by(|left, right| {
        let order = |supplier: &SharedSupplier| (supplier.buyers.len(), supplier.net_pence);
        order(right)
            .cmp(&order(left))
            .then_with(|| (&left.name, &left.id).cmp(&(&right.name, &right.id)))
    });
    shared
}

/// Every way of writing a supplier but the chosen one.
fn also_written(suppliers: &Directory, number: usize) -> Vec<String> {
    let ways = suppliers.organisations.get(number).map_or(&[][..], |own| &own.written);
    ways.iter().skip(1).map(|way| way.name.clone()).collect()
}

/// What of a shared supplier follows from the payments to it.
fn paid_by(
    paid: &BTreeMap<usize, Sum>,
    periods: &HashMap<usize, Period>,
    buyers: &Directory,
) -> SharedSupplier {
    let mut whole = Sum::default();
    for sum in paid.values() {
        whole.add(*sum);
    }
    let mut by_buyer: Vec<BuyerSpend> =
        paid.iter().map(|(buyer, sum)| sum.of_buyer(buyers.name(*buyer))).collect();
    by_buyer.sort_by(|left, right| left.buyer.cmp(&right.buyer));
    let named = paid.keys().filter(|buyer| is_somebody(buyers, **buyer));
    SharedSupplier {
        lines: whole.lines,
        net_pence: whole.net_pence,
        net_lines: whole.net_lines,
        gross_pence: whole.gross_pence,
        gross_lines: whole.gross_lines,
        common_period: Period::in_common(named.filter_map(|buyer| periods.get(buyer).copied())),
        by_buyer,
        ..SharedSupplier::default()
    }
}
