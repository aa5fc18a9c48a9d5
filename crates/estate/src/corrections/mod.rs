//! Corrections by those who know: what bodies say of their own contracts, kept in a log that is only ever
//! appended to and replayed on every audit.
//!
//! A later word goes before an earlier, and every word before the source; a correction of one record stands
//! for its agreement, whichever of its records it names. Nothing is lost: a correction
//! whose row is gone, or that a register published since contradicts, is kept and told of.

mod entry;
mod fact;
mod line;
mod log;
mod replay;
mod rows;
mod says;
mod standing;
mod stated;
mod telling;
mod value;

use std::io;
use std::path::{Path, PathBuf};

use evidence::{Finding, Place, Severity};

pub use entry::{
    AlsoCorrected, CorrectionEntry, CorrectionSource, CorrectionState, Corrections, GoneRow,
};
pub use fact::{Fact, Unfit};
pub use line::{Change, Confirmed, CorrectedRow, Correction, NoCorrection, Now};
pub use log::{CorrectionLines, CorrectionLog, LogError};
pub use says::{BodySays, Confirmation, Corrected};
pub use value::{FactValue, amount_of, amount_text};

use crate::intake::{Given, shown};
use crate::{Agreement, Contract, FileAccount};

/// Takes the logs out of what was given as sources, behind those that were named.
pub(crate) fn take_logs(named: &[PathBuf], given: &mut Vec<Given>) -> Vec<PathBuf> {
    let is_log = |path: &Path| path.file_name().is_some_and(|name| name == log::CORRECTIONS);
    let beside = given.extract_if(.., |file| is_log(&file.path)).map(|file| file.path);
    let mut logs = named.to_vec();
    logs.extend(beside);
    logs
}

/// Reads the logs and plays them over what was read of the sources, and over the agreements found in it.
pub(crate) fn correct(
    contracts: &mut [Contract],
    agreements: &[Agreement],
    withheld: &[Contract],
    files: &[FileAccount],
    logs: &[PathBuf],
) -> (Corrections, Vec<Finding>) {
    let (mut sources, mut said, mut findings) = (Vec::new(), Vec::new(), Vec::new());
    for path in logs {
        let log = shown(path);
        let mut read = match CorrectionLog::at(path).read() {
            Ok(read) => read,
            Err(error) => {
                findings.push(unreadable(&log, &error));
                continue;
            }
        };
        let (lines, unusable) = (read.lines.len(), read.findings.len());
        sources.push(CorrectionSource { path: log.clone(), lines, unusable });
        findings.append(&mut read.findings);
        said.extend(read.lines.into_iter().map(|(line, correction)| replay::Said {
            log: log.clone(),
            line,
            correction,
        }));
    }
    let mut corrections = replay::replay(contracts, agreements, withheld, said);
    corrections.logs = sources;
    findings.append(&mut telling::findings(&corrections.entries, contracts, files));
    (corrections, findings)
}

fn unreadable(log: &str, error: &io::Error) -> Finding {
    Finding {
        rule: "corrections-unreadable".into(),
        severity: Severity::Error,
        place: Place::file(log),
        message: format!("the log of corrections cannot be read, and none of it is used: {error}"),
        remedy: "Check the path and that you may read it; whitworth estate correct writes one."
            .into(),
    }
}
