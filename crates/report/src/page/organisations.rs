use std::sync::Arc;

use estate::{Organisation, RestsOn, Role, Sighting, VendorFigure};

use super::sections::amount;
use crate::periods::DIFFER;
use crate::words::number;

/// A supplier that is written in several ways.
pub(super) struct Several {
    pub(super) name: String,
    pub(super) numbers: String,
    pub(super) lines: String,
    pub(super) contracts: String,
    pub(super) ways: Vec<Way>,
}

/// One of those ways but the chosen.
pub(super) struct Way {
    pub(super) name: String,
    pub(super) sure: String,
    pub(super) why: String,
}

impl Several {
    /// Suppliers written in several ways, those that records name most often first.
    pub(super) fn all(organisations: &[Arc<Organisation>]) -> Vec<&Organisation> {
        let is_several = |own: &&Organisation| own.role == Role::Supplier && own.written.len() > 1;
        let mut several: Vec<&Organisation> =
            organisations.iter().map(Arc::as_ref).filter(is_several).collect();
        several.sort_by_key(|own| std::cmp::Reverse(own.lines + own.contracts));
        several
    }

    pub(super) fn of(own: &Organisation) -> Self {
        let ways = own.written.iter().skip(1).map(|way| {
            let same = way.same_as.as_ref();
            Way {
                name: way.name.clone(),
                sure: same.map_or_else(String::new, |same| percent(same.probability)),
                why: same.map_or_else(String::new, |same| {
                    if same.other == own.name {
                        same.why.clone()
                    } else {
                        format!("as {}: {}", same.other, same.why)
                    }
                }),
            }
        });
        Self {
            name: own.name.clone(),
            numbers: own.numbers.join(", "),
            lines: number(own.lines),
            contracts: number(own.contracts),
            ways: ways.collect(),
        }
    }
}

/// Never 100: nobody asked the organisation.
pub(crate) fn percent(probability: f32) -> String {
    let percent = (probability * 100.0).floor().clamp(0.0, 99.0);
    format!("{percent:.0} %")
}

/// A software vendor.
pub(super) struct Vendor {
    pub(super) name: String,
    pub(super) unverified: bool,
    pub(super) buyers: String,
    pub(super) contracts: String,
    pub(super) lines: String,
    pub(super) net: String,
    pub(super) seen: Vec<String>,
}

impl Vendor {
    pub(super) fn of(figure: &VendorFigure) -> Self {
        let net = amount(figure.net_lines, figure.net_pence);
        Self {
            name: figure.name.clone(),
            unverified: !figure.verified,
            buyers: figure.buyers.join("; "),
            contracts: number(figure.contracts),
            lines: number(figure.lines),
            net: if figure.periods_overlap() { net } else { DIFFER.to_owned() },
            seen: each_once(figure.seen.iter().map(seen)),
        }
    }
}

fn each_once(said: impl Iterator<Item = String>) -> Vec<String> {
    let mut once: Vec<String> = Vec::new();
    for sentence in said {
        if !once.contains(&sentence) {
            once.push(sentence);
        }
    }
    once
}

/// What was seen, and what that rests on.
fn seen(sighting: &Sighting) -> String {
    let product = sighting.product.as_deref().unwrap_or("no product named");
    let basis = match (sighting.rests_on, &sighting.reseller) {
        (RestsOn::TitleAndReseller, Some(reseller)) => format!("through {reseller}"),
        (RestsOn::Title, _) => "possible: named, and sold by another".to_owned(),
        _ => "from its maker".to_owned(),
    };
    let unverified =
        if sighting.verified || sighting.product.is_none() { "" } else { ", unverified" };
    format!("{product} ({basis}{unverified})")
}
