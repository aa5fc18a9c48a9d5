//! A text table's rows, one at a time, however long the file and however broken a row.

use std::fmt;
use std::io::{self, Read};

use memchr::{memchr, memchr2};

use super::encoding::decode_row;

/// A row longer than this is not a row.
const LONGEST_ROW: usize = 16 << 20;
/// A quoted cell that goes on for longer than this was never closed.
const LONGEST_QUOTED: usize = 1 << 20;
const CHUNK: usize = 256 << 10;

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

    fn set(&mut self, number: u64, bytes: &[u8], separator: u8) {
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

/// The rows of a text table.
pub(crate) struct Records<R> {
    reader: R,
    separator: u8,
    line_end: u8,
    buffer: Vec<u8>,
    start: usize,
    offset: u64,
    row: u64,
    ended: bool,
}

/// Where a row ends in the buffer, or why that cannot be said yet.
enum End {
    At(usize),
    NeedMore {
        quoted: bool,
    },
    /// A quotation mark stands in a quoted cell and does not close it.
    Astray,
}

impl<R: Read> Records<R> {
    pub(crate) fn new(reader: R, separator: u8, line_end: u8) -> Self {
        Self {
            reader,
            separator,
            line_end,
            buffer: Vec::new(),
            start: 0,
            offset: 0,
            row: 0,
            ended: false,
        }
    }

    /// Reads the next row into `row`; `false` at the end of the file.
    pub(crate) fn next(&mut self, row: &mut Row) -> io::Result<bool> {
        let mut fault = None;
        let end = loop {
            let waiting = self.buffer.get(self.start..).unwrap_or_default();
            match find_end(waiting, self.separator, self.line_end, self.ended) {
                End::At(end) => break end,
                End::Astray => {
                    fault = Some(RowFault::UnclosedQuote);
                    match memchr(self.line_end, waiting) {
                        Some(end) => break end,
                        None if self.ended => break waiting.len(),
                        None => self.refill()?,
                    }
                }
                End::NeedMore { quoted }
                    if self.ended || (quoted && waiting.len() > LONGEST_QUOTED) =>
                {
                    if waiting.is_empty() {
                        return Ok(false);
                    }
                    if !quoted {
                        break waiting.len();
                    }
                    fault = Some(RowFault::UnclosedQuote);
                    break memchr(self.line_end, waiting).unwrap_or(waiting.len());
                }
                End::NeedMore { .. } if waiting.len() > LONGEST_ROW => {
                    return self.skip_endless(row).map(|()| true);
                }
                End::NeedMore { .. } => self.refill()?,
            }
        };
        self.row += 1;
        let bytes = self.buffer.get(self.start..self.start + end).unwrap_or_default();
        let trimmed = bytes.strip_suffix(b"\r").unwrap_or(bytes);
        row.set(self.row, trimmed, self.separator);
        row.fault = fault;
        self.advance(end + 1);
        Ok(true)
    }

    fn advance(&mut self, by: usize) {
        self.start = (self.start + by).min(self.buffer.len());
        self.offset += by as u64;
    }

    fn refill(&mut self) -> io::Result<()> {
        self.buffer.drain(..self.start);
        self.start = 0;
        let held = self.buffer.len();
        self.buffer.resize(held + CHUNK, 0);
        let read = loop {
            match self.reader.read(self.buffer.get_mut(held..).unwrap_or_default()) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => {
                    self.buffer.truncate(held);
                    return Err(error);
                }
                Ok(read) => break read,
            }
        };
        self.buffer.truncate(held + read);
        self.ended = read == 0;
        Ok(())
    }

    /// Passes over a row that has no end, keeping its first bytes to show.
    fn skip_endless(&mut self, row: &mut Row) -> io::Result<()> {
        self.row += 1;
        let offset = self.offset;
        let shown = self.buffer.get(self.start..self.start + 200).unwrap_or_default();
        let raw = format!("{}…", decode_row(shown));
        *row = Row {
            number: self.row,
            fault: Some(RowFault::Endless { offset }),
            raw,
            ..Row::default()
        };
        loop {
            let waiting = self.buffer.get(self.start..).unwrap_or_default();
            if let Some(end) = memchr(self.line_end, waiting) {
                self.advance(end + 1);
                return Ok(());
            }
            self.advance(waiting.len());
            if self.ended {
                return Ok(());
            }
            self.refill()?;
        }
    }
}

fn find_end(bytes: &[u8], separator: u8, line_end: u8, ended: bool) -> End {
    let (mut at, mut quoted) = (0, false);
    while let Some(found) = bytes.get(at..).and_then(|rest| memchr2(b'"', line_end, rest)) {
        let here = at + found;
        at = here + 1;
        if bytes.get(here) == Some(&line_end) {
            if !quoted {
                return End::At(here);
            }
        } else if quoted {
            match bytes.get(at) {
                Some(b'"') => at += 1,
                None if !ended => return End::NeedMore { quoted: true },
                None | Some(b'\r') => quoted = false,
                Some(&next) if next == separator || next == line_end => quoted = false,
                // Else a cell that was never closed would run on into the quotes of later rows, and
                // swallow them.
                Some(_) => return End::Astray,
            }
        } else {
            // A quotation mark in the middle of a cell is just a mark: 6" pipe.
            let before = here.checked_sub(1).and_then(|previous| bytes.get(previous));
            quoted = before.is_none_or(|&byte| byte == separator);
        }
    }
    End::NeedMore { quoted }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &[u8]) -> Vec<(Vec<String>, Option<RowFault>)> {
        let mut records = Records::new(text, b',', b'\n');
        let (mut row, mut rows) = (Row::default(), Vec::new());
        while records.next(&mut row).unwrap() {
            rows.push((row.cells().map(String::from).collect(), row.fault));
        }
        rows
    }

    #[track_caller]
    fn check(text: &str, expected: &[&[&str]]) {
        let found = rows(text.as_bytes());
        assert!(found.iter().all(|(_, fault)| fault.is_none()));
        assert_eq!(found.into_iter().map(|(cells, _)| cells).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn rows_end_where_they_should() {
        check("a,b\r\nc,d", &[&["a", "b"], &["c", "d"]]);
        check("a,\"b\nb\"\nc,d\n", &[&["a", "b\nb"], &["c", "d"]]);
        check("\"say \"\"hi\"\"\",b\n", &[&["say \"hi\"", "b"]]);
        check("6\" pipe,b\nc,d", &[&["6\" pipe", "b"], &["c", "d"]]);
        check("a,\n\n,", &[&["a", ""], &[""], &["", ""]]);
        check("\"a\",\"\"", &[&["a", ""]]);
    }

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

    #[test]
    fn a_stray_line_end_loses_nothing() {
        check("\"a\",b\rc,d\n", &[&["a", "b\rc", "d"]]);
    }

    #[test]
    fn a_quote_that_is_never_closed_costs_its_own_row_only() {
        let found = rows(b"a,b\nc,\"d\ne,f\ng,h\n");
        assert_eq!(found.len(), 4);
        assert_eq!(found[1].1, Some(RowFault::UnclosedQuote));
        assert_eq!(found[2], (vec!["e".into(), "f".into()], None));
    }

    #[test]
    fn a_quote_that_is_never_closed_does_not_swallow_later_rows() {
        let found = rows(b"A Ltd,\"x,1\nB Ltd,y,2\nC Ltd,\"z\",3\n");
        let faults: Vec<_> = found.iter().map(|(_, fault)| fault.is_some()).collect();
        assert_eq!(faults, [true, false, false]);
        assert_eq!(found[2].0, ["C Ltd", "z", "3"]);
    }

    #[test]
    fn a_row_without_end_is_passed_over_in_bounded_memory() {
        let endless = io::repeat(b'x').take(64 << 20);
        let text = b"a,b\n".chain(endless).chain(&b"\nc,d\n"[..]);
        let mut records = Records::new(text, b',', b'\n');
        let mut row = Row::default();
        assert!(records.next(&mut row).unwrap());
        assert!(records.next(&mut row).unwrap());
        assert_eq!(row.fault, Some(RowFault::Endless { offset: 4 }));
        assert!(records.next(&mut row).unwrap());
        assert_eq!(row.cells().collect::<Vec<_>>(), ["c", "d"]);
        assert!(records.buffer.capacity() < 64 << 20);
    }

    #[test]
    fn rows_of_other_encodings_are_read() {
        assert_eq!(rows(b"caf\xE9,\xA35\n")[0].0, ["café", "£5"]);
    }
}
