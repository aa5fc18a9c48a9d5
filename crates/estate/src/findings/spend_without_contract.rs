//! Payments to a supplier with whom no contract is known, or after the last one ended.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::holding::Holding;
use super::named::is_public_body;
use super::payments::{Payment, Payments, period, sum};
use super::withheld::Withheld;
use super::{FindingCoverage, Found, Named, registers};
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
    /// The earliest of them, as its place among the lines of [`Audit::spend`].
    pub first_line: usize,
    /// From the first of them to the last.
    pub period: Period,
    /// What the buyer paid this supplier inside a contract.
    pub inside_pence: Pence,
    /// Contracts between the two whose terms leave these payments out: indices into
    /// [`Audit::agreements`]; none where no contract is known.
    pub agreements: Vec<usize>,
    /// Whether the supplier is a public body by its name: what one pays another is seldom a contract.
    pub to_public_body: bool,
    /// A contract of the buyer with another company of the supplier's group, under which it may be.
    pub of_group: Option<usize>,
}

/// Every such pair, those paid to public bodies last, the largest sum first.
pub(super) fn spend_without_contract(
    audit: &Audit,
    holdings: &[Holding<'_>],
    payments: &Payments,
) -> Found<SpendWithoutContract> {
    let held = Held::of(audit, holdings);
    let tested: Vec<u32> = payments.buyers().filter(|buyer| held.buyers.contains(buyer)).collect();
    let pairs = payments.pairs().filter(|((buyer, _), _)| held.buyers.contains(buyer));
    let withheld = Withheld::of(audit);
    let mut found: Vec<SpendWithoutContract> = pairs
        .filter(|(pair, _)| !withheld.is_between(audit, *pair))
        .filter_map(|(pair, payments)| outside(audit, &held, holdings, pair, payments))
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
struct Held {
    buyers: BTreeSet<u32>,
    by_pair: BTreeMap<(u32, u32), Vec<usize>>,
    /// By buyer and corporate group.
    by_group: BTreeMap<(u32, String), usize>,
}

impl Held {
    fn of(audit: &Audit, holdings: &[Holding<'_>]) -> Self {
        let mut held = Self {
            buyers: registers::with_register(audit, holdings),
            by_pair: BTreeMap::new(),
            by_group: BTreeMap::new(),
        };
        for (at, own) in holdings.iter().enumerate() {
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
}

fn group(audit: &Audit, supplier: u32) -> Option<String> {
    Some(audit.organisations.suppliers.get(supplier)?.group.as_ref()?.id.clone())
}

fn outside(
    audit: &Audit,
    held: &Held,
    holdings: &[Holding<'_>],
    (buyer, supplier): (u32, u32),
    payments: &[Payment],
) -> Option<SpendWithoutContract> {
    let between = held.by_pair.get(&(buyer, supplier)).map_or(&[][..], Vec::as_slice);
    let contracts: Vec<&Holding<'_>> = between.iter().filter_map(|at| holdings.get(*at)).collect();
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
    let of_group = group(audit, supplier).filter(|_| contracts.is_empty());
    let of_group = of_group.and_then(|group| held.by_group.get(&(buyer, group)));
    let supplier_named = Arc::new(Named::at(&audit.organisations.suppliers, supplier)?);
    Some(SpendWithoutContract {
        buyer: Arc::new(Named::at(&audit.organisations.buyers, buyer)?),
        to_public_body: is_public_body(&supplier_named.name),
        supplier: supplier_named,
        lines: outside.len() as u64,
        net_pence,
        first_line: outside.iter().min_by_key(|own| (own.date, own.line))?.line,
        period: period(&outside)?,
        inside_pence: sum(inside),
        agreements: contracts.iter().map(|own| own.decision.agreement).collect(),
        of_group: of_group.and_then(|at| Some(holdings.get(*at)?.decision.agreement)),
    })
}
