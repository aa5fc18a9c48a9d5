use estate::{Audit, Concentration, Found, Outlook};

use super::Holds::{Count, Money, Number, Share, Text};
use super::{FindingCell, FindingRow, FindingTable, shown, table};

/// Who holds how much of each capability: a row for each vendor of it.
pub(super) fn table_of(
    audit: &Audit,
    outlook: &Outlook,
    found: &Found<Concentration>,
) -> FindingTable {
    let rows = found.found.iter().flat_map(|own| {
        own.shares.iter().map(|share| FindingRow {
            cells: vec![
                FindingCell::text(&own.capability),
                FindingCell::text(&share.vendor),
                FindingCell::text(share.products.join("; ")),
                FindingCell::names(&share.bodies),
                FindingCell::Share(share.by_contracts),
                FindingCell::or_unknown(share.by_value, FindingCell::Share),
                FindingCell::or_unknown(share.annual_pence, FindingCell::Money),
                FindingCell::Number(own.index_by_contracts),
                FindingCell::or_unknown(own.index_by_value, FindingCell::Number),
                FindingCell::Count(own.contracts),
                FindingCell::Count(own.valued),
                FindingCell::Count(own.bodies),
                FindingCell::Count(own.of_bodies),
                FindingCell::text(verdict(own, &share.vendor)),
            ],
            contracts: shown(audit, outlook, &share.agreements),
            payments: None,
        })
    });
    FindingTable {
        about: "How the contracts that run on the day share each capability among vendors: the maker of the product, whoever sells it. The Herfindahl-Hirschman index is the sum of the squares of the shares in a hundred: near 0 where many share, 10,000 where one has all. It is told by contracts and by a year's worth. It speaks of the contracts seen here, and of no market. Contracts that may be one, which the overlaps list, count each.".into(),
        coverage: found.coverage.words(),
        next_step: "Where one vendor has most of a capability, look at the ends of its contracts and at what open data and interfaces they ask for before any of them is extended.".into(),
        rows: rows.collect(),
        ..table(
            "concentration",
            "Concentration by capability",
            &[
                ("Capability", Text),
                ("Vendor", Text),
                ("Products", Text),
                ("Bodies", Text),
                ("Share of contracts", Share),
                ("Share of known worth", Share),
                ("Annual £ net, known", Money),
                ("Index by contracts", Number),
                ("Index by worth", Number),
                ("Contracts", Count),
                ("Of these with a known worth", Count),
                ("Bodies that hold it", Count),
                ("Bodies in the audit", Count),
                ("Dominant here", Text),
            ],
        )
    }
}

/// A vendor is called dominant only where enough is known.
fn verdict(own: &Concentration, vendor: &str) -> &'static str {
    match &own.dominant {
        Some(dominant) if dominant == vendor => "yes: more than half of contracts and of worth",
        _ if own.is_covered() => "no",
        _ => "not said: too little is known",
    }
}
