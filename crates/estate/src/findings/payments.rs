//! Payments by who paid whom.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use hashbrown::HashMap;

use crate::organisations::Directory;
use crate::{Audit, Pence, Period};

/// Net payments in pounds, dated, by buyer and supplier; whoever is nobody left out.
pub(super) struct Payments {
    by_pair: BTreeMap<(u32, u32), Vec<Payment>>,
    by_buyer: BTreeMap<u32, BuyerPayments>,
    /// Lines without a net amount in pounds, a date, or somebody who pays and is paid.
    pub(super) left_out: usize,
}

#[derive(Clone, Copy)]
pub(super) struct Payment {
    pub(super) date: NaiveDate,
    pub(super) net: Pence,
    /// Its place among [`Audit::spend`].
    pub(super) line: usize,
}

/// The payments of one buyer, whoever was paid.
#[derive(Clone, Copy)]
pub(super) struct BuyerPayments {
    pub(super) period: Period,
    /// Nineteen in twenty of its payments are this large at least: what is smaller it may not publish.
    pub(super) small: Pence,
}

impl Payments {
    pub(super) fn of(audit: &Audit) -> Self {
        let spend = &audit.spend;
        let (suppliers, buyers) = (&audit.organisations.suppliers, &audit.organisations.buyers);
        let [sells, buys] = [suppliers, buyers].map(somebody);
        let is = |known: &[bool], number: u32| known.get(number as usize).copied() == Some(true);
        let mut by_pair: HashMap<(u32, u32), Vec<Payment>> = HashMap::new();
        let mut taken = 0;
        let amounts = spend.net.iter().zip(&spend.currency).zip(&spend.date);
        let who = buyers.of_lines().iter().zip(suppliers.of_lines());
        for (line, (((net, currency), date), (buyer, supplier))) in amounts.zip(who).enumerate() {
            let (Some(net), Some(date)) = (*net, *date) else { continue };
            if spend.text(*currency) == "GBP" && is(&buys, *buyer) && is(&sells, *supplier) {
                by_pair.entry((*buyer, *supplier)).or_default().push(Payment { date, net, line });
                taken += 1;
            }
        }
        let by_pair: BTreeMap<(u32, u32), Vec<Payment>> = by_pair.into_iter().collect();
        let by_buyer = by_buyer(&by_pair);
        Self { by_pair, by_buyer, left_out: spend.len() - taken }
    }

    /// Every buyer and supplier with payments between them, in order.
    pub(super) fn pairs(&self) -> impl Iterator<Item = ((u32, u32), &[Payment])> {
        self.by_pair.iter().map(|(pair, payments)| (*pair, payments.as_slice()))
    }

    pub(super) fn between(&self, buyer: u32, supplier: u32) -> &[Payment] {
        self.by_pair.get(&(buyer, supplier)).map_or(&[], Vec::as_slice)
    }

    /// Every supplier that a buyer pays, with the payments.
    pub(super) fn by(&self, buyer: u32) -> impl Iterator<Item = (u32, &[Payment])> {
        let pairs = self.by_pair.range((buyer, 0)..=(buyer, u32::MAX));
        pairs.map(|((_, supplier), payments)| (*supplier, payments.as_slice()))
    }

    pub(super) fn of_buyer(&self, buyer: u32) -> Option<BuyerPayments> {
        self.by_buyer.get(&buyer).copied()
    }

    pub(super) fn buyers(&self) -> impl Iterator<Item = u32> {
        self.by_buyer.keys().copied()
    }
}

/// From the first payment to the last.
pub(super) fn period(payments: &[Payment]) -> Option<Period> {
    let days = || payments.iter().map(|own| own.date);
    Some(Period { first: days().min()?, last: days().max()? })
}

/// The day of the first payment that is no credit.
pub(super) fn first(payments: &[Payment]) -> Option<NaiveDate> {
    payments.iter().filter(|own| own.net.0 > 0).map(|own| own.date).min()
}

pub(super) fn sum(payments: impl IntoIterator<Item = Payment>) -> Pence {
    let mut sum = Pence::default();
    payments.into_iter().for_each(|own| sum += own.net);
    sum
}

fn somebody(directory: &Directory) -> Vec<bool> {
    directory.organisations.iter().map(|own| own.is_somebody()).collect()
}

fn by_buyer(by_pair: &BTreeMap<(u32, u32), Vec<Payment>>) -> BTreeMap<u32, BuyerPayments> {
    let mut sizes: BTreeMap<u32, (Option<Period>, Vec<i64>)> = BTreeMap::new();
    for ((buyer, _), payments) in by_pair {
        let (around, sizes) = sizes.entry(*buyer).or_default();
        *around = Period::around(*around, period(payments));
        sizes.extend(payments.iter().map(|own| own.net.0).filter(|net| *net > 0));
    }
    let small = |mut sizes: Vec<i64>| {
        let at = sizes.len() / 20;
        if at < sizes.len() { *sizes.select_nth_unstable(at).1 } else { 0 }
    };
    let own = |(buyer, (period, sizes)): (u32, (Option<Period>, Vec<i64>))| {
        Some((buyer, BuyerPayments { period: period?, small: Pence(small(sizes)) }))
    };
    sizes.into_iter().filter_map(own).collect()
}
