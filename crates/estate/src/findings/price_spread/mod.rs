//! What bodies pay a year for the same product, per head of the people whom they serve.

mod holder;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::holding::Holding;
use super::{FindingCoverage, Found, Named};
use crate::{Audit, KnownBy, Pence, WorthFrom};
use holder::{Holders, People, Unpriced};

/// One product, and what those pay for it of whom that can be told per head.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PriceSpread {
    /// The product.
    pub product: String,
    /// Who makes it.
    pub vendor: String,
    /// What it is for, where that is known.
    pub capability: Option<String>,
    /// What each pays, the least per head first; two at least.
    pub prices: Vec<PricePerHead>,
    /// The lowest price, for a thousand people.
    pub lowest_pence: Pence,
    /// The middle one; of an even number the mean of the middle two.
    pub median_pence: Pence,
    /// The highest.
    pub highest_pence: Pence,
    /// How many times the lowest price the highest is.
    pub ratio: f64,
    /// How many hold it on the day, with those of whom no price per head can be told.
    pub holders: u64,
}

/// What one body, or several together, pay for a product.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PricePerHead {
    /// Who holds it; several for a joint procurement.
    pub bodies: Vec<Named>,
    /// How many people they serve, all together.
    pub served: u64,
    /// A year's worth of their contracts for it, net, in pounds.
    pub annual_pence: Pence,
    /// The same for a thousand people: per head, many a price is less than a penny.
    pub per_thousand_pence: Pence,
    /// Their contracts for it that run on the day: indices into [`Audit::agreements`].
    pub agreements: Vec<usize>,
    /// What the year's worth of each of them is from.
    pub from: Vec<WorthFrom>,
    /// Whether the source of each says that its amounts are net; what does not say is taken as net.
    pub basis_stated: bool,
    /// What the product of each of them is known by.
    pub known_by: Vec<KnownBy>,
}

/// Every product of which the price per head of two holders is known, the widest spread first.
///
/// Only contracts that run on the day are looked at, and only values that are net and in pounds.
pub(super) fn price_spread(
    audit: &Audit,
    holdings: &[Holding<'_>],
    as_at: NaiveDate,
) -> Found<PriceSpread> {
    let people = People::of(audit);
    let mut products: BTreeMap<(&str, &str), Holders<'_>> = BTreeMap::new();
    for own in holdings.iter().filter(|own| own.runs_on(as_at)) {
        let Some(software) = &own.decision.software else { continue };
        let Some(product) = &software.product else { continue };
        let holders = products.entry((product, &software.vendor)).or_default();
        holders.add(own);
    }
    products.retain(|_, holders| holders.len() > 1);
    let (mut found, mut of, mut alone) = (Vec::new(), 0, 0);
    let mut unpriced: BTreeMap<Unpriced, usize> = BTreeMap::new();
    for ((product, vendor), holders) in products {
        let (mut prices, mut without) = (Vec::new(), 0);
        for price in holders.prices(audit, &people) {
            match price {
                Ok(price) => prices.push(price),
                Err(why) => {
                    *unpriced.entry(why).or_default() += 1;
                    without += 1;
                }
            }
        }
        of += prices.len() + without;
        alone += usize::from(prices.len() == 1);
        found.extend(spread(product, vendor, holders.capability(), prices, without));
    }
    found.sort_by(|one, other| {
        let names = |own: &PriceSpread| (own.product.clone(), own.vendor.clone());
        other.ratio.total_cmp(&one.ratio).then_with(|| names(one).cmp(&names(other)))
    });
    let coverage = FindingCoverage::of(
        "holders of a product that several hold, with a year's worth and a number of people served",
        of - unpriced.values().sum::<usize>(),
        of,
    );
    let endless = holdings.iter().filter(|own| own.days().is_none());
    let endless = endless.filter(|own| own.decision.product().is_some()).count();
    let coverage = unpriced
        .into_iter()
        .fold(coverage, |coverage, (why, count)| coverage.without(count, why.words()))
        .without(alone, "holders with both, for whose product nobody else has both")
        .without(endless, "contracts for a product without an end, so that they may not run");
    Found { found, coverage }
}

/// The spread of prices; none of fewer than two.
fn spread(
    product: &str,
    vendor: &str,
    capability: Option<String>,
    mut prices: Vec<PricePerHead>,
    without: usize,
) -> Option<PriceSpread> {
    prices.sort_by(|one, other| {
        let by_price = one.per_head().total_cmp(&other.per_head());
        by_price.then_with(|| one.bodies.cmp(&other.bodies))
    });
    let [lowest, .., highest] = prices.as_slice() else { return None };
    Some(PriceSpread {
        product: product.to_owned(),
        vendor: vendor.to_owned(),
        capability,
        lowest_pence: lowest.per_thousand_pence,
        median_pence: median(&prices),
        highest_pence: highest.per_thousand_pence,
        ratio: highest.per_head() / lowest.per_head(),
        holders: (prices.len() + without) as u64,
        prices,
    })
}

/// Of prices in order.
fn median(prices: &[PricePerHead]) -> Pence {
    let middle = [prices.len().saturating_sub(1) / 2, prices.len() / 2];
    let middle = middle.iter().filter_map(|at| prices.get(*at));
    let sum: Pence = middle.map(|own| own.per_thousand_pence).sum();
    Pence((sum.0 + 1) / 2)
}

impl PricePerHead {
    fn per_head(&self) -> f64 {
        self.annual_pence.0 as f64 / self.served as f64
    }
}
