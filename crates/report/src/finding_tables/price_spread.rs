use std::collections::BTreeSet;

use estate::{Audit, Found, KnownBy, Outlook, PricePerHead, PriceSpread, WorthFrom};

use super::Holds::{Count, Money, Number, Text};
use super::{FindingCell, FindingRow, FindingTable, shown, table};

/// What bodies pay for the same product: a row for each that pays.
pub(super) fn table_of(
    audit: &Audit,
    outlook: &Outlook,
    found: &Found<PriceSpread>,
) -> FindingTable {
    let rows = found.found.iter().flat_map(|own| {
        own.prices.iter().map(|price| FindingRow {
            cells: vec![
                FindingCell::text(&own.product),
                FindingCell::names(&price.bodies),
                FindingCell::Money(price.per_thousand_pence),
                FindingCell::Count(price.served),
                FindingCell::Money(price.annual_pence),
                FindingCell::Money(own.lowest_pence),
                FindingCell::Money(own.median_pence),
                FindingCell::Money(own.highest_pence),
                FindingCell::Number(own.ratio),
                FindingCell::Count(own.holders),
                FindingCell::count(own.prices.len()),
                FindingCell::text(&own.vendor),
                FindingCell::text(own.capability.as_deref().unwrap_or_default()),
                FindingCell::count(price.agreements.len()),
                FindingCell::text(basis(price)),
                FindingCell::text(known_by(price)),
            ],
            contracts: shown(audit, outlook, &price.agreements),
            payments: None,
        })
    });
    FindingTable {
        about: "What bodies that hold the same product on the day pay for it in a year, by the number of people whom they serve: £250 per 1,000 people is 25p a head. Only contracts that run on the day count, and only values net and in pounds; the basis column says where a source does not say that its value is net. A price per head does not tell which modules, how many users and which services are in it, who hosts it, or in what year it was agreed; prices are as agreed, not brought to one year. Bodies of different kinds serve the same people, and none has them all as users: compare a council with a council. Where it is not known how many people a body serves, it has no row: no other price stands in for it.".into(),
        coverage: found.coverage.words(),
        next_step: "Ask those who pay least and most what is in their price: modules, volumes, hosting, support. If it is the same, take the lowest to the next renewal. To have more bodies in it, add them to bodies.toml, and correct the annual value of their contracts.".into(),
        rows: rows.collect(),
        ..table(
            "price-spread",
            "Price per head",
            &[
                ("Product", Text),
                ("Body", Text),
                ("£ net a year per 1,000 people", Money),
                ("People served", Count),
                ("Annual £ net", Money),
                ("Lowest per 1,000", Money),
                ("Median per 1,000", Money),
                ("Highest per 1,000", Money),
                ("Highest to lowest, times", Number),
                ("Holders", Count),
                ("Of these with a price per head", Count),
                ("Vendor", Text),
                ("Capability", Text),
                ("Contracts", Count),
                ("£ basis", Text),
                ("Product known by", Text),
            ],
        )
    }
}

/// What the year's worth is from, and whether a source says that it is net; without figures, so that a finding
/// keeps its address while they change.
fn basis(price: &PricePerHead) -> String {
    let from: BTreeSet<&str> = price.from.iter().map(|own| words(*own)).collect();
    let from = from.into_iter().collect::<Vec<_>>().join(" and ");
    let net = if price.basis_stated { "net" } else { "net or gross not stated, taken as net" };
    format!("{from}; {net}")
}

fn words(from: WorthFrom) -> &'static str {
    match from {
        WorthFrom::Stated => "as stated",
        WorthFrom::Corrected => "as corrected",
        WorthFrom::Total { includes_extensions: Some(true), .. } => "from a total with extensions",
        WorthFrom::Total { includes_extensions: Some(false), .. } => {
            "from a total without extensions"
        }
        WorthFrom::Total { includes_extensions: None, .. } => "from a total",
    }
}

fn known_by(price: &PricePerHead) -> String {
    let words = price.known_by.iter().map(|own| match own {
        KnownBy::Body => "what the body says",
        KnownBy::Name => "its name",
        KnownBy::NameWithSlip => "its name, misspelt",
        KnownBy::Purpose => "its maker and its purpose, not named",
    });
    words.collect::<BTreeSet<_>>().into_iter().collect::<Vec<_>>().join(" and ")
}
