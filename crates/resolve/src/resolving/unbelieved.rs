//! What is to be said of a column of numbers that holds something else.

use crate::Note;
use crate::field::{Field, NumberColumn};

/// Texts shown for each reason.
const SHOWN: usize = 3;

/// Tells what a column of numbers holds that is none, if there is such.
pub(super) fn note<'a>(
    field: &Field,
    column: &NumberColumn,
    id: impl Fn(u32) -> &'a str,
) -> Option<Note> {
    let refused = &column.refused;
    let rows: usize = refused.reasons.values().map(|rows| rows.rows).sum();
    if rows == 0 {
        return None;
    }
    let reasons: Vec<String> = refused
        .reasons
        .iter()
        .map(|(reason, rows)| {
            let shown: Vec<String> =
                rows.examples.iter().take(SHOWN).map(|text| format!("{text:?}")).collect();
            let count = if rows.rows > shown.len() {
                format!("in {} records, such as ", rows.rows)
            } else {
                String::new()
            };
            format!("{count}{} ({reason})", shown.join(", "))
        })
        .collect();
    let found = if rows == refused.written {
        "holds no number of an organisation, so it tells nothing".to_owned()
    } else {
        format!(
            "{rows} of {} different records give no number that can be believed, so it tells nothing of them",
            refused.written
        )
    };
    Some(Note {
        rule: "not-a-number".into(),
        message: format!("column {:?}: {found}: {}", field.title, reasons.join("; ")),
        records: refused.first.iter().map(|profile| id(*profile).to_owned()).collect(),
    })
}
