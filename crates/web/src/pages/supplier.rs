use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use estate::{BuyerSpend, Organisation, SharedSupplier, SpendFigure, Written};
use report::ContractRow;

use super::figures::{buyer_address, sum};
use super::frame::{Frame, Section, show};
use super::wrong::missing;
use crate::govuk::{Cell, Html, SummaryList, SummaryRow, Table};
use crate::holding::{Holding, Supplier};
use crate::query::address;
use crate::site::Site;
use crate::wording::{PERIODS_DIFFER, capital, count, counted, exact, period, short_date};

/// More contracts than this are shown by the search of contracts alone.
const SHOWN: usize = 50;

#[derive(Template)]
#[template(path = "pages/supplier.html")]
struct SupplierPage<'a> {
    frame: Frame,
    name: &'a str,
    summary: SummaryList,
    paid: Option<Table>,
    heading: String,
    contracts: Table,
    more: Option<String>,
    /// Of whoever is somebody.
    briefing: Option<String>,
}

/// What is known of one supplier.
pub(crate) async fn supplier(State(site): State<Site>, Path(id): Path<String>) -> Response {
    let Some(supplier) = site.supplier(&id) else { return missing(&site.around) };
    let row = &supplier.row;
    let contracts = site.contracts_of(supplier);
    let shown: Vec<&ContractRow> = contracts.iter().take(SHOWN).copied().collect();
    show(&SupplierPage {
        frame: Frame::of(&site.around, Section::Suppliers, &row.name, true).broad(),
        name: &row.name,
        summary: SummaryList { rows: known(&site, supplier), ..SummaryList::default() },
        paid: site
            .shared(row)
            .filter(|shared| shared.by_buyer.len() > 1)
            .map(|shared| paid(&site, shared)),
        heading: capital(&counted(contracts.len() as u64, "contract", "contracts")),
        more: (contracts.len() > SHOWN).then(|| address("/contracts", &[("supplier", &row.name)])),
        contracts: super::contracts::table(&shown),
        briefing: row.id.as_ref().map(|id| format!("/suppliers/{id}/briefing")),
    })
}

fn known(site: &Holding, supplier: &Supplier) -> Vec<SummaryRow> {
    let row = &supplier.row;
    let mut rows = Vec::new();
    let payments = address("/payments", &[("supplier", supplier.asked_as())]);
    let contracts = address("/contracts", &[("supplier", &row.name)]);
    if let Some(own) = site.organisation(&supplier.id) {
        let records =
            if own.contracts > 0 { (&contracts, "Contracts") } else { (&payments, "Payments") };
        rows.extend(written(own, records.0, records.1));
    }
    if !row.buyers.is_empty() {
        let link = |name: &String| match buyer_address(site, name) {
            Some(href) => Html::link(&href, name),
            None => Html::text(name),
        };
        let lines: Vec<Html> = row.buyers.iter().map(link).collect();
        rows.push(SummaryRow::html("Buyers", Html::lines(&lines)));
    }
    rows.extend(row.spend.iter().flat_map(|own| spend(own, row.periods_overlap, &payments)));
    if let Some(awarded) = &row.contracts {
        let sum = exact(awarded.net_pence, "GBP");
        let said = format!(
            "{sum} net, in {} of {} awarded contracts that state it",
            count(awarded.valued),
            count(awarded.contracts)
        );
        let href = address("/contracts", &[("supplier", &row.name), ("stage", "awarded")]);
        rows.push(SummaryRow::text("Contract value", said).leading_to(&href, "Contracts"));
    }
    rows
}

/// The numbers of an organisation and the ways in which it is written, and where records say so.
pub(super) fn written(own: &Organisation, records: &str, what: &str) -> Vec<SummaryRow> {
    let mut rows = Vec::new();
    if !own.numbers.is_empty() {
        let numbers = SummaryRow::text("Official numbers", own.numbers.join(", "));
        rows.push(numbers.leading_to(records, what));
    }
    let ways: Vec<Html> =
        own.written.iter().skip(1).map(|way| also_written(way, &own.name)).collect();
    if !ways.is_empty() {
        let ways = SummaryRow::html("Also written", Html::lines(&ways));
        rows.push(ways.leading_to(records, what));
    }
    rows
}

/// A way of writing a supplier, how sure it is that it is the same, and why.
fn also_written(way: &Written, chosen: &str) -> Html {
    let Some(same) = &way.same_as else { return Html::text(&way.name) };
    // Never 100: nobody asked the supplier.
    let percent = (same.probability * 100.0).floor().clamp(0.0, 99.0);
    let tie = if same.other == chosen { String::new() } else { format!(", as {}", same.other) };
    Html::text(&format!("{}, {percent:.0} % sure{tie}: {}", way.name, same.why))
}

/// What each buyer paid, and when: each row is of one time, whatever the others are.
fn paid(site: &Holding, shared: &SharedSupplier) -> Table {
    let gross = shared.by_buyer.iter().any(|own| own.gross_lines > 0);
    let mut head = vec![Cell::text("Buyer"), Cell::number("Payments"), Cell::number("Net spend")];
    head.extend(gross.then(|| Cell::number("Gross spend")));
    head.extend(["First payment", "Last payment"].map(Cell::number));
    let rows = shared.by_buyer.iter().map(|own| {
        let mut row = vec![
            Cell::text(&*own.buyer),
            between(site, shared, own),
            Cell::number(sum(own.net_lines, own.net_pence)),
        ];
        row.extend(gross.then(|| Cell::number(sum(own.gross_lines, own.gross_pence))));
        row.extend([own.first_date, own.last_date].map(short_date).map(Cell::number));
        row
    });
    Table::about("Spend by buyer", head, rows.collect())
}

/// How many payments one buyer made to a supplier, with a link to them.
fn between(site: &Holding, shared: &SharedSupplier, own: &BuyerSpend) -> Cell {
    let buyer = site.buyer_named(&own.buyer).map_or(&own.buyer, |buyer| &buyer.id);
    let supplier = shared.id.as_ref().unwrap_or(&shared.name);
    let href = address("/payments", &[("buyer", buyer), ("supplier", supplier)]);
    Cell { html: Html::link(&href, &count(own.lines)), ..Cell::number("") }
}

/// What was paid, if it is a sum of one time, and where the payments are.
pub(super) fn spend(spend: &SpendFigure, one_time: bool, payments: &str) -> Vec<SummaryRow> {
    let of = |part| format!("in {} of {} payments that state it", count(part), count(spend.lines));
    let said = |sum| if one_time { exact(sum, "GBP") } else { PERIODS_DIFFER.to_owned() };
    let mut rows =
        vec![("Payments", count(spend.lines)), ("Paid", period(spend.first_date, spend.last_date))];
    if spend.net_lines > 0 {
        rows.push(("Net spend", format!("{}, {}", said(spend.net_pence), of(spend.net_lines))));
    }
    if spend.gross_lines > 0 {
        let sum = format!("{}, {}", said(spend.gross_pence), of(spend.gross_lines));
        rows.push(("Gross spend", sum));
    }
    if spend.other_currency_lines > 0 {
        let lines = counted(spend.other_currency_lines, "payment", "payments");
        rows.push(("In other currencies", format!("{lines}, in no sum")));
    }
    let row =
        |(key, text): (&str, String)| SummaryRow::text(key, text).leading_to(payments, "Payments");
    rows.into_iter().map(row).collect()
}
