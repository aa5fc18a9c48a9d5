use std::collections::HashMap;

use estate::text::Row;
use thiserror::Error;

use super::table::Table;
use crate::{DecisionLists, DecisionRow, neutral};

/// What a row is known by where its id is gone.
const WORDS: [&str; 4] = ["Body", "Reference", "Title", "Legal supplier"];

/// Finds the row that was sent out which a returned row is.
pub(super) struct Matching<'a> {
    by_id: HashMap<&'a str, &'a DecisionRow>,
    by_place: HashMap<String, Vec<&'a DecisionRow>>,
    by_words: HashMap<String, Vec<&'a DecisionRow>>,
    /// How often each row that was sent out came back.
    times: HashMap<&'a str, usize>,
}

/// Why a returned row is none that was sent out.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub(super) enum NoRow {
    #[error("no row that was sent out has the id {0}: the workbook may be of another audit")]
    Id(String),
    #[error(
        "the row is none that was sent out, or its id was taken away and it cannot be told from others"
    )]
    Unknown,
    #[error("the workbook has this contract {0} times: none of these rows is taken")]
    Twice(usize),
}

impl<'a> Matching<'a> {
    pub(super) fn of(lists: &'a DecisionLists) -> Self {
        let mut own = Self {
            by_id: HashMap::new(),
            by_place: HashMap::new(),
            by_words: HashMap::new(),
            times: HashMap::new(),
        };
        for row in lists.all() {
            own.by_id.insert(&row.id, row);
            own.by_place.entry(folded(&row.places.join("; "))).or_default().push(row);
            own.by_words.entry(words_of(row)).or_default().push(row);
        }
        own
    }

    /// Counts how often each row is in a table, before any is taken.
    pub(super) fn count(&mut self, table: &Table<'_>) {
        for row in table.rows() {
            if let Ok(shown) = self.look(table, row) {
                *self.times.entry(&shown.id).or_default() += 1;
            }
        }
    }

    /// The row that was sent out, by its id, or else by where it stands, or else by what it says where only
    /// one says so.
    pub(super) fn find(&self, table: &Table<'_>, row: &Row) -> Result<&'a DecisionRow, NoRow> {
        let shown = self.look(table, row)?;
        match self.times.get(shown.id.as_str()) {
            Some(times) if *times > 1 => Err(NoRow::Twice(*times)),
            _ => Ok(shown),
        }
    }

    fn look(&self, table: &Table<'_>, row: &Row) -> Result<&'a DecisionRow, NoRow> {
        if let Some(id) = table.cell(row, "Id").filter(|id| !id.is_empty()) {
            return self.by_id.get(id).copied().ok_or_else(|| NoRow::Id(id.to_owned()));
        }
        let place = table.cell(row, "File:row").filter(|place| !place.is_empty());
        let placed = place.and_then(|place| only(self.by_place.get(&folded(place))));
        // A place alone may have been left where another row was moved in.
        let placed = placed.filter(|shown| {
            let same = |heading: &str, own: &str| {
                table.cell(row, heading).is_some_and(|cell| folded(cell) == folded(&neutral(own)))
            };
            same("Title", &shown.title) || same("Legal supplier", &shown.supplier)
        });
        let words: Option<Vec<&str>> =
            WORDS.iter().map(|heading| table.cell(row, heading)).collect();
        let worded = words.map(|words| words.iter().map(|word| folded(word)).collect::<Vec<_>>());
        let worded = worded.and_then(|words| only(self.by_words.get(&words.join("\n"))));
        placed.or(worded).ok_or(NoRow::Unknown)
    }
}

fn only<'a>(rows: Option<&Vec<&'a DecisionRow>>) -> Option<&'a DecisionRow> {
    match rows.map(Vec::as_slice) {
        Some([row]) => Some(row),
        _ => None,
    }
}

fn words_of(row: &DecisionRow) -> String {
    let words = [&row.body, &row.reference, &row.title, &row.supplier];
    words.map(|word| folded(&neutral(word))).join("\n")
}

fn folded(text: &str) -> String {
    text.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}
