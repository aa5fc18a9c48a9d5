use chrono::{Datelike, Months, NaiveDate};

use crate::DecisionLists;

/// How wide a drawing is, in its own units.
pub(super) const WIDTH: i64 = 960;
/// What is left free at either side, for the arrow of a contract that runs beyond.
pub(super) const MARGIN: i64 = 12;
/// More lines than this across a drawing could not be read.
const MOST_TICKS: usize = 16;

/// The time that is drawn: wide enough for every day that is due inside the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    from: NaiveDate,
    to: NaiveDate,
    pub(super) as_at: NaiveDate,
    pub(super) window_ends: NaiveDate,
}

/// A line across a drawing with the name of what begins there.
pub(super) struct Tick {
    pub(super) x: i64,
    pub(super) label: String,
}

impl Span {
    pub(super) fn of(lists: &DecisionLists) -> Self {
        let lead = Months::new(lists.lead.procurement_months.max(lists.lead.notice_months) + 3);
        let as_at = lists.as_at;
        let months = Months::new(lists.window_months);
        let window_ends = as_at.checked_add_months(months).unwrap_or(as_at);
        Self {
            from: as_at.checked_sub_months(lead).unwrap_or(as_at),
            to: window_ends.checked_add_months(lead).unwrap_or(window_ends),
            as_at,
            window_ends,
        }
    }

    /// Where a day is; at the edge if it lies beyond.
    pub(super) fn x(&self, day: NaiveDate) -> i64 {
        let whole = (self.to - self.from).num_days().max(1);
        let room = WIDTH - 2 * MARGIN;
        MARGIN + ((day - self.from).num_days() * room / whole).clamp(0, room)
    }

    pub(super) fn is_before(&self, day: NaiveDate) -> bool {
        day < self.from
    }

    pub(super) fn is_after(&self, day: NaiveDate) -> bool {
        day > self.to
    }

    /// The first days of quarters, of half-years or of years, whichever can be read.
    pub(super) fn ticks(&self) -> Vec<Tick> {
        let every = |step: u32| -> Vec<NaiveDate> {
            let year = NaiveDate::from_ymd_opt(self.from.year(), 1, 1);
            let starts =
                (0_u32..).map_while(|after| year?.checked_add_months(Months::new(after * step)));
            starts.take_while(|day| *day <= self.to).filter(|day| *day >= self.from).collect()
        };
        let steps = [3, 6, 12, 60].map(every);
        let days = steps.into_iter().find(|days| days.len() <= MOST_TICKS).unwrap_or_default();
        let tick = |day: NaiveDate| Tick {
            x: self.x(day),
            label: day.format(if day.month() == 1 { "%b %Y" } else { "%b" }).to_string(),
        };
        // A name at the very edge would be cut.
        days.into_iter().map(tick).filter(|tick| tick.x < WIDTH - 60).collect()
    }
}
