use chrono::NaiveDate;
use evidence::Finding;

use crate::{Contract, FileAccount, RejectedRow, Repair, SpendLines};

/// Everything that was read, and an account of everything that was not.
#[derive(Clone, Debug, Default)]
pub struct Audit {
    /// One account per file or sheet, in order of path.
    pub files: Vec<FileAccount>,
    /// The accepted spend lines, in order of file and row.
    pub spend: SpendLines,
    /// The accepted contracts that may be shown, in order of file and position.
    pub contracts: Vec<Contract>,
    /// Contracts whose register marks them as not public: kept apart, in no figure and no table.
    pub withheld: Vec<Contract>,
    /// Rows that could not be read, whole, in order of file and position.
    pub rejected: Vec<RejectedRow>,
    /// Texts that were mended, with what stood there, in order of file and position.
    pub repairs: Vec<Repair>,
    /// What is to be said of rows, releases and the whole. What is to be said of a file stands in
    /// its account.
    pub findings: Vec<Finding>,
}

/// What an audit is asked to look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// The day the picture is drawn for.
    pub as_at: NaiveDate,
    /// How many months after it a contract's end is still of interest.
    pub months: u32,
}
