//! How a text table is written: its encoding, its separator, how its rows end.

use std::io::Read;

use super::encoding::Encoding;
use super::records::Records;
use super::row::Row;

const SEPARATORS: [(u8, &str); 4] =
    [(b',', "comma"), (b';', "semicolon"), (b'\t', "tab"), (b'|', "bar")];

/// How many rows of the head are looked at for the separator.
const SAMPLE: usize = 40;

/// How a text table is written.
#[derive(Clone, Copy)]
pub(crate) struct Layout {
    pub(crate) encoding: Encoding,
    pub(crate) separator: u8,
    /// The separator, in words.
    pub(crate) separator_name: &'static str,
    line_end: u8,
}

impl Layout {
    /// Finds the layout from the head of a table; `whole` if the head is all there is.
    pub(crate) fn of(head: &[u8], whole: bool) -> Self {
        let encoding = Encoding::of(head, whole);
        let mut sample = Vec::new();
        // The head is in memory, so reading it cannot fail.
        let _ = encoding.decoding(Box::new(head)).read_to_end(&mut sample);
        let line_end = if memchr::memchr(b'\n', &sample).is_none() && sample.contains(&b'\r') {
            b'\r'
        } else {
            b'\n'
        };
        let (separator, separator_name) = separator_of(&sample, line_end);
        Self { encoding, separator, separator_name, line_end }
    }

    /// The rows of a table of this layout.
    pub(crate) fn records<'a>(self, reader: Box<dyn Read + 'a>) -> Records<Box<dyn Read + 'a>> {
        Records::new(self.encoding.decoding(reader), self.separator, self.line_end)
    }
}

/// The separator by which most rows have the same number of cells; that number if several tie.
fn separator_of(sample: &[u8], line_end: u8) -> (u8, &'static str) {
    let score = |separator: u8| -> (usize, usize) {
        let mut records = Records::new(sample, separator, line_end);
        let mut row = Row::default();
        let mut widths: Vec<usize> = Vec::new();
        while widths.len() < SAMPLE && matches!(records.next(&mut row), Ok(true)) {
            if !row.is_blank() && row.fault.is_none() {
                widths.push(row.len());
            }
        }
        let rows_of = |width: usize| widths.iter().filter(|w| **w == width).count();
        widths.iter().filter(|w| **w > 1).map(|w| (rows_of(*w), *w)).max().unwrap_or_default()
    };
    SEPARATORS
        .into_iter()
        // The first of equals wins, so that a comma is preferred.
        .rev()
        .max_by_key(|(separator, _)| score(*separator))
        .unwrap_or((b',', "comma"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(sample: &str, expected: &str) {
        assert_eq!(separator_of(sample.as_bytes(), b'\n').1, expected);
    }

    #[test]
    fn separators_are_found_by_content() {
        check("a,b\n1,2\n", "comma");
        check("a;b;c\n1,5;2,5;3,5\n", "semicolon");
        check("a\tb\n1, and 2\t3\n", "tab");
        check("Spend, May\n\nSupplier;Amount\nA;1\nB;2\n", "semicolon");
        check("prose without any", "comma");
    }
}
