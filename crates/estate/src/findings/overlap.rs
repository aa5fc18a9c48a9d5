//! The same thing held by several bodies on terms that overlap.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::elsewhere::Elsewhere;
use super::holding::Holding;
use super::{FindingCoverage, Found, Named, likeness, published};
use crate::{Audit, Pence, Period, SameAs};

/// Agreements that are alike, so that their bodies could act together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Overlap {
    /// How alike they are.
    pub tier: OverlapTier,
    /// What they have in common: the product, the supplier and category, or the capability.
    pub subject: String,
    /// What the product is for, where that is known.
    pub capability: Option<String>,
    /// The bodies, in order of name.
    pub bodies: Vec<Named>,
    /// Indices into [`Audit::agreements`], the soonest to end first.
    pub agreements: Vec<usize>,
    /// The others that are alike, in the order of [`Audit::agreements`]: they have ended, have no end, or share
    /// no day with a contract of another body.
    pub beside: Vec<usize>,
    /// The days on which all of them run; none where there is no such day.
    pub common: Option<CommonDays>,
    /// What those whose worth is known come to in a year, net, in pounds; of those that may be one, the largest.
    pub annual_pence: Pence,
    /// How many of them that is.
    pub annual_known: u64,
    /// Of one supplier, the least sure of the likenesses by which the names in its contracts are taken for one.
    pub by_likeness: Option<SameAs>,
}

/// Days on which several agreements run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommonDays {
    /// The first; none where no start is known, so that all count as begun.
    pub first: Option<NaiveDate>,
    /// The last; none where no end is known.
    pub last: Option<NaiveDate>,
}

/// How alike agreements are: first those to act on together, then those to look through for doubles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OverlapTier {
    /// The same product, held by several bodies.
    SameProduct,
    /// The same supplier in the same category, held by several bodies.
    SameSupplierAndCategory,
    /// Other products for the same capability, held by several bodies.
    Adjacent,
    /// Agreements that may be one.
    MayBeSame,
    /// One agreement, told in several publications: to be counted once.
    SamePublished,
}

impl CommonDays {
    /// Holdings without a start or an end have the first or last day that there is.
    fn of(days: Period) -> Self {
        Self {
            first: Some(days.first).filter(|day| *day > NaiveDate::MIN),
            last: Some(days.last).filter(|day| *day < NaiveDate::MAX),
        }
    }
}

impl OverlapTier {
    /// The tier in words.
    pub fn words(self) -> &'static str {
        match self {
            Self::SameProduct => "same product",
            Self::SameSupplierAndCategory => "same supplier and category",
            Self::Adjacent => "same capability, other products",
            Self::MayBeSame => "may be one contract",
            Self::SamePublished => "one contract, published more than once",
        }
    }
}

/// Every overlap of agreements that have not ended, tier by tier, those with most bodies first.
pub(super) fn overlaps(
    audit: &Audit,
    holdings: &[Holding<'_>],
    as_at: NaiveDate,
) -> Found<Overlap> {
    let until = |days: Option<Period>| days.is_some_and(|days| days.last >= as_at);
    let is_live = |own: &Holding<'_>| until(own.days());
    // Software whose end nobody states is likely in use: licences roll on.
    let is_perhaps = |own: &Holding<'_>| until(own.open_days());
    let live: Vec<&Holding<'_>> = holdings.iter().filter(|own| is_live(own)).collect();
    let mut found = published::several_times(audit, holdings);
    found.extend(published::perhaps(audit, holdings));
    let twice = |text: &str| (text.to_owned(), text.to_owned());
    let product = |own: &Holding<'_>| own.decision.product().map(twice).into_iter().collect();
    found.extend(alike(audit, holdings, is_perhaps, OverlapTier::SameProduct, product));
    let supplier = |own: &Holding<'_>| {
        let suppliers = own.suppliers.iter();
        let named = suppliers.filter_map(|at| Named::at(&audit.organisations.suppliers, *at));
        let of_category = |supplier: Named| {
            let subject = format!("{}: {}", supplier.name, own.category_words()?);
            Some((format!("{} {}", supplier.id, own.category.as_ref()?), subject))
        };
        named.filter_map(of_category).collect()
    };
    found.extend(alike(audit, holdings, is_live, OverlapTier::SameSupplierAndCategory, supplier));
    let capability = |own: &Holding<'_>| {
        let software = own.decision.software.as_ref();
        software.and_then(|own| own.capability.as_deref()).map(twice).into_iter().collect()
    };
    found.extend(alike(audit, holdings, is_live, OverlapTier::Adjacent, capability));
    found.sort_by(|one, other| {
        let key =
            |own: &Overlap| (own.tier, std::cmp::Reverse((own.bodies.len(), own.annual_pence)));
        key(one).cmp(&key(other)).then_with(|| one.subject.cmp(&other.subject))
    });
    let (endless, over) = (
        holdings.iter().filter(|own| own.days().is_none()).count(),
        holdings.iter().filter(|own| own.days().is_some_and(|days| days.last < as_at)).count(),
    );
    let with_product = holdings.iter().filter(|own| own.decision.product().is_some());
    let known = with_product.clone().filter(|own| is_live(own)).count();
    let rolling = with_product.filter(|own| is_perhaps(own)).count() - known;
    let coverage = FindingCoverage::of("awarded contracts that name their buyer and still run, or are for a product and state no end", live.len() + rolling, holdings.len())
        .without(over, "contracts that have ended")
        .without(endless - rolling, "contracts without an end, or that end before they start")
        .without(live.len() - known, "running contracts whose software product, if any, is not known, so that only their supplier is compared");
    Found { found, coverage }
}

/// Groups of agreements under one key, each with what it is called, that several bodies hold on the same days. A group of one product
/// is told of as that, and not again by what else its members have in common; one whose members have several keys in common is
/// told of once, by all of them.
fn alike(
    audit: &Audit,
    holdings: &[Holding<'_>],
    is_live: impl Fn(&Holding<'_>) -> bool,
    tier: OverlapTier,
    keys: impl Fn(&Holding<'_>) -> BTreeMap<String, String>,
) -> Vec<Overlap> {
    let mut groups: BTreeMap<String, (String, Vec<&Holding<'_>>)> = BTreeMap::new();
    for own in holdings {
        for (key, subject) in keys(own) {
            groups.entry(key).or_insert_with(|| (subject, Vec::new())).1.push(own);
        }
    }
    let mut found: BTreeMap<Vec<usize>, Overlap> = BTreeMap::new();
    for (subject, group) in groups.into_values() {
        let (live, over): (Vec<&Holding<'_>>, Vec<_>) =
            group.into_iter().partition(|own| is_live(own));
        let elsewhere = Elsewhere::of(&live);
        let (members, alone): (Vec<&Holding<'_>>, Vec<_>) =
            live.iter().partition(|own| elsewhere.overlaps(own));
        let products: BTreeSet<Option<&str>> =
            members.iter().map(|own| own.decision.product()).collect();
        let is_told = products.len() == 1 && products.iter().all(Option::is_some);
        if members.is_empty() || tier != OverlapTier::SameProduct && is_told {
            continue;
        }
        let beside = over.iter().chain(&alone).map(|own| own.decision.agreement);
        let mut own = overlap(audit, tier, &subject, &members);
        if tier == OverlapTier::SameSupplierAndCategory {
            own.by_likeness = likeness::least_sure(audit, &members);
        }
        match found.entry(own.agreements.clone()) {
            Entry::Vacant(place) => {
                place.insert(Overlap { beside: beside.collect(), ..own });
            }
            Entry::Occupied(place) => {
                let told = place.into_mut();
                told.subject = format!("{}; {subject}", told.subject);
                told.beside.extend(beside);
            }
        }
    }
    let sorted = |own: Overlap| {
        let beside: BTreeSet<usize> = own.beside.iter().copied().collect();
        Overlap { beside: beside.into_iter().collect(), ..own }
    };
    found.into_values().map(sorted).collect()
}

/// What there is to say of agreements that are alike.
pub(super) fn overlap(
    audit: &Audit,
    tier: OverlapTier,
    subject: &str,
    members: &[&Holding<'_>],
) -> Overlap {
    let mut members = members.to_vec();
    members.sort_by_key(|own| (own.decision.term.current_end, own.decision.agreement));
    let buyers = members.iter().flat_map(|own| &own.buyers).copied();
    let worth = || members.iter().filter_map(|own| own.annual());
    let software = members.iter().find_map(|own| own.decision.software.as_ref());
    // Of what may be one contract, each worth may be the whole.
    let annual_pence =
        if tier == OverlapTier::MayBeSame { worth().max() } else { Some(worth().sum()) };
    let is_software = matches!(tier, OverlapTier::SameProduct | OverlapTier::Adjacent);
    Overlap {
        tier,
        subject: subject.to_owned(),
        capability: software.filter(|_| is_software).and_then(|own| own.capability.clone()),
        bodies: Named::all(&audit.organisations.buyers, buyers),
        agreements: members.iter().map(|own| own.decision.agreement).collect(),
        beside: Vec::new(),
        common: Period::in_common(members.iter().filter_map(|own| own.open_days()))
            .map(CommonDays::of),
        annual_pence: annual_pence.unwrap_or_default(),
        annual_known: worth().count() as u64,
        by_likeness: None,
    }
}
