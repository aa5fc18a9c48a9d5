//! The ground truth: what a careful reader should find, written down while the files are made.

use serde::{Deserialize, Serialize};

/// What a file is, in the words of `report.json`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SourceKind {
    /// Payments to suppliers.
    Spend,
    /// A contract register.
    Register,
    /// The Contracts Finder CSV export.
    ContractsFinderExport,
    /// OCDS releases.
    Ocds,
    /// Something else.
    NotAContractSource,
}

/// The truth about one file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileTruth {
    /// Below the sources folder, with `/` between parts; a member of a zip archive is
    /// `archive.zip/member.csv`.
    pub path: String,
    /// What it is.
    pub kind: SourceKind,
    /// Its rows and sums.
    #[serde(flatten)]
    pub tally: Tally,
}

/// Rows and sums of one file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// Rows below the header that hold anything, or releases: always `accepted + rejected`.
    pub rows_in: u64,
    /// Rows that can be read.
    pub accepted: u64,
    /// Rows that cannot.
    pub rejected: u64,
    /// Of the accepted: marked not public, in no sum.
    pub withheld: u64,
    /// Of the accepted: with a redacted supplier.
    pub redacted: u64,
    /// Of the accepted: negative spend.
    pub credits: u64,
    /// Of the accepted and public: contract values of 0, 0.01 or 1, in no sum.
    pub placeholders: u64,
    /// The sum of net amounts in pounds sterling; `None` if no row has one.
    pub net_pence: Option<i64>,
    /// The sum of gross amounts in pounds sterling; `None` if no row has one.
    pub gross_pence: Option<i64>,
}

impl Tally {
    pub(crate) fn accept(&mut self) {
        self.rows_in += 1;
        self.accepted += 1;
    }

    pub(crate) fn reject(&mut self) {
        self.rows_in += 1;
        self.rejected += 1;
    }

    pub(crate) fn add_net(&mut self, pence: i64) {
        *self.net_pence.get_or_insert(0) += pence;
    }

    pub(crate) fn add_gross(&mut self, pence: i64) {
        *self.gross_pence.get_or_insert(0) += pence;
    }

    /// Takes in the value of a contract that may be shown.
    pub(crate) fn add_contract_value(&mut self, pence: i64) {
        if is_placeholder(pence) {
            self.placeholders += 1;
        } else {
            self.add_net(pence);
        }
    }
}

/// Whether a contract's value stands for "not known": 0, 0.01 or 1.
pub(crate) fn is_placeholder(pence: i64) -> bool {
    matches!(pence, 0 | 1 | 100)
}
