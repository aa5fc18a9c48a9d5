use std::path::PathBuf;

use chrono::NaiveDate;
use evidence::Source;
use serde::{Deserialize, Serialize};

use super::OwnershipPublication;

/// What a person asks to know of who owns whom.
#[derive(Clone, Copy, Debug)]
pub struct OwnershipAsked<'a> {
    /// The publications to read, of any kind and in any order.
    pub files: &'a [PathBuf],
    /// The day on which ownership is looked at: that of the report.
    pub as_at: NaiveDate,
}

/// The corporate group that a supplier belonged to on the day of the report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// The id of the legal entity at the top, by which the group is known.
    pub id: String,
    /// Its name; its id where no publication names it.
    pub name: String,
    /// The legal entities from the supplier's own up to the one at the top, both included.
    pub path: Vec<GroupEntity>,
    /// Why the path ends, where owners are known above its end; none where nobody is.
    pub ending: Option<String>,
}

/// One legal entity on the way up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupEntity {
    /// Its id, such as `GB-COH-02174990`.
    pub id: String,
    /// Its name on the day of the report; its id where no publication names it.
    pub name: String,
}

/// What was read of who owns whom, and for how many suppliers it speaks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ownership {
    /// The publications, in the order given.
    pub files: Vec<OwnershipFile>,
    /// Suppliers with a company number, of which ownership can be asked.
    pub with_number: u64,
    /// Those of them that somebody is known to control.
    pub with_owner: u64,
    /// Suppliers with several company numbers that lead to different groups, and so are given none.
    pub undecided: u64,
}

/// What became of one publication.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnershipFile {
    /// The file as given.
    #[serde(flatten)]
    pub source: Source,
    /// What it is; none where it could not be read to its end, and nothing of it was used.
    pub publication: Option<OwnershipPublication>,
    /// Records in it.
    pub records: u64,
    /// Records on one entity that controls another, or on a company.
    pub kept: u64,
    /// Records that say nothing of that, among them all that speak of people.
    pub skipped: u64,
    /// Records that could not be read.
    pub flawed: u64,
}
