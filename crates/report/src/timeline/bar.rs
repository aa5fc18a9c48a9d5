use chrono::NaiveDate;

use super::TimelineBy;
use super::span::{MARGIN, Span, WIDTH};
use crate::DecisionRow;
use crate::words::short_day;

/// How far one contract is below the one before.
pub(super) const STEP: i64 = 38;
/// More letters than this would run into the day at the end of the line.
const LABEL: usize = 92;

/// One contract, placed.
pub(super) struct Bar {
    pub(super) label: String,
    pub(super) ends: String,
    /// Everything that is drawn, in words.
    pub(super) says: String,
    /// Where its words stand.
    pub(super) text: i64,
    /// The middle of the bar.
    pub(super) middle: i64,
    pub(super) term: Stretch,
    /// From its end to its latest possible end.
    pub(super) options: Option<Stretch>,
    pub(super) notice: Option<Mark>,
    pub(super) procurement: Option<Mark>,
    /// Whether it began before what is drawn, and whether it goes on after.
    pub(super) from_before: bool,
    pub(super) goes_on: bool,
}

/// From one day to another.
pub(super) struct Stretch {
    pub(super) x: i64,
    pub(super) width: i64,
}

/// A day on which something is due.
pub(super) struct Mark {
    pub(super) x: i64,
    pub(super) is_overdue: bool,
}

impl Bar {
    pub(super) fn of(row: &DecisionRow, by: TimelineBy, span: &Span, top: i64) -> Self {
        // What has no end known goes on.
        let end = row.current_end;
        let from = row.start.map_or(MARGIN, |start| span.x(start));
        let mark = |day: NaiveDate| Mark { x: span.x(day), is_overdue: day < span.as_at };
        let is_drawn = |day: &NaiveDate| !(span.is_before(*day) || span.is_after(*day));
        let latest = row.latest_end.filter(|latest| Some(*latest) > end);
        let to = end.map_or(WIDTH - MARGIN, |end| span.x(end));
        Self {
            label: label(row, by),
            ends: end.map_or("no end known".to_owned(), |end| format!("ends {}", short_day(end))),
            says: says(row, span.as_at),
            text: top + 14,
            middle: top + 26,
            term: stretch(from, to),
            options: latest.map(|latest| stretch(to, span.x(latest))),
            notice: row.notice_by.filter(is_drawn).map(mark),
            procurement: row.procurement_start.filter(is_drawn).map(mark),
            from_before: row.start.is_none_or(|start| span.is_before(start)),
            goes_on: latest.or(end).is_none_or(|last| span.is_after(last)),
        }
    }

    /// A triangle that points down at the day of notice.
    pub(super) fn triangle(&self, mark: &Mark) -> String {
        let (x, y) = (mark.x, self.middle);
        format!("{},{} {},{} {},{}", x - 6, y - 7, x + 6, y - 7, x, y + 6)
    }

    /// An arrow at the left edge: it began before what is drawn.
    pub(super) fn arrow_back(&self) -> String {
        self.arrow(MARGIN, 0)
    }

    /// An arrow at the right edge: it goes on after what is drawn.
    pub(super) fn arrow_on(&self) -> String {
        self.arrow(WIDTH - MARGIN, WIDTH)
    }

    fn arrow(&self, x: i64, tip: i64) -> String {
        let y = self.middle;
        format!("{x},{} {x},{} {tip},{y}", y - 8, y + 8)
    }
}

fn stretch(from: i64, to: i64) -> Stretch {
    let x = from.min(WIDTH - MARGIN - 2);
    Stretch { x, width: (to - x).max(2) }
}

fn label(row: &DecisionRow, by: TimelineBy) -> String {
    let title = if row.title.trim().is_empty() { "Untitled contract" } else { row.title.trim() };
    let what = match by {
        TimelineBy::Body => title.to_owned(),
        TimelineBy::Capability => {
            let product = if row.product.is_empty() { title } else { &row.product };
            format!("{}: {product}", row.body)
        }
    };
    let supplier = if row.supplier.is_empty() { "supplier not stated" } else { &row.supplier };
    let room = LABEL.saturating_sub(supplier.chars().count().min(LABEL / 2) + 3);
    format!("{} ({})", cut(&what, room), cut(supplier, LABEL / 2))
}

fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    text.chars().take(most.saturating_sub(1)).chain(['…']).collect()
}

fn says(row: &DecisionRow, as_at: NaiveDate) -> String {
    let mut parts = vec![format!("{} ({})", row.title, row.supplier)];
    parts.extend(row.start.map(|start| format!("begins {}", short_day(start))));
    parts.extend(row.current_end.map(|end| format!("ends {}", short_day(end))));
    let longer = row.latest_end.filter(|latest| Some(*latest) > row.current_end);
    parts.extend(longer.map(|latest| format!("at the latest {}", short_day(latest))));
    let due = |what: &str, day: NaiveDate| {
        let passed = if day < as_at { ", which has passed" } else { "" };
        format!("{what} by {}{passed}", short_day(day))
    };
    parts.extend(row.notice_by.map(|day| due("notice", day)));
    parts.extend(row.procurement_start.map(|day| due("start buying", day)));
    parts.join("; ")
}
