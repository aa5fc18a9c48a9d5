//! What is known of the suppliers that a body has contracts with now, indicator by indicator.
//!
//! The indicators stand side by side. They are never added up to one, and nobody is ranked by them: each
//! rests on other contracts, and most sources tell only some of them.

mod facts;
mod tenure;

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::holding::Holding;
use super::payments::{Payments, first};
use super::{FindingCoverage, Found, Named};
use crate::{Audit, Kind, Pence};
use facts::{Facts, Sources};
pub use tenure::Tenure;

/// A supplier with a contract of a body that runs on the day, and what is known of the two.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Incumbent {
    /// The body.
    pub buyer: Arc<Named>,
    /// The supplier.
    pub supplier: Arc<Named>,
    /// Every contract known between the two: indices into [`Audit::agreements`].
    pub agreements: Vec<usize>,
    /// How many of them run on the day.
    pub running: u64,
    /// How long it has been under contract without a break; none where no start is known.
    pub tenure: Option<Tenure>,
    /// The first payment from the one to the other that is seen.
    pub first_payment: Option<FirstPayment>,
    /// Contracts that were extended.
    pub extended: Indicator,
    /// By how many months, all together; none where an end does not tell.
    pub extended_months: Option<u64>,
    /// Contracts bought without competition.
    pub direct: Indicator,
    /// Contracts for which one tender was received.
    pub single_bids: Indicator,
    /// Contracts whose value rose, of those whose value is known to have changed since it was first told.
    pub raised: Indicator,
    /// What those that rose were first worth, net, in pounds.
    pub raised_from_pence: Pence,
    /// What they are worth now.
    pub raised_to_pence: Pence,
}

/// For how many contracts something holds, among those whose sources tell.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Indicator {
    /// For how many it holds.
    pub count: u64,
    /// Of how many the sources tell whether it does.
    pub of: u64,
    /// The kinds of files that tell it, in order.
    pub from: Vec<Kind>,
}

/// The first payment to a supplier, and since when its body's payments are published here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FirstPayment {
    /// The day of the first payment seen.
    pub date: NaiveDate,
    /// The day of the first payment of the body to anybody: what was paid before is not known.
    pub published_from: NaiveDate,
}

impl Indicator {
    /// For how many it holds; none where no source tells.
    pub fn known(&self) -> Option<u64> {
        (self.of > 0).then_some(self.count)
    }

    fn add(&mut self, holds: bool, from: Kind) {
        self.of += 1;
        self.count += u64::from(holds);
        if let Err(at) = self.from.binary_search(&from) {
            self.from.insert(at, from);
        }
    }
}

/// Every supplier of a body with a contract that runs on the day, the longest without a break first, then
/// those of whom that is not known; in order of the body's name and the supplier's among equals.
pub(super) fn incumbents(
    audit: &Audit,
    holdings: &[Holding<'_>],
    payments: &Payments,
    as_at: NaiveDate,
) -> Found<Incumbent> {
    let mut between: BTreeMap<(u32, u32), Vec<&Holding<'_>>> = BTreeMap::new();
    for own in holdings {
        for buyer in &own.buyers {
            for supplier in &own.suppliers {
                between.entry((*buyer, *supplier)).or_default().push(own);
            }
        }
    }
    let of = between.len();
    between.retain(|_, contracts| contracts.iter().any(|own| own.runs_on(as_at)));
    let sources = Sources::of(audit);
    let one = |(pair, contracts): (&(u32, u32), &Vec<&Holding<'_>>)| {
        incumbent(audit, &sources, *pair, contracts, payments, as_at)
    };
    let mut found: Vec<Incumbent> = between.iter().filter_map(one).collect();
    found.sort_by_cached_key(|own| {
        let since = own.tenure.as_ref().map(|tenure| tenure.since);
        (since.is_none(), since, own.buyer.clone(), own.supplier.clone())
    });
    let coverage = coverage(&found, holdings, of);
    Found { found, coverage }
}

fn incumbent(
    audit: &Audit,
    sources: &Sources<'_>,
    (buyer, supplier): (u32, u32),
    contracts: &[&Holding<'_>],
    payments: &Payments,
    as_at: NaiveDate,
) -> Option<Incumbent> {
    let first_payment = first(payments.between(buyer, supplier)).zip(payments.of_buyer(buyer));
    let mut found = Incumbent {
        buyer: Arc::new(Named::at(&audit.organisations.buyers, buyer)?),
        supplier: Arc::new(Named::at(&audit.organisations.suppliers, supplier)?),
        agreements: contracts.iter().map(|own| own.decision.agreement).collect(),
        running: contracts.iter().filter(|own| own.runs_on(as_at)).count() as u64,
        tenure: tenure::tenure(sources, contracts, as_at),
        first_payment: first_payment
            .map(|(date, paid)| FirstPayment { date, published_from: paid.period.first }),
        extended: Indicator::default(),
        extended_months: Some(0),
        direct: Indicator::default(),
        single_bids: Indicator::default(),
        raised: Indicator::default(),
        raised_from_pence: Pence::default(),
        raised_to_pence: Pence::default(),
    };
    for own in contracts {
        found.add(&sources.facts(own));
    }
    Some(found)
}

impl Incumbent {
    fn add(&mut self, facts: &Facts) {
        if let Some((extension, from)) = facts.extension {
            self.extended.add(extension.is_taken, from);
            let months = extension.months.map(u64::from);
            self.extended_months = self.extended_months.zip(months).map(|(sum, own)| sum + own);
        }
        if let Some((is_direct, from)) = facts.is_direct {
            self.direct.add(is_direct, from);
        }
        if let Some((bids, from)) = facts.bids {
            self.single_bids.add(bids == 1, from);
        }
        if let Some((change, from)) = facts.change {
            // A value that fell was put right, or was cut: either way it is no growth.
            let rose = change.now > change.first;
            self.raised.add(rose, from);
            if rose {
                self.raised_from_pence += change.first;
                self.raised_to_pence += change.now;
            }
        }
    }
}

fn coverage(found: &[Incumbent], holdings: &[Holding<'_>], of: usize) -> FindingCoverage {
    let nameless = holdings.iter().filter(|own| own.suppliers.is_empty()).count();
    let without =
        |is_unknown: fn(&Incumbent) -> bool| found.iter().filter(|own| is_unknown(own)).count();
    FindingCoverage::of(
        "pairs of a body and a supplier, with a contract that runs on the day",
        found.len(),
        of,
    )
    .without(
        of - found.len(),
        "pairs whose contracts have ended, have not begun, or have no end that is known",
    )
    .without(nameless, "contracts that name no supplier")
    .without(without(|own| own.tenure.is_none()), "the tenure of pairs for which no start is known")
    .without(
        without(|own| own.first_payment.is_none()),
        "the first payment of pairs between whom none is seen",
    )
    .without(without(|own| own.extended.of == 0), "extensions of pairs where no source tells")
    .without(
        without(|own| own.direct.of == 0),
        "direct awards of pairs where no source tells the procedure",
    )
    .without(
        without(|own| own.single_bids.of == 0),
        "single bids of pairs where no source tells how many tenders came",
    )
    .without(
        without(|own| own.raised.of == 0),
        "growth of pairs where no source tells a first value that was another",
    )
}
