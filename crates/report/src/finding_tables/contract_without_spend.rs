use estate::{Audit, ContractWithoutSpend, Found, Outlook};

use super::Holds::{Date, Money, Text};
use super::{FindingCell, FindingRow, FindingTable, shown, table};

/// Contracts under which no payment is seen.
pub(super) fn table_of(
    audit: &Audit,
    outlook: &Outlook,
    found: &Found<ContractWithoutSpend>,
) -> FindingTable {
    let title = |agreement: usize| {
        let decision = outlook.of_agreement(agreement)?;
        Some(audit.contracts.get(decision.contract)?.title.clone())
    };
    let row = |own: &ContractWithoutSpend| FindingRow {
        cells: vec![
            FindingCell::names(&own.buyers),
            FindingCell::names(&own.suppliers),
            FindingCell::text(title(own.agreement).unwrap_or_default()),
            FindingCell::Money(own.annual_pence),
            FindingCell::Date(own.period.first),
            FindingCell::Date(own.period.last),
            FindingCell::text(own.paid_in_group.as_ref().map_or("", |group| group.name.as_str())),
        ],
        contracts: shown(audit, outlook, &[own.agreement]),
        payments: None,
    };
    FindingTable {
        about: "Contracts that run for three months or more while their body publishes payments, and no payment to the supplier is seen. It may be paid under another name, by another body, by card, in one sum at another time, or not be used. A contract with a supplier whose name is near that of one paid without a contract stands there instead, under spend without a contract; one whose supplier's name is borne by another that is paid, under another number, is left out: one of the numbers may be a slip.".into(),
        coverage: found.coverage.words(),
        next_step: "Ask the body whether it still uses it. If it is paid under another name, say so by a correction; if it is not used, give notice.".into(),
        rows: found.found.iter().map(row).collect(),
        ..table(
            "contracts-without-spend",
            "Contracts without spend",
            &[
                ("Body", Text),
                ("Supplier", Text),
                ("Contract", Text),
                ("Annual £ net", Money),
                ("Payments looked at from", Date),
                ("Payments looked at until", Date),
                ("Paid instead: a company of its group", Text),
            ],
        )
    }
}
