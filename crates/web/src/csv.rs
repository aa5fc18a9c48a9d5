//! Tables as CSV that a spreadsheet opens without running anything in it.

use axum::http::header;
use axum::response::{IntoResponse, Response};
use chrono::NaiveDate;
use estate::Pence;
use report::neutral;

/// A table on its way to a file.
pub(crate) struct Csv(String);

impl Csv {
    /// With a byte-order mark, without which Excel takes UTF-8 for another encoding.
    pub(crate) fn with_header(cells: &[&str]) -> Self {
        let mut csv = Self("\u{feff}".to_owned());
        csv.row(cells);
        csv
    }

    /// Adds a row. A text that a spreadsheet would take for a formula is neutralised; a plain
    /// number stays one, also below zero.
    pub(crate) fn row(&mut self, cells: &[impl AsRef<str>]) {
        for (position, cell) in cells.iter().enumerate() {
            if position > 0 {
                self.0.push(',');
            }
            self.cell(cell.as_ref());
        }
        self.0.push_str("\r\n");
    }

    fn cell(&mut self, text: &str) {
        let text = if is_number(text) { text.into() } else { neutral(text) };
        if text.contains([',', '"', '\n', '\r']) {
            self.0.push('"');
            self.0.push_str(&text.replace('"', "\"\""));
            self.0.push('"');
        } else {
            self.0.push_str(&text);
        }
    }

    /// As a download under this name.
    pub(crate) fn download(self, name: &str) -> Response {
        let disposition = format!("attachment; filename=\"{name}\"");
        (
            [
                (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
                (header::CONTENT_DISPOSITION, disposition),
            ],
            self.0,
        )
            .into_response()
    }
}

/// A date as every program reads it; nothing if there is none.
pub(crate) fn day(date: Option<NaiveDate>) -> String {
    date.map(|date| date.to_string()).unwrap_or_default()
}

/// Pounds and pence without separators, as a spreadsheet reads a number.
pub(crate) fn decimal(amount: Pence) -> String {
    let sign = if amount.0 < 0 { "-" } else { "" };
    let pence = amount.0.unsigned_abs();
    format!("{sign}{}.{:02}", pence / 100, pence % 100)
}

fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_text_and_amounts_are_numbers() {
        let mut csv = Csv::with_header(&["Name", "Net"]);
        csv.row(&["=cmd|' /C calc'!A0", "-12.50"]);
        csv.row(&["A, \"B\"", "-1+2"]);
        assert_eq!(
            csv.0,
            "\u{feff}Name,Net\r\n'=cmd|' /C calc'!A0,-12.50\r\n\"A, \"\"B\"\"\",'-1+2\r\n"
        );
    }
}
