//! Columns over time, drawn; a table beside it says the same.

use askama::Template;
use chrono::{Datelike, Months, NaiveDate};

use crate::govuk::renders_safely;

/// How many contracts end in each month.
#[derive(Template)]
#[template(path = "chart.html")]
pub(crate) struct Chart {
    pub(crate) columns: Vec<Column>,
    title: String,
    width: usize,
}

/// One month.
pub(crate) struct Column {
    /// `March 2026`.
    pub(crate) month: String,
    /// The days of it that are drawn.
    pub(crate) first: NaiveDate,
    pub(crate) last: NaiveDate,
    /// How many contracts end in it.
    pub(crate) ending: usize,
    x: usize,
    y: usize,
    height: usize,
    /// `Mar`, and the year under the first month of each.
    short: String,
    year: Option<i32>,
}

const STEP: usize = 60;
const TALLEST: usize = 130;
const FLOOR: usize = 160;

impl Chart {
    /// Counts the ends from `from` on to `to`, month by month.
    pub(crate) fn of(from: NaiveDate, to: NaiveDate, ends: &[NaiveDate], title: String) -> Self {
        let months: Vec<NaiveDate> = months(from, to);
        let counts: Vec<usize> = (months.iter())
            .map(|month| ends.iter().filter(|end| same_month(**end, *month)).count())
            .collect();
        let most = counts.iter().copied().max().unwrap_or_default().max(1);
        let mut year = None;
        let columns = months.iter().zip(&counts).enumerate().map(|(position, (month, &ending))| {
            let height = (ending * TALLEST).div_ceil(most);
            let new_year = (year != Some(month.year())).then(|| month.year());
            year = Some(month.year());
            Column {
                month: month.format("%B %Y").to_string(),
                first: (*month).max(from),
                last: last_of(*month).min(to),
                ending,
                x: position * STEP + 8,
                y: FLOOR - height,
                height,
                short: month.format("%b").to_string(),
                year: new_year,
            }
        });
        Self { columns: columns.collect(), title, width: months.len() * STEP }
    }
}

/// The first day of each month from one day to another, at most five years of them.
fn months(from: NaiveDate, to: NaiveDate) -> Vec<NaiveDate> {
    let first = from.with_day(1).unwrap_or(from);
    (0..60)
        .map_while(|after| first.checked_add_months(Months::new(after)))
        .take_while(|month| *month <= to)
        .collect()
}

fn last_of(month: NaiveDate) -> NaiveDate {
    let next = month.checked_add_months(Months::new(1));
    next.and_then(|next| next.pred_opt()).unwrap_or(month)
}

fn same_month(a: NaiveDate, b: NaiveDate) -> bool {
    (a.year(), a.month()) == (b.year(), b.month())
}

renders_safely!(Chart);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_month_has_its_column_and_the_tallest_fills_the_height() {
        let day = |month, day| NaiveDate::from_ymd_opt(2026, month, day).unwrap();
        let ends = [day(3, 31), day(3, 1), day(5, 2)];
        let chart = Chart::of(day(3, 1), day(5, 31), &ends, String::new());
        let columns: Vec<(&str, usize, usize)> =
            chart.columns.iter().map(|c| (c.month.as_str(), c.ending, c.height)).collect();
        assert_eq!(
            columns,
            [("March 2026", 2, TALLEST), ("April 2026", 0, 0), ("May 2026", 1, TALLEST / 2)]
        );
    }
}
