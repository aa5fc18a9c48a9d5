use std::sync::Arc;

use chrono::NaiveDate;
use estate::{Named, Pence};
use serde::{Deserialize, Serialize};

/// The findings of one kind as a table: what pages, the workbook and `findings.json` show.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FindingTable {
    /// What the kind is called in addresses.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// What a row means, and what it does not.
    pub about: String,
    /// How much of the estate could be looked at.
    pub coverage: String,
    /// What to do about a row.
    pub next_step: String,
    /// The columns.
    pub columns: Vec<FindingColumn>,
    /// The findings, those that matter most first.
    pub rows: Vec<FindingRow>,
}

/// A column of findings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FindingColumn {
    /// Its heading.
    pub title: String,
    /// What its cells hold.
    pub holds: Holds,
}

/// What the cells of a column hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Holds {
    /// Words.
    Text,
    /// A whole number.
    Count,
    /// A number with decimals.
    Number,
    /// A share, from 0 to 1.
    Share,
    /// Pounds, net.
    Money,
    /// A day.
    Date,
}

/// One finding.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct FindingRow {
    /// A cell for each column.
    pub cells: Vec<FindingCell>,
    /// The contracts that show it.
    pub contracts: Vec<ContractShown>,
    /// The payments that show it.
    pub payments: Option<PaymentsShown>,
}

/// One cell.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FindingCell {
    /// Words.
    Text(String),
    /// A whole number.
    Count(u64),
    /// A number.
    Number(f64),
    /// A share, from 0 to 1.
    Share(f64),
    /// Pounds, net.
    Money(Pence),
    /// A day.
    Date(NaiveDate),
    /// Nothing to show, and why.
    Without(String),
    /// Not known: never a nought.
    Unknown,
}

/// A contract that shows a finding, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContractShown {
    /// Its id, as in `contracts.csv`.
    pub id: String,
    /// The file and the place in it.
    pub place: String,
}

/// Which payments show a finding: those of `spend.csv` between two organisations.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaymentsShown {
    /// Who paid.
    pub buyer: Arc<Named>,
    /// Who was paid.
    pub supplier: Arc<Named>,
    /// The file and the place of the earliest, where that is known.
    pub first: Option<String>,
}

impl FindingCell {
    pub(crate) fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    pub(crate) fn names(names: &[Named]) -> Self {
        let names: Vec<&str> = names.iter().map(|own| own.name.as_str()).collect();
        Self::Text(names.join("; "))
    }

    pub(crate) fn count(count: usize) -> Self {
        Self::Count(count as u64)
    }

    pub(crate) fn or_unknown<T>(value: Option<T>, cell: impl Fn(T) -> Self) -> Self {
        value.map_or(Self::Unknown, cell)
    }
}
