//! The account of one table as its rows go by.

use std::borrow::Cow;
use std::collections::BTreeMap;

use chrono::NaiveDate;
use evidence::{Finding, Place, Position, Severity};

use super::Field;
use crate::cell::{Cell, date, looks_month_first, not_public};
use crate::text::repair;
use crate::text::row::{Row, RowFault};
use crate::{FileAccount, Pence, RejectedRow, Repair};

/// How many findings of one rule a file may bring before the rest are only counted.
const FINDINGS_PER_RULE: u64 = 20;

/// Keeps a file's account, and what must not be lost beside it.
pub(crate) struct Tally {
    pub(crate) account: FileAccount,
    pub(crate) rejected: Vec<RejectedRow>,
    pub(crate) repairs: Vec<Repair>,
    pub(crate) findings: Vec<Finding>,
    counts: BTreeMap<&'static str, u64>,
    month_first: u64,
    /// Whether the row at hand is marked not public: nothing of it may then be quoted.
    pub(crate) quoting_nothing: bool,
}

impl Tally {
    pub(crate) fn new(account: FileAccount) -> Self {
        Self {
            account,
            rejected: Vec::new(),
            repairs: Vec::new(),
            findings: Vec::new(),
            counts: BTreeMap::new(),
            month_first: 0,
            quoting_nothing: false,
        }
    }

    pub(crate) fn position(&self, row: &Row, column: Option<usize>) -> Position {
        let header =
            column.and_then(|c| self.account.reading.columns.get(c)).map(|c| c.header.clone());
        Position::Row { sheet: self.account.sheet.clone(), row: row.number, column: header }
    }

    fn place(&self, row: &Row, column: Option<usize>) -> Place {
        Place { file: self.account.source.path.clone(), position: self.position(row, column) }
    }

    /// Sets a row aside, whole.
    pub(crate) fn reject(&mut self, row: &Row, rule: &'static str, reason: String) {
        self.account.rejected += 1;
        let position = self.position(row, None);
        let raw = if self.may_not_be_public(row) {
            "(withheld: the row may not be public)".to_owned()
        } else {
            row.raw()
        };
        self.rejected.push(RejectedRow { file: 0, position, rule, reason, raw });
    }

    /// Whether a row's visibility keeps it back, or cannot be told because the row is broken.
    fn may_not_be_public(&self, row: &Row) -> bool {
        let columns = &self.account.reading.columns;
        let visibility = Field::Visibility.name();
        let Some(at) = columns.iter().position(|c| c.field.as_deref() == Some(visibility)) else {
            return false;
        };
        let whole =
            row.fault.is_none() && row.len() >= columns.len() && row.used() <= columns.len();
        !whole || not_public(row.cell(at))
    }

    /// Rejects rows that have not the header's shape; `true` if the row may be read on.
    pub(crate) fn has_the_right_shape(&mut self, row: &Row) -> bool {
        let headers = self.account.reading.columns.len();
        match row.fault {
            Some(RowFault::UnclosedQuote) => {
                let reason = "a quotation mark is opened in this row and never closed".to_owned();
                self.reject(row, "unclosed-quote", reason);
                return false;
            }
            Some(RowFault::Endless { offset }) => {
                let reason = format!(
                    "the row that begins at byte {offset} has no line end within 16 MiB; only its first letters are kept"
                );
                self.reject(row, "endless-row", reason);
                return false;
            }
            None => {}
        }
        if row.len() < headers {
            self.reject(
                row,
                "row-too-short",
                format!("{} cells under {headers} headers", row.len()),
            );
            return false;
        }
        if row.used() > headers {
            let reason = format!(
                "{} cells under {headers} headers: is a cell that holds a comma not quoted?",
                row.used()
            );
            self.reject(row, "row-too-long", reason);
            return false;
        }
        let repeats = row.used() > 0
            && self
                .account
                .reading
                .columns
                .iter()
                .zip(row.cells())
                .all(|(c, cell)| c.header == cell);
        if repeats {
            self.reject(row, "header-again", "the headers stand here again".to_owned());
        }
        !repeats
    }

    /// A cell's text with entities and double encoding repaired; the raw text is kept.
    pub(crate) fn text<'a>(&mut self, row: &'a Row, column: Option<usize>) -> Cow<'a, str> {
        let Some(at) = column else { return Cow::Borrowed("") };
        let raw = row.cell(at);
        let repaired = repair(raw);
        if repaired.is_none() && !(row.other_encoding && !raw.is_ascii() && self.is_utf8()) {
            return Cow::Borrowed(raw);
        }
        let repaired = repaired.unwrap_or_else(|| raw.to_owned());
        if self.quoting_nothing {
            return Cow::Owned(repaired);
        }
        self.account.repaired_cells += 1;
        self.repairs.push(Repair {
            file: 0,
            position: self.position(row, column),
            raw: raw.to_owned(),
            repaired: repaired.clone(),
        });
        Cow::Owned(repaired)
    }

    /// A row of Windows-1252 is a repair only in a file that is UTF-8 otherwise.
    fn is_utf8(&self) -> bool {
        self.account
            .reading
            .encoding
            .as_deref()
            .is_some_and(|encoding| encoding.starts_with("UTF-8"))
    }

    /// Reports a cell that holds something else than its column should; the row is still taken.
    pub(crate) fn doubt(
        &mut self,
        row: &Row,
        column: Option<usize>,
        rule: &'static str,
        what: &str,
    ) {
        let count = self.counts.entry(rule).or_default();
        *count += 1;
        if *count > FINDINGS_PER_RULE {
            return;
        }
        let cell = column.map(|c| row.cell(c)).filter(|_| !self.quoting_nothing).unwrap_or("…");
        self.findings.push(Finding {
            rule: rule.to_owned(),
            severity: Severity::Warning,
            place: self.place(row, column),
            message: format!("\"{}\" {what}; it is taken as not stated", shortened(cell)),
            remedy: "Correct the cell at its source, or leave it empty if it is not known."
                .to_owned(),
        });
    }

    /// Reads a date, reporting what is none.
    pub(crate) fn date(&mut self, row: &Row, column: Option<usize>) -> Option<NaiveDate> {
        let at = column?;
        match date(row.cell(at)) {
            Cell::Value(date) => Some(date),
            Cell::Absent => None,
            Cell::Unreadable => {
                self.month_first += u64::from(looks_month_first(row.cell(at)));
                self.doubt(row, column, "unreadable-date", "is not a date");
                None
            }
        }
    }

    /// Widens the span of dates that the file covers.
    pub(crate) fn span(&mut self, date: Option<NaiveDate>) {
        let Some(date) = date else { return };
        let account = &mut self.account;
        account.first_date = Some(account.first_date.map_or(date, |first| first.min(date)));
        account.last_date = Some(account.last_date.map_or(date, |last| last.max(date)));
    }

    /// Adds to the file's sums; currencies are kept apart.
    pub(crate) fn sum(&mut self, net: Option<Pence>, gross: Option<Pence>, currency: &str) {
        if currency != "GBP" {
            if let Some(amount) = net {
                *self.account.other_currencies.entry(currency.to_owned()).or_default() += amount;
            }
            return;
        }
        if let Some(net) = net {
            *self.account.net.get_or_insert_default() += net;
        }
        if let Some(gross) = gross {
            *self.account.gross.get_or_insert_default() += gross;
        }
    }

    /// Says of the file what can only be said at its end.
    pub(crate) fn close(&mut self) {
        let file = Place::file(self.account.source.path.clone());
        let more = self.counts.iter().filter(|(_, count)| **count > FINDINGS_PER_RULE);
        self.findings.extend(more.map(|(rule, count)| Finding {
            rule: (*rule).to_owned(),
            severity: Severity::Warning,
            place: file.clone(),
            message: format!("{} more cells like those above", count - FINDINGS_PER_RULE),
            remedy: "Look at the column as a whole.".to_owned(),
        }));
        if self.month_first > 0 {
            self.account.findings.push(Finding {
                rule: "month-first-dates".to_owned(),
                severity: Severity::Warning,
                place: file.clone(),
                message: format!(
                    "{} dates would be dates only with the month first, so other dates of this file may be read with day and month exchanged",
                    self.month_first
                ),
                remedy: "Export the file again with dates as 2026-12-31.".to_owned(),
            });
        }
        if self.account.rejected > 0 {
            self.account.findings.push(Finding {
                rule: "rejected-rows".to_owned(),
                severity: Severity::Error,
                place: file,
                message: format!(
                    "{} of {} rows could not be read: {}",
                    self.account.rejected,
                    self.account.rows_in,
                    first_reasons(&self.rejected)
                ),
                remedy: "rejected.csv holds each of them with the reason.".to_owned(),
            });
        }
    }
}

/// Where and why the first rows were set aside, so that one knows what to look for.
pub(crate) fn first_reasons(rejected: &[RejectedRow]) -> String {
    const SHOWN: usize = 3;
    let shown = rejected.iter().take(SHOWN);
    let mut reasons: Vec<String> =
        shown.map(|row| format!("{} ({})", row.position, row.reason)).collect();
    if rejected.len() > SHOWN {
        reasons.push(format!("and {} more", rejected.len() - SHOWN));
    }
    reasons.join(", ")
}

/// Enough of a text to know it by.
pub(crate) fn shortened(text: &str) -> Cow<'_, str> {
    match text.char_indices().nth(60) {
        Some((end, _)) => Cow::Owned(format!("{}…", text.get(..end).unwrap_or_default())),
        None => Cow::Borrowed(text),
    }
}
