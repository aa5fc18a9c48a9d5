use std::borrow::Cow;

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use chrono::NaiveDate;
use evidence::{Finding, Severity};

use super::frame::{Frame, Section, show};
use super::{coverage, headlines};
use crate::chart::Chart;
use crate::govuk::{Cell, Details, Html, SummaryList, Table, WarningText};
use crate::holding::Holding;
use crate::search::Search;
use crate::site::Site;
use crate::wording::{capital, count, counted, date, period, pounds};

/// How many rows the table of problems has here.
const MOST_PROBLEMS: usize = 20;

#[derive(Template)]
#[template(path = "pages/overview.html")]
struct Overview<'a> {
    frame: Frame,
    title: &'a str,
    lead: String,
    cards: Vec<Card>,
    rejected: Option<WarningText>,
    ending_heading: String,
    ending_address: String,
    chart: Option<Chart>,
    months: Option<Details>,
    tables: Vec<headlines::Headline>,
    coverage: SummaryList,
    problems: Option<Table>,
}

/// A figure to look at first.
struct Card {
    figure: String,
    says: String,
    href: Cow<'static, str>,
}

/// The audit at a glance.
pub(crate) async fn overview(State(site): State<Site>) -> Response {
    let report = &site.report;
    let coverage = &report.coverage;
    let ends: Vec<_> = report.ending.iter().filter_map(|row| row.end).collect();
    let ending = counted(ends.len() as u64, "record of a contract", "records of contracts");
    let window = format!(
        "{} end from {} to {}",
        capital(&ending),
        date(report.as_at),
        date(report.window_ends)
    );
    let chart = (!ends.is_empty())
        .then(|| Chart::of(report.as_at, report.window_ends, &ends, format!("{window}, by month")));
    show(&Overview {
        frame: Frame::of(&site.around, Section::Overview, &report.title, false),
        title: &report.title,
        lead: format!(
            "As at {}. From {}: {} and {}.",
            date(report.as_at),
            counted(report.files.len() as u64, "file", "files"),
            counted(coverage.contracts, "record of a contract", "records of contracts"),
            counted(coverage.spend_lines, "payment", "payments"),
        ),
        cards: cards(&site),
        rejected: rejected(coverage.rejected_rows),
        ending_heading: window,
        ending_address: ending_between(report.as_at, report.window_ends),
        months: chart.as_ref().map(months),
        chart,
        tables: headlines::headlines(&site),
        coverage: coverage::covered(&site),
        problems: problems(&site),
    })
}

impl Card {
    /// Whether the figure fills a card of four side by side, from a milliard pounds on.
    fn is_long(&self) -> bool {
        self.figure.chars().count() > 12
    }
}

fn cards(site: &Holding) -> Vec<Card> {
    let (report, coverage) = (&site.report, &site.report.coverage);
    let mut cards = vec![
        Card {
            figure: count(coverage.awarded),
            says: awarded(site),
            href: "/contracts?stage=awarded".into(),
        },
        Card {
            figure: count(site.decisions.due.len() as u64),
            says: format!("decisions due within {} months", site.decisions.window_months),
            href: "/decisions".into(),
        },
        Card {
            figure: count(report.shared_suppliers.len() as u64),
            says: match report.shared_suppliers.len() {
                1 => "supplier serves several buyers".into(),
                _ => "suppliers serve several buyers".into(),
            },
            href: "/suppliers?sort=buyers".into(),
        },
    ];
    let paid = period(coverage.first_payment, coverage.last_payment);
    if !coverage.periods_overlap() {
        cards.push(Card {
            figure: capital(&counted(coverage.buyers_with_spend, "buyer", "buyers")),
            says: "periods differ: see payments by buyer".into(),
            href: "/payments".into(),
        });
    } else if coverage.net_lines > 0 {
        let figure = pounds(coverage.net_pence);
        cards.push(Card { figure, says: format!("net spend, {paid}"), href: "/payments".into() });
    } else if coverage.gross_lines > 0 {
        let figure = pounds(coverage.gross_pence);
        cards.push(Card { figure, says: format!("gross spend, {paid}"), href: "/payments".into() });
    }
    cards
}

/// That records are counted, and how many contracts they tell of.
fn awarded(site: &Holding) -> String {
    match site.decisions.all().count() as u64 {
        0 => "records of awarded contracts".to_owned(),
        contracts => {
            let contracts = counted(contracts, "contract", "contracts");
            format!("records of awarded contracts, {contracts}")
        }
    }
}

/// The awarded contracts that end from one day to another.
fn ending_between(first: NaiveDate, last: NaiveDate) -> String {
    let day = |day: NaiveDate| day.format("%-d %-m %Y").to_string();
    let after = last.succ_opt().unwrap_or(last);
    let asked = Search {
        stage: "awarded".to_owned(),
        ending_from: day(first),
        ending_before: day(after),
        sort: "end".to_owned(),
        ..Search::default()
    };
    asked.address("/contracts", "")
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
    let rows = chart.columns.iter().map(|column| {
        let href = ending_between(column.first, column.last);
        vec![Cell::link(&href, &column.month), Cell::number(count(column.ending as u64))]
    });
    let head = vec![Cell::text("Month"), Cell::number("Records of contracts that end")];
    let table = Table::about("Records of contracts that end, by month", head, rows.collect());
    Details {
        summary_text: "The same as a table".into(),
        html: Html::of(&table),
        ..Details::default()
    }
}

/// What a person should look at in the files, of the whole audit; the rest is in the download.
fn problems(site: &Holding) -> Option<Table> {
    let all = site.report.findings();
    let pressing: Vec<&Finding> =
        all.into_iter().filter(|finding| finding.severity != Severity::Note).collect();
    super::problems::problems(site, "What to look at in the files first", &pressing, MOST_PROBLEMS)
}
