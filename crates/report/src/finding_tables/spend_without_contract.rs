use estate::{Audit, Found, Outlook, SpendWithoutContract};
use evidence::Position;

use super::Holds::{Count, Date, Money, Text};
use super::near_named::NearNamed;
use super::{FindingCell, FindingRow, FindingTable, PaymentsShown, shown, table};

/// Payments under no contract.
pub(super) fn table_of(
    audit: &Audit,
    outlook: &Outlook,
    found: &Found<SpendWithoutContract>,
    near: &NearNamed,
) -> FindingTable {
    let row = |own: &SpendWithoutContract| FindingRow {
        cells: vec![
            FindingCell::text(&own.buyer.name),
            FindingCell::text(&own.supplier.name),
            FindingCell::Money(own.net_pence),
            FindingCell::Count(own.lines),
            FindingCell::Date(own.period.first),
            FindingCell::Date(own.period.last),
            FindingCell::Money(own.inside_pence),
            FindingCell::text(known(own, near)),
            FindingCell::text(if own.to_public_body { "yes, by its name" } else { "no" }),
        ],
        contracts: shown(
            audit,
            outlook,
            &own.agreements
                .iter()
                .chain(&own.of_group)
                .copied()
                .chain(near.beside(own).map(|(agreement, _)| agreement))
                .collect::<Vec<_>>(),
        ),
        payments: Some(PaymentsShown {
            buyer: own.buyer.clone(),
            supplier: own.supplier.clone(),
            first: place(audit, own.first_line),
        }),
    };
    FindingTable {
        about: "What a body paid a supplier outside the terms of every contract that is known between them, where it comes to £5,000 or more. Payments up to three months after a contract's latest end count as under it. It need not be wrong: a contract may be missing from the register, be under a framework's or a parent's name, or be none that a register holds, such as a grant, a care placement or rent. Where the body has a contract without payments with a supplier of nearly the same name, that is named here, and is no row of its own under contracts without spend. What one public body pays another stands last: it is seldom a contract.".into(),
        coverage: found.coverage.words(),
        next_step: "Ask the body under which contract it pays: if it is that of the near-named supplier, correct the supplier; else add it to the register, correct its end, or buy properly.".into(),
        rows: found.found.iter().map(row).collect(),
        ..table(
            "spend-without-contract",
            "Spend without a contract",
            &[
                ("Body", Text),
                ("Supplier", Text),
                ("Paid outside a contract, £ net", Money),
                ("Payments", Count),
                ("First", Date),
                ("Last", Date),
                ("Paid inside a contract, £ net", Money),
                ("Contracts known", Text),
                ("Paid to a public body", Text),
            ],
        )
    }
}

fn known(own: &SpendWithoutContract, near: &NearNamed) -> String {
    if let Some((_, name)) = near.beside(own) {
        return format!("none; a contract with the near-named {name} exists, without payments");
    }
    match (own.agreements.len(), own.of_group) {
        (0, None) => "none".to_owned(),
        (0, Some(_)) => "one with another company of its group".to_owned(),
        (1, _) => "one, whose term leaves these payments out".to_owned(),
        (several, _) => format!("{several}, whose terms leave these payments out"),
    }
}

/// The file and row of a line of spend.
fn place(audit: &Audit, line: usize) -> Option<String> {
    let file = audit.files.get(*audit.spend.file.get(line)? as usize)?;
    let row = u64::from(*audit.spend.row.get(line)?);
    let position = Position::Row { sheet: file.sheet.clone(), row, column: None };
    Some(format!("{}: {position}", file.source.path))
}
