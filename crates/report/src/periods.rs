//! What time figures speak of, and which sums would join times that lie apart.

use chrono::NaiveDate;
use estate::SharedSupplier;

use crate::Report;
use crate::words::{count, day, number};

/// What stands where a sum would join one buyer's years with another's.
pub(crate) const DIFFER: &str = "periods differ";

/// That there is no sum over all buyers, where their periods have no span in common.
pub(crate) fn differ(report: &Report) -> Option<String> {
    let coverage = &report.coverage;
    (!coverage.periods_overlap()).then(|| {
        format!(
            "{}, periods differ: see spend by buyer. There is no day that the payments of all of \
             them cover, so no sum over all of them is given.",
            count(coverage.buyers_with_spend, "buyer", "buyers")
        )
    })
}

/// What to keep in mind with figures that several buyers have a part in, where their periods
/// have no span in common.
pub(crate) fn of_figures(report: &Report) -> Option<&'static str> {
    (!report.coverage.periods_overlap()).then_some(
        "The buyers' periods differ, so a figure here can join years of one buyer with other years \
         of another: read it with its first and last payment.",
    )
}

/// How many shared suppliers have no sum, and why.
pub(crate) fn of_shared(report: &Report) -> Option<String> {
    let apart = report.shared_suppliers.iter().filter(|supplier| !supplier.periods_overlap());
    let apart = apart.count() as u64;
    (apart > 0).then(|| {
        format!(
            "Of {} the buyers' payments are of periods that lie apart: there is no sum, but what \
             each buyer paid, and when.",
            count(apart, "supplier", "suppliers")
        )
    })
}

/// The sum over a shared supplier's buyers, or why there is none.
pub(crate) fn sum_or_differ(supplier: &SharedSupplier, sum: String) -> String {
    if supplier.periods_overlap() { sum } else { DIFFER.to_owned() }
}

/// When the payments were made, and which span all buyers cover.
pub(crate) fn of_payments(report: &Report) -> Option<String> {
    let coverage = &report.coverage;
    let undated = match coverage.undated_lines {
        0 => String::new(),
        1 => "; 1 line has no date".to_owned(),
        lines => format!("; {} lines have no date", number(lines)),
    };
    let common = match coverage.common_period {
        Some(common) if coverage.buyers_with_spend > 1 => format!(
            " The payments of all {} buyers cover {}; before and after, figures hold fewer buyers.",
            number(coverage.buyers_with_spend),
            from_to(common.first, common.last)
        ),
        _ => String::new(),
    };
    match (coverage.first_payment, coverage.last_payment) {
        (Some(first), Some(last)) if first == last => {
            Some(format!("Payments are of {}{undated}.{common}", day(first)))
        }
        (Some(first), Some(last)) => {
            Some(format!("Payments run from {}{undated}.{common}", from_to(first, last)))
        }
        _ if coverage.undated_lines > 0 => Some("No payment has a date.".to_owned()),
        _ => None,
    }
}

/// `1 April 2025 to 31 March 2026`
fn from_to(first: NaiveDate, last: NaiveDate) -> String {
    if first == last { day(first) } else { format!("{} to {}", day(first), day(last)) }
}
