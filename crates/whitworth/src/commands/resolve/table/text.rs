use std::fs::File;
use std::io::BufReader;

use estate::text::{Row, TextError, TextRows};

use super::error::TableFault;
use super::headings::{found, positions};
use super::text_column::TextColumn;
use super::{Asked, RowNumbers, Rows, Table};

/// How many rows may stand above the headings.
const DEEPEST: usize = 40;

/// Reads the columns asked for from a text table.
pub(super) fn read_text(file: File, asked: &[Asked<'_>]) -> Result<Table, TableFault> {
    let bytes = estate::decompressed(BufReader::with_capacity(1 << 18, file))?;
    let mut rows = TextRows::open(bytes)?;
    let headings = headings(&mut rows, asked)?;
    let mut records = Records::new(asked, positions(&headings, asked)?, headings.len());
    while let Some(row) = rows.next_row()? {
        records.push(row)?;
    }
    Ok(records.finish())
}

/// The first row that has all headings asked for. If none has, the row that has most of them, so
/// that the error can say what there is.
fn headings(rows: &mut TextRows<'_>, asked: &[Asked<'_>]) -> Result<Vec<String>, TableFault> {
    let mut best: Option<((usize, bool), Vec<String>)> = None;
    for _ in 0..DEEPEST {
        let Some(row) = rows.next_row()? else { break };
        if row.is_blank() || row.fault.is_some() {
            continue;
        }
        let (headings, _) = row.headings();
        let found = found(&headings, asked);
        if found == asked.len() {
            return Ok(headings);
        }
        // A title stands alone in its row.
        let score = (found, headings.len() > 1);
        if best.as_ref().is_none_or(|(most, _)| score > *most) {
            best = Some((score, headings));
        }
    }
    best.map(|(_, headings)| headings).ok_or(TableFault::Text(TextError::Empty))
}

/// The records as they are read.
struct Records<'a> {
    columns: Vec<(usize, TextColumn<'a>)>,
    width: usize,
    numbers: RowNumbers,
    broken: Rows,
    first_fault: Option<String>,
    short: Rows,
    long: Rows,
}

impl<'a> Records<'a> {
    fn new(asked: &[Asked<'a>], positions: Vec<usize>, width: usize) -> Self {
        let columns = asked.iter().map(|column| TextColumn::new(column.heading));
        Self {
            columns: positions.into_iter().zip(columns).collect(),
            width,
            numbers: RowNumbers::default(),
            broken: Rows::default(),
            first_fault: None,
            short: Rows::default(),
            long: Rows::default(),
        }
    }

    fn push(&mut self, row: &Row) -> Result<(), TableFault> {
        if let Some(fault) = row.fault {
            self.broken.push(row.number);
            self.first_fault.get_or_insert_with(|| fault.to_string());
            return Ok(());
        }
        if row.is_blank() {
            return Ok(());
        }
        if row.len() < self.width {
            self.short.push(row.number);
        } else if row.len() > self.width && row.used() > self.width {
            self.long.push(row.number);
        }
        for (at, column) in &mut self.columns {
            column.push(row.cell(*at))?;
        }
        self.numbers.push(row.number);
        Ok(())
    }

    fn finish(self) -> Table {
        Table {
            columns: self.columns.into_iter().map(|(_, column)| column.finish()).collect(),
            numbers: self.numbers,
            broken: self.broken,
            first_fault: self.first_fault,
            short: self.short,
            long: self.long,
        }
    }
}
