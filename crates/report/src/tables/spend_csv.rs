use std::path::Path;

use estate::{Audit, Directory, Pence, SpendLines, Term};

use super::csv::CsvFile;
use super::pounds_name;
use super::spend_columns::{SPEND_COLUMNS, SpendCells, organisation_of};
use crate::Failure;
use crate::contract_row::said;

/// A column's cells at hand, so that a row costs no look-up.
enum Cells<'a> {
    OfFile(Vec<String>),
    Row(&'a [u32]),
    Text(&'a [Term]),
    Organisation(&'a Directory),
    Date(&'a [Option<chrono::NaiveDate>]),
    Money(&'a [Option<Pence>]),
    Flag(&'a [Option<bool>]),
}

/// Writes every payment line, money both in pence and in pounds.
pub(crate) fn write_spend_csv(path: &Path, audit: &Audit) -> Result<(), Failure> {
    let (files, spend) = (&audit.files, &audit.spend);
    let mut csv = CsvFile::create(path)?;
    for column in SPEND_COLUMNS {
        csv.text(column.name);
        if let Some(pounds) = pounds_name(column.name) {
            csv.text(pounds);
        }
    }
    csv.end_row()?;
    let columns: Vec<Cells> = SPEND_COLUMNS
        .iter()
        .map(|column| match column.cells {
            SpendCells::OfFile(of) => Cells::OfFile(files.iter().map(of).collect()),
            SpendCells::Row(of) => Cells::Row(of(spend)),
            SpendCells::Text(of) => Cells::Text(of(spend)),
            SpendCells::Organisation(of) => Cells::Organisation(of(&audit.organisations)),
            SpendCells::Date(of) => Cells::Date(of(spend)),
            SpendCells::Money(of) => Cells::Money(of(spend)),
            SpendCells::Flag(of) => Cells::Flag(of(spend)),
        })
        .collect();
    for (line, &file) in spend.file.iter().enumerate() {
        for column in &columns {
            write_cell(&mut csv, column, spend, line, file as usize);
        }
        csv.end_row()?;
    }
    Ok(csv.finish()?)
}

fn write_cell(csv: &mut CsvFile, column: &Cells, spend: &SpendLines, line: usize, file: usize) {
    match column {
        Cells::OfFile(texts) => csv.text(texts.get(file).map_or("", String::as_str)),
        Cells::Row(rows) => csv.whole(rows.get(line).copied()),
        Cells::Text(terms) => csv.text(terms.get(line).map_or("", |&term| spend.text(term))),
        Cells::Organisation(directory) => {
            csv.text(organisation_of(directory, line).unwrap_or_default());
        }
        Cells::Date(dates) => csv.date(dates.get(line).copied().flatten()),
        Cells::Money(amounts) => {
            let amount = amounts.get(line).copied().flatten();
            csv.whole(amount.map(|Pence(pence)| pence));
            csv.pounds(amount);
        }
        Cells::Flag(flags) => csv.text(said(flags.get(line).copied().flatten())),
    }
}
