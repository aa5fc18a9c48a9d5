//! Contracts that run while their body publishes payments, and none to the supplier.

use serde::{Deserialize, Serialize};

use super::holding::Holding;
use super::namesakes::Namesakes;
use super::payments::Payments;
use super::{FindingCoverage, Found, Named};
use crate::{Audit, Pence, Period};

/// Days on which a contract must run while payments are published, for none of them to tell anything.
const LEAST_DAYS: i64 = 90;

/// A contract under which no payment is seen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ContractWithoutSpend {
    /// Index into [`Audit::agreements`].
    pub agreement: usize,
    /// Who holds it, and publishes payments.
    pub buyers: Vec<Named>,
    /// Who supplies.
    pub suppliers: Vec<Named>,
    /// A year's worth, net, in pounds.
    pub annual_pence: Pence,
    /// The days on which it runs and payments are published.
    pub period: Period,
    /// A company of the supplier's group that the body paid on those days: the payments may be there.
    pub paid_in_group: Option<Named>,
}

/// Every such contract, the largest first.
pub(super) fn contracts_without_spend(
    audit: &Audit,
    holdings: &[Holding<'_>],
    payments: &Payments,
    namesakes: &Namesakes,
) -> Found<ContractWithoutSpend> {
    let mut found = Vec::new();
    let (mut tested, mut unpublished, mut unvalued, mut short) = (0, 0, 0, 0);
    let (mut frameworks, mut same_named) = (0, 0);
    for own in holdings {
        // What is bought under a framework is paid under the contracts called off from it.
        if own.decision.route.is_framework {
            frameworks += 1;
            continue;
        }
        let periods: Option<Vec<_>> =
            own.buyers.iter().map(|buyer| payments.of_buyer(*buyer)).collect();
        let Some(published) = periods.filter(|own| !own.is_empty()) else {
            unpublished += 1;
            continue;
        };
        let common = Period::in_common(published.iter().map(|own| own.period).chain(own.days()));
        let common = common.filter(|days| (days.last - days.first).num_days() >= LEAST_DAYS);
        let Some(period) = common.filter(|_| {
            let has_start = own.decision.term.start.is_some();
            own.days().is_some() && has_start && !own.suppliers.is_empty()
        }) else {
            short += 1;
            continue;
        };
        // What is paid by the month may be too small to be published.
        let small = published.iter().map(|own| own.small.0).max().unwrap_or(0);
        let Some(annual_pence) = own.annual().filter(|annual| annual.0 / 12 >= small) else {
            unvalued += 1;
            continue;
        };
        let is_unpaid = !is_paid(own, &own.suppliers, payments);
        if is_unpaid && is_namesake_paid(own, payments, namesakes) {
            same_named += 1;
            continue;
        }
        tested += 1;
        if is_unpaid {
            let (buyers, suppliers) = (&audit.organisations.buyers, &audit.organisations.suppliers);
            found.push(ContractWithoutSpend {
                agreement: own.decision.agreement,
                buyers: Named::all(buyers, own.buyers.iter().copied()),
                suppliers: Named::all(suppliers, own.suppliers.iter().copied()),
                annual_pence,
                period,
                paid_in_group: paid_in_group(audit, own, payments),
            });
        }
    }
    found.sort_by_key(|own| (std::cmp::Reverse(own.annual_pence), own.agreement));
    let coverage = FindingCoverage::of("awarded contracts that could be looked for in payments", tested, holdings.len())
        .without(frameworks, "framework agreements, under which others call off")
        .without(unpublished, "contracts of a body without payments here")
        .without(same_named, "contracts without payments, beside payments to a supplier of the same name under another number")
        .without(short, "contracts without a supplier, or that do not run for three months of the payments published")
        .without(unvalued, "contracts whose worth is not known, or too small for a month's payment to be published");
    Found { found, coverage }
}

/// Whether a supplier of the same name is paid: the number of one of the two may be a slip.
fn is_namesake_paid(own: &Holding<'_>, payments: &Payments, namesakes: &Namesakes) -> bool {
    let others: Vec<u32> =
        own.suppliers.iter().flat_map(|supplier| namesakes.of_supplier(*supplier)).collect();
    is_paid(own, &others, payments)
}

fn is_paid(own: &Holding<'_>, suppliers: &[u32], payments: &Payments) -> bool {
    own.buyers.iter().any(|buyer| {
        let paid = |supplier: &u32| payments.between(*buyer, *supplier);
        suppliers.iter().any(|supplier| paid(supplier).iter().any(|it| own.covers(it.date)))
    })
}

fn paid_in_group(audit: &Audit, own: &Holding<'_>, payments: &Payments) -> Option<Named> {
    let suppliers = &audit.organisations.suppliers;
    let group = |number: u32| Some(&suppliers.get(number)?.group.as_ref()?.id);
    let groups: Vec<&String> = own.suppliers.iter().filter_map(|it| group(*it)).collect();
    if groups.is_empty() {
        return None;
    }
    let paid = own.buyers.iter().flat_map(|buyer| payments.by(*buyer));
    let mut paid =
        paid.filter(|(supplier, _)| group(*supplier).is_some_and(|it| groups.contains(&it)));
    let (supplier, _) = paid.find(|(_, lines)| lines.iter().any(|it| own.covers(it.date)))?;
    Named::at(suppliers, supplier)
}
