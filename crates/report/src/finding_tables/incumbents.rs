use estate::{Audit, Found, Incumbent, Indicator, Outlook, Pence};
use rayon::prelude::*;

use super::Holds::{Count, Date, Money, Number, Text};
use super::{FindingCell, FindingRow, FindingTable, PaymentsShown, shown, table};
use crate::words::kind;

/// Days of a year, leap years counted in.
const YEAR: f64 = 365.25;

/// Indicators of the suppliers that bodies have contracts with now.
pub(super) fn table_of(audit: &Audit, outlook: &Outlook, found: &Found<Incumbent>) -> FindingTable {
    let row = |own: &Incumbent| FindingRow {
        cells: cells(own),
        contracts: shown(audit, outlook, &own.agreements),
        payments: own.first_payment.map(|_| PaymentsShown {
            buyer: own.buyer.clone(),
            supplier: own.supplier.clone(),
            first: None,
        }),
    };
    FindingTable {
        about: "What is known of a supplier with a contract of a body that runs on the day. Each indicator stands for itself, beside the number of contracts that it is known of; there is no score, and the order is by the time under contract, the longest first, and says nothing else. That time is without a break of more than 31 days, for one product or category, as far as the contracts seen here go back: it may be longer. The first payment is another source, and what was paid before the body's payments begin here is not known. Without competition are direct awards, direct call-offs from a framework and negotiations without a notice, all of which the law allows in some cases. A single bid may come from a market of one. A value counts as raised only where a source tells its first value too; one that fell is no growth.".into(),
        coverage: found.coverage.words(),
        next_step: "Look at the contracts in the row. Before the next end, ask whether others could bid: what the specification, the interfaces, taking the data out and the time to change over ask of them.".into(),
        rows: found.found.par_iter().map(row).collect(),
        ..table(
            "incumbents",
            "Incumbent suppliers",
            &[
                ("Body", Text),
                ("Supplier", Text),
                ("Years under contract", Number),
                ("Extended contracts", Count),
                ("Extensions known of", Count),
                ("Without competition", Count),
                ("Procedure known of", Count),
                ("Single bids", Count),
                ("Tenders known of", Count),
                ("Under contract for", Text),
                ("Under contract since", Date),
                ("Contracts in that time", Count),
                ("Contracts that run", Count),
                ("Contracts in all", Count),
                ("First payment seen", Date),
                ("Payments of the body seen from", Date),
                ("Months of extension in all", Count),
                ("Value raised", Count),
                ("Change of value known of", Count),
                ("First worth of those raised, £ net", Money),
                ("Worth of those raised now, £ net", Money),
                ("Told by", Text),
            ],
        )
    }
}

fn cells(own: &Incumbent) -> Vec<FindingCell> {
    let count = |own: &Indicator| FindingCell::or_unknown(own.known(), FindingCell::Count);
    let tenure = own.tenure.as_ref();
    let paid = own.first_payment;
    let raised = |pence: Pence| {
        FindingCell::or_unknown(own.raised.known().map(|_| pence), FindingCell::Money)
    };
    let months = own.extended.known().and(own.extended_months);
    vec![
        FindingCell::text(&own.buyer.name),
        FindingCell::text(&own.supplier.name),
        FindingCell::or_unknown(tenure.map(|it| it.days as f64 / YEAR), FindingCell::Number),
        count(&own.extended),
        FindingCell::Count(own.extended.of),
        count(&own.direct),
        FindingCell::Count(own.direct.of),
        count(&own.single_bids),
        FindingCell::Count(own.single_bids.of),
        FindingCell::or_unknown(tenure.map(|it| &it.subject), FindingCell::text),
        FindingCell::or_unknown(tenure.map(|it| it.since), FindingCell::Date),
        FindingCell::or_unknown(tenure.map(|it| it.agreements.len()), FindingCell::count),
        FindingCell::Count(own.running),
        FindingCell::count(own.agreements.len()),
        FindingCell::or_unknown(paid.map(|it| it.date), FindingCell::Date),
        FindingCell::or_unknown(paid.map(|it| it.published_from), FindingCell::Date),
        FindingCell::or_unknown(months, FindingCell::Count),
        count(&own.raised),
        FindingCell::Count(own.raised.of),
        raised(own.raised_from_pence),
        raised(own.raised_to_pence),
        FindingCell::text(told_by(own)),
    ]
}

/// The kinds of files that tell each indicator.
fn told_by(own: &Incumbent) -> String {
    let told = |what: &str, from: &[estate::Kind]| {
        let kinds: Vec<&str> = from.iter().map(|own| kind(*own).0).collect();
        (!kinds.is_empty()).then(|| format!("{what}: {}", kinds.join(", ")))
    };
    let all = [
        own.tenure.as_ref().and_then(|tenure| told("time", &tenure.from)),
        own.first_payment.and_then(|_| told("first payment", &[estate::Kind::Spend])),
        told("extensions", &own.extended.from),
        told("competition", &own.direct.from),
        told("bids", &own.single_bids.from),
        told("value", &own.raised.from),
    ];
    all.into_iter().flatten().collect::<Vec<_>>().join("; ")
}
