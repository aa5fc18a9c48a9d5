use estate::{Audit, FindingCoverage, Nearby, Nearness, Outlook, SpendWithoutContract};
use evidence::Position;
use rayon::prelude::*;

use super::Holds::{Count, Date, Money, Text};
use super::{FindingCell, FindingRow, FindingTable, PaymentsShown, shown, table};

/// Payments under no contract.
pub(super) fn table_of(
    audit: &Audit,
    outlook: &Outlook,
    coverage: &FindingCoverage,
    found: Vec<SpendWithoutContract>,
) -> FindingTable {
    let row = |own: SpendWithoutContract| FindingRow {
        cells: vec![
            FindingCell::text(&own.buyer.name),
            FindingCell::text(&own.supplier.name),
            FindingCell::Money(own.net_pence),
            FindingCell::Count(own.lines),
            FindingCell::Date(own.period.first),
            FindingCell::Date(own.period.last),
            FindingCell::Money(own.inside_pence),
            FindingCell::text(known(&own)),
            FindingCell::text(if own.to_public_body { "yes, by its name" } else { "no" }),
        ],
        contracts: shown(audit, outlook, &agreements(&own)),
        payments: Some(PaymentsShown {
            first: first(audit, &own),
            buyer: own.buyer,
            supplier: own.supplier,
        }),
    };
    FindingTable {
        about: "What a body paid a supplier outside the terms of every contract that is known between them, where it comes to £5,000 or more. Payments up to three months after a contract's latest end count as under it. It need not be wrong: a contract may be missing from the register, be under a framework's or a parent's name, or be none that a register holds, such as a grant, a care placement or rent. The audit cannot know whether a joint buyer, such as a group of councils, buys for the body: a contract of the same supplier with another buyer, on days of these payments, is named with its place. So is one of the body with a supplier of the same name under another number. Where the body has a contract without payments with a supplier of nearly the same name, that is named here, and is no row of its own under contracts without spend. What one public body pays another stands last: it is seldom a contract.".into(),
        coverage: coverage.words(),
        next_step: "Ask the body under which contract it pays: if it is that of the near-named or same-named supplier, correct the supplier or its number; if it is that of another buyer, look whether it buys for the body; else add it to the register, correct its end, or buy properly.".into(),
        rows: found.into_par_iter().map(row).collect(),
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

/// Those between the two, then those that are near.
fn agreements(own: &SpendWithoutContract) -> Vec<usize> {
    let nearby = own.nearby.iter().flat_map(|near| &near.agreements);
    own.agreements.iter().chain(nearby).copied().collect()
}

fn known(own: &SpendWithoutContract) -> String {
    let between = match own.agreements.len() {
        0 => "none in its own name".to_owned(),
        1 => "one, whose term leaves these payments out".to_owned(),
        several => format!("{several}, whose terms leave these payments out"),
    };
    let nearby = own.nearby.as_ref().map(near_words);
    std::iter::once(between).chain(nearby).collect::<Vec<_>>().join("; ")
}

fn near_words(own: &Nearby) -> String {
    let names = own.names.join("; ");
    let count = match own.agreements.len() {
        1 => "one".to_owned(),
        several => several.to_string(),
    };
    match own.how {
        Nearness::SameName => format!(
            "{count} with a supplier of the same name under another number, {names}: one of the numbers may be a slip"
        ),
        Nearness::SameGroup => format!("{count} with another company of its group"),
        Nearness::NearName => {
            format!("a contract with the near-named {names} exists, without payments")
        }
        Nearness::OtherBuyer => format!("{count} held by {names}"),
    }
}

/// The file and row of the earliest payment.
fn first(audit: &Audit, own: &SpendWithoutContract) -> Option<String> {
    let file = audit.files.get(own.first_file as usize)?;
    let (sheet, row) = (file.sheet.clone(), u64::from(own.first_row));
    let position = Position::Row { sheet, row, column: None };
    Some(audit.place_of(own.first_file, &position))
}
