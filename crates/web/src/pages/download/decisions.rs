use axum::response::Response;
use chrono::NaiveDate;
use estate::Lead;
use report::{DecisionLists, DecisionRow};
use serde::Serialize;

use crate::csv::{Csv, day, decimal};
use crate::decision_search::DecisionSearch;
use crate::json;
use crate::query::Query;

/// The decisions that a search shows, and what their days are reckoned from.
#[derive(Serialize)]
struct Shown<'a> {
    as_at: NaiveDate,
    window_months: u32,
    lead: Lead,
    rows: &'a [&'a DecisionRow],
}

/// The decisions that the search in the address shows, as data.
pub(super) fn as_json(name: &str, lists: &DecisionLists, query: &Query) -> Response {
    let rows = DecisionSearch::read(query).find(lists);
    let shown = Shown {
        as_at: lists.as_at,
        window_months: lists.window_months,
        lead: lists.lead,
        rows: &rows,
    };
    json::download(name, &shown)
}

/// The decisions that the search in the address shows, as a table.
pub(super) fn as_csv(lists: &DecisionLists, query: &Query) -> Csv {
    let mut csv = Csv::with_header(&[
        "Id",
        "Body",
        "Reference",
        "Title",
        "Legal supplier",
        "Group",
        "Product",
        "Capability",
        "Regime",
        "Route",
        "Framework and lot",
        "As-at date",
        "Start",
        "Current end",
        "Options left (months)",
        "Latest possible end",
        "Notice-by date",
        "Procurement-start date",
        "Annual £ net",
        "£ basis",
        "Confidence",
        "File:row",
        "Confirmed by and on",
        "To check",
    ]);
    for row in DecisionSearch::read(query).find(lists) {
        csv.row(&cells(row, lists.as_at));
    }
    csv
}

fn cells(row: &DecisionRow, as_at: NaiveDate) -> [String; 24] {
    [
        row.id.clone(),
        row.body.clone(),
        row.reference.clone(),
        row.title.clone(),
        row.supplier.clone(),
        row.group.clone(),
        row.product.clone(),
        row.capability.clone(),
        row.regime.clone(),
        row.route.clone(),
        row.framework_and_lot.clone(),
        day(Some(as_at)),
        day(row.start),
        day(row.current_end),
        row.months_left.map(|months| months.to_string()).unwrap_or_default(),
        day(row.latest_end),
        day(row.notice_by),
        day(row.procurement_start),
        row.annual_pence.map(decimal).unwrap_or_default(),
        row.basis.clone(),
        row.confidence.clone(),
        row.places.join("; "),
        row.confirmed.clone(),
        row.to_check.join("; "),
    ]
}
