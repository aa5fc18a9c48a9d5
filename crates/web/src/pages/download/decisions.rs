use axum::response::Response;
use chrono::NaiveDate;
use estate::Lead;
use report::{DecisionLists, DecisionRow};
use serde::Serialize;

use crate::csv::Csv;
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

/// The decisions that the search in the address shows, as a table: the columns of the workbook, and the capability.
pub(super) fn as_csv(lists: &DecisionLists, query: &Query) -> Csv {
    let mut headings = DecisionLists::headings();
    headings.push("Capability");
    let mut csv = Csv::with_header(&headings);
    for row in DecisionSearch::read(query).find(lists) {
        let mut cells = row.cells(lists.as_at);
        cells.push(row.capability.clone());
        csv.row(&cells);
    }
    csv
}
