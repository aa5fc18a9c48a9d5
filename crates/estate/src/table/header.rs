//! Which row of a table holds the headers.

use super::Field;
use super::layouts::{Assignment, assign, plain};
use crate::text::row::Row;

/// How many rows may stand above the header.
pub(crate) const DEEPEST: usize = 40;

/// The header row, and what its headers mean.
pub(crate) struct Header {
    /// Which of the rows looked at.
    pub(crate) at: usize,
    /// As written, byte-order marks taken off.
    pub(crate) names: Vec<String>,
    pub(crate) assignment: Assignment,
    /// The byte-order mark found, in words.
    pub(crate) mark: Option<&'static str>,
}

impl Header {
    /// What the header of the total says of the options to extend: whether they are in it; none if it
    /// says nothing.
    pub(crate) fn includes_extensions(&self) -> Option<bool> {
        let at = self.assignment.column(Field::TotalValue)?;
        let name = plain(self.names.get(at)?);
        let (before, _) = name.split_once("extension").or_else(|| name.split_once("option"))?;
        let says = |words: [&str; 2]| words.iter().any(|word| before.contains(word));
        let without = says(["excl", "without"]);
        (without || says(["incl", "with"])).then_some(!without)
    }
}

/// Finds the row whose cells name most fields; the first of several. `None` if no row names two.
pub(crate) fn find(rows: &[Row]) -> Option<Header> {
    let mut best: Option<Header> = None;
    for (at, row) in rows.iter().enumerate().take(DEEPEST).filter(|(_, row)| row.fault.is_none()) {
        let (names, mark) = row.headings();
        let assignment = assign(&names.iter().map(String::as_str).collect::<Vec<_>>());
        let found = assignment.found();
        if found >= 2 && best.as_ref().is_none_or(|best| found > best.assignment.found()) {
            best = Some(Header { at, names, assignment, mark });
        }
    }
    best
}

/// The first row that is not blank, as headers that mean nothing to us: for files that a person
/// explains in `columns.toml`.
pub(crate) fn first(rows: &[Row]) -> Option<Header> {
    let (at, row) =
        rows.iter().enumerate().find(|(_, row)| row.fault.is_none() && row.used() >= 2)?;
    let (names, mark) = row.headings();
    let assignment = assign(&names.iter().map(String::as_str).collect::<Vec<_>>());
    Some(Header { at, names, assignment, mark })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(rows: &[&[&str]]) -> Vec<Row> {
        (1..)
            .zip(rows)
            .map(|(number, cells)| Row::of_cells(number, cells.iter().copied()))
            .collect()
    }

    #[test]
    fn titles_above_the_header_are_passed_over() {
        let rows = rows(&[
            &["Payments over £500", ""],
            &["", ""],
            &["Supplier Name", "Net Amount"],
            &["Brightwell Ltd", "5.00"],
        ]);
        assert_eq!(find(&rows).map(|header| header.at), Some(2));
    }

    #[test]
    fn a_double_encoded_mark_is_not_part_of_the_first_header() {
        let header = find(&rows(&[&["ï»¿Supplier Name", "Net"]])).unwrap();
        assert_eq!(header.names, ["Supplier Name", "Net"]);
        assert_eq!(header.mark, Some("a double-encoded byte-order mark"));
    }

    #[test]
    fn the_total_says_whether_it_counts_extensions() {
        let of = |total: &str| {
            let header = find(&rows(&[&["Contract Title", total]])).unwrap();
            header.includes_extensions()
        };
        assert_eq!(of("Total Contract Value (including extensions)"), Some(true));
        assert_eq!(of("Total Contract Value"), None);
        assert_eq!(of("Contract Value excluding extensions"), Some(false));
    }

    #[test]
    fn prose_has_no_header() {
        assert!(find(&rows(&[&["Dear reader,", " here is some prose"], &["and more"]])).is_none());
    }
}
