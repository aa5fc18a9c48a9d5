use std::path::Path;

use crate::desk::Desk;
use crate::error::{Failure, ReviewError};
use crate::folder::{MATCHES, ORGANISATIONS, RECORDS};
use crate::log::Log;
use crate::matches::Matches;
use crate::organisations::Organisations;
use crate::pair::Pair;
use crate::stored::Stored;

/// The pairs of a run's folder that a person is to judge, and those that somebody has.
pub struct Review {
    log: Log,
    /// The pairs to ask about, best first, then those that were judged when the folder was opened.
    pairs: Vec<Pair>,
    asked: usize,
}

impl Review {
    /// Reads a folder that a run wrote, and chooses at most this many pairs to ask about.
    ///
    /// # Errors
    /// When a file of it is missing or cannot be read.
    pub fn open(folder: &Path, how_many: usize) -> Result<Self, ReviewError> {
        let log = Log::of(folder);
        let standing = log.read()?.standing;
        let stored = read(folder, RECORDS, Stored::read)?;
        let organisations = read(folder, ORGANISATIONS, Organisations::read)?;
        let matches = read(folder, MATCHES, |path| Matches::read(path, stored.is_link, &standing))?;
        let mut desk = Desk { stored, organisations, matches };
        let mut pairs = Vec::new();
        for at in desk.choose(&standing, how_many) {
            pairs.extend(read(folder, MATCHES, |_| desk.scored(at))?);
        }
        let asked = pairs.len();
        pairs.extend(read(folder, MATCHES, |_| desk.judged(&standing))?);
        Ok(Self { log, pairs, asked })
    }

    /// The pairs to ask about, best first.
    pub fn asked(&self) -> &[Pair] {
        self.pairs.get(..self.asked).unwrap_or_default()
    }

    /// All pairs that were read: those to ask about, then those that were judged when the folder was
    /// opened.
    pub fn pairs(&self) -> &[Pair] {
        &self.pairs
    }

    /// The log of judgements.
    pub fn log(&self) -> &Log {
        &self.log
    }
}

/// Reads one file of a folder, which an error then names.
fn read<T>(
    folder: &Path,
    name: &str,
    reader: impl FnOnce(&Path) -> Result<T, Failure>,
) -> Result<T, ReviewError> {
    let path = folder.join(name);
    reader(&path).map_err(|failure| ReviewError::new(&path, failure))
}
