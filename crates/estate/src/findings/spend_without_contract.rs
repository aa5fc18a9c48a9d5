//! Payments to a supplier with whom no contract is known, or after the last one ended.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::holding::Holding;
use super::named::is_public_body;
use super::namesakes::Namesakes;
use super::payments::{Payment, Payments, period, sum};
use super::withheld::Withheld;
use super::{FindingCoverage, Found, Named, Nearby, Nearness, registers};
use crate::{Audit, Pence, Period};

/// What a supplier is paid in all from which on a register should name its contract: the Local Government
/// Transparency Code 2015 (paragraph 31) asks for every contract above £5,000.
const LEAST: Pence = Pence(500_000);

/// What one buyer paid one supplier outside every contract that is known between them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SpendWithoutContract {
    /// Who paid.
    pub buyer: Arc<Named>,
    /// Who was paid.
    pub supplier: Arc<Named>,
    /// How many payments lie outside a contract.
    pub lines: u64,
    /// What they come to, net, in pounds.
    pub net_pence: Pence,
    /// The file in which the earliest of them stands: an index into [`Audit::files`].
    pub first_file: u32,
    /// The row in which it stands there.
    pub first_row: u32,
    /// From the first of them to the last.
    pub period: Period,
    /// What the buyer paid this supplier inside a contract.
    pub inside_pence: Pence,
    /// Contracts between the two whose terms leave these payments out: indices into
    /// [`Audit::agreements`]; none where no contract is known.
    pub agreements: Vec<usize>,
    /// Whether the supplier is a public body by its name: what one pays another is seldom a contract.
    pub to_public_body: bool,
    /// Contracts that are not between the two, under which it may be.
    pub nearby: Option<Nearby>,
}

/// Every such pair, those paid to public bodies last, the largest sum first.
pub(super) fn spend_without_contract(
    audit: &Audit,
    holdings: &[Holding<'_>],
    payments: &Payments,
    namesakes: &Namesakes,
) -> Found<SpendWithoutContract> {
    let held = Held::of(audit, holdings, namesakes);
    let tested: Vec<u32> = payments.buyers().filter(|buyer| held.buyers.contains(buyer)).collect();
    let pairs = payments.pairs().filter(|((buyer, _), _)| held.buyers.contains(buyer));
    let withheld = Withheld::of(audit);
    let mut found: Vec<SpendWithoutContract> = pairs
        .filter(|(pair, _)| !withheld.is_between(audit, *pair))
        .filter_map(|(pair, payments)| outside(audit, &held, pair, payments))
        .collect();
    found.sort_by(|one, other| {
        let names = |own: &SpendWithoutContract| (own.buyer.clone(), own.supplier.clone());
        let size =
            |own: &SpendWithoutContract| (own.to_public_body, std::cmp::Reverse(own.net_pence));
        size(one).cmp(&size(other)).then_with(|| names(one).cmp(&names(other)))
    });
    let all = payments.buyers().count();
    let coverage = FindingCoverage::of(
        "bodies with payments, and with a register here to compare them with",
        tested.len(),
        all,
    )
    .without(payments.left_out, "payments without a named payee, a date or a net amount in pounds")
    .without(audit.withheld.len(), "contracts marked not public, under which payments may be");
    Found { found, coverage }
}

/// Contracts by who holds them.
struct Held<'a> {
    holdings: &'a [Holding<'a>],
    namesakes: &'a Namesakes,
    buyers: BTreeSet<u32>,
    by_pair: BTreeMap<(u32, u32), Vec<usize>>,
    by_supplier: BTreeMap<u32, Vec<usize>>,
    /// By buyer and corporate group.
    by_group: BTreeMap<(u32, String), usize>,
}

impl<'a> Held<'a> {
    fn of(audit: &Audit, holdings: &'a [Holding<'a>], namesakes: &'a Namesakes) -> Self {
        let mut held = Self {
            holdings,
            namesakes,
            buyers: registers::with_register(audit, holdings),
            by_pair: BTreeMap::new(),
            by_supplier: BTreeMap::new(),
            by_group: BTreeMap::new(),
        };
        for (at, own) in holdings.iter().enumerate() {
            for supplier in &own.suppliers {
                held.by_supplier.entry(*supplier).or_default().push(at);
            }
            for buyer in &own.buyers {
                for supplier in &own.suppliers {
                    held.by_pair.entry((*buyer, *supplier)).or_default().push(at);
                    if let Some(group) = group(audit, *supplier) {
                        held.by_group.entry((*buyer, group)).or_insert(at);
                    }
                }
            }
        }
        held
    }

    /// The contracts between two.
    fn between(&self, pair: (u32, u32)) -> impl Iterator<Item = &'a Holding<'a>> {
        self.all(self.by_pair.get(&pair))
    }

    fn all(&self, places: Option<&Vec<usize>>) -> impl Iterator<Item = &'a Holding<'a>> + use<'a> {
        let holdings = self.holdings;
        places.cloned().unwrap_or_default().into_iter().filter_map(move |at| holdings.get(at))
    }

    /// Contracts under which these payments may be, though they are not between the two: the nearest.
    fn nearby(&self, audit: &Audit, pair: (u32, u32), outside: &[Payment]) -> Option<Nearby> {
        let of_name = || self.of_same_name(audit, pair);
        let elsewhere = || self.of_other_buyers(audit, pair, outside);
        of_name().or_else(|| self.of_group(audit, pair)).or_else(elsewhere)
    }

    fn of_same_name(&self, audit: &Audit, (buyer, supplier): (u32, u32)) -> Option<Nearby> {
        let suppliers = &audit.organisations.suppliers;
        let others = self.namesakes.of_supplier(supplier);
        let with = others.filter(|other| self.by_pair.contains_key(&(buyer, *other)));
        let with: Vec<u32> = with.collect();
        let contracts = with.iter().flat_map(|other| self.between((buyer, *other)));
        let named = Named::all(suppliers, with.iter().copied());
        nearby(Nearness::SameName, contracts, named)
    }

    fn of_group(&self, audit: &Audit, (buyer, supplier): (u32, u32)) -> Option<Nearby> {
        let is_alone = !self.by_pair.contains_key(&(buyer, supplier));
        let group = group(audit, supplier).filter(|_| is_alone)?;
        let contract = self.holdings.get(*self.by_group.get(&(buyer, group))?)?;
        nearby(Nearness::SameGroup, [contract], Vec::new())
    }

    /// The supplier's contracts with others on days of these payments: one may buy for several.
    fn of_other_buyers(
        &self,
        audit: &Audit,
        (buyer, supplier): (u32, u32),
        outside: &[Payment],
    ) -> Option<Nearby> {
        let is_paid = |own: &&Holding<'_>| outside.iter().any(|it| own.covers(it.date));
        let all = self.all(self.by_supplier.get(&supplier));
        let others: Vec<&Holding<'_>> =
            all.filter(|own| !own.buyers.contains(&buyer)).filter(is_paid).collect();
        let buyers = others.iter().flat_map(|own| &own.buyers).copied();
        let named = Named::all(&audit.organisations.buyers, buyers);
        nearby(Nearness::OtherBuyer, others, named)
    }
}

fn nearby<'a>(
    how: Nearness,
    contracts: impl IntoIterator<Item = &'a Holding<'a>>,
    bodies: Vec<Named>,
) -> Option<Nearby> {
    let agreements: BTreeSet<usize> =
        contracts.into_iter().map(|own| own.decision.agreement).collect();
    let mut names: Vec<String> = bodies.into_iter().map(|own| own.name).collect();
    names.dedup();
    let agreements: Vec<usize> = agreements.into_iter().collect();
    (!agreements.is_empty()).then_some(Nearby { how, agreements, names })
}

fn group(audit: &Audit, supplier: u32) -> Option<String> {
    Some(audit.organisations.suppliers.get(supplier)?.group.as_ref()?.id.clone())
}

fn outside(
    audit: &Audit,
    held: &Held<'_>,
    (buyer, supplier): (u32, u32),
    payments: &[Payment],
) -> Option<SpendWithoutContract> {
    let contracts: Vec<&Holding<'_>> = held.between((buyer, supplier)).collect();
    // Without an end that can be believed nothing can be said to lie outside.
    if contracts.iter().any(|own| own.days().is_none()) {
        return None;
    }
    let is_inside = |own: &Payment| contracts.iter().any(|contract| contract.covers(own.date));
    let (inside, outside): (Vec<Payment>, Vec<Payment>) =
        payments.iter().copied().partition(is_inside);
    let net_pence = sum(outside.iter().copied());
    if net_pence < LEAST {
        return None;
    }
    let first = outside.iter().min_by_key(|own| (own.date, own.line))?.line;
    let supplier_named = Arc::new(Named::at(&audit.organisations.suppliers, supplier)?);
    Some(SpendWithoutContract {
        buyer: Arc::new(Named::at(&audit.organisations.buyers, buyer)?),
        to_public_body: is_public_body(&supplier_named.name),
        supplier: supplier_named,
        lines: outside.len() as u64,
        net_pence,
        first_file: *audit.spend.file.get(first)?,
        first_row: *audit.spend.row.get(first)?,
        period: period(&outside)?,
        inside_pence: sum(inside),
        agreements: contracts.iter().map(|own| own.decision.agreement).collect(),
        nearby: held.nearby(audit, (buyer, supplier), &outside),
    })
}
