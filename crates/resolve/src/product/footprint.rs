use std::collections::BTreeMap;

use super::{Basis, Dictionary, Vendor};

/// Something bought: from whom, and what it was called.
#[derive(Clone, Copy, Debug)]
pub struct Purchase<'a> {
    /// The supplier's name.
    pub supplier: &'a str,
    /// The title of the contract, or what the payment was for.
    pub title: &'a str,
}

/// Where a vendor is found among purchases, by their positions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Footprint<'a> {
    /// The vendor.
    pub vendor: &'a Vendor,
    /// Bought from the vendor.
    pub direct: Vec<usize>,
    /// Bought from a reseller.
    pub through_resellers: Vec<usize>,
    /// Named in the title of something bought from someone else.
    pub named: Vec<usize>,
}

impl Dictionary {
    /// Where each vendor is found among purchases, by the vendors' names.
    pub fn footprints<'a>(
        &self,
        purchases: impl IntoIterator<Item = Purchase<'a>>,
    ) -> Vec<Footprint<'_>> {
        let mut found: BTreeMap<&str, Footprint<'_>> = BTreeMap::new();
        for (at, purchase) in purchases.into_iter().enumerate() {
            let Some(seen) = self.look_through(purchase.supplier, purchase.title) else { continue };
            let footprint = found.entry(seen.vendor.name.as_str()).or_insert_with(|| Footprint {
                vendor: seen.vendor,
                direct: Vec::new(),
                through_resellers: Vec::new(),
                named: Vec::new(),
            });
            match seen.basis {
                Basis::TitleAndMaker | Basis::Maker => footprint.direct.push(at),
                Basis::TitleAndReseller => footprint.through_resellers.push(at),
                Basis::Title => footprint.named.push(at),
            }
        }
        found.into_values().collect()
    }
}
