use std::path::Path;

use estate::{Audit, Pence};

use super::contract_columns::{CONTRACT_COLUMNS, ContractCells};
use super::csv::CsvFile;
use super::pounds_name;
use crate::contract_row::{Origins, said};
use crate::{ContractRow, Failure};

/// Stands in every row of the contracts that are not public, so that a row that is copied out of
/// the file still says so.
const NOT_PUBLIC: &str = "NOT FOR PUBLICATION";

/// Writes contracts that may be shown.
pub(crate) fn write_contracts_csv(path: &Path, audit: &Audit) -> Result<(), Failure> {
    write(path, ContractRow::all(audit, &Origins::of(&audit.files)), None)
}

/// Writes contracts whose register marks them as not public, and says so in every row.
pub(crate) fn write_not_public_csv(path: &Path, audit: &Audit) -> Result<(), Failure> {
    let origins = Origins::of(&audit.files);
    let rows = audit.withheld.iter().map(|contract| ContractRow::of(contract, &origins));
    write(path, rows, Some(NOT_PUBLIC))
}

fn write(
    path: &Path,
    rows: impl Iterator<Item = ContractRow>,
    mark: Option<&str>,
) -> Result<(), Failure> {
    let mut csv = CsvFile::create(path)?;
    if mark.is_some() {
        csv.text("publication");
    }
    for column in CONTRACT_COLUMNS {
        csv.text(column.name);
        if let Some(pounds) = pounds_name(column.name) {
            csv.text(pounds);
        }
    }
    csv.end_row()?;
    for row in rows {
        if let Some(mark) = mark {
            csv.text(mark);
        }
        for column in CONTRACT_COLUMNS {
            write_cell(&mut csv, column.cells, &row);
        }
        csv.end_row()?;
    }
    Ok(csv.finish()?)
}

fn write_cell(csv: &mut CsvFile, cells: ContractCells, row: &ContractRow) {
    match cells {
        ContractCells::Text(of) => csv.text(of(row)),
        ContractCells::Date(of) => csv.date(of(row)),
        ContractCells::Count(of) => csv.whole(of(row)),
        ContractCells::Flag(of) => {
            csv.text(said(of(row)));
        }
        ContractCells::Money(of) => {
            csv.whole(of(row).map(|Pence(pence)| pence));
            csv.pounds(of(row));
        }
    }
}
