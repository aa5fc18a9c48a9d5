//! A text table's rows, one at a time, however long the file and however broken a row.

use std::io::{self, Read};

use memchr::{memchr, memchr2};

use super::encoding::decode_row;
use super::row::{Row, RowFault};

/// A row longer than this is not a row.
const LONGEST_ROW: usize = 16 << 20;
/// A quoted cell that goes on for longer than this was never closed.
const LONGEST_QUOTED: usize = 1 << 20;
const CHUNK: usize = 256 << 10;

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
        *row = Row::endless(self.row, offset, raw);
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
