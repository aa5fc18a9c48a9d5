use std::collections::BTreeSet;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use report::{ContractShown, FindingCell, FindingRow, FindingTable, PaymentsShown};

use super::super::contracts::{labelled, placed, title};
use super::super::frame::{Frame, Section, show};
use super::super::wrong::missing;
use super::{payments_address, told};
use crate::finding_kind::shown;
use crate::govuk::{Cell, SummaryList, SummaryRow, Table};
use crate::holding::Holding;
use crate::site::Site;
use crate::wording::{NOT_STATED, capital, count, counted, date, short_date};

/// How many contracts the page lists; the download of the kind has them all.
const LISTED: usize = 500;

#[derive(Template)]
#[template(path = "pages/finding.html")]
struct FindingPage<'a> {
    frame: Frame,
    kind: &'a FindingTable,
    title: String,
    known: SummaryList,
    told: SummaryList,
    contracts_heading: String,
    /// How many contracts are not listed, where there are too many.
    more: Option<String>,
    contracts: Table,
    payments: Option<Payments<'a>>,
    /// Where the days are told on which its contracts could end together.
    window: Option<String>,
}

/// Where the payments are that show a finding.
struct Payments<'a> {
    shown: &'a PaymentsShown,
    address: String,
}

/// One finding with everything that shows it.
pub(crate) async fn finding(
    State(site): State<Site>,
    Path((kind, id)): Path<(String, String)>,
) -> Response {
    let kind = site.findings.iter().find(|own| own.table.id == kind);
    let Some((kind, own)) = kind.and_then(|kind| Some((kind, kind.row(&id)?))) else {
        return missing(&site.around);
    };
    let (row, title) = (own.row, name(own.row));
    show(&FindingPage {
        frame: Frame::of(&site.around, Section::Findings, &title, true),
        kind: &kind.table,
        known: SummaryList { rows: known(&kind.table, row), ..SummaryList::default() },
        told: told(&kind.table),
        contracts_heading: heading(&site, &row.contracts),
        more: row
            .contracts
            .len()
            .checked_sub(LISTED)
            .filter(|more| *more > 0)
            .map(|more| count(more as u64)),
        contracts: contracts(&site, &row.contracts),
        window: kind.place(own.id).and_then(|at| site.window_address(&kind.table.id, at)),
        payments: row
            .payments
            .as_ref()
            .map(|shown| Payments { shown, address: payments_address(shown) }),
        title,
    })
}

/// How many contracts there are, and how many records where several tell of one.
fn heading(site: &Holding, shown: &[ContractShown]) -> String {
    let leading = |own: &ContractShown| {
        site.decision_of(&own.id).map_or_else(|| own.id.clone(), |decision| decision.id.clone())
    };
    let contracts = shown.iter().map(leading).collect::<BTreeSet<_>>().len();
    let says = capital(&counted(contracts as u64, "contract", "contracts"));
    if contracts == shown.len() {
        return says;
    }
    format!("{says}, {}", counted(shown.len() as u64, "record", "records"))
}

/// What a finding is called: the first two things that it says in words.
fn name(row: &FindingRow) -> String {
    let words = row.cells.iter().filter_map(|cell| match cell {
        FindingCell::Text(text) if !text.is_empty() => Some(text.as_str()),
        _ => None,
    });
    capital(&words.take(2).collect::<Vec<_>>().join(": "))
}

fn known(kind: &FindingTable, row: &FindingRow) -> Vec<SummaryRow> {
    let rows = kind.columns.iter().zip(&row.cells);
    let said = |cell: &FindingCell| match cell {
        FindingCell::Date(day) => date(*day),
        cell => shown(cell),
    };
    rows.map(|(column, cell)| SummaryRow::text(&column.title, said(cell))).collect()
}

/// The contracts, each with its file and row.
fn contracts(site: &Holding, shown: &[ContractShown]) -> Table {
    let head = ["Contract", "Buyer", "Supplier", "Ends", "File and row"].map(Cell::text);
    let row = |own: &ContractShown| {
        let contract = site.contract(&own.id);
        let said = |text: Option<&str>| {
            Cell::text(text.filter(|text| !text.is_empty()).unwrap_or(NOT_STATED))
        };
        let name = contract.map_or("Contract", title);
        vec![
            Cell::link(&format!("/contracts/{}", own.id), name),
            labelled("Buyer", said(contract.map(|row| row.buyers.as_str()))),
            labelled("Supplier", said(contract.map(|row| row.suppliers.as_str()))),
            labelled("Ends", Cell::text(short_date(contract.and_then(|row| row.end)))),
            labelled("File and row", placed(Cell::text(&*own.place))),
        ]
    };
    let rows = shown.iter().take(LISTED).map(row).collect();
    let mut table = Table::about("Contracts that show this", head.into(), rows);
    table.classes = "whitworth-dense".into();
    table.caption_classes = "govuk-visually-hidden".into();
    table
}
