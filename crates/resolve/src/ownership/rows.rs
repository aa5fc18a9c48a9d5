use std::io::BufRead;

use super::lines::{LONGEST, Line, Lines};
use super::reading::{Problem, ReadError};

/// A row may go over this many lines when a quoted cell holds line ends; after that the quotation
/// mark is taken to be a slip and only its line is lost.
const MOST_LINES: usize = 8;

/// Rows of a comma-separated publication with a header.
pub(super) struct Rows<R> {
    lines: Lines<R>,
    /// Lines read ahead in search of a closing quotation mark; last first.
    ahead: Vec<Numbered>,
    header: Vec<String>,
}

struct Numbered {
    line: u64,
    /// None when it is too long.
    text: Option<Vec<u8>>,
}

/// One row: the line on which it begins, and its cells or what is wrong.
pub(super) struct Row {
    pub(super) line: u64,
    pub(super) cells: Result<Vec<String>, Problem>,
}

impl<R: BufRead> Rows<R> {
    pub(super) fn new(input: R, publication: &'static str) -> Result<Self, ReadError> {
        let mut rows = Self { lines: Lines::new(input), ahead: Vec::new(), header: Vec::new() };
        let header = rows.read()?.ok_or(ReadError::Empty(publication))?;
        let header = header.cells.unwrap_or_default();
        // Some headings of the publications begin with a space.
        rows.header = header.into_iter().map(|heading| heading.trim().to_owned()).collect();
        Ok(rows)
    }

    pub(super) fn column(&self, heading: &str) -> Option<usize> {
        self.header.iter().position(|found| found.eq_ignore_ascii_case(heading))
    }

    /// The next row that is not blank.
    pub(super) fn next(&mut self) -> Result<Option<Row>, ReadError> {
        let Some(mut row) = self.read()? else { return Ok(None) };
        let expected = self.header.len();
        if let Ok(cells) = &row.cells
            && cells.len() != expected
        {
            row.cells = Err(Problem::Cells { expected, found: cells.len() });
        }
        Ok(Some(row))
    }

    fn read(&mut self) -> Result<Option<Row>, ReadError> {
        loop {
            let Some(Numbered { line, text }) = self.take_line()? else { return Ok(None) };
            let Some(text) = text else {
                return Ok(Some(Row { line, cells: Err(Problem::TooLong(LONGEST)) }));
            };
            if !text.trim_ascii().is_empty() {
                return self.put_together(line, text).map(Some);
            }
        }
    }

    fn put_together(&mut self, line: u64, first: Vec<u8>) -> Result<Row, ReadError> {
        let mut text = first;
        let mut taken = Vec::new();
        while is_open(&text) {
            let next = if taken.len() < MOST_LINES { self.take_line()? } else { None };
            let more = next.as_ref().and_then(|next| next.text.as_deref());
            if let Some(more) = more {
                text.push(b'\n');
                text.extend_from_slice(more);
            }
            let is_more = more.is_some();
            taken.extend(next);
            if !is_more {
                self.ahead.extend(taken.into_iter().rev());
                return Ok(Row { line, cells: Err(Problem::OpenQuote) });
            }
        }
        let cells = String::from_utf8(text).map(|text| cells(&text));
        Ok(Row { line, cells: cells.map_err(|_| Problem::NotText) })
    }

    fn take_line(&mut self) -> Result<Option<Numbered>, ReadError> {
        if let Some(line) = self.ahead.pop() {
            return Ok(Some(line));
        }
        let reached = self.lines.number();
        let text = match self.lines.next() {
            Ok(None) => return Ok(None),
            Ok(Some(Line::Whole(line))) => Some(line.to_vec()),
            Ok(Some(Line::TooLong)) => None,
            Err(source) => return Err(ReadError::Input { line: reached + 1, source }),
        };
        Ok(Some(Numbered { line: self.lines.number(), text }))
    }
}

/// Whether a quotation mark is opened and not closed: marks within quoted cells are doubled.
fn is_open(text: &[u8]) -> bool {
    text.iter().fold(false, |is_open, byte| is_open != (*byte == b'"'))
}

fn cells(text: &str) -> Vec<String> {
    let mut cells = Vec::new();
    let mut cell = String::new();
    let mut is_quoted = false;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '"' if is_quoted && characters.next_if_eq(&'"').is_some() => cell.push('"'),
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted => cells.push(std::mem::take(&mut cell)),
            _ => cell.push(character),
        }
    }
    cells.push(cell);
    cells
}
