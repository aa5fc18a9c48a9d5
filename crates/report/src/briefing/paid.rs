use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use estate::Pence;
use serde::{Deserialize, Serialize};

use super::held::Held;
use crate::PaymentLine;

/// What one body paid in one financial year.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BriefedPayments {
    /// Who paid, as files name it.
    pub body: String,
    /// The financial year, from 1 April, such as `2025-26`; blank for payments without a date.
    pub year: String,
    /// The currency.
    pub currency: String,
    /// How many lines.
    pub lines: u64,
    /// Their net sum.
    pub net_pence: Pence,
    /// How many of them state a net amount.
    pub net_lines: u64,
    /// Their gross sum, never added to the other.
    pub gross_pence: Pence,
    /// How many of them state a gross amount.
    pub gross_lines: u64,
    /// The files that hold them.
    pub files: Vec<PaidByFile>,
}

/// The lines of one file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaidByFile {
    /// The file, and the sheet where a workbook has several.
    pub file: String,
    /// How many lines.
    pub lines: u64,
    /// The first of their rows.
    pub first_row: u32,
    /// The last of them.
    pub last_row: u32,
}

/// What was paid, by body, year and currency.
pub(super) fn payments(held: &Held<'_>) -> Vec<BriefedPayments> {
    let mut paid: BTreeMap<(&str, String, &str), Sums> = BTreeMap::new();
    for line in &held.payments {
        let year = line.date.map(financial_year).unwrap_or_default();
        paid.entry((&line.buyer, year, &line.currency)).or_default().add(line);
    }
    let paid = paid.into_iter().map(|((body, year, currency), sums)| BriefedPayments {
        body: body.to_owned(),
        year,
        currency: currency.to_owned(),
        files: sums.files.into_values().collect(),
        ..sums.own
    });
    paid.collect()
}

/// Lines on their way to be one row.
#[derive(Default)]
struct Sums {
    own: BriefedPayments,
    files: BTreeMap<String, PaidByFile>,
}

impl Sums {
    fn add(&mut self, line: &PaymentLine) {
        let own = &mut self.own;
        own.lines += 1;
        if let Some(net) = line.net_pence {
            own.net_pence += net;
            own.net_lines += 1;
        }
        if let Some(gross) = line.gross_pence {
            own.gross_pence += gross;
            own.gross_lines += 1;
        }
        let file = match &line.sheet {
            Some(sheet) => format!("{}, sheet {sheet}", line.file),
            None => line.file.clone(),
        };
        let of_file = self.files.entry(file).or_insert_with_key(|file| PaidByFile {
            file: file.clone(),
            lines: 0,
            first_row: line.row,
            last_row: line.row,
        });
        of_file.lines += 1;
        of_file.first_row = of_file.first_row.min(line.row);
        of_file.last_row = of_file.last_row.max(line.row);
    }
}

/// The financial year of a day, from 1 April.
fn financial_year(day: NaiveDate) -> String {
    let first = if day.month() < 4 { day.year() - 1 } else { day.year() };
    format!("{first}-{:02}", (first + 1).rem_euclid(100))
}
