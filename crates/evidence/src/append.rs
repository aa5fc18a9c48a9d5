//! Appending to logs of one JSON value a line, which more than one program may write at once.

use std::fs::{File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;

/// How far back the beginning of a last line is looked for at a time.
const STEP: u64 = 4096;

/// Adds whole lines to a log, in one write under a lock that other programs see, and safely kept when this
/// returns. The log is made if it is not there.
///
/// A last line without its end is what a power cut leaves: where `is_torn` says so of it, the new lines take
/// its place; else it is given its end.
///
/// # Errors
/// When the log cannot be opened, read or written.
pub fn append_lines(path: &Path, lines: &[u8], is_torn: fn(&[u8]) -> bool) -> io::Result<()> {
    let mut file = OpenOptions::new().create(true).read(true).append(true).open(path)?;
    // Released when the file is closed.
    file.lock()?;
    let length = file.seek(SeekFrom::End(0))?;
    let begins = last_line(&mut file, length)?;
    let mut last = Vec::new();
    file.seek(SeekFrom::Start(begins))?;
    file.read_to_end(&mut last)?;
    let mut whole = Vec::with_capacity(lines.len() + 1);
    if is_torn(&last) {
        file.set_len(begins)?;
    } else if !last.is_empty() {
        whole.push(b'\n');
    }
    whole.extend_from_slice(lines);
    file.write_all(&whole)?;
    file.sync_data()
}

/// Where the last line begins that has no end; the length of the file if every line has one.
fn last_line(file: &mut File, length: u64) -> io::Result<u64> {
    let mut from = length;
    while from > 0 {
        let to = from;
        from = to.saturating_sub(STEP);
        let mut bytes = Vec::new();
        file.seek(SeekFrom::Start(from))?;
        Read::by_ref(file).take(to - from).read_to_end(&mut bytes)?;
        if let Some(at) = bytes.iter().rposition(|byte| *byte == b'\n') {
            return Ok(from + at as u64 + 1);
        }
    }
    Ok(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(before: &str, after: &str) {
        let home = tempfile::tempdir().unwrap();
        let log = home.path().join("log.jsonl");
        std::fs::write(&log, before).unwrap();
        append_lines(&log, b"{}\n", |line| !line.ends_with(b"}")).unwrap();
        assert_eq!(std::fs::read_to_string(&log).unwrap(), after);
    }

    #[test]
    fn a_torn_line_gives_way_and_an_open_one_is_ended() {
        check("", "{}\n");
        check("{1}\n", "{1}\n{}\n");
        check("{2}\n{3}", "{2}\n{3}\n{}\n");
        check("{4}\n{5", "{4}\n{}\n");
        check("{6", "{}\n");
        let long = "x".repeat(9000);
        check(&format!("{{7}}\n{{{long}"), "{7}\n{}\n");
    }
}
