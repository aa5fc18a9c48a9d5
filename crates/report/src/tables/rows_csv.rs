use std::collections::HashSet;
use std::path::Path;

use estate::{Audit, FileAccount};
use evidence::Position;

use super::csv::CsvFile;
use crate::Failure;

/// Writes the rows that were not taken in, whole, each with its reason.
pub(crate) fn write_rejected_csv(path: &Path, audit: &Audit) -> Result<(), Failure> {
    let mut csv = CsvFile::create(path)?;
    csv.header(["file", "sha256", "position", "row", "rule", "reason", "raw"])?;
    for rejected in &audit.rejected {
        write_place(&mut csv, audit.files.get(rejected.file as usize), &rejected.position);
        csv.text(rejected.rule);
        csv.text(&rejected.reason);
        csv.text(&rejected.raw);
        csv.end_row()?;
    }
    Ok(csv.finish()?)
}

/// Writes the texts that were mended, with what stood there; those of rows that are not public
/// stay out.
pub(crate) fn write_repairs_csv(path: &Path, audit: &Audit) -> Result<(), Failure> {
    let withheld: HashSet<(u32, u64)> = (audit.withheld.iter())
        .filter_map(|contract| Some((contract.file, row(&contract.position)?)))
        .collect();
    let mut csv = CsvFile::create(path)?;
    csv.header(["file", "sha256", "position", "row", "as_it_stood", "as_it_was_read"])?;
    for repair in &audit.repairs {
        if row(&repair.position).is_some_and(|row| withheld.contains(&(repair.file, row))) {
            continue;
        }
        write_place(&mut csv, audit.files.get(repair.file as usize), &repair.position);
        csv.text(&repair.raw);
        csv.text(&repair.repaired);
        csv.end_row()?;
    }
    Ok(csv.finish()?)
}

fn write_place(csv: &mut CsvFile, file: Option<&FileAccount>, position: &Position) {
    csv.text(file.map_or("", |file| &file.source.path));
    csv.text(&file.map_or_else(String::new, |file| file.source.sha256.to_string()));
    csv.text(&position.to_string());
    csv.whole(row(position).and_then(|row| i64::try_from(row).ok()));
}

fn row(position: &Position) -> Option<u64> {
    match position {
        Position::Row { row, .. } => Some(*row),
        _ => None,
    }
}
