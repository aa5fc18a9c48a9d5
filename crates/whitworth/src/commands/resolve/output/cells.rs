use std::io::{self, Write};

use arrow_array::{Array, StringArray};

/// Bytes kept before they go to the disk.
const FULL: usize = 1 << 16;

/// Adds a cell as RFC 4180 has it: in quotation marks only where it must be.
pub(super) fn push_cell(row: &mut Vec<u8>, text: &str) {
    if !text.bytes().any(must_be_quoted) {
        row.extend_from_slice(text.as_bytes());
        return;
    }
    row.push(b'"');
    for (at, part) in text.split('"').enumerate() {
        if at > 0 {
            row.extend_from_slice(b"\"\"");
        }
        row.extend_from_slice(part.as_bytes());
    }
    row.push(b'"');
}

/// The ids of records, to be written many times: whether any has to be quoted is looked at once.
pub(super) struct Ids<'a> {
    ids: &'a StringArray,
    are_plain: bool,
}

impl<'a> Ids<'a> {
    pub(super) fn of(ids: &'a StringArray) -> Self {
        // Without an end before the last byte, so that many are looked at at once.
        let any = |some: &[u8]| some.iter().fold(false, |any, byte| any | must_be_quoted(*byte));
        Self { ids, are_plain: !ids.value_data().chunks(1 << 12).any(any) }
    }

    /// Adds the id of a record; nothing for a record that there is not.
    pub(super) fn push(&self, row: &mut Vec<u8>, record: usize) {
        let id = id_at(self.ids, record);
        if self.are_plain { row.extend_from_slice(id.as_bytes()) } else { push_cell(row, id) }
    }
}

/// Whether a cell with this byte stands in quotation marks.
fn must_be_quoted(byte: u8) -> bool {
    matches!(byte, b',' | b'"' | b'\n' | b'\r')
}

/// The id of a record; nothing for a record that there is not.
pub(super) fn id_at(ids: &StringArray, record: usize) -> &str {
    if record < ids.len() { ids.value(record) } else { "" }
}

/// Sends what is held on its way once there is enough of it.
pub(super) fn pass_on(held: &mut Vec<u8>, to: &mut impl Write) -> io::Result<()> {
    if held.len() >= FULL {
        to.write_all(held)?;
        held.clear();
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_only_where_they_must_be() {
        let mut row = Vec::new();
        for text in ["plain", "a, b", "say \"so\"", "two\nlines", "-5", ""] {
            push_cell(&mut row, text);
            row.push(b'|');
        }
        let row = String::from_utf8(row).unwrap();
        assert_eq!(row, "plain|\"a, b\"|\"say \"\"so\"\"\"|\"two\nlines\"|-5||");
    }
}
