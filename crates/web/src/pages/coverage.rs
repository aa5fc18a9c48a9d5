use estate::{Pence, REDACTED};

use crate::govuk::{Html, SummaryList, SummaryRow};
use crate::holding::Holding;
use crate::query::address;
use crate::wording::{count, exact, period, pounds};

/// What the figures speak for.
pub(super) fn covered(site: &Holding) -> SummaryList {
    let coverage = &site.report.coverage;
    let mut rows = spend(site);
    rows.extend([
        said(
            "Contract value",
            &format!(
                "{} net in {} awarded contracts that state it",
                pounds(coverage.contract_net_pence),
                of(coverage.valued, coverage.awarded)
            ),
        )
        .leading_to("/contracts?stage=awarded&sort=value", "Contracts"),
        said(
            "Contracts without an end date",
            &format!(
                "{} awarded; they cannot be among those that end",
                of(coverage.without_end, coverage.awarded)
            ),
        )
        .leading_to("/decisions?list=endless", "Contracts"),
        said("Contracts that have ended", &count(coverage.ended))
            .leading_to("/decisions?list=ended", "Contracts"),
        said(
            "Contracts marked not public",
            &format!("{}; in no figure or page", count(coverage.withheld)),
        ),
        said("Rows that could not be read", &count(coverage.rejected_rows))
            .leading_to("/files", "Files"),
    ]);
    rows.extend(site.report.other_currencies.iter().map(|(currency, sum)| {
        let sum = exact(*sum, currency);
        said(&format!("Spend in {currency}"), &format!("{sum}; in no other figure"))
            .leading_to(&address("/payments", &[("currency", currency)]), "Payments")
    }));
    SummaryList { rows, ..SummaryList::default() }
}

fn spend(site: &Holding) -> Vec<SummaryRow> {
    let coverage = &site.report.coverage;
    let summed = |sum: Pence, lines: u64| {
        let lines = of(lines, coverage.spend_lines);
        if coverage.periods_overlap() {
            format!("{} in {lines} payments that state it", pounds(sum))
        } else {
            format!("{lines} payments state it; no sum, as the buyers\u{2019} periods differ")
        }
    };
    let gross = summed(coverage.gross_pence, coverage.gross_lines);
    let common = match coverage.common_period {
        Some(common) => period(Some(common.first), Some(common.last)),
        None => "None".to_owned(),
    };
    let mut rows = vec![
        paid("Net spend", &summed(coverage.net_pence, coverage.net_lines), &[]),
        paid("Gross spend", &format!("{gross}; never added to net"), &[]),
        paid("Payments made", &period(coverage.first_payment, coverage.last_payment), &[]),
        paid("Payments without a date", &count(coverage.undated_lines), &[("undated", "yes")]),
        paid(
            "Payments to redacted suppliers",
            &count(coverage.redacted_lines),
            &[("supplier", REDACTED)],
        ),
    ];

    if coverage.buyers_with_spend > 1 {
        let key = format!("Period that all {} buyers cover", count(coverage.buyers_with_spend));
        rows.insert(3, paid(&key, &common, &[]));
    }
    rows
}

fn of(part: u64, whole: u64) -> String {
    format!("{} of {}", count(part), count(whole))
}

/// A row about payments, with a link to those that are asked for.
fn paid(key: &str, text: &str, asked: &[(&str, &str)]) -> SummaryRow {
    said(key, text).leading_to(&address("/payments", asked), "Payments")
}

/// A row in which words lead to their meaning.
fn said(key: &str, text: &str) -> SummaryRow {
    SummaryRow::html(key, Html::explained(text))
}
