use estate::{Audit, Due, Found, Outlook};

use super::Holds::{Count, Date, Money, Text};
use super::{FindingCell, FindingRow, FindingTable, shown, table};

/// What each body has to decide.
pub(super) fn table_of(audit: &Audit, outlook: &Outlook, found: &Found<Due>) -> FindingTable {
    let row = |own: &Due| FindingRow {
        cells: vec![
            FindingCell::text(&own.body.name),
            FindingCell::count(own.due.len()),
            FindingCell::Count(own.overdue),
            next(own),
            FindingCell::or_unknown(
                Some(own.annual_pence).filter(|_| own.annual_known > 0),
                FindingCell::Money,
            ),
            FindingCell::Count(own.annual_known),
            FindingCell::count(own.ended.len()),
            FindingCell::text(to_check(own)),
        ],
        contracts: shown(audit, outlook, &[own.due.clone(), own.ended.clone()].concat()),
        payments: None,
    };
    FindingTable {
        about: "What each body has to decide: contracts for which a day of notice or the start of a procurement falls inside the window or has passed, and contracts whose end has passed and that still stand in a register or notice. The days are reckoned from planning assumptions until a contract's own are known. A joint procurement is in the row of each of its bodies. Where a register has a framework's name in the place of the buyer, it is a row too, and said to be perhaps no body.".into(),
        coverage: found.coverage.words(),
        next_step: "Open Decisions.xlsx, filter on the body, and start with what is overdue: extend, buy anew, or let it end. Take what has ended off the register, or correct its end. Where a framework stands for the body, correct the buyer at its source.".into(),
        rows: found.found.iter().map(row).collect(),
        ..table(
            "due",
            "Decisions due or overdue",
            &[
                ("Body", Text),
                ("Decisions due", Count),
                ("Of these overdue", Count),
                ("Next day", Date),
                ("Annual £ net of those due", Money),
                ("Contracts with a known worth", Count),
                ("Ended and still listed", Count),
                ("To check", Text),
            ],
        )
    }
}

/// The first day to come, or why there is none.
fn next(own: &Due) -> FindingCell {
    let none = if own.due.is_empty() { "none due" } else { "none ahead: all overdue" };
    own.next.map_or_else(|| FindingCell::Without(none.to_owned()), FindingCell::Date)
}

/// Whether the name is that of a body at all.
fn to_check(own: &Due) -> String {
    let all = own.due.len() + own.ended.len();
    match own.framework_for_body {
        0 => String::new(),
        of => format!("perhaps no body: in {of} of {all} a framework's name stands for the buyer"),
    }
}
