//! What is true of the estate that somebody should act on: the kinds, one kind, one finding.

mod kind;
mod kinds;
mod one;

pub(crate) use kind::finding_kind;
pub(crate) use kinds::findings;
pub(crate) use one::finding;

use report::{FindingTable, PaymentsShown};

use crate::govuk::{SummaryList, SummaryRow};
use crate::query::address;

/// What a kind of finding means, what it covers, and what to do about a row.
fn told(kind: &FindingTable) -> SummaryList {
    let rows = vec![
        SummaryRow::text("What it means", &*kind.about),
        SummaryRow::text("What it covers", &*kind.coverage)
            .leading_to("/contracts?stage=awarded", "Contracts"),
        SummaryRow::text("What to do", &*kind.next_step),
    ];
    SummaryList { rows, ..SummaryList::default() }
}

/// The payments that show a finding.
fn payments_address(shown: &PaymentsShown) -> String {
    address("/payments", &[("buyer", &shown.buyer.id), ("supplier", &shown.supplier.id)])
}
