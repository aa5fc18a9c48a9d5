use std::io::{self, Read};

use thiserror::Error;

use super::layout::Layout;
use super::records::Records;
use super::row::Row;
use crate::intake::{Contents, Head};

/// The rows of a text table, whatever its encoding and its separator: both are told by its content.
pub struct TextRows<'a> {
    records: Records<Box<dyn Read + 'a>>,
    row: Row,
}

/// Why bytes are not a text table.
#[derive(Debug, Error)]
pub enum TextError {
    /// There is nothing in it.
    #[error("is empty")]
    Empty,
    /// It is something else; the word for it.
    #[error("is {0} and not a text table")]
    Other(&'static str),
    /// It cannot be read.
    #[error("cannot be read: {0}")]
    Unreadable(#[from] io::Error),
}

impl<'a> TextRows<'a> {
    /// Looks at the head of a table and finds how it is written.
    ///
    /// # Errors
    /// When there is nothing to read, or something other than text, or reading fails.
    pub fn open(mut reader: impl Read + 'a) -> Result<Self, TextError> {
        let head = Head::read(&mut reader)?;
        match head.contents() {
            Contents::Text => {}
            Contents::Empty => return Err(TextError::Empty),
            Contents::Zip => return Err(TextError::Other("a workbook or an archive")),
            Contents::Gzip => return Err(TextError::Other("gzip")),
            Contents::CompoundFile => return Err(TextError::Other("a workbook")),
            Contents::Ocds | Contents::OtherJson => return Err(TextError::Other("JSON")),
            Contents::Document(what) => return Err(TextError::Other(what)),
            Contents::Binary => return Err(TextError::Other("binary")),
        }
        let layout = Layout::of(&head.bytes, head.whole);
        // A mark before a quoted heading would make its quotation marks part of it.
        let marked = head.bytes.starts_with(b"\xEF\xBB\xBF");
        let mut head = io::Cursor::new(head.bytes);
        head.set_position(if marked { 3 } else { 0 });
        let records = layout.records(Box::new(head.chain(reader)));
        Ok(Self { records, row: Row::default() })
    }

    /// The next row; none at the end.
    ///
    /// # Errors
    /// When reading fails.
    pub fn next_row(&mut self) -> io::Result<Option<&Row>> {
        Ok(self.records.next(&mut self.row)?.then_some(&self.row))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(bytes: &[u8]) -> Vec<Vec<String>> {
        let mut rows = TextRows::open(bytes).unwrap();
        let mut all = Vec::new();
        while let Some(row) = rows.next_row().unwrap() {
            all.push(row.cells().map(str::to_owned).collect());
        }
        all
    }

    #[test]
    fn a_mark_before_a_quoted_heading_is_no_part_of_it() {
        let rows = cells("\u{FEFF}\"id, number\";name\r\n1;Brightwell Ltd\r\n".as_bytes());
        assert_eq!(rows, [["id, number", "name"], ["1", "Brightwell Ltd"]]);
    }

    #[test]
    fn a_table_in_utf_16_is_read() {
        let text = "\u{FEFF}id\tname\n1\tCaf\u{e9}\n";
        let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(cells(&bytes), [["id", "name"], ["1", "Caf\u{e9}"]]);
    }

    #[test]
    fn what_is_not_a_table_is_called_by_its_name() {
        let error = |bytes: &[u8]| TextRows::open(bytes).err().unwrap().to_string();
        assert_eq!(error(b" \n"), "is empty");
        assert_eq!(error(b"PK\x03\x04"), "is a workbook or an archive and not a text table");
        assert_eq!(error(b"%PDF-1.7"), "is a PDF and not a text table");
    }
}
