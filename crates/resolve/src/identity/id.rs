use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use sha2::{Digest, Sha256};
use thiserror::Error;

/// Letters that are not taken for one another when read aloud or typed.
const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
const LENGTH: usize = 12;
const PREFIX: &str = "org-";

/// The id of an organisation, such as `org-4tq0v8k1m2zd`: sixty bits of a digest.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OrganisationId(u64);

/// A text that is no id of an organisation.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{0:?} is no id of an organisation: it should be {PREFIX} and {LENGTH} letters and digits")]
pub struct NotAnId(String);

impl OrganisationId {
    /// The id that follows from an organisation's first record and name. Another attempt gives
    /// another id, for when one is taken.
    pub(super) fn mint(record: &str, name: &str, attempt: u32) -> Self {
        let mut digest = Sha256::new();
        digest.update((record.len() as u64).to_le_bytes());
        digest.update(record);
        digest.update(name);
        digest.update(attempt.to_le_bytes());
        let top = digest.finalize().iter().take(8).fold(0, |sum, &byte| sum << 8 | u64::from(byte));
        Self(top >> 4)
    }

    /// The id as people read it, in ASCII: every record of a table has its id written.
    pub fn letters(self) -> [u8; PREFIX.len() + LENGTH] {
        let mut text = *b"org-000000000000";
        for (place, letter) in text.iter_mut().rev().take(LENGTH).enumerate() {
            *letter = LETTERS[(self.0 >> (place * 5) & 31) as usize];
        }
        text
    }

    /// The id as a number.
    pub(super) fn number(self) -> u64 {
        self.0
    }

    /// The id of a number.
    pub(super) fn numbered(number: u64) -> Self {
        Self(number & (u64::MAX >> 4))
    }
}

impl fmt::Display for OrganisationId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(str::from_utf8(&self.letters()).unwrap_or(PREFIX))
    }
}

impl fmt::Debug for OrganisationId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for OrganisationId {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        let not = || NotAnId(text.chars().take(40).collect());
        let letters = text.strip_prefix(PREFIX).filter(|rest| rest.len() == LENGTH);
        letters.ok_or_else(not)?.bytes().try_fold(Self(0), |id, byte| {
            let value = LETTERS.iter().position(|&letter| letter == byte).ok_or_else(not)?;
            Ok(Self(id.0 << 5 | value as u64))
        })
    }
}

impl Serialize for OrganisationId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for OrganisationId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}
