use estate::{AboveAward, Audit, Found, Outlook};

use super::Holds::{Count, Date, Money, Number, Text};
use super::{FindingCell, FindingRow, FindingTable, PaymentsShown, shown, table};

/// Payments that come to more than what was awarded.
pub(super) fn table_of(
    audit: &Audit,
    outlook: &Outlook,
    found: &Found<AboveAward>,
) -> FindingTable {
    let row = |own: &AboveAward| FindingRow {
        cells: vec![
            FindingCell::text(&own.buyer.name),
            FindingCell::text(&own.supplier.name),
            FindingCell::Money(own.awarded_pence),
            FindingCell::Money(own.paid_pence),
            FindingCell::Number(own.paid_pence.0 as f64 / own.awarded_pence.0.max(1) as f64),
            FindingCell::Count(own.lines),
            FindingCell::Date(own.period.first),
            FindingCell::Date(own.period.last),
            FindingCell::count(own.agreements.len()),
        ],
        contracts: shown(audit, outlook, &own.agreements),
        payments: Some(PaymentsShown {
            buyer: own.buyer.clone(),
            supplier: own.supplier.clone(),
            first: None,
        }),
    };
    FindingTable {
        about: "What a body paid a supplier on days of their contracts, where it is more by a tenth than everything awarded between the two over the contracts' whole lives, net both. Where a total is known to leave extensions out, what is shown as awarded does too; it is a row only if more was paid than as much a month comes to up to the latest end. A total that does not fit its contract's months is compared with nothing. Payments are only those published here, so it may be more still. The value may have grown by a lawful change, or a contract may be missing from the register.".into(),
        coverage: found.coverage.words(),
        next_step: "Check the register's total first: it may be a year's, or left as it was before a change. If it is right, look at the payments, and ask whether the contract was changed or another is missing from the register.".into(),
        rows: found.found.iter().map(row).collect(),
        ..table(
            "above-award",
            "Paid more than awarded",
            &[
                ("Body", Text),
                ("Supplier", Text),
                ("Awarded in all, £ net", Money),
                ("Paid under it, £ net", Money),
                ("Times", Number),
                ("Payments", Count),
                ("First", Date),
                ("Last", Date),
                ("Contracts", Count),
            ],
        )
    }
}
