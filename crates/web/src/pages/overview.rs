use askama::Template;
use axum::extract::State;
use axum::response::Response;
use evidence::Severity;

use super::figures::{self, buyer_address, supplier_address};
use super::frame::{Frame, Section, show};
use crate::chart::Chart;
use crate::govuk::{Cell, Details, Html, SummaryList, SummaryRow, Table, WarningText};
use crate::holding::Holding;
use crate::site::Site;
use crate::wording::{capital, count, counted, date, period, pounds};

#[derive(Template)]
#[template(path = "pages/overview.html")]
struct Overview<'a> {
    frame: Frame,
    title: &'a str,
    lead: String,
    cards: Vec<Card>,
    rejected: Option<WarningText>,
    ending_heading: String,
    ending_address: &'static str,
    chart: Option<Chart>,
    months: Option<Details>,
    tables: Vec<Headline>,
    coverage: SummaryList,
    findings: Option<Table>,
}

/// A figure to look at first.
struct Card {
    figure: String,
    says: String,
    href: &'static str,
}

/// A table and the address that it can be downloaded from.
struct Headline {
    table: Table,
    download: &'static str,
    what: &'static str,
    more: Option<(&'static str, &'static str)>,
}

/// The audit at a glance.
pub(crate) async fn overview(State(site): State<Site>) -> Response {
    let report = &site.report;
    let coverage = &report.coverage;
    let ends: Vec<_> = report.ending.iter().filter_map(|row| row.end).collect();
    let ending = counted(ends.len() as u64, "contract", "contracts");
    let window = format!(
        "{} end from {} to {}",
        capital(&ending),
        date(report.as_at),
        date(report.window_ends)
    );
    let chart = (!ends.is_empty())
        .then(|| Chart::of(report.as_at, report.window_ends, &ends, format!("{window}, by month")));
    show(&Overview {
        frame: Frame::of(&site, Section::Overview, &report.title, false),
        title: &report.title,
        lead: format!(
            "As at {}. From {}: {} and {}.",
            date(report.as_at),
            counted(report.files.len() as u64, "file", "files"),
            counted(coverage.contracts, "contract", "contracts"),
            counted(coverage.spend_lines, "payment", "payments"),
        ),
        cards: cards(&site),
        rejected: rejected(coverage.rejected_rows),
        ending_heading: window,
        ending_address: "/contracts?stage=awarded&sort=end",
        months: chart.as_ref().map(months),
        chart,
        tables: tables(&site),
        coverage: covered(&site),
        findings: findings(&site),
    })
}

fn cards(site: &Holding) -> Vec<Card> {
    let (report, coverage) = (&site.report, &site.report.coverage);
    let mut cards = vec![
        Card {
            figure: count(coverage.awarded),
            says: "awarded contracts".into(),
            href: "/contracts?stage=awarded",
        },
        Card {
            figure: count(report.ending.len() as u64),
            says: format!("end within {} months", report.window_months),
            href: "#ending",
        },
        Card {
            figure: count(report.shared_suppliers.len() as u64),
            says: "suppliers serve several buyers".into(),
            href: "/suppliers?sort=buyers",
        },
    ];
    if coverage.net_lines > 0 {
        let figure = pounds(coverage.net_pence);
        cards.push(Card { figure, says: "net spend".into(), href: "#coverage" });
    } else if coverage.gross_lines > 0 {
        let figure = pounds(coverage.gross_pence);
        cards.push(Card { figure, says: "gross spend".into(), href: "#coverage" });
    }
    cards
}

fn rejected(rows: u64) -> Option<WarningText> {
    (rows > 0).then(|| WarningText {
        html: Html::text(&format!(
            "{} could not be read and {} in no figure. ",
            capital(&counted(rows, "row", "rows")),
            if rows == 1 { "is" } else { "are" }
        ))
        .then(&Html::link("/files", "See which files they are in")),
        ..WarningText::default()
    })
}

fn months(chart: &Chart) -> Details {
    let rows = chart
        .columns
        .iter()
        .map(|column| vec![Cell::text(&*column.month), Cell::number(count(column.ending as u64))]);
    let head = vec![Cell::text("Month"), Cell::number("Contracts that end")];
    let table = Table::about("Contracts that end, by month", head, rows.collect());
    Details {
        summary_text: "The same as a table".into(),
        html: Html::of(&table),
        ..Details::default()
    }
}

fn tables(site: &Holding) -> Vec<Headline> {
    let (figures, shared) = (&site.report.figures, &site.report.shared_suppliers);
    let supplier = |name: &str| supplier_address(site, name);
    let buyer = |name: &str| site.buyers.iter().any(|own| own == name).then(|| buyer_address(name));
    let plain = |_: &str| None;
    let by = |table, download, what| Headline { table, download, what, more: None };
    let all = Some(("/suppliers", "All suppliers"));
    let tables = [
        Headline {
            more: Some(("/suppliers?sort=buyers", "All suppliers by number of buyers")),
            ..by(
                figures::shared(site, shared),
                "shared-suppliers",
                "suppliers that serve several buyers",
            )
        },
        Headline {
            more: all,
            ..by(
                figures::spend(
                    "Spend by supplier",
                    "Supplier",
                    &figures.spend_by_supplier,
                    supplier,
                ),
                "spend-by-supplier",
                "spend by supplier",
            )
        },
        by(
            figures::spend("Spend by buyer", "Buyer", &figures.spend_by_buyer, buyer),
            "spend-by-buyer",
            "spend by buyer",
        ),
        by(
            figures::spend("Spend by category", "Category", &figures.spend_by_category, plain),
            "spend-by-category",
            "spend by category",
        ),
        Headline {
            more: all,
            ..by(
                figures::contracts(
                    "Contracts by supplier",
                    "Supplier",
                    &figures.contracts_by_supplier,
                    supplier,
                ),
                "contracts-by-supplier",
                "contracts by supplier",
            )
        },
        by(
            figures::contracts("Contracts by buyer", "Buyer", &figures.contracts_by_buyer, buyer),
            "contracts-by-buyer",
            "contracts by buyer",
        ),
        by(
            figures::contracts(
                "Contracts by category",
                "Category",
                &figures.contracts_by_category,
                plain,
            ),
            "contracts-by-category",
            "contracts by category",
        ),
    ];
    tables.into_iter().filter(|headline| !headline.table.rows.is_empty()).collect()
}

fn covered(site: &Holding) -> SummaryList {
    let coverage = &site.report.coverage;
    let of = |part: u64, whole: u64| format!("{} of {}", count(part), count(whole));
    let mut rows = vec![
        SummaryRow::text(
            "Net spend",
            format!(
                "{} in {} payments that state it",
                pounds(coverage.net_pence),
                of(coverage.net_lines, coverage.spend_lines)
            ),
        ),
        SummaryRow::text(
            "Gross spend",
            format!(
                "{} in {} payments that state it; never added to net",
                pounds(coverage.gross_pence),
                of(coverage.gross_lines, coverage.spend_lines)
            ),
        ),
        SummaryRow::text("Payments made", period(coverage.first_payment, coverage.last_payment)),
        SummaryRow::text("Payments without a date", count(coverage.undated_lines)),
        SummaryRow::text("Payments to redacted suppliers", count(coverage.redacted_lines)),
        SummaryRow::text(
            "Contract value",
            format!(
                "{} net in {} awarded contracts that state it",
                pounds(coverage.contract_net_pence),
                of(coverage.valued, coverage.awarded)
            ),
        ),
        SummaryRow::text(
            "Contracts without an end date",
            format!(
                "{} awarded; they cannot be among those that end",
                of(coverage.without_end, coverage.awarded)
            ),
        ),
        SummaryRow::text("Contracts that have ended", count(coverage.ended)),
        SummaryRow::text(
            "Contracts marked not public",
            format!("{}; in no figure or page", count(coverage.withheld)),
        ),
        SummaryRow::text("Rows that could not be read", count(coverage.rejected_rows)),
    ];
    rows.extend(site.report.other_currencies.iter().map(|(currency, sum)| {
        let sum = crate::wording::exact(*sum, currency);
        SummaryRow::text(&format!("Spend in {currency}"), format!("{sum}; in no other figure"))
    }));
    SummaryList { rows, ..SummaryList::default() }
}

/// The findings that a person should look at, of the whole audit; the rest are in the download.
fn findings(site: &Holding) -> Option<Table> {
    let pressing = site.report.findings();
    let rows: Vec<Vec<Cell>> = (pressing.iter())
        .filter(|finding| finding.severity != Severity::Note)
        .take(figures::TOP)
        .map(|finding| super::file::finding_row(site, finding))
        .collect();
    (!rows.is_empty()).then(|| {
        let head = ["What", "Where", "What to do"].map(Cell::text);
        Table::about("Findings to look at first", head.into(), rows)
    })
}
