use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use estate::Pence;
use serde::{Deserialize, Serialize};

use super::held::Held;

/// What one body paid in one financial year, by one file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BriefedPayments {
    /// Who paid, as the file names it.
    pub body: String,
    /// The financial year, from 1 April, such as `2025-26`; blank for payments without a date.
    pub year: String,
    /// The file, and the sheet where a workbook has several.
    pub file: String,
    /// The currency.
    pub currency: String,
    /// How many lines.
    pub lines: u64,
    /// Their net sum, and how many of them state a net amount.
    pub net_pence: Pence,
    /// How many of them state a net amount.
    pub net_lines: u64,
    /// Their gross sum, never added to the other.
    pub gross_pence: Pence,
    /// How many of them state a gross amount.
    pub gross_lines: u64,
    /// The first of their rows, and the last.
    pub rows: (u32, u32),
}

/// What was paid, by body, year, file and currency.
pub(super) fn payments(held: &Held<'_>) -> Vec<BriefedPayments> {
    let mut paid: BTreeMap<[String; 4], BriefedPayments> = BTreeMap::new();
    for line in &held.payments {
        let file = match &line.sheet {
            Some(sheet) => format!("{}, sheet {sheet}", line.file),
            None => line.file.clone(),
        };
        let year = line.date.map(financial_year).unwrap_or_default();
        let key = [line.buyer.clone(), year, file, line.currency.clone()];
        let own = paid.entry(key).or_default();
        own.rows = match own.lines {
            0 => (line.row, line.row),
            _ => (own.rows.0.min(line.row), own.rows.1.max(line.row)),
        };
        own.lines += 1;
        if let Some(net) = line.net_pence {
            own.net_pence += net;
            own.net_lines += 1;
        }
        if let Some(gross) = line.gross_pence {
            own.gross_pence += gross;
            own.gross_lines += 1;
        }
    }
    let named = |([body, year, file, currency], own): ([String; 4], BriefedPayments)| {
        BriefedPayments { body, year, file, currency, ..own }
    };
    paid.into_iter().map(named).collect()
}

/// The financial year of a day, from 1 April.
fn financial_year(day: NaiveDate) -> String {
    let first = if day.month() < 4 { day.year() - 1 } else { day.year() };
    format!("{first}-{:02}", (first + 1).rem_euclid(100))
}
