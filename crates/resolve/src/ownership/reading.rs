use std::io;

use thiserror::Error;

/// How the reading of one publication went. Every line is kept, skipped or has a flaw.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// Records read.
    pub records: u64,
    /// Records that became an edge or an entity.
    pub kept: u64,
    /// Records that say nothing we ask: people, statements, other relationships.
    pub skipped: u64,
    /// Records that could not be read, at most [`Reading::MOST_FLAWS`] of them.
    pub flaws: Vec<Flaw>,
    /// How many could not be read, with those not listed.
    pub flawed: u64,
}

impl Reading {
    /// How many flaws are listed; the rest are counted.
    pub const MOST_FLAWS: usize = 1000;

    pub(super) fn flaw(&mut self, line: u64, problem: Problem) {
        self.flawed += 1;
        if self.flaws.len() < Self::MOST_FLAWS {
            self.flaws.push(Flaw { line, problem });
        }
    }
}

/// A record that could not be read. It never quotes more than one cell, for lines may speak of people.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("line {line}: {problem}")]
pub struct Flaw {
    /// The line on which the record begins, from 1.
    pub line: u64,
    /// What is wrong, and what to do.
    pub problem: Problem,
}

/// What can be wrong with one record.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Problem {
    /// Not UTF-8.
    #[error("not UTF-8 text; the record was left out: take the file afresh from its publisher")]
    NotText,
    /// Longer than any true record.
    #[error("longer than {0} bytes; the record was left out: check that the file has line ends")]
    TooLong(usize),
    /// Not a JSON object of the published shape.
    #[error(
        "not a JSON record of the published shape (column {0}); the record was left out: check that the file is whole"
    )]
    NotJson(usize),
    /// Another number of cells than the header.
    #[error(
        "{found} cells where the header has {expected}; the record was left out: look for a stray comma or quotation mark"
    )]
    Cells {
        /// Cells in the header.
        expected: usize,
        /// Cells in the record.
        found: usize,
    },
    /// A quotation mark that is opened and not closed.
    #[error(
        "a quotation mark is opened and not closed; the line was left out: close it or delete it"
    )]
    OpenQuote,
    /// Not a number of Companies House.
    #[error("{0:?} is not a company number; the record was left out: correct the number")]
    CompanyNumber(String),
    /// Not a Legal Entity Identifier.
    #[error("{0:?} is not an LEI (20 characters with check digits); the record was left out")]
    Lei(String),
    /// Not a date of the published form.
    #[error("{text:?} in {field} is not a date; the record was left out: correct the date")]
    Date {
        /// The column or key.
        field: &'static str,
        /// What is there.
        text: String,
    },
    /// A value that every record has is missing.
    #[error("{0} is missing; the record was left out")]
    Missing(&'static str),
    /// It ends before it begins.
    #[error("it ends before it begins; the record was left out: correct one of the dates")]
    Backwards,
    /// An entity controls itself.
    #[error("{0} is said to control itself; the record was left out")]
    OwnOwner(String),
}

/// Why a publication could not be read at all, or not to its end.
#[derive(Debug, Error)]
pub enum ReadError {
    /// The input failed.
    #[error("line {line}: the input could not be read on: {source}")]
    Input {
        /// The line reached.
        line: u64,
        /// What happened.
        source: io::Error,
    },
    /// A column that is needed is not in the header.
    #[error(
        "line 1: the header has no column {column:?}: give the {publication} as it is published, with its header"
    )]
    NoColumn {
        /// The column.
        column: &'static str,
        /// Which publication was expected.
        publication: &'static str,
    },
    /// Nothing there.
    #[error("the input is empty: give the {0} as it is published, unpacked")]
    Empty(&'static str),
    /// XML that cannot be read on.
    #[error("byte {at}: not XML from here on ({reason}): check that the file is whole")]
    Xml {
        /// The byte reached.
        at: u64,
        /// What the parser says.
        reason: String,
    },
}

/// The first letters of a cell, to be quoted.
pub(super) fn quoted(cell: &str) -> String {
    cell.chars().take(40).collect()
}
