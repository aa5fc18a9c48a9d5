use std::collections::BTreeMap;

use chrono::NaiveDate;
use evidence::{Finding, Position, Source};
use serde::{Deserialize, Serialize};

use crate::Pence;

/// What became of one file, or of one sheet of a workbook: nothing in it is unaccounted for.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct FileAccount {
    /// The file, its digest and the archive it came in.
    #[serde(flatten)]
    pub source: Source,
    /// The sheet, for a workbook.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub sheet: Option<String>,
    /// What it turned out to be.
    pub kind: Kind,
    /// How it was read.
    pub reading: Reading,
    /// Rows below the header that hold anything, or releases. Always `accepted + rejected`.
    pub rows_in: u64,
    /// Rows that became a spend line or a contract, or releases that were taken in.
    pub accepted: u64,
    /// Rows that could not be read; each is in [`Audit::rejected`](crate::Audit).
    pub rejected: u64,
    /// Of the accepted: rows marked not public, which stay out of every figure and table.
    pub withheld: u64,
    /// Of the accepted: rows whose supplier the publisher redacted.
    pub redacted: u64,
    /// Of the accepted: negative spend lines.
    pub credits: u64,
    /// Of the accepted: contract values of 0, 0.01 or 1, which stand for "unknown" and are not
    /// summed.
    pub placeholders: u64,
    /// Cells in which HTML entities, double encoding or a wrong encoding were repaired; each is in
    /// [`Audit::repairs`](crate::Audit).
    pub repaired_cells: u64,
    /// The sum of net amounts in pounds sterling; `None` if no row has one.
    #[serde(rename = "net_pence")]
    pub net: Option<Pence>,
    /// The sum of gross amounts in pounds sterling; `None` if no row has one. Never added to net.
    #[serde(rename = "gross_pence")]
    pub gross: Option<Pence>,
    /// Whether the file itself says that its amounts are net or gross; otherwise the basis follows
    /// from the rule that such files are published under.
    pub basis_stated: bool,
    /// Net amounts in other currencies, by ISO 4217 code.
    #[serde(skip_serializing_if = "BTreeMap::is_empty", default)]
    pub other_currencies: BTreeMap<String, Pence>,
    /// The earliest payment, start or publication date.
    pub first_date: Option<NaiveDate>,
    /// The latest payment, start or publication date.
    pub last_date: Option<NaiveDate>,
    /// The licence as the file states it, or as `columns.toml` gives it.
    pub licence: Option<String>,
    /// What is to be said of the file as a whole.
    pub findings: Vec<Finding>,
}

/// What a file is.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Payments to suppliers.
    Spend,
    /// A contract register.
    Register,
    /// The Contracts Finder CSV export.
    ContractsFinderExport,
    /// OCDS releases, bare or in release or record packages.
    Ocds,
    /// Something else, and no harm in it: a readme, a list of products.
    #[default]
    NotAContractSource,
    /// The same bytes as a file read before it: counted once.
    Duplicate,
    /// It may hold contracts or spend, but which columns are which is not certain.
    Ambiguous,
    /// It could not be read at all.
    Unreadable,
}

/// How a file was read: what a person needs to know to agree or to object.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// The container format: `CSV`, `XLSX`, `ODS`, `JSON`, `JSON Lines`.
    pub format: String,
    /// The text encoding, such as `UTF-8`, `UTF-8 with a double-encoded byte-order mark`.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub encoding: Option<String>,
    /// The cell separator of a text table, in words: `comma`, `semicolon`, `tab`.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub separator: Option<String>,
    /// The row that holds the headers, counted from 1; the rows above it are titles.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub header_row: Option<u64>,
    /// The known layout, `by synonyms`, or the `columns.toml` that was followed.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub layout: Option<String>,
    /// Each header and the field it was read as; `None` for a column that was not used.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub columns: Vec<Column>,
}

/// One column of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// The header as written.
    pub header: String,
    /// The field's name, as in `columns.toml`.
    pub field: Option<String>,
}

/// A row that was not taken in, whole, with the reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RejectedRow {
    /// Which of the audit's files.
    pub file: u32,
    /// Where in it.
    pub position: Position,
    /// The rule that rejected it, in kebab case.
    pub rule: &'static str,
    /// Why, in one plain sentence.
    pub reason: String,
    /// The row as it stood in the file.
    pub raw: String,
}

/// A text that was mended on the way in, with what stood there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repair {
    /// Which of the audit's files.
    pub file: u32,
    /// Where in it.
    pub position: Position,
    /// As it stood in the file.
    pub raw: String,
    /// As it was read.
    pub repaired: String,
}
