//! Alignment windows: what is reckoned equals what walking every day and every choice finds.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops at what is wrong")]

mod audited;
mod brute;
mod cases;
mod region;
mod rules;
mod worked;

use chrono::NaiveDate;
use estate::Pence;
use estate::alignment::{OptionsLeft, Planning, Stoppable};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A contract of a body of its own.
fn contract(key: usize, current_end: &str, options: OptionsLeft, pounds: Option<i64>) -> Stoppable {
    let annual = pounds.map(|pounds| Pence(pounds * 100));
    let bodies = vec![u32::try_from(key).unwrap()];
    Stoppable { key, bodies, current_end: day(current_end), options, notice_by: None, annual }
}

fn up_to(months: u32) -> OptionsLeft {
    OptionsLeft::UpTo { months, unclear: false }
}

/// Seen on 31 March 2026, with a procurement ready nine months later.
fn planning() -> Planning {
    Planning {
        as_at: day("2026-03-31"),
        from: day("2026-12-31"),
        until: day("2029-03-31"),
        notice_months: 3,
        most_stranded_days: Some(366),
    }
}
