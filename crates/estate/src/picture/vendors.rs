use std::collections::{BTreeMap, BTreeSet};

use hashbrown::HashMap;
use resolve::product::{Basis, Dictionary, Seen};
use serde::{Deserialize, Serialize};

use super::contracts::net_value;
use super::names::{Names, is_somebody, listed};
use super::sum::Sum;
use super::{BuyerSpend, Period};
use crate::decisions::known_to;
use crate::organisations::Directory;
use crate::{Audit, Pence, Stage, Term};

/// A software vendor and where it is found, whoever sells it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct VendorFigure {
    /// The vendor, by the name it is known by.
    pub name: String,
    /// Whether someone found that name in the source that the dictionary gives for it.
    pub verified: bool,
    /// The buyers that surely buy from it, in order of name; those of possible sightings left out.
    pub buyers: Vec<String>,
    /// Awarded contracts that are surely for it.
    pub contracts: u64,
    /// Payment lines that surely are.
    pub lines: u64,
    /// Those with a net amount in pounds sterling.
    pub net_lines: u64,
    /// The sum of those amounts.
    pub net_pence: Pence,
    /// What each buyer paid on those lines, in order of the buyers' names.
    pub by_buyer: Vec<BuyerSpend>,
    /// The span that the payments of every buyer that pays here cover, whoever was paid; none if
    /// there is no such span. Then the sums join one buyer's years with another's, and are not to
    /// be shown.
    pub common_period: Option<Period>,
    /// Awarded contracts whose title names it, sold by someone who is not known to make or resell
    /// it: it may be work on the product.
    pub possible_contracts: u64,
    /// Where it was seen: by product, by what that rests on, and by who sells it.
    pub seen: Vec<Sighting>,
}

/// One product of a vendor, seen in one way.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sighting {
    /// The product; none where only its maker is known.
    pub product: Option<String>,
    /// Whether someone found the product in the source that the dictionary gives for it; for no
    /// product, whether the vendor was.
    pub verified: bool,
    /// What the sight rests on.
    pub rests_on: RestsOn,
    /// The reseller it is bought through.
    pub reseller: Option<String>,
    /// Why, in words, of the first of them.
    pub why: String,
    /// The buyers, in order of name.
    pub buyers: Vec<String>,
    /// Awarded contracts.
    pub contracts: u64,
    /// Those with a net value in pounds sterling.
    pub valued: u64,
    /// The sum of those values.
    pub contract_net_pence: Pence,
    /// Payment lines.
    pub lines: u64,
    /// Those with a net amount in pounds sterling.
    pub net_lines: u64,
    /// The sum of those amounts.
    pub net_pence: Pence,
    /// How many buyers made those payments.
    pub paying_buyers: u64,
    /// As of the vendor, for this sight alone.
    pub common_period: Option<Period>,
}

impl Sighting {
    /// Whether its sum speaks of one time.
    pub fn periods_overlap(&self) -> bool {
        self.paying_buyers < 2 || self.common_period.is_some()
    }
}

impl VendorFigure {
    /// Whether its sums speak of one time: one buyer pays, or the periods of all have a span in
    /// common.
    pub fn periods_overlap(&self) -> bool {
        self.by_buyer.len() < 2 || self.common_period.is_some()
    }
}

/// What a sight of a product rests on, the surest first.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum RestsOn {
    /// The title names it, and the supplier makes it.
    TitleAndMaker,
    /// The title names it, and the supplier resells software.
    TitleAndReseller,
    /// The supplier makes software, and the title names none.
    Maker,
    /// The title names it, and that is all: it is possible, no more.
    #[default]
    Title,
}

impl RestsOn {
    /// Whether it is to be believed.
    pub fn is_sure(self) -> bool {
        self != Self::Title
    }
}

impl From<Basis> for RestsOn {
    fn from(basis: Basis) -> Self {
        match basis {
            Basis::TitleAndMaker => Self::TitleAndMaker,
            Basis::TitleAndReseller => Self::TitleAndReseller,
            Basis::Title => Self::Title,
            Basis::Maker => Self::Maker,
        }
    }
}

/// The span of each buyer's payments, by the buyer's number.
type Periods = HashMap<usize, Period>;

/// Software vendors, those with most buyers first.
pub(super) fn vendors(
    audit: &Audit,
    dictionary: &Dictionary,
    periods: &Periods,
) -> Vec<VendorFigure> {
    let mut found = Found::default();
    found.look_at_contracts(audit, dictionary);
    found.look_at_payments(audit, dictionary);
    found.figures(&audit.organisations.buyers, periods)
}

/// Sightings by vendor, what they rest on, product and reseller.
#[derive(Default)]
struct Found<'a> {
    sights: BTreeMap<Key<'a>, Sight>,
    /// By vendor, whether its name is verified.
    vendors: BTreeMap<&'a str, bool>,
}

type Key<'a> = (&'a str, RestsOn, Option<&'a str>, Option<&'a str>);

/// A sighting with the numbers of the buyers behind it.
#[derive(Default)]
struct Sight {
    sighting: Sighting,
    buyers: BTreeSet<usize>,
    paid: BTreeMap<usize, Sum>,
}

impl<'a> Found<'a> {
    fn look_at_contracts(&mut self, audit: &Audit, dictionary: &'a Dictionary) {
        let (suppliers, buyers) = (&audit.organisations.suppliers, &audit.organisations.buyers);
        let awarded = audit.contracts.iter().enumerate();
        for (at, contract) in awarded.filter(|(_, contract)| contract.stage == Stage::Awarded) {
            let mut counted = BTreeSet::new();
            for supplier in suppliers.of_contract(at).iter().filter_map(|own| suppliers.get(*own)) {
                let name = known_to(supplier, dictionary).unwrap_or(&supplier.name);
                let Some(seen) = dictionary.look_through(name, &contract.title) else { continue };
                let (key, sight) = self.place(&seen);
                if counted.insert(key) {
                    sight.sighting.contracts += 1;
                    if let Some(value) = net_value(contract) {
                        sight.sighting.valued += 1;
                        sight.sighting.contract_net_pence += value;
                    }
                    sight.buyers.extend(buyers.of_contract(at).iter().map(|own| *own as usize));
                }
            }
        }
    }

    /// Payments are looked at only where the supplier makes software or resells it: what a payment
    /// was for is said in too few words to name a product by itself.
    fn look_at_payments(&mut self, audit: &Audit, dictionary: &'a Dictionary) {
        let (suppliers, buyers) = (&audit.organisations.suppliers, &audit.organisations.buyers);
        let known = suppliers.organisations.iter().map(|own| known_to(own, dictionary));
        let known: Vec<Option<&str>> = known.collect();
        let spend = &audit.spend;
        let mut seen: HashMap<(u32, Term), Option<Key<'a>>> = HashMap::new();
        let texts = spend.purpose.iter().zip(&spend.category);
        let who = suppliers.of_lines().iter().zip(buyers.of_lines());
        for (((supplier, buyer), (purpose, category)), sum) in who.zip(texts).zip(Sum::each(spend))
        {
            let Some(name) = known.get(*supplier as usize).copied().flatten() else { continue };
            let text = if purpose.is_none() { *category } else { *purpose };
            let key = *seen.entry((*supplier, text)).or_insert_with(|| {
                let seen = dictionary.look_through(name, spend.text(text))?;
                Some(self.place(&seen).0)
            });
            if let Some(sight) = key.and_then(|key| self.sights.get_mut(&key)) {
                sight.buyers.insert(*buyer as usize);
                sight.paid.entry(*buyer as usize).or_default().add(sum);
            }
        }
    }

    fn place(&mut self, seen: &Seen<'a>) -> (Key<'a>, &mut Sight) {
        let product = seen.product.map(|product| product.name.as_str());
        let reseller = seen.reseller.map(|reseller| reseller.name.as_str());
        let is_verified = seen.vendor.source.is_verified;
        let key = (seen.vendor.name.as_str(), RestsOn::from(seen.basis), product, reseller);
        self.vendors.insert(key.0, is_verified);
        let sight = self.sights.entry(key).or_insert_with(|| {
            let sighting = Sighting {
                product: product.map(str::to_owned),
                verified: seen.product.map_or(is_verified, |own| own.source.is_verified),
                rests_on: key.1,
                reseller: reseller.map(str::to_owned),
                why: seen.why.clone(),
                ..Sighting::default()
            };
            Sight { sighting, ..Sight::default() }
        });
        (key, sight)
    }

    fn figures(self, buyers: &Directory, periods: &Periods) -> Vec<VendorFigure> {
        let mut by_vendor: BTreeMap<&str, Vec<Sight>> = BTreeMap::new();
        for ((vendor, ..), sight) in self.sights {
            by_vendor.entry(vendor).or_default().push(sight);
        }
        let verified = |vendor| self.vendors.get(vendor).copied().unwrap_or_default();
        let mut figures: Vec<VendorFigure> = by_vendor
            .into_iter()
            .map(|(vendor, sights)| VendorFigure {
                name: vendor.to_owned(),
                verified: verified(vendor),
                ..figure(sights, buyers, periods)
            })
            .collect();
        // Stable, so that equals stay in order of name.
        figures.sort_by_key(|own| {
            std::cmp::Reverse((
                own.buyers.len(),
                own.net_pence,
                own.contracts,
                own.possible_contracts,
            ))
        });
        figures
    }
}

/// The sightings of one vendor, with what they come to; possible ones are counted apart.
fn figure(sights: Vec<Sight>, buyers: &Directory, periods: &Periods) -> VendorFigure {
    let mut figure = VendorFigure::default();
    let (mut sure_buyers, mut paid) = (BTreeSet::new(), BTreeMap::<usize, Sum>::new());
    for sight in sights {
        let mut sighting = sight.sighting;
        let whole = total(&sight.paid);
        sighting.lines = whole.lines;
        sighting.net_lines = whole.net_lines;
        sighting.net_pence = whole.net_pence;
        sighting.paying_buyers = sight.paid.len() as u64;
        sighting.common_period = in_common(&sight.paid, buyers, periods);
        if sighting.rests_on.is_sure() {
            figure.contracts += sighting.contracts;
            sure_buyers.extend(&sight.buyers);
            for (buyer, sum) in sight.paid {
                paid.entry(buyer).or_default().add(sum);
            }
        } else {
            figure.possible_contracts += sighting.contracts;
        }
        sighting.buyers = listed(buyers, sight.buyers);
        figure.seen.push(sighting);
    }
    let whole = total(&paid);
    let mut by_buyer: Vec<BuyerSpend> =
        paid.iter().map(|(buyer, sum)| sum.of_buyer(buyers.name(*buyer))).collect();
    by_buyer.sort_by(|left, right| left.buyer.cmp(&right.buyer));
    VendorFigure {
        buyers: listed(buyers, sure_buyers),
        lines: whole.lines,
        net_lines: whole.net_lines,
        net_pence: whole.net_pence,
        by_buyer,
        common_period: in_common(&paid, buyers, periods),
        ..figure
    }
}

fn total(paid: &BTreeMap<usize, Sum>) -> Sum {
    let mut whole = Sum::default();
    for sum in paid.values() {
        whole.add(*sum);
    }
    whole
}

fn in_common(paid: &BTreeMap<usize, Sum>, buyers: &Directory, periods: &Periods) -> Option<Period> {
    let named = paid.keys().filter(|buyer| is_somebody(buyers, **buyer));
    Period::in_common(named.filter_map(|buyer| periods.get(buyer).copied()))
}
