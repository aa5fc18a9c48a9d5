use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};

use evidence::{Finding, Place, Position, Severity, append_lines};
use thiserror::Error;

use super::{Correction, NoCorrection};
use crate::intake::shown;

/// The name under which a log is found that lies beside the sources.
pub(crate) const CORRECTIONS: &str = "corrections.jsonl";

/// Bytes beyond which a file is no log: some four hundred thousand corrections.
const LARGEST: u64 = 1 << 28;

/// A log of corrections: a file that is only ever appended to.
#[derive(Clone, Debug)]
pub struct CorrectionLog {
    path: PathBuf,
}

/// What a log says.
#[derive(Clone, Debug, Default)]
pub struct CorrectionLines {
    /// Each line that can be used, with its number, counted from 1.
    pub lines: Vec<(u64, Correction)>,
    /// What cannot.
    pub findings: Vec<Finding>,
}

/// Why a correction was not kept.
#[derive(Debug, Error)]
pub enum LogError {
    /// It is none.
    #[error(transparent)]
    Correction(#[from] NoCorrection),
    /// The log cannot be written.
    #[error("{}: {source}\n  Check that you may write it. Nothing was changed.", path.display())]
    Storage {
        /// The log.
        path: PathBuf,
        /// What the operating system says.
        source: io::Error,
    },
}

impl CorrectionLog {
    /// The log at this path, whether or not there is one yet.
    pub fn at(path: impl Into<PathBuf>) -> Self {
        Self { path: path.into() }
    }

    /// Where it stands.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Reads it. A line that cannot be used is a finding, and the others are used all the same.
    ///
    /// # Errors
    /// When the file cannot be opened or read; a file that is not there is one of these.
    pub fn read(&self) -> io::Result<CorrectionLines> {
        let file = File::open(&self.path)?;
        if file.metadata()?.len() > LARGEST {
            return Err(io::Error::other("more than 256 MiB, which no log of corrections is"));
        }
        file.lock_shared()?;
        let mut input = BufReader::new(file);
        let mut found = CorrectionLines::default();
        let mut bytes = Vec::new();
        for line in 1.. {
            bytes.clear();
            let length = input.read_until(b'\n', &mut bytes)?;
            if length == 0 {
                break;
            }
            // An editor may have put a mark of its encoding in front.
            let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&bytes).trim_ascii();
            if text.is_empty() {
                continue;
            }
            match read_line(text) {
                Ok(correction) => found.lines.push((line, correction)),
                Err(reason) => found.findings.push(self.unusable(line, &reason)),
            }
        }
        Ok(found)
    }

    /// Adds corrections, all in one write and safely kept when this returns.
    ///
    /// # Errors
    /// When one of them lacks something, or the log cannot be written. The log is then as it was.
    pub fn append(&self, corrections: &[Correction]) -> Result<(), LogError> {
        let failed = |source| LogError::Storage { path: self.path.clone(), source };
        let mut lines = Vec::new();
        for correction in corrections {
            correction.check()?;
            serde_json::to_writer(&mut lines, correction).map_err(|e| failed(e.into()))?;
            lines.push(b'\n');
        }
        append_lines(&self.path, &lines, is_torn).map_err(failed)
    }

    fn unusable(&self, line: u64, reason: &str) -> Finding {
        Finding {
            rule: "correction-unreadable".into(),
            severity: Severity::Error,
            place: at_line(&shown(&self.path), line),
            message: format!("this line is no correction and is not used: {reason}"),
            remedy: "Say it again with whitworth estate correct; lines of the log are not changed by hand."
                .into(),
        }
    }
}

fn read_line(text: &[u8]) -> Result<Correction, String> {
    let correction: Correction = serde_json::from_slice(text).map_err(|error| error.to_string())?;
    correction.check().map_err(|error| error.to_string())?;
    Ok(correction)
}

/// Whether a last line was begun and not ended.
fn is_torn(line: &[u8]) -> bool {
    serde_json::from_slice::<Correction>(line).is_err_and(|error| error.is_eof())
}

/// The place of a line in a log.
pub(super) fn at_line(log: &str, line: u64) -> Place {
    Place { file: log.to_owned(), position: Position::Json { line, pointer: String::new() } }
}
