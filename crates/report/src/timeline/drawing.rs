use askama::Template;

use super::bar::{Bar, STEP};
use super::span::{Tick, WIDTH};
use super::{Timeline, TimelineBy, TimelineGroup};
use crate::words::{count, day, short_day};

/// Where the first contract stands, under the names of days.
const TOP: i64 = 44;

/// One group, drawn.
#[derive(Template)]
#[template(path = "timeline.svg")]
struct Drawing<'a> {
    id: &'a str,
    title: String,
    says: String,
    width: i64,
    height: i64,
    ticks: Vec<Tick>,
    as_at: Tick,
    window_ends: Tick,
    bars: Vec<Bar>,
}

/// What the shapes mean.
#[derive(Template)]
#[template(path = "timeline-key.svg")]
struct Key;

impl Timeline<'_> {
    /// The drawing of one of the groups as SVG whose ids begin with `id`, needing no style of a page.
    pub fn drawing(&self, group: &TimelineGroup<'_>, id: &str) -> String {
        let mut bars: Vec<Bar> = Vec::new();
        for row in &group.rows {
            let top = TOP + STEP * i64::try_from(bars.len()).unwrap_or(0);
            bars.push(Bar::of(row, self.by, &self.span, top));
        }
        let span = &self.span;
        let at =
            |day, says: &str| Tick { x: span.x(day), label: format!("{says} {}", short_day(day)) };
        let drawing = Drawing {
            id,
            title: self.title(group),
            says: format!(
                "{} as bars from their first day to their last as it stands, with what is due and when. As at {}. The table beside this says the same.",
                count(bars.len() as u64, "contract", "contracts"),
                day(span.as_at)
            ),
            width: WIDTH,
            height: TOP + STEP * i64::try_from(bars.len()).unwrap_or(0) + 4,
            ticks: span.ticks(),
            as_at: at(span.as_at, "As at"),
            window_ends: at(span.window_ends, "Window ends"),
            bars,
        };
        // Only a failure to write to memory gets no text.
        drawing.render().unwrap_or_default()
    }

    /// What the shapes of the drawings mean, as SVG.
    pub fn key() -> String {
        Key.render().unwrap_or_default()
    }

    fn title(&self, group: &TimelineGroup<'_>) -> String {
        match self.by {
            TimelineBy::Body => format!("What falls due for {}", group.name),
            TimelineBy::Capability => format!("Contracts for {}", group.name),
        }
    }
}
