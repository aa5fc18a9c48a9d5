//! How fast alignment windows are reckoned, on one thread.
//!
//! `alignment_timing` makes 30,000 contracts in groups of 2 to 200, and groups of 2,000, with options of every
//! kind, and prints what it took to find their windows and to tell how each contract stands on the shortlist.
#![allow(clippy::print_stdout, reason = "a benchmark prints")]

use std::time::Instant;

use chrono::{Days, NaiveDate};
use estate::Pence;
use estate::alignment::{OptionsLeft, Planning, Stoppable, shortlist, stops, windows};

/// A run of numbers that is the same each time.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}

fn main() {
    let as_at = NaiveDate::from_ymd_opt(2026, 3, 31).unwrap_or_default();
    let planning = Planning {
        as_at,
        from: as_at + Days::new(275),
        until: as_at + Days::new(5 * 365),
        notice_months: 3,
        most_stranded_days: Some(366),
    };
    let mut numbers = Numbers(7);
    let mut mixed: Vec<Vec<Stoppable>> = Vec::new();
    let mut left = 30_000;
    while left > 1 {
        let size = (2 + numbers.below(199)).min(left);
        mixed.push(group(size, as_at, &mut numbers));
        left -= size;
    }
    time("30,000 contracts in groups of 2 to 200", &mixed, &planning);
    let small: Vec<_> = (0..3_000).map(|_| group(10, as_at, &mut numbers)).collect();
    time("30,000 contracts in groups of 10", &small, &planning);
    time("one group of 2,000", &[group(2_000, as_at, &mut numbers)], &planning);
    let no_limit = Planning { most_stranded_days: None, ..planning };
    time(
        "one group of 2,000, however long stranded",
        &[group(2_000, as_at, &mut numbers)],
        &no_limit,
    );
}

fn group(size: u64, as_at: NaiveDate, numbers: &mut Numbers) -> Vec<Stoppable> {
    let contract = |key: u64| Stoppable {
        key: usize::try_from(key).unwrap_or_default(),
        bodies: vec![u32::try_from(key % 13).unwrap_or_default()],
        notice_by: None,
        current_end: as_at + Days::new(numbers.below(4 * 365)),
        options: match numbers.below(4) {
            0 => OptionsLeft::None,
            1 => OptionsLeft::Steps(vec![12, 12]),
            2 => OptionsLeft::Steps(vec![24]),
            _ => OptionsLeft::UpTo { months: 24, unclear: false },
        },
        annual: Some(Pence(5_000_000)),
    };
    (0..size).map(contract).collect()
}

fn time(what: &str, groups: &[Vec<Stoppable>], planning: &Planning) {
    let begun = Instant::now();
    let found: Vec<_> = groups.iter().map(|group| windows(group, planning)).collect();
    let to_windows = begun.elapsed().as_secs_f64();
    let short: Vec<_> = found.iter().map(|dates| shortlist(dates)).collect();
    let to_shortlist = begun.elapsed().as_secs_f64();
    let days = groups
        .iter()
        .zip(&short)
        .flat_map(|(group, dates)| dates.iter().flat_map(|own| stops(group, planning, own.date)));
    let stops = days.count();
    let all = begun.elapsed().as_secs_f64();
    let sum = |lists: &[Vec<_>]| lists.iter().map(Vec::len).sum::<usize>();
    println!(
        "{what}: {} groups, {} days in {to_windows:.3} s, {} on shortlists by {to_shortlist:.3} s, \
         {stops} stops by {all:.3} s",
        groups.len(),
        sum(&found),
        sum(&short),
    );
}
