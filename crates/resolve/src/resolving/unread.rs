//! What is to be said of a column of dates or postcodes that holds something else.

use arrow_array::Array;

use crate::field::{Field, Values};
use crate::{Column, Note, Records};

/// Texts shown, and records named.
const SHOWN: usize = 3;
const NAMED: usize = 10;

/// Tells of each column of dates what is no date, and of each of postcodes that holds none at all: an
/// address need not state one. The fields hold what the records `firsts` say, from the profile `from`.
pub(crate) fn notes(records: &Records, firsts: &[u32], fields: &[Field], from: u32) -> Vec<Note> {
    let columns = fields.iter().zip(records.columns());
    columns.filter_map(|(field, column)| note(records, firsts, field, column, from)).collect()
}

fn note(
    records: &Records,
    firsts: &[u32],
    field: &Field,
    column: &Column,
    from: u32,
) -> Option<Note> {
    let (rule, what, values) = match &field.values {
        Values::Dates(dates) => ("not-a-date", "date", &dates.values),
        Values::Postcodes(postcodes) => ("not-a-postcode", "postcode", &postcodes.values),
        _ => return None,
    };
    let text = |record: u32| {
        let record = record as usize;
        if column.values.is_valid(record) { column.values.value(record).trim() } else { "" }
    };
    let written = (from..).zip(firsts).filter(|(_, record)| !text(**record).is_empty());
    let written: Vec<(u32, u32)> = written.map(|(profile, record)| (profile, *record)).collect();
    let unread = written.iter().filter(|(profile, _)| values.number(*profile) == 0);
    let unread: Vec<u32> = unread.map(|(_, record)| *record).collect();
    let is_told = unread.len() == written.len() || rule == "not-a-date";
    if unread.is_empty() || !is_told {
        return None;
    }
    let shown: Vec<String> =
        unread.iter().take(SHOWN).map(|record| format!("{:?}", text(*record))).collect();
    let more = if unread.len() > shown.len() { " and others" } else { "" };
    Some(Note {
        rule: rule.into(),
        message: format!(
            "column {:?}: {} of {} different records give no {what} that can be read, so it tells nothing of them: {}{more}. Write dates as 1970-12-31 or 31/12/1970 and postcodes as M5 4WT, or compare the column as text.",
            field.title,
            unread.len(),
            written.len(),
            shown.join(", "),
        ),
        records: unread
            .iter()
            .take(NAMED)
            .map(|record| records.ids().value(*record as usize).to_owned())
            .collect(),
    })
}
