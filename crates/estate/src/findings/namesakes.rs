//! Suppliers of one name under two official numbers: one of the numbers may be a slip, and then what seems two
//! organisations is one.

use std::collections::{BTreeMap, BTreeSet};

use resolve::name_key;

use super::holding::Holding;
use super::payments::Payments;
use crate::Audit;
use crate::organisations::Directory;

/// By supplier, the others that bear its name, and with whom each has contracts.
pub(super) struct Namesakes {
    of_supplier: BTreeMap<u32, BTreeSet<u32>>,
    held: BTreeSet<(u32, u32)>,
}

impl Namesakes {
    pub(super) fn of(audit: &Audit, holdings: &[Holding<'_>]) -> Self {
        let held = holdings.iter().flat_map(|own| {
            own.buyers.iter().flat_map(|buyer| own.suppliers.iter().map(|it| (*buyer, *it)))
        });
        Self { of_supplier: of_one_name(&audit.organisations.suppliers), held: held.collect() }
    }

    /// The others that bear a supplier's name.
    pub(super) fn of_supplier(&self, supplier: u32) -> impl Iterator<Item = u32> {
        self.of_supplier.get(&supplier).into_iter().flatten().copied()
    }

    /// Whether a buyer has contracts with, or payments to, another supplier of this one's name.
    pub(super) fn are_of(&self, (buyer, supplier): (u32, u32), payments: &Payments) -> bool {
        let mut others = self.of_supplier(supplier).map(|other| (buyer, other));
        others.any(|own| self.held.contains(&own) || !payments.between(own.0, own.1).is_empty())
    }
}

/// By supplier, the others that are written the same in any way.
fn of_one_name(suppliers: &Directory) -> BTreeMap<u32, BTreeSet<u32>> {
    let mut by_name: BTreeMap<String, BTreeSet<u32>> = BTreeMap::new();
    for (number, own) in (0..).zip(&suppliers.organisations) {
        if own.is_somebody() {
            for key in own.written.iter().map(|way| name_key(&way.name)) {
                by_name.entry(key).or_default().insert(number);
            }
        }
    }
    by_name.remove("");
    let mut others: BTreeMap<u32, BTreeSet<u32>> = BTreeMap::new();
    for alike in by_name.into_values().filter(|alike| alike.len() > 1) {
        for own in &alike {
            let rest = alike.iter().filter(|other| *other != own);
            others.entry(*own).or_default().extend(rest);
        }
    }
    others
}
