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

/// Words that only a public body's name holds.
const PUBLIC: [&str; 22] = [
    "COUNCIL",
    "MBC",
    "MDC",
    "GMCA",
    "NHS",
    "CCG",
    "CCGS",
    "ICB",
    "AUTHORITY",
    "POLICE",
    "CONSTABULARY",
    "HMRC",
    "DEPARTMENT",
    "MINISTRY",
    "DLUHC",
    "DCLG",
    "MHCLG",
    "DWP",
    "DEFRA",
    "GOVERNMENT",
    "OFSTED",
    "UNIVERSITY",
];
/// And in which it is a firm's after all.
const FIRM: [&str; 6] = ["LTD", "LIMITED", "PLC", "LLP", "CIC", "INC"];

/// Whether a name is that of a public body.
pub(super) fn is_public_body(name: &str) -> bool {
    let words = name.split(|letter: char| !letter.is_alphanumeric()).map(str::to_uppercase);
    let words: Vec<String> = words.collect();
    let holds = |known: &[&str]| words.iter().any(|word| known.contains(&word.as_str()));
    holds(&PUBLIC) && !holds(&FIRM)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn public_bodies_are_known_by_their_names() {
        assert!(is_public_body("Salford City Council"));
        assert!(is_public_body("NHS CCG"));
        assert!(!is_public_body("NHS Professionals Limited"));
        assert!(!is_public_body("Brightwell Trust"));
    }
}
