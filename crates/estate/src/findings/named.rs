use serde::{Deserialize, Serialize};

use crate::organisations::Directory;

/// An organisation that a finding speaks of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Named {
    /// Its name.
    pub name: String,
    /// Its id among the audit's organisations.
    pub id: String,
}

impl Named {
    pub(super) fn at(directory: &Directory, number: u32) -> Option<Self> {
        let own = directory.get(number)?;
        Some(Self { name: own.name.clone(), id: own.id.clone() })
    }

    /// Each once, in order of name.
    pub(super) fn all(directory: &Directory, numbers: impl IntoIterator<Item = u32>) -> Vec<Self> {
        let mut all: Vec<Self> =
            numbers.into_iter().filter_map(|number| Self::at(directory, number)).collect();
        all.sort();
        all.dedup();
        all
    }
}
