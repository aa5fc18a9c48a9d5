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
    /// By column, how its cells look; a cell that looks so is written without a format, which to look up
    /// costs more than to write the cell.
    columns: Vec<Option<Look>>,
    /// How many rows it is given, with the headings and the note.
    rows: usize,
    width: u16,
    row: u32,
    column: u16,
    left_out: usize,
}

/// How the cells of a column look.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Look {
    Money,
    Date,
    Count,
    Decimal,
    Share,
    Text,
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

impl Formats {
    fn of(&self, look: Look) -> &Format {
        match look {
            Look::Money => &self.money,
            Look::Date => &self.date,
            Look::Count => &self.count,
            Look::Decimal => &self.decimal,
            Look::Share => &self.share,
            Look::Text => &self.text,
        }
    }
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
        let columns = vec![None; headings.len()];
        let rows = SHEET_ROWS;
        Ok(Self { cells: sheet, formats, columns, rows, width, row: 0, column: 0, left_out: 0 })
    }

    /// With no more rows than these.
    pub(super) fn of_at_most(self, rows: usize) -> Self {
        Self { rows: rows + 2, ..self }
    }

    /// Begins the next row; `false` if the sheet is full, which [`Sheet::finish`] then says.
    pub(super) fn next_row(&mut self) -> bool {
        // One row is kept for the note.
        if self.row as usize + 2 >= self.rows {
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
            if self.is_column_of(Look::Text)? {
                self.cells.write_string(self.row, self.column, text)?;
            } else {
                let format = &self.formats.text;
                self.cells.write_string_with_format(self.row, self.column, text, format)?;
            }
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
            self.number(count as f64, Look::Count)?;
        }
        self.column += 1;
        Ok(())
    }

    pub(super) fn money(&mut self, amount: Option<Pence>) -> Result<(), XlsxError> {
        if let Some(Pence(pence)) = amount {
            self.number(pence as f64 / 100.0, Look::Money)?;
        }
        self.column += 1;
        Ok(())
    }

    /// A number with decimals.
    pub(super) fn decimal(&mut self, number: f64) -> Result<(), XlsxError> {
        self.number(number, Look::Decimal)?;
        self.column += 1;
        Ok(())
    }

    /// A share from 0 to 1, in the hundred.
    pub(super) fn share(&mut self, share: f64) -> Result<(), XlsxError> {
        self.number(share, Look::Share)?;
        self.column += 1;
        Ok(())
    }

    pub(super) fn date(&mut self, date: Option<NaiveDate>) -> Result<(), XlsxError> {
        match date.map(|date| (date, serial(date))) {
            Some((_, Some(serial))) => self.number(serial, Look::Date)?,
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
                "This sheet holds the first {} rows: {} more are left out here. All are in {whole_in}.",
                self.row, self.left_out
            );
            self.cells.write_string(self.row + 1, 0, note)?;
        }
        Ok(())
    }

    fn number(&mut self, number: f64, look: Look) -> Result<(), XlsxError> {
        let has_look = self.is_column_of(look)?;
        let (row, column) = (self.row, self.column);
        if has_look {
            self.cells.write_number(row, column, number)?;
        } else {
            self.cells.write_number_with_format(row, column, number, self.formats.of(look))?;
        }
        Ok(())
    }

    /// Whether the column's cells look so; the first cell under a heading says how they do.
    fn is_column_of(&mut self, look: Look) -> Result<bool, XlsxError> {
        let Some(column) = self.columns.get_mut(usize::from(self.column)) else { return Ok(false) };
        if column.is_none() {
            self.cells.set_column_format(self.column, self.formats.of(look))?;
            *column = Some(look);
        }
        Ok(*column == Some(look))
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
