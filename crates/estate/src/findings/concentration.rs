//! Who holds how much of each capability.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::holding::Holding;
use super::{FindingCoverage, Found, Named};
use crate::{Audit, Pence};

/// The share from which on a vendor is called dominant in this estate.
const DOMINANT: f64 = 0.5;
/// What must be known for that: the worth of so many of the contracts,
const VALUED: f64 = 0.75;
/// contracts of so many of the bodies,
const SEEN: f64 = 0.5;
/// and of so many bodies at least.
const LEAST_BODIES: usize = 4;

/// How a capability is shared among the vendors whose contracts are seen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Concentration {
    /// What the products are for.
    pub capability: String,
    /// Vendors, the largest first.
    pub shares: Vec<VendorShare>,
    /// The Herfindahl-Hirschman index by contracts: the sum of the squares of the shares in a hundred, from
    /// near 0 to 10,000.
    pub index_by_contracts: f64,
    /// The index by a year's worth, over the contracts whose worth is known; none where none is.
    pub index_by_value: Option<f64>,
    /// Running contracts for it.
    pub contracts: u64,
    /// Those whose worth is known.
    pub valued: u64,
    /// Bodies with a running contract for it.
    pub bodies: u64,
    /// Bodies with any running contract in this audit.
    pub of_bodies: u64,
    /// The vendor with more than half of it, by contracts and by worth; none where nobody has, or where too
    /// little is known to say so: see [`Concentration::is_covered`].
    pub dominant: Option<String>,
}

/// One vendor's part of a capability.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct VendorShare {
    /// The maker, whoever sells it.
    pub vendor: String,
    /// Its products seen, in order.
    pub products: Vec<String>,
    /// The bodies that hold them.
    pub bodies: Vec<Named>,
    /// Indices into [`Audit::agreements`].
    pub agreements: Vec<usize>,
    /// Its share of the contracts, from 0 to 1.
    pub by_contracts: f64,
    /// Its share of the worth that is known, from 0 to 1; none where none is known.
    pub by_value: Option<f64>,
    /// A year's worth of those whose worth is known, net, in pounds; none where that of none is.
    pub annual_pence: Option<Pence>,
}

impl Concentration {
    /// Whether enough is known to call a vendor dominant: three in four contracts have a worth, half of
    /// the bodies, and four at least, have a contract for it.
    pub fn is_covered(&self) -> bool {
        let share = |part: u64, of: u64| part as f64 / of.max(1) as f64;
        share(self.valued, self.contracts) >= VALUED
            && share(self.bodies, self.of_bodies) >= SEEN
            && self.bodies >= LEAST_BODIES as u64
    }
}

/// Every capability for which several contracts run on the day, those with most contracts first.
pub(super) fn concentration(
    audit: &Audit,
    holdings: &[Holding<'_>],
    as_at: NaiveDate,
) -> Found<Concentration> {
    let running: Vec<&Holding<'_>> = holdings.iter().filter(|own| own.runs_on(as_at)).collect();
    let bodies: BTreeSet<u32> = running.iter().flat_map(|own| &own.buyers).copied().collect();
    let mut capabilities: BTreeMap<&str, BTreeMap<&str, Vec<&Holding<'_>>>> = BTreeMap::new();
    let mut known = 0;
    for own in &running {
        let Some(software) = &own.decision.software else { continue };
        let Some(capability) = &software.capability else { continue };
        known += 1;
        let vendors = capabilities.entry(capability).or_default();
        vendors.entry(&software.vendor).or_default().push(own);
    }
    // One contract is no concentration.
    capabilities.retain(|_, vendors| vendors.values().map(Vec::len).sum::<usize>() > 1);
    let one = |(capability, vendors): (&&str, &BTreeMap<_, _>)| {
        of_capability(audit, capability, vendors, bodies.len())
    };
    let mut found: Vec<Concentration> = capabilities.iter().map(one).collect();
    found.sort_by(|one, other| {
        other.contracts.cmp(&one.contracts).then_with(|| one.capability.cmp(&other.capability))
    });
    let vendor_alone = running.iter().filter(|own| own.decision.software.is_some()).count() - known;
    let coverage = FindingCoverage::of(
        "running contracts for a product that the dictionary of vendors knows",
        known,
        running.len(),
    )
    .without(vendor_alone, "running contracts of a software maker whose product is not named");
    Found { found, coverage }
}

fn of_capability(
    audit: &Audit,
    capability: &str,
    vendors: &BTreeMap<&str, Vec<&Holding<'_>>>,
    of_bodies: usize,
) -> Concentration {
    let all = || vendors.values().flatten();
    let contracts = all().count();
    let worth: Pence = all().filter_map(|own| own.annual()).sum();
    let bodies: BTreeSet<u32> = all().flat_map(|own| &own.buyers).copied().collect();
    let valued = all().filter(|own| own.annual().is_some()).count() as u64;
    let mut shares: Vec<VendorShare> =
        vendors.iter().map(|(vendor, own)| share(audit, vendor, own, contracts, worth)).collect();
    shares.sort_by(|one, other| {
        let size = |own: &VendorShare| (own.annual_pence, own.agreements.len());
        size(other).cmp(&size(one)).then_with(|| one.vendor.cmp(&other.vendor))
    });
    let by_value: Option<Vec<f64>> = shares.iter().map(|own| own.by_value).collect();
    let mut found = Concentration {
        capability: capability.to_owned(),
        index_by_contracts: index(shares.iter().map(|own| own.by_contracts)),
        index_by_value: by_value.map(|shares| index(shares.into_iter())),
        contracts: contracts as u64,
        valued,
        bodies: bodies.len() as u64,
        of_bodies: of_bodies as u64,
        dominant: None,
        shares,
    };
    let leads = |own: &&VendorShare| {
        own.by_contracts > DOMINANT && own.by_value.is_some_and(|share| share > DOMINANT)
    };
    found.dominant = found
        .shares
        .first()
        .filter(leads)
        .filter(|_| found.is_covered())
        .map(|own| own.vendor.clone());
    found
}

fn share(
    audit: &Audit,
    vendor: &str,
    own: &[&Holding<'_>],
    contracts: usize,
    worth: Pence,
) -> VendorShare {
    let products: BTreeSet<&str> = own.iter().filter_map(|own| own.decision.product()).collect();
    let valued: Vec<Pence> = own.iter().filter_map(|own| own.annual()).collect();
    let annual_pence = (!valued.is_empty()).then(|| valued.into_iter().sum::<Pence>());
    let buyers = own.iter().flat_map(|own| &own.buyers).copied();
    VendorShare {
        vendor: vendor.to_owned(),
        products: products.into_iter().map(str::to_owned).collect(),
        bodies: Named::all(&audit.organisations.buyers, buyers),
        agreements: own.iter().map(|own| own.decision.agreement).collect(),
        by_contracts: own.len() as f64 / contracts.max(1) as f64,
        by_value: annual_pence.filter(|_| worth.0 > 0).map(|own| own.0 as f64 / worth.0 as f64),
        annual_pence,
    }
}

/// The Herfindahl-Hirschman index of shares from 0 to 1, to a tenth.
fn index(shares: impl Iterator<Item = f64>) -> f64 {
    let sum: f64 = shares.map(|share| (share * 100.0).powi(2)).sum();
    (sum * 10.0).round() / 10.0
}
