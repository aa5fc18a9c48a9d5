use std::collections::BTreeMap;

use super::PricePerHead;
use crate::decisions::net_pounds;
use crate::findings::Named;
use crate::findings::holding::Holding;
use crate::findings::told::told;
use crate::{Audit, Contract, Money, Pence, Sureness};

/// How many people bodies serve.
pub(super) struct People(BTreeMap<u32, u64>);

impl People {
    pub(super) fn of(audit: &Audit) -> Self {
        let known = audit.served.iter().filter(|own| own.population > 0);
        let served = known.filter_map(|own| Some((own.buyer?, own.population)));
        Self(served.collect())
    }

    /// How many people bodies serve; none where that of one is not known.
    fn served(&self, bodies: &[u32]) -> Option<u64> {
        let mut served = bodies.iter().map(|body| self.0.get(body).copied());
        served.try_fold(0u64, |sum, own| sum.checked_add(own?)).filter(|served| *served > 0)
    }
}

/// Everybody who holds a product on the day, by who holds it together.
#[derive(Default)]
pub(super) struct Holders<'a>(BTreeMap<&'a [u32], Vec<&'a Holding<'a>>>);

/// Why no price per head can be told of a holder.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unpriced {
    AloneAndJointly,
    ToldTwice,
    Framework,
    OtherBasis,
    WorthUnknown,
    ServedUnknown,
}

impl<'a> Holders<'a> {
    pub(super) fn add(&mut self, own: &'a Holding<'a>) {
        self.0.entry(&own.buyers).or_default().push(own);
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    pub(super) fn capability(&self) -> Option<String> {
        let mut software = self.0.values().flatten().filter_map(|it| it.decision.software.as_ref());
        software.find_map(|own| own.capability.clone())
    }

    /// The price of each holder, or why none can be told.
    pub(super) fn prices(
        &self,
        audit: &Audit,
        people: &People,
    ) -> impl Iterator<Item = Result<PricePerHead, Unpriced>> {
        let mut times: BTreeMap<u32, u32> = BTreeMap::new();
        for body in self.0.keys().copied().flatten() {
            *times.entry(*body).or_default() += 1;
        }
        self.0.iter().map(move |(bodies, contracts)| {
            if bodies.iter().any(|body| times.get(body).is_some_and(|times| *times > 1)) {
                return Err(Unpriced::AloneAndJointly);
            }
            price(audit, people, bodies, contracts)
        })
    }
}

fn price(
    audit: &Audit,
    people: &People,
    bodies: &[u32],
    contracts: &[&Holding<'_>],
) -> Result<PricePerHead, Unpriced> {
    if may_be_one(audit, contracts) {
        return Err(Unpriced::ToldTwice);
    }
    if contracts.iter().any(|own| own.decision.route.is_framework) {
        return Err(Unpriced::Framework);
    }
    let annual_pence: Pence =
        contracts.iter().map(|own| annual(audit, own)).sum::<Result<_, _>>()?;
    let served = people.served(bodies).ok_or(Unpriced::ServedUnknown)?;
    let worth = contracts.iter().filter_map(|own| own.decision.worth);
    let is_basis_stated = |own: &Holding<'_>| net(own).is_some_and(|it| it.basis_stated);
    let software = contracts.iter().filter_map(|own| own.decision.software.as_ref());
    let known_by = software.map(|own| own.known_by);
    Ok(PricePerHead {
        bodies: Named::all(&audit.organisations.buyers, bodies.iter().copied()),
        served,
        annual_pence,
        per_thousand_pence: per_thousand(annual_pence, served),
        agreements: contracts.iter().map(|own| own.decision.agreement).collect(),
        from: worth.map(|worth| worth.from).collect(),
        basis_stated: contracts.iter().all(|own| is_basis_stated(own)),
        known_by: known_by.collect(),
    })
}

/// To the nearest penny.
fn per_thousand(annual: Pence, served: u64) -> Pence {
    let served = i128::from(served);
    let pence = (i128::from(annual.0) * 1000 + served / 2) / served;
    Pence(i64::try_from(pence).unwrap_or(i64::MAX))
}

fn annual(audit: &Audit, own: &Holding<'_>) -> Result<Pence, Unpriced> {
    let is_stated = |own: &Contract| {
        [&own.annual, &own.total, &own.total_gross].into_iter().any(Option::is_some)
    };
    let is_of_other_basis = net(own).is_none() && told(audit, own).any(is_stated);
    let why = if is_of_other_basis { Unpriced::OtherBasis } else { Unpriced::WorthUnknown };
    own.annual().filter(|annual| annual.0 > 0).ok_or(why)
}

/// The value that its year's worth is from.
fn net<'a>(own: &Holding<'a>) -> Option<&'a Money> {
    let stated = [own.facts.annual.as_ref(), own.facts.total.as_ref()].into_iter();
    stated.flatten().find(|money| net_pounds(Some(money)).is_some())
}

/// Whether two of the contracts may be one, which would then be counted twice.
fn may_be_one(audit: &Audit, contracts: &[&Holding<'_>]) -> bool {
    let numbers = || contracts.iter().map(|own| own.decision.agreement);
    let agreements = || numbers().filter_map(|at| Some((at, audit.agreements.get(at)?)));
    let mentions = agreements().flat_map(|(at, own)| own.mentions.iter().map(move |it| (*it, at)));
    let of: BTreeMap<usize, usize> = mentions.collect();
    let mut ties = agreements().flat_map(|(_, own)| &own.ties);
    ties.any(|tie| match (tie.sureness, of.get(&tie.one), of.get(&tie.other)) {
        (Sureness::Possible, Some(one), Some(other)) => one != other,
        _ => false,
    })
}

impl Unpriced {
    /// Why, in words of several holders.
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::AloneAndJointly => "holders one of whose bodies has it alone too, or with others",
            Self::ToldTwice => "holders with two contracts for it that may be one",
            Self::Framework => "holders of a framework for it, whose value is a ceiling",
            Self::OtherBasis => {
                "holders of whose contract only a value with VAT or in another currency is known"
            }
            Self::WorthUnknown => "holders of a contract for it whose worth in a year is not known",
            Self::ServedUnknown => {
                "holders of whom no bodies.toml beside the sources says how many people they serve"
            }
        }
    }
}
