use chrono::NaiveDate;

use crate::DecisionRow;
use crate::words::{months, short_day, whole_pounds};

/// What stands where a source says nothing, and where nobody knows: never a nought.
const NOT_STATED: &str = "not stated";
const NOT_KNOWN: &str = "not known";

/// One decision, as people read it.
pub(super) struct Row {
    pub(super) title: String,
    /// The body's reference and the product, under the title.
    pub(super) under: String,
    pub(super) body: String,
    pub(super) supplier: String,
    pub(super) starts: String,
    pub(super) ends: String,
    /// How far it may still be extended.
    pub(super) options: String,
    pub(super) latest: String,
    pub(super) notice: String,
    pub(super) procurement: String,
    /// The days on which something is due, the soonest first.
    pub(super) due: Vec<Due>,
    pub(super) annual: String,
    pub(super) to_check: Vec<String>,
    pub(super) places: Vec<String>,
}

/// A day on which something is due.
pub(super) struct Due {
    pub(super) says: String,
    pub(super) is_overdue: bool,
}

impl Row {
    pub(super) fn of(row: &DecisionRow, as_at: NaiveDate) -> Self {
        let stated = |text: &str| if text.is_empty() { NOT_STATED } else { text }.to_owned();
        let date = |day: Option<NaiveDate>| day.map_or_else(|| NOT_STATED.to_owned(), short_day);
        let under = [&row.reference, &row.product].map(String::as_str);
        let under: Vec<&str> = under.into_iter().filter(|text| !text.is_empty()).collect();
        Self {
            title: if row.title.trim().is_empty() { "Untitled contract" } else { &row.title }
                .to_owned(),
            under: under.join(", "),
            body: stated(&row.body),
            supplier: stated(&row.supplier),
            starts: date(row.start),
            ends: date(row.current_end),
            options: match row.months_left {
                None => "options not known".to_owned(),
                Some(0) => "no options left".to_owned(),
                Some(left) => format!("{} of options", months(left)),
            },
            latest: row.latest_end.map_or_else(|| NOT_KNOWN.to_owned(), short_day),
            notice: row.notice_by.map_or_else(|| "–".to_owned(), short_day),
            procurement: row.procurement_start.map_or_else(|| "–".to_owned(), short_day),
            due: Due::all(row, as_at),
            annual: row.annual_pence.map_or_else(|| NOT_KNOWN.to_owned(), whole_pounds),
            to_check: row.to_check.clone(),
            places: row.places.clone(),
        }
    }
}

impl Due {
    fn all(row: &DecisionRow, as_at: NaiveDate) -> Vec<Self> {
        let mut days = [("Notice by", row.notice_by), ("Start buying by", row.procurement_start)];
        days.sort_by_key(|(_, day)| *day);
        let due = |(what, day): (&str, Option<NaiveDate>)| {
            let day = day?;
            Some(Self { says: format!("{what} {}", short_day(day)), is_overdue: day < as_at })
        };
        days.into_iter().filter_map(due).collect()
    }
}
