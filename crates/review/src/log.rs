use std::fs::File;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use evidence::append_lines;
use resolve::judgement::{Journal, Judgement, Standing, Torn, append, read};

use crate::error::{Failure, ReviewError};
use crate::folder::JUDGEMENTS;

/// The log of judgements in a run's folder.
///
/// Every judgement is appended at once, under a lock that other programs see, so that a terminal
/// and a service can judge at the same time.
#[derive(Clone, Debug)]
pub struct Log {
    path: PathBuf,
}

/// What a log says.
#[derive(Clone, Debug, Default)]
pub struct Judged {
    /// What stands.
    pub standing: Standing,
    /// A last line that was begun and not ended. The next judgement takes its place.
    pub torn: Option<Torn>,
}

impl Log {
    /// The log of a folder, whether or not there is one yet.
    pub fn of(folder: &Path) -> Self {
        Self { path: folder.join(JUDGEMENTS) }
    }

    /// Where it stands.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Reads it. A log that is not there is one in which nothing was judged.
    ///
    /// # Errors
    /// When it cannot be read, or a line is not a judgement.
    pub fn read(&self) -> Result<Judged, ReviewError> {
        match self.played() {
            Ok(journal) => Ok(Judged { standing: Standing::of(&journal), torn: journal.torn }),
            Err(Failure::Storage(error)) if error.kind() == ErrorKind::NotFound => {
                Ok(Judged::default())
            }
            Err(failure) => Err(ReviewError::new(&self.path, failure)),
        }
    }

    fn played(&self) -> Result<Journal<Judgement>, Failure> {
        let file = File::open(&self.path)?;
        file.lock_shared()?;
        Ok(read(&file)?)
    }

    /// Adds a judgement, in one write and safely kept when this returns.
    ///
    /// # Errors
    /// When the judgement lacks something, or the log cannot be written. The log is then as it was.
    pub fn append(&self, judgement: &Judgement) -> Result<(), ReviewError> {
        self.write(judgement).map_err(|failure| ReviewError::new(&self.path, failure))
    }

    fn write(&self, judgement: &Judgement) -> Result<(), Failure> {
        let mut line = Vec::new();
        append(&mut line, judgement)?;
        Ok(append_lines(&self.path, &line, is_torn)?)
    }
}

/// Whether a last line was begun and not ended.
fn is_torn(line: &[u8]) -> bool {
    serde_json::from_slice::<Judgement>(line).is_err_and(|error| error.is_eof())
}
