use std::collections::HashSet;

use askama::Template;
use axum::extract::{Path, RawQuery, State};
use axum::response::Response;
use report::{FindingCell, FindingColumn, FindingTable, Holds};

use super::super::contracts::labelled;
use super::super::form::{self, choice, input, select};
use super::super::frame::{Frame, Section, show};
use super::super::wrong::missing;
use super::{payments_address, told};
use crate::finding_kind::{FindingEntry, FindingSearch, Kind, shown};
use crate::govuk::{Button, Cell, Html, Input, Pagination, Select, SummaryList, Table};
use crate::paging::Paged;
use crate::query::Query;
use crate::site::Site;
use crate::wording::{capital, counted};

/// How many columns the table shows; the page of a finding has them all.
const COLUMNS: usize = 9;

#[derive(Template)]
#[template(path = "pages/finding-kind.html")]
struct KindPage<'a> {
    frame: Frame,
    kind: &'a FindingTable,
    told: SummaryList,
    address: String,
    words: Input,
    body: Option<Html>,
    tier: Option<Select>,
    search: Button,
    narrowed: bool,
    says: String,
    extent: Option<String>,
    /// Columns that the page of a finding shows and the table does not.
    hidden: Option<String>,
    table: Table,
    pagination: Option<Pagination>,
    csv: String,
    json: String,
}

/// The findings of one kind, and a search of them.
pub(crate) async fn finding_kind(
    State(site): State<Site>,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
) -> Response {
    let Some(kind) = site.findings.iter().find(|kind| kind.table.id == id) else {
        return missing(&site.around);
    };
    let query = Query::parse(query.as_deref());
    let search = FindingSearch::read(&query);
    let paged = Paged::of(kind.find(&search), query.get("page"));
    let title = &kind.table.title;
    let title = paged.title().map_or_else(|| title.clone(), |page| format!("{title}, {page}"));
    let narrowed = search.is_narrowed();
    let says = capital(&counted(paged.total as u64, "finding", "findings"));
    let here = format!("/findings/{id}");
    let (bodies, tiers) = (kind.bodies(), kind.tiers());
    let all = [choice("", "All")];
    let tiers = (!tiers.is_empty())
        .then(|| all.into_iter().chain(tiers.into_iter().map(|own| choice(own, &capital(own)))));
    show(&KindPage {
        frame: Frame::of(&site.around, Section::Findings, &title, true).broad(),
        kind: &kind.table,
        told: told(&kind.table),
        words: input("q", "Search for", search.words),
        body: (!bodies.is_empty())
            .then(|| form::name("body", "Body", "All bodies", search.body, &bodies)),
        tier: tiers.map(|items| select("tier", "How alike", search.tier, items)),
        search: form::search(),
        narrowed,
        says: if narrowed { format!("{says} found") } else { says },
        extent: paged.extent(),
        hidden: hidden(&kind.table.columns),
        table: table(kind, &paged.rows),
        pagination: paged.links("Pages of findings", |page| search.address(&here, page)),
        csv: search.address(&format!("/download/findings-{id}.csv"), ""),
        json: search.address(&format!("/download/findings-{id}.json"), ""),
        address: here,
    })
}

fn hidden(columns: &[FindingColumn]) -> Option<String> {
    let titles: Vec<&str> = columns.iter().skip(COLUMNS).map(|own| own.title.as_str()).collect();
    (!titles.is_empty()).then(|| {
        format!("Open a finding for the rest of what is known of it: {}.", titles.join(", "))
    })
}

/// The column whose words tell one finding from another best, so that links differ.
fn telling(kind: &FindingTable, columns: usize) -> usize {
    let words = |at: usize| {
        let cells = kind.rows.iter().filter_map(|row| match row.cells.get(at) {
            Some(FindingCell::Text(text)) if !text.is_empty() => Some(text.as_str()),
            _ => None,
        });
        cells.collect::<HashSet<_>>().len()
    };
    // The first of those that tell as much.
    (0..columns.min(kind.columns.len())).rev().max_by_key(|at| words(*at)).unwrap_or_default()
}

fn table(kind: &Kind, rows: &[FindingEntry]) -> Table {
    let columns = kind.table.columns.iter().take(COLUMNS);
    let head = columns.clone().map(|column| match column.holds {
        Holds::Text => Cell::text(&*column.title),
        _ => Cell::number(&*column.title),
    });
    let telling = telling(&kind.table, COLUMNS);
    let row = |own: &FindingEntry| {
        let own_page = format!("/findings/{}/{}", kind.table.id, own.id);
        let cells = columns.clone().zip(&own.row.cells).enumerate();
        let cell = |(at, (column, cell)): (usize, (&FindingColumn, _))| {
            let text = shown(cell);
            let cell = match (column.holds, &own.row.payments) {
                _ if at == telling => Cell::link(&own_page, &text),
                (Holds::Text, _) => Cell::text(text),
                (Holds::Count, Some(paid)) if column.title == "Payments" => {
                    let html = Html::link(&payments_address(paid), &text);
                    Cell { html, ..Cell::number("") }
                }
                _ => Cell::number(text),
            };
            if at == 0 { cell } else { labelled(&column.title, cell) }
        };
        cells.map(cell).collect()
    };
    let mut table =
        Table::about(&*kind.table.title, head.collect(), rows.iter().map(row).collect());
    table.classes = "whitworth-dense".into();
    table.caption_classes = "govuk-visually-hidden".into();
    table
}
