use axum::response::Response;
use report::{FindingRow, FindingTable};

use crate::csv::Csv;
use crate::finding_kind::{FindingSearch, Kind, plain};
use crate::json;
use crate::query::Query;

/// The findings that the search in the address shows, under the name of a download such as
/// `findings-overlaps.csv`; none if there is no such kind or form.
pub(super) fn shown(name: &str, kinds: &[Kind], query: &Query) -> Option<Response> {
    let (id, form) = name.strip_prefix("findings-")?.rsplit_once('.')?;
    let kind = kinds.iter().find(|kind| kind.table.id == id)?;
    let rows = kind.find(&FindingSearch::read(query));
    let rows = rows.into_iter().map(|own| own.row);
    match form {
        "csv" => Some(as_csv(&kind.table, rows).download(name)),
        "json" => {
            let rows = rows.cloned().collect();
            Some(json::download(name, &FindingTable { rows, ..without_rows(&kind.table) }))
        }
        _ => None,
    }
}

pub(super) fn as_csv<'a>(kind: &FindingTable, rows: impl Iterator<Item = &'a FindingRow>) -> Csv {
    let titles = kind.columns.iter().map(|column| column.title.as_str());
    let header: Vec<&str> = titles.chain(["File:row of contracts"]).collect();
    let mut csv = Csv::with_header(&header);
    for row in rows {
        let places: Vec<&str> = row.contracts.iter().map(|own| own.place.as_str()).collect();
        let cells: Vec<String> = row.cells.iter().map(plain).chain([places.join("; ")]).collect();
        csv.row(&cells);
    }
    csv
}

fn without_rows(kind: &FindingTable) -> FindingTable {
    FindingTable {
        id: kind.id.clone(),
        title: kind.title.clone(),
        about: kind.about.clone(),
        coverage: kind.coverage.clone(),
        next_step: kind.next_step.clone(),
        columns: kind.columns.clone(),
        rows: Vec::new(),
    }
}
