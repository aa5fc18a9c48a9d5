use super::row::Row;
use crate::{Timeline, TimelineGroup};

/// One group of a timeline: the drawing, and the same as a table.
pub(super) struct Group {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) drawing: String,
    pub(super) more: Option<String>,
    pub(super) rows: Vec<Row>,
}

impl Group {
    pub(super) fn of(timeline: &Timeline<'_>, group: &TimelineGroup<'_>, id: String) -> Self {
        let as_at = timeline.as_at();
        Self {
            drawing: timeline.drawing(group, &id),
            name: capital(group.name),
            more: group.more_in_words(),
            rows: group.rows.iter().map(|row| Row::of(row, as_at)).collect(),
            id,
        }
    }
}

/// The same text with its first letter large.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
