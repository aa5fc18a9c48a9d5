use std::collections::BTreeSet;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use report::{ContractRow, SupplierRow};

use super::figures::buyer_address;
use super::frame::{Frame, Section, show};
use super::wrong::missing;
use crate::govuk::{Html, SummaryList, SummaryRow, Table};
use crate::holding::Holding;
use crate::query::address;
use crate::site::Site;
use crate::wording::{capital, count, counted, exact, period};

/// More contracts than this are shown by the search of contracts alone.
const SHOWN: usize = 50;

#[derive(Template)]
#[template(path = "pages/supplier.html")]
struct SupplierPage<'a> {
    frame: Frame,
    name: &'a str,
    summary: SummaryList,
    heading: String,
    contracts: Table,
    more: Option<String>,
}

/// What is known of one supplier.
pub(crate) async fn supplier(State(site): State<Site>, Path(id): Path<String>) -> Response {
    let Some(supplier) = site.supplier(&id) else { return missing(&site) };
    let row = &supplier.row;
    let contracts = site.contracts_of(row);
    let shown: Vec<&ContractRow> = contracts.iter().take(SHOWN).copied().collect();
    show(&SupplierPage {
        frame: Frame::of(&site, Section::Suppliers, &row.name, true),
        name: &row.name,
        summary: SummaryList { rows: known(&site, row, &contracts), ..SummaryList::default() },
        heading: capital(&counted(contracts.len() as u64, "contract", "contracts")),
        more: (contracts.len() > SHOWN).then(|| address("/contracts", &[("supplier", &row.name)])),
        contracts: super::contracts::table(&shown),
    })
}

fn known(site: &Holding, row: &SupplierRow, contracts: &[&ContractRow]) -> Vec<SummaryRow> {
    let shared = site.shared(row);
    let mut rows = Vec::new();
    if let Some(shared) = shared.filter(|shared| !shared.also_written.is_empty()) {
        let names: Vec<Html> = shared.also_written.iter().map(|name| Html::text(name)).collect();
        rows.push(SummaryRow::html("Also written", Html::lines(&names)));
    }
    // Of a supplier with one buyer, contracts alone say who that is.
    let of_contracts: BTreeSet<&str> =
        contracts.iter().flat_map(|contract| ContractRow::parts(&contract.buyers)).collect();
    let buyers: Vec<&str> = shared.map_or_else(
        || of_contracts.iter().copied().collect(),
        |shared| shared.buyers.iter().map(String::as_str).collect(),
    );
    if !buyers.is_empty() {
        let link = |name: &&str| {
            let known = site.buyers.iter().any(|own| own == name);
            if known { Html::link(&buyer_address(name), name) } else { Html::text(name) }
        };
        let lines: Vec<Html> = buyers.iter().map(link).collect();
        rows.push(SummaryRow::html("Buyers", Html::lines(&lines)));
    }
    rows.extend(spend(row));
    if let Some(awarded) = &row.contracts {
        let sum = exact(awarded.net_pence, "GBP");
        let said = format!(
            "{sum} net, in {} of {} awarded contracts that state it",
            count(awarded.valued),
            count(awarded.contracts)
        );
        rows.push(SummaryRow::text("Contract value", said));
    }
    rows
}

fn spend(row: &SupplierRow) -> Vec<SummaryRow> {
    let Some(spend) = &row.spend else { return Vec::new() };
    let of = |part| format!("in {} of {} payments that state it", count(part), count(spend.lines));
    let mut rows = vec![
        SummaryRow::text("Payments", count(spend.lines)),
        SummaryRow::text("Paid", period(spend.first_date, spend.last_date)),
    ];
    if spend.net_lines > 0 {
        let sum = format!("{}, {}", exact(spend.net_pence, "GBP"), of(spend.net_lines));
        rows.push(SummaryRow::text("Net spend", sum));
    }
    if spend.gross_lines > 0 {
        let sum = format!("{}, {}", exact(spend.gross_pence, "GBP"), of(spend.gross_lines));
        rows.push(SummaryRow::text("Gross spend", sum));
    }
    if spend.other_currency_lines > 0 {
        let lines = counted(spend.other_currency_lines, "payment", "payments");
        rows.push(SummaryRow::text("In other currencies", format!("{lines}, in no sum")));
    }
    rows
}
