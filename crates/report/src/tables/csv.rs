use std::fs::File;
use std::io::{self, Write};
use std::path::Path;

use chrono::{Datelike, NaiveDate};
use estate::Pence;

use crate::neutral::is_formula;

const FULL: usize = 1 << 20;

/// Writes cells as RFC 4180 has them, in UTF-8, with a line feed after each row. A text that a
/// spreadsheet would run is made harmless; numbers and dates are written as they are.
pub(crate) struct CsvFile {
    file: File,
    bytes: Vec<u8>,
    row_begun: bool,
}

impl CsvFile {
    pub(crate) fn create(path: &Path) -> io::Result<Self> {
        let bytes = Vec::with_capacity(FULL + (FULL >> 4));
        Ok(Self { file: File::create(path)?, bytes, row_begun: false })
    }

    pub(crate) fn text(&mut self, text: &str) {
        self.begin_cell();
        let formula = is_formula(text);
        let quoted = text.bytes().any(|byte| matches!(byte, b',' | b'"' | b'\n' | b'\r'));
        if quoted {
            self.bytes.push(b'"');
        }
        if formula {
            self.bytes.push(b'\'');
        }
        if quoted {
            for (position, part) in text.split('"').enumerate() {
                if position > 0 {
                    self.bytes.extend_from_slice(b"\"\"");
                }
                self.bytes.extend_from_slice(part.as_bytes());
            }
            self.bytes.push(b'"');
        } else {
            self.bytes.extend_from_slice(text.as_bytes());
        }
    }

    pub(crate) fn whole(&mut self, number: Option<impl Into<i64>>) {
        self.begin_cell();
        if let Some(number) = number {
            let number = number.into();
            if number < 0 {
                self.bytes.push(b'-');
            }
            self.digits(number.unsigned_abs(), 1);
        }
    }

    /// An amount in pounds, such as `-1234.50`.
    pub(crate) fn pounds(&mut self, amount: Option<Pence>) {
        self.begin_cell();
        if let Some(Pence(pence)) = amount {
            if pence < 0 {
                self.bytes.push(b'-');
            }
            self.digits(pence.unsigned_abs() / 100, 1);
            self.bytes.push(b'.');
            self.digits(pence.unsigned_abs() % 100, 2);
        }
    }

    /// A date as ISO 8601 has it.
    pub(crate) fn date(&mut self, date: Option<NaiveDate>) {
        self.begin_cell();
        let Some(date) = date else { return };
        if (0..=9999).contains(&date.year()) {
            self.digits(u64::from(date.year().unsigned_abs()), 4);
            self.bytes.push(b'-');
            self.digits(u64::from(date.month()), 2);
            self.bytes.push(b'-');
            self.digits(u64::from(date.day()), 2);
        } else {
            self.bytes.extend_from_slice(date.to_string().as_bytes());
        }
    }

    pub(crate) fn end_row(&mut self) -> io::Result<()> {
        self.bytes.push(b'\n');
        self.row_begun = false;
        if self.bytes.len() >= FULL {
            self.file.write_all(&self.bytes)?;
            self.bytes.clear();
        }
        Ok(())
    }

    pub(crate) fn header<'a>(
        &mut self,
        names: impl IntoIterator<Item = &'a str>,
    ) -> io::Result<()> {
        for name in names {
            self.text(name);
        }
        self.end_row()
    }

    pub(crate) fn finish(mut self) -> io::Result<()> {
        self.file.write_all(&self.bytes)?;
        self.file.flush()
    }

    fn begin_cell(&mut self) {
        if self.row_begun {
            self.bytes.push(b',');
        }
        self.row_begun = true;
    }

    fn digits(&mut self, mut number: u64, at_least: usize) {
        let begin = self.bytes.len();
        while number > 0 || self.bytes.len() < begin + at_least {
            // A remainder of ten is one digit.
            self.bytes.push(b'0' + u8::try_from(number % 10).unwrap_or_default());
            number /= 10;
        }
        if let Some(digits) = self.bytes.get_mut(begin..) {
            digits.reverse();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(row: impl Fn(&mut CsvFile)) -> String {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("a.csv");
        let mut csv = CsvFile::create(&path).unwrap();
        row(&mut csv);
        csv.end_row().unwrap();
        csv.finish().unwrap();
        std::fs::read_to_string(path).unwrap()
    }

    #[test]
    fn texts_are_quoted_only_where_they_must_be() {
        let row = written(|csv| {
            for text in ["plain", "", "a, b", "say \"so\"", "two\nlines"] {
                csv.text(text);
            }
        });
        assert_eq!(row, "plain,,\"a, b\",\"say \"\"so\"\"\",\"two\nlines\"\n");
    }

    #[test]
    fn formulas_are_made_text_and_numbers_stay_numbers() {
        let row = written(|csv| {
            csv.text("=cmd|'/c calc'!A1");
            csv.text("-1, and more");
            csv.pounds(Some(Pence(-150)));
            csv.whole(Some(-7_i64));
        });
        assert_eq!(row, "'=cmd|'/c calc'!A1,\"'-1, and more\",-1.50,-7\n");
    }

    #[test]
    fn amounts_and_dates_read_plainly() {
        let row = written(|csv| {
            csv.pounds(Some(Pence(123_456_705)));
            csv.pounds(Some(Pence(0)));
            csv.pounds(None);
            csv.pounds(Some(Pence(i64::MIN)));
            csv.date(NaiveDate::from_ymd_opt(2024, 2, 29));
            csv.date(NaiveDate::from_ymd_opt(987, 1, 1));
        });
        assert_eq!(row, "1234567.05,0.00,,-92233720368547758.08,2024-02-29,0987-01-01\n");
    }
}
