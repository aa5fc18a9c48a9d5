//! A table before it is a file: cells by meaning, and an account of what a reader should make of
//! each row, kept while the row is made.

use chrono::NaiveDate;

use crate::encoding::Encoding;
use crate::notation::{AmountNotation, DateNotation};
use crate::truth::Tally;

#[derive(Clone)]
pub(crate) enum Cell {
    Blank,
    Text(String),
    /// In pence.
    Amount(i64),
    Date(NaiveDate),
    Whole(i64),
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        if text.is_empty() { Self::Blank } else { Self::Text(text.to_owned()) }
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        if text.is_empty() { Self::Blank } else { Self::Text(text) }
    }
}

impl From<Option<NaiveDate>> for Cell {
    fn from(date: Option<NaiveDate>) -> Self {
        date.map_or(Self::Blank, Self::Date)
    }
}

#[derive(Clone)]
pub(crate) struct Sheet {
    /// Rows above the header; an empty text is an empty row.
    pub(crate) titles: Vec<String>,
    pub(crate) header: Vec<&'static str>,
    pub(crate) rows: Vec<Vec<Cell>>,
    /// Of a table of contracts, for each row what it tells of, by its position among those told.
    pub(crate) tells: Vec<Option<usize>>,
    pub(crate) tally: Tally,
}

impl Sheet {
    pub(crate) fn new(header: Vec<&'static str>) -> Self {
        Self {
            titles: Vec::new(),
            header,
            rows: Vec::new(),
            tells: Vec::new(),
            tally: Tally::default(),
        }
    }

    /// The rows that tell of contracts: the number of each as a spreadsheet counts, and of which.
    pub(crate) fn places(&self) -> impl Iterator<Item = (usize, usize)> {
        let first = self.titles.len() + 2;
        let told = self.tells.iter().enumerate();
        told.filter_map(move |(at, tells)| Some((first + at, (*tells)?)))
    }
}

/// How a sheet becomes a text file.
#[derive(Clone, Copy)]
pub(crate) struct TextForm {
    pub(crate) separator: char,
    pub(crate) line_end: &'static str,
    pub(crate) encoding: Encoding,
    pub(crate) amounts: AmountNotation,
    pub(crate) dates: DateNotation,
    /// Whether each row, but not the header, ends in one more separator.
    pub(crate) trailing_separator: bool,
}

impl TextForm {
    /// Comma-separated UTF-8 with ISO dates.
    pub(crate) const PLAIN: Self = Self {
        separator: ',',
        line_end: "\n",
        encoding: Encoding::Utf8,
        amounts: AmountNotation::Plain,
        dates: DateNotation::Iso,
        trailing_separator: false,
    };

    pub(crate) fn write(&self, sheet: &Sheet) -> Vec<u8> {
        let mut text = String::new();
        for title in &sheet.titles {
            self.push_cell(&mut text, title);
            text.push_str(self.line_end);
        }
        self.push_row(&mut text, sheet.header.iter().map(|&header| header.to_owned()));
        text.push_str(self.line_end);
        for row in &sheet.rows {
            self.push_row(&mut text, row.iter().map(|cell| self.cell(cell)));
            if self.trailing_separator && row.len() == sheet.header.len() {
                text.push(self.separator);
            }
            text.push_str(self.line_end);
        }
        self.encoding.encode(&text)
    }

    fn cell(&self, cell: &Cell) -> String {
        match cell {
            Cell::Blank => String::new(),
            Cell::Text(text) => text.clone(),
            Cell::Amount(pence) => self.amounts.write(*pence),
            Cell::Date(date) => self.dates.write(*date),
            Cell::Whole(number) => number.to_string(),
        }
    }

    fn push_row(&self, text: &mut String, cells: impl Iterator<Item = String>) {
        for (position, cell) in cells.enumerate() {
            if position > 0 {
                text.push(self.separator);
            }
            self.push_cell(text, &cell);
        }
    }

    fn push_cell(&self, text: &mut String, cell: &str) {
        if cell.contains([self.separator, '"', '\n', '\r']) {
            text.push('"');
            text.push_str(&cell.replace('"', "\"\""));
            text.push('"');
        } else {
            text.push_str(cell);
        }
    }
}
