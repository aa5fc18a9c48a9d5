use std::fmt;

use memchr::memchr;

use super::encoding::decode_row;

/// One row: its cells, one after the other in one text.
#[derive(Clone, Debug, Default)]
pub struct Row {
    /// Counted from 1 as a spreadsheet counts.
    pub number: u64,
    /// Why the row cannot be trusted, if it cannot.
    pub fault: Option<RowFault>,
    /// Whether the row was not UTF-8 and was read as Windows-1252.
    pub(crate) other_encoding: bool,
    raw: String,
    text: String,
    ends: Vec<usize>,
}

/// Why a row cannot be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowFault {
    /// A quotation mark is opened and never closed.
    UnclosedQuote,
    /// No line end within 16 MiB; holds the byte at which the row begins.
    Endless {
        /// Counted from 0, after any decompression and decoding.
        offset: u64,
    },
}

impl fmt::Display for RowFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnclosedQuote => f.write_str("a quotation mark is opened and never closed"),
            Self::Endless { offset } => write!(f, "it begins at byte {offset} and has no end"),
        }
    }
}

impl Row {
    /// A row that is already split, as a workbook's are.
    pub(crate) fn of_cells<'a>(number: u64, cells: impl Iterator<Item = &'a str>) -> Self {
        let mut row = Self { number, ..Self::default() };
        for cell in cells {
            row.text.push_str(cell);
            row.ends.push(row.text.len());
        }
        row
    }

    /// A row that has no end, of which only the first letters are kept.
    pub(super) fn endless(number: u64, offset: u64, raw: String) -> Self {
        Self { number, fault: Some(RowFault::Endless { offset }), raw, ..Self::default() }
    }

    /// How many cells there are.
    #[expect(clippy::len_without_is_empty, reason = "a row of no cells is blank: `is_blank`")]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// A cell without the space around it; empty beyond the last.
    pub fn cell(&self, column: usize) -> &str {
        let Some(&end) = self.ends.get(column) else { return "" };
        let start = if column == 0 { 0 } else { self.ends.get(column - 1).copied().unwrap_or(0) };
        self.text.get(start..end).unwrap_or_default().trim()
    }

    /// Every cell in turn.
    pub fn cells(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|column| self.cell(column))
    }

    /// Whether no cell holds anything.
    pub fn is_blank(&self) -> bool {
        self.fault.is_none() && self.text.trim().is_empty()
    }

    /// How many cells there are up to the last that holds anything.
    pub fn used(&self) -> usize {
        (0..self.len()).rev().find(|&column| !self.cell(column).is_empty()).map_or(0, |c| c + 1)
    }

    /// The row as it stood in the file; for a workbook, its cells separated by tabs.
    pub(crate) fn raw(&self) -> String {
        if self.raw.is_empty() && self.fault.is_none() {
            return self.cells().collect::<Vec<_>>().join("\t");
        }
        self.raw.clone()
    }

    /// Takes the bytes of a row and splits them.
    pub(super) fn set(&mut self, number: u64, bytes: &[u8], separator: u8) {
        self.number = number;
        self.fault = None;
        self.ends.clear();
        self.text.clear();
        self.raw.clear();
        let text = decode_row(bytes);
        self.other_encoding = matches!(text, std::borrow::Cow::Owned(_));
        if memchr(b'"', text.as_bytes()).is_none() {
            for cell in text.split(char::from(separator)) {
                self.text.push_str(cell);
                self.ends.push(self.text.len());
            }
        } else {
            self.split_quoted(&text, char::from(separator));
        }
        self.raw.push_str(&text);
    }

    /// Splits a row that holds quotation marks: those around a cell go, doubled ones become one, and
    /// any other is just a mark.
    fn split_quoted(&mut self, text: &str, separator: char) {
        let mut rest = text;
        loop {
            if let Some(quoted) = rest.strip_prefix('"') {
                rest = self.push_quoted(quoted);
            }
            let cell = rest.split_once(separator);
            self.text.push_str(cell.map_or(rest, |(cell, _)| cell));
            self.ends.push(self.text.len());
            let Some((_, after)) = cell else { return };
            rest = after;
        }
    }

    /// Takes what stands before the closing quotation mark, and gives back what follows it.
    fn push_quoted<'a>(&mut self, mut rest: &'a str) -> &'a str {
        while let Some((before, after)) = rest.split_once('"') {
            self.text.push_str(before);
            let Some(doubled) = after.strip_prefix('"') else { return after };
            self.text.push('"');
            rest = doubled;
        }
        self.text.push_str(rest);
        ""
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn rows_with_quotation_marks_are_split_as_another_reader_splits_them(text in "[a£,\" ]{1,12}") {
            let mut row = Row::default();
            row.split_quoted(&text, ',');
            let mut other = csv::ReaderBuilder::new();
            let mut other = other.has_headers(false).trim(csv::Trim::All).from_reader(text.as_bytes());
            let expected: Vec<Vec<String>> =
                other.records().map(|row| row.unwrap().iter().map(String::from).collect()).collect();
            proptest::prop_assert_eq!(vec![row.cells().map(String::from).collect::<Vec<_>>()], expected);
        }
    }
}
