use std::io::{self, Write};

use resolve::Note;

use super::cells::push_cell;

/// Writes what a person should know of the records; the ids of one note are separated by spaces
/// and a bar.
pub(super) fn write(file: &mut impl Write, notes: &[Note]) -> io::Result<()> {
    let mut rows = b"rule,message,records\n".to_vec();
    for note in notes {
        push_cell(&mut rows, &note.rule);
        rows.push(b',');
        push_cell(&mut rows, &note.message);
        rows.push(b',');
        push_cell(&mut rows, &note.records.join(" | "));
        rows.push(b'\n');
    }
    file.write_all(&rows)
}
