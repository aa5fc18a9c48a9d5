use crate::words::{count, number, short_day, whole_pounds};
use crate::{FindingCell, FindingRow, FindingTable, Holds};

/// How many findings of each kind the page shows.
const FIRST: usize = 5;
/// How many columns, and places of contracts.
const COLUMNS: usize = 7;
const PLACES: usize = 3;

/// The first findings of a kind.
pub(super) struct KindShown<'a> {
    pub(super) table: &'a FindingTable,
    pub(super) count: String,
    /// How many are not shown.
    pub(super) more: Option<String>,
    pub(super) columns: Vec<Column<'a>>,
    pub(super) rows: Vec<Vec<Cell>>,
}

/// The heading of a column.
pub(super) struct Column<'a> {
    pub(super) title: &'a str,
    pub(super) is_number: bool,
}

/// One cell, as people read it.
pub(super) struct Cell {
    pub(super) text: String,
    pub(super) is_number: bool,
}

impl<'a> KindShown<'a> {
    pub(super) fn of(table: &'a FindingTable) -> Self {
        let columns = table.columns.iter().take(COLUMNS).map(|column| Column {
            title: column.title.as_str(),
            is_number: column.holds != Holds::Text,
        });
        let places = Column { title: "File and row", is_number: false };
        let more = table.rows.len().saturating_sub(FIRST);
        Self {
            table,
            count: count(table.rows.len() as u64, "finding", "findings"),
            more: (more > 0).then(|| number(more as u64)),
            columns: columns.chain([places]).collect(),
            rows: table.rows.iter().take(FIRST).map(cells).collect(),
        }
    }
}

fn cells(row: &FindingRow) -> Vec<Cell> {
    let shown = row
        .cells
        .iter()
        .take(COLUMNS)
        .map(|cell| Cell { text: text(cell), is_number: !matches!(cell, FindingCell::Text(_)) });
    shown.chain([Cell { text: places(row), is_number: false }]).collect()
}

fn text(cell: &FindingCell) -> String {
    match cell {
        FindingCell::Text(text) => text.clone(),
        FindingCell::Count(count) => number(*count),
        FindingCell::Number(number) => format!("{number:.1}"),
        FindingCell::Share(share) => format!("{:.1}%", share * 100.0),
        FindingCell::Money(sum) => whole_pounds(*sum),
        FindingCell::Date(day) => short_day(*day),
        FindingCell::Without(why) => why.clone(),
        FindingCell::Unknown => "not known".to_owned(),
    }
}

/// Where the contracts stand, the first of them.
fn places(row: &FindingRow) -> String {
    let first = row.contracts.iter().take(PLACES).map(|own| own.place.clone());
    let more = row.contracts.len().saturating_sub(PLACES);
    let more = (more > 0).then(|| format!("and {} more", number(more as u64)));
    let paid =
        row.payments.as_ref().map(|_| "the payments between the two in spend.csv".to_owned());
    first.chain(more).chain(paid).collect::<Vec<_>>().join("; ")
}
