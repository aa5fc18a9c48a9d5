use axum::response::Response;
use estate::alignment::{Planning, Stop};
use report::{WindowGroup, WindowGroups, contracts_on_days, window_days};
use serde::Serialize;

use super::findings::as_csv;
use crate::csv::Csv;
use crate::json;
use crate::query::Query;
use crate::window_search::WindowSearch;

/// The groups that a search shows, what they are reckoned by, and how their contracts stand.
#[derive(Serialize)]
struct Shown<'a> {
    planning: Planning,
    groups: Vec<GroupShown<'a>>,
}

#[derive(Serialize)]
struct GroupShown<'a> {
    #[serde(flatten)]
    group: &'a WindowGroup,
    /// For each day of the shortlist, how each contract stands, by its place in the group.
    stands: Vec<Vec<Stop>>,
}

/// The groups that the search in the address shows, as data.
pub(super) fn as_json(name: &str, windows: &WindowGroups, query: &Query) -> Response {
    let planning = windows.planning;
    let groups = WindowSearch::read(query).find(windows).into_iter().map(|group| {
        let stands = group.shortlist.iter().map(|day| group.stops(&planning, *day)).collect();
        GroupShown { group, stands }
    });
    json::download(name, &Shown { planning, groups: groups.collect() })
}

/// Their days, as a table.
pub(super) fn days(windows: &WindowGroups, query: &Query) -> Csv {
    let table = window_days(&found(windows, query));
    as_csv(&table, table.rows.iter())
}

/// How their contracts stand on these days, as a table.
pub(super) fn contracts(windows: &WindowGroups, query: &Query) -> Csv {
    let table = contracts_on_days(&found(windows, query));
    as_csv(&table, table.rows.iter())
}

fn found(windows: &WindowGroups, query: &Query) -> WindowGroups {
    let groups = WindowSearch::read(query).find(windows).into_iter().cloned().collect();
    WindowGroups { planning: windows.planning, groups }
}
