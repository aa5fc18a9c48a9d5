use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use report::SupplierRow;

use super::figures::sum;
use super::frame::{Frame, Section, show};
use crate::govuk::{Button, Cell, Choice, Html, Input, Label, Pagination, Select, Table};
use crate::holding::{Holding, Supplier, folded};
use crate::paging::Paged;
use crate::query::{Query, address};
use crate::site::Site;
use crate::wording::{PERIODS_DIFFER, capital, count, counted};

const SORTS: [(&str, &str); 4] = [
    ("", "Highest net spend"),
    ("value", "Highest contract value"),
    ("buyers", "Most buyers"),
    ("name", "Name"),
];

#[derive(Template)]
#[template(path = "pages/suppliers.html")]
struct Suppliers {
    frame: Frame,
    words: Input,
    sort: Select,
    search: Button,
    says: String,
    extent: Option<String>,
    table: Table,
    pagination: Option<Pagination>,
    download: String,
    narrowed: bool,
}

/// The suppliers, and a search of them.
pub(crate) async fn suppliers(State(site): State<Site>, RawQuery(query): RawQuery) -> Response {
    let query = Query::parse(query.as_deref());
    let (words, sort) = (query.get("q"), query.get("sort"));
    let paged = Paged::of(find(&site, words, sort), query.get("page"));
    let title = paged.title();
    let title = title.map_or_else(|| "Suppliers".to_owned(), |page| format!("Suppliers, {page}"));
    let says = capital(&counted(paged.total as u64, "supplier", "suppliers"));
    let at =
        |path: &str, page: &str| address(path, &[("q", words), ("sort", sort), ("page", page)]);
    show(&Suppliers {
        frame: Frame::of(&site.around, Section::Suppliers, &title, false),
        words: Input {
            name: "q".into(),
            label: Label { text: "Search for a supplier".into(), ..Label::default() },
            value: Some(words.to_owned()).filter(|words| !words.is_empty()),
            spellcheck: Some(false),
            autocomplete: "off".into(),
            ..Input::default()
        },
        sort: sorts(sort),
        search: Button { text: "Search".into(), ..Button::default() },
        says: if words.is_empty() { says } else { format!("{says} found") },
        extent: paged.extent(),
        table: table(&paged.rows),
        pagination: paged.links("Pages of suppliers", |page| at("/suppliers", page)),
        download: at("/download/suppliers.csv", ""),
        narrowed: !words.is_empty(),
    })
}

fn sorts(sort: &str) -> Select {
    let items = SORTS.iter().map(|(value, text)| Choice {
        value: Some((*value).to_owned()),
        text: (*text).to_owned(),
        ..Choice::default()
    });
    Select {
        name: "sort".into(),
        label: Label { text: "Sort by".into(), ..Label::default() },
        value: sort.to_owned(),
        items: items.collect(),
        ..Select::default()
    }
}

/// The suppliers whose name, in any way it is written, holds every word; in the order asked for,
/// which is by net spend if it is not one of ours.
pub(super) fn find<'a>(site: &'a Holding, words: &str, sort: &str) -> Vec<&'a Supplier> {
    let words = folded(words);
    let holds = |name: &str| {
        let name = folded(name);
        words.split_whitespace().all(|word| name.contains(word))
    };
    let mut found: Vec<&Supplier> = (site.suppliers.iter())
        .filter(|supplier| {
            let ways = site.organisation(&supplier.id).map_or(&[][..], |own| &own.written);
            holds(&supplier.row.name) || ways.iter().any(|way| holds(&way.name))
        })
        .collect();
    let value = |row: &SupplierRow| row.contracts.as_ref().map(|figure| figure.net_pence);
    match sort {
        "value" => found.sort_by_key(|supplier| std::cmp::Reverse(value(&supplier.row))),
        "buyers" => found.sort_by_key(|supplier| std::cmp::Reverse(supplier.row.buyers.len())),
        "name" => found.sort_by_key(|supplier| folded(&supplier.row.name)),
        _ => {}
    }
    found
}

/// What a supplier was paid, if it is a sum of one time.
fn paid(row: &SupplierRow) -> String {
    match &row.spend {
        Some(_) if !row.periods_overlap => PERIODS_DIFFER.to_owned(),
        Some(spend) => sum(spend.net_lines, spend.net_pence),
        None => "–".into(),
    }
}

/// The name, with what tells it from another's.
fn name(supplier: &Supplier) -> String {
    let name = &supplier.row.name;
    supplier.apart.as_ref().map_or_else(|| name.clone(), |apart| format!("{name} ({apart})"))
}

/// How many payments or contracts there are, with a link to them.
fn records(path: &str, supplier: &Supplier, records: u64) -> Cell {
    if records == 0 {
        return Cell::number(count(records));
    }
    let asked = match path {
        "/payments" => [("supplier", supplier.asked_as()), ("stage", "")],
        _ => [("supplier", supplier.row.name.as_str()), ("stage", "awarded")],
    };
    Cell { html: Html::link(&address(path, &asked), &count(records)), ..Cell::number("") }
}

fn table(suppliers: &[&Supplier]) -> Table {
    let head = vec![
        Cell::text("Supplier"),
        Cell::number("Buyers"),
        Cell::number("Payments"),
        Cell::number("Net spend"),
        Cell::number("Records of contracts"),
        Cell::number("Contract value, net"),
    ];
    let rows = suppliers.iter().map(|supplier| {
        let (spend, contracts) = (supplier.row.spend.as_ref(), supplier.row.contracts.as_ref());
        vec![
            Cell::link(&format!("/suppliers/{}", supplier.id), &name(supplier)),
            Cell::number(count(supplier.row.buyers.len() as u64)),
            records("/payments", supplier, spend.map_or(0, |spend| spend.lines)),
            Cell::number(paid(&supplier.row)),
            records("/contracts", supplier, contracts.map_or(0, |contracts| contracts.contracts)),
            Cell::number(contracts.map_or("–".into(), |own| sum(own.valued, own.net_pence))),
        ]
    });
    Table {
        caption_classes: "govuk-visually-hidden".into(),
        ..Table::about("Suppliers", head, rows.collect())
    }
}
