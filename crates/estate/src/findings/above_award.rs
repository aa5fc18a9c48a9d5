//! Payments under contracts that come to more than all of those contracts are worth.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::holding::Holding;
use super::namesakes::Namesakes;
use super::payments::{Payment, Payments, period, sum};
use super::withheld::Withheld;
use super::{FindingCoverage, Found, Named};
use crate::decisions::net_pounds;
use crate::{Audit, Doubt, Pence, Period};

/// What one buyer paid one supplier under contracts that are worth less.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AboveAward {
    /// Who paid.
    pub buyer: Arc<Named>,
    /// Who was paid.
    pub supplier: Arc<Named>,
    /// Every contract known between the two: indices into [`Audit::agreements`].
    pub agreements: Vec<usize>,
    /// What they were awarded for in all, over their whole lives, net, in pounds.
    pub awarded_pence: Pence,
    /// What was paid on days of theirs, net, in pounds.
    pub paid_pence: Pence,
    /// How many payments that is.
    pub lines: u64,
    /// From the first of them to the last. Payments before and after are not published here, so that it
    /// may be more still.
    pub period: Period,
}

/// Every such pair, the largest difference first.
///
/// Payments are compared with the sum of everything awarded between the two, so that a payment under
/// another contract of theirs makes no finding; a tenth is allowed for what dates and roundings do.
pub(super) fn above_award(
    audit: &Audit,
    holdings: &[Holding<'_>],
    payments: &Payments,
    namesakes: &Namesakes,
) -> Found<AboveAward> {
    let mut held: BTreeMap<(u32, u32), Vec<&Holding<'_>>> = BTreeMap::new();
    for own in holdings {
        for buyer in &own.buyers {
            for supplier in &own.suppliers {
                held.entry((*buyer, *supplier)).or_default().push(own);
            }
        }
    }
    let paid = held.iter().map(|(pair, own)| (*pair, own, payments.between(pair.0, pair.1)));
    let paid: Vec<_> = paid.filter(|(_, _, payments)| !payments.is_empty()).collect();
    let of = paid.len();
    let withheld = Withheld::of(audit);
    let mut found = Vec::new();
    let mut left_out: BTreeMap<WhyNot, usize> = BTreeMap::new();
    for (pair, contracts, paid) in paid {
        let hidden = withheld.is_between(audit, pair).then_some(WhyNot::Withheld);
        let same_named = namesakes.are_of(pair, payments).then_some(WhyNot::SameName);
        let why_not = shared(contracts).or(hidden).or(same_named);
        match why_not.map_or_else(|| judged(audit, pair, contracts, paid), Err) {
            Ok(above) => found.extend(above),
            Err(why) => *left_out.entry(why).or_default() += 1,
        }
    }
    found.sort_by(|one, other| {
        let over = |own: &AboveAward| own.paid_pence.0 - own.awarded_pence.0;
        let names = |own: &AboveAward| (own.buyer.clone(), own.supplier.clone());
        over(other).cmp(&over(one)).then_with(|| names(one).cmp(&names(other)))
    });
    let coverage = FindingCoverage::of(
        "pairs of a body and a supplier, with contracts and payments that could be compared",
        of - left_out.values().sum::<usize>(),
        of,
    );
    let coverage =
        left_out.into_iter().fold(coverage, |own, (why, count)| own.without(count, why.words()));
    Found { found, coverage }
}

/// Why a pair cannot be compared, in the order in which the coverage tells it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum WhyNot {
    Unvalued,
    Doubted,
    Extended,
    Withheld,
    Shared,
    SameName,
}

impl WhyNot {
    fn words(self) -> &'static str {
        match self {
            Self::Unvalued => "pairs with a contract whose total or term is not known",
            Self::Doubted => {
                "pairs with a contract whose total does not fit its months, or that another record tells otherwise"
            }
            Self::Extended => {
                "pairs with a contract whose total is, or may be, without extensions, which may be what was paid beyond it"
            }
            Self::Withheld => "pairs with a contract that is marked not public too",
            Self::Shared => {
                "pairs with a contract of several buyers or suppliers, whose shares are not known"
            }
            Self::SameName => {
                "pairs beside which the body has contracts with, or payments to, suppliers of the same name under two numbers"
            }
        }
    }
}

fn shared(contracts: &[&Holding<'_>]) -> Option<WhyNot> {
    let is_shared = |own: &&Holding<'_>| own.buyers.len() > 1 || own.suppliers.len() > 1;
    contracts.iter().any(is_shared).then_some(WhyNot::Shared)
}

/// What was paid above what was awarded between two, if it was.
fn judged(
    audit: &Audit,
    pair: (u32, u32),
    contracts: &[&Holding<'_>],
    payments: &[Payment],
) -> Result<Option<AboveAward>, WhyNot> {
    // Without a start nobody knows which payments are the contract's.
    let has_start = |own: &&Holding<'_>| own.decision.term.start.is_some();
    let is_dated = contracts.iter().all(|own| own.days().is_some() && has_start(own));
    let totals: Option<Vec<Pence>> =
        contracts.iter().map(|own| net_pounds(own.facts.total.as_ref())).collect();
    let totals = totals.filter(|_| is_dated).ok_or(WhyNot::Unvalued)?;
    if contracts.iter().any(|own| is_total_doubted(own)) {
        return Err(WhyNot::Doubted);
    }
    let above = compared(audit, pair, contracts, totals.iter().copied().sum(), payments);
    let longest = contracts.iter().zip(&totals).map(|(own, total)| over_extensions(own, *total));
    let longest: Option<Vec<Pence>> = longest.collect();
    let is_above = |all: Vec<Pence>| {
        compared(audit, pair, contracts, all.into_iter().sum(), payments).is_some()
    };
    if above.is_some() && !longest.is_some_and(is_above) {
        return Err(WhyNot::Extended);
    }
    Ok(above)
}

/// Whether the total cannot be right, or is one of two.
fn is_total_doubted(own: &Holding<'_>) -> bool {
    let is_of_total = |doubt: &Doubt| {
        matches!(doubt, Doubt::AnnualAgainstTotal { .. } | Doubt::TotalsDiffer { .. })
    };
    own.decision.doubts.iter().any(is_of_total)
}

/// The total of a contract. Of one that was or may be extended, whose total may be that of its first term
/// alone, as much a month up to its latest end; none if its months are not known.
fn over_extensions(own: &Holding<'_>, total: Pence) -> Option<Pence> {
    let term = &own.decision.term;
    let is_extended =
        term.months_taken.is_some_and(|months| months > 0) || term.latest_end > term.current_end;
    let shows = |doubt: &Doubt| matches!(doubt, Doubt::TotalWithoutOptions { .. });
    let may_be_without =
        own.facts.total_includes_extensions != Some(true) || own.decision.doubts.iter().any(shows);
    if !(is_extended && may_be_without) {
        return Some(total);
    }
    let longest = term.longest_months().or_else(|| term.current_months())?;
    let over = total.0.checked_mul(i64::from(longest))?;
    over.checked_div(i64::from(term.first_months?)).map(Pence)
}

fn compared(
    audit: &Audit,
    (buyer, supplier): (u32, u32),
    contracts: &[&Holding<'_>],
    awarded_pence: Pence,
    payments: &[Payment],
) -> Option<AboveAward> {
    let is_inside = |own: &&Payment| contracts.iter().any(|contract| contract.covers(own.date));
    let inside: Vec<Payment> = payments.iter().filter(is_inside).copied().collect();
    let paid_pence = sum(inside.iter().copied());
    let is_above = paid_pence.0.saturating_mul(10) > awarded_pence.0.saturating_mul(11);
    if !is_above {
        return None;
    }
    Some(AboveAward {
        buyer: Arc::new(Named::at(&audit.organisations.buyers, buyer)?),
        supplier: Arc::new(Named::at(&audit.organisations.suppliers, supplier)?),
        agreements: contracts.iter().map(|own| own.decision.agreement).collect(),
        awarded_pence,
        paid_pence,
        lines: inside.len() as u64,
        period: period(&inside)?,
    })
}
