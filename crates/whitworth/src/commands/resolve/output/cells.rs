use std::io::{self, Write};

use arrow_array::{Array, StringArray};

/// Bytes kept before they go to the disk.
const FULL: usize = 1 << 16;

/// Adds a cell as RFC 4180 has it: in quotation marks only where it must be.
pub(super) fn push_cell(row: &mut Vec<u8>, text: &str) {
    if !text.bytes().any(|byte| matches!(byte, b',' | b'"' | b'\n' | b'\r')) {
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
