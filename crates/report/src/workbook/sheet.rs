use chrono::{Datelike, NaiveDate};
use estate::Pence;
use rust_xlsxwriter::{Format, FormatAlign, Workbook, Worksheet, XlsxError};

use super::{CELL_LETTERS, SHEET_ROWS};
use crate::neutral;

/// A column: its heading and how wide it is, in letters.
pub(super) type Heading<'a> = (&'a str, f64);

/// How wide a column of amounts is, of counts, of dates.
pub(super) const MONEY: f64 = 18.0;
pub(super) const COUNT: f64 = 11.0;
pub(super) const DATE: f64 = 12.0;

/// A sheet that is written from the top down: a heading row that stays in view and filters, then
/// rows. What is written is not held in memory.
pub(super) struct Sheet<'a> {
    cells: &'a mut Worksheet,
    formats: Formats,
    width: u16,
    row: u32,
    column: u16,
    left_out: usize,
}

struct Formats {
    heading: Format,
    money: Format,
    date: Format,
    count: Format,
    decimal: Format,
    share: Format,
    text: Format,
    wrapped: Format,
}

impl<'a> Sheet<'a> {
    pub(super) fn new(
        workbook: &'a mut Workbook,
        name: &str,
        headings: &[Heading],
    ) -> Result<Self, XlsxError> {
        let sheet = workbook.add_worksheet_with_constant_memory()?;
        sheet.set_name(name)?;
        let formats = Formats {
            heading: Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top),
            money: Format::new().set_num_format("£#,##0.00;[Red]-£#,##0.00"),
            date: Format::new().set_num_format("dd/mm/yyyy"),
            count: Format::new().set_num_format("#,##0"),
            decimal: Format::new().set_num_format("#,##0.00"),
            share: Format::new().set_num_format("0 %"),
            text: Format::new().set_num_format("@"),
            wrapped: Format::new().set_text_wrap().set_align(FormatAlign::Top),
        };
        for (column, (heading, width)) in (0..).zip(headings) {
            sheet.set_column_width(column, *width)?;
            sheet.write_string_with_format(0, column, *heading, &formats.heading)?;
        }
        sheet.set_freeze_panes(1, 0)?.set_repeat_rows(0, 0)?;
        sheet.set_landscape().set_print_fit_to_pages(1, 0);
        let width = u16::try_from(headings.len()).unwrap_or(u16::MAX);
        Ok(Self { cells: sheet, formats, width, row: 0, column: 0, left_out: 0 })
    }

    /// Begins the next row; `false` if the sheet is full, which [`Sheet::finish`] then says.
    pub(super) fn next_row(&mut self) -> bool {
        // One row is kept for the note.
        if self.row as usize + 2 >= SHEET_ROWS {
            self.left_out += 1;
            return false;
        }
        self.row += 1;
        self.column = 0;
        true
    }

    /// A text from a source, made harmless.
    pub(super) fn text(&mut self, text: &str) -> Result<(), XlsxError> {
        if !text.is_empty() {
            let harmless = neutral(text);
            let text = fitting(&harmless);
            self.cells.write_string_with_format(self.row, self.column, text, &self.formats.text)?;
        }
        self.column += 1;
        Ok(())
    }

    /// A text of ours, on as many lines as it needs.
    pub(super) fn wrapped(&mut self, text: &str) -> Result<(), XlsxError> {
        self.cells.write_string_with_format(self.row, self.column, text, &self.formats.wrapped)?;
        self.column += 1;
        Ok(())
    }

    pub(super) fn count(&mut self, count: Option<u64>) -> Result<(), XlsxError> {
        if let Some(count) = count {
            self.number(count as f64, |formats| &formats.count)?;
        }
        self.column += 1;
        Ok(())
    }

    pub(super) fn money(&mut self, amount: Option<Pence>) -> Result<(), XlsxError> {
        if let Some(Pence(pence)) = amount {
            self.number(pence as f64 / 100.0, |formats| &formats.money)?;
        }
        self.column += 1;
        Ok(())
    }

    /// A number with decimals.
    pub(super) fn decimal(&mut self, number: f64) -> Result<(), XlsxError> {
        self.number(number, |formats| &formats.decimal)?;
        self.column += 1;
        Ok(())
    }

    /// A share from 0 to 1, in the hundred.
    pub(super) fn share(&mut self, share: f64) -> Result<(), XlsxError> {
        self.number(share, |formats| &formats.share)?;
        self.column += 1;
        Ok(())
    }

    pub(super) fn date(&mut self, date: Option<NaiveDate>) -> Result<(), XlsxError> {
        match date.map(|date| (date, serial(date))) {
            Some((_, Some(serial))) => self.number(serial, |formats| &formats.date)?,
            Some((date, None)) => {
                self.cells.write_string(self.row, self.column, date.to_string())?;
            }
            None => {}
        }
        self.column += 1;
        Ok(())
    }

    /// Puts filters on the headings and says what did not fit.
    pub(super) fn finish(self, whole_in: &str) -> Result<(), XlsxError> {
        if self.row > 0 {
            self.cells.autofilter(0, 0, self.row, self.width.saturating_sub(1))?;
        }
        if self.left_out > 0 {
            let note = format!(
                "A sheet holds no more rows: {} are left out here. All are in {whole_in}.",
                self.left_out
            );
            self.cells.write_string(self.row + 1, 0, note)?;
        }
        Ok(())
    }

    fn number(&mut self, number: f64, format: fn(&Formats) -> &Format) -> Result<(), XlsxError> {
        let format = format(&self.formats);
        self.cells.write_number_with_format(self.row, self.column, number, format)?;
        Ok(())
    }
}

/// A date as Excel counts it; none before March 1900, where Excel counts a day that never was.
fn serial(date: NaiveDate) -> Option<f64> {
    let zero = NaiveDate::from_ymd_opt(1899, 12, 30)?;
    let days = date.num_days_from_ce() - zero.num_days_from_ce();
    (days > 60 && date.year() <= 9999).then(|| f64::from(days))
}

/// As much of a text as a cell can hold.
fn fitting(text: &str) -> std::borrow::Cow<'_, str> {
    if text.len() <= CELL_LETTERS {
        return text.into();
    }
    let mut letters = 0;
    let end = text.char_indices().find(|(_, letter)| {
        letters += letter.len_utf16();
        letters > CELL_LETTERS
    });
    match end {
        Some((end, _)) => format!("{}… [shortened]", text.get(..end).unwrap_or_default()).into(),
        None => text.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_count_as_excel_counts() {
        let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
        assert_eq!(serial(day(2024, 2, 29)), Some(45_351.0));
        assert_eq!(serial(day(1900, 3, 1)), Some(61.0));
        assert_eq!(serial(day(1900, 2, 28)), None);
    }

    #[test]
    fn a_cell_holds_what_excel_lets_it() {
        let long = "€".repeat(40_000);
        let cell = fitting(&long);
        assert!(cell.ends_with("[shortened]"));
        assert!(cell.encode_utf16().count() <= 32_767);
        assert_eq!(fitting(&"€".repeat(20_000)), "€".repeat(20_000));
    }
}
