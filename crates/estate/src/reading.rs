//! All given files to their readings, side by side.

use std::io::Read;
use std::panic::{self, AssertUnwindSafe};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

use evidence::{Finding, Place, Severity, Source};

use crate::intake::{Given, Readers, read_bytes, read_given};
use crate::ocds::{OcdsAudit, ReleaseAccount, SpillError};
use crate::source::SourceReading;
use crate::table::first_reasons;
use crate::{AuditOptions, FileAccount, Kind};

/// How much memory releases may take before they are put aside on disk.
const RELEASES_IN_MEMORY: usize = 128 << 20;

/// What all sources gave, in the order in which they were given.
pub(crate) struct AllReadings {
    pub(crate) sources: Vec<SourceReading>,
    /// The releases of all sources; they make contracts only once all are in.
    pub(crate) releases: OcdsAudit,
}

/// Reads every given file, as many at a time as there are processors.
///
/// The workers are threads of their own and not rayon's: reading OCDS waits for a lock, which one of
/// rayon's threads must never do while others work for it.
pub(crate) fn read_all(given: &[Given], options: AuditOptions<'_>) -> AllReadings {
    let releases = OcdsAudit::new(RELEASES_IN_MEMORY);
    let silent = |_: u64| {};
    let ocds =
        |account: FileAccount, reader: &mut dyn Read| read_releases(account, reader, &releases);
    let readers = Readers {
        as_kind: options.as_kind,
        ocds: &ocds,
        progress: options.progress.unwrap_or(&silent),
    };
    let (next, done) = (AtomicUsize::new(0), Mutex::new(Vec::with_capacity(given.len())));
    let workers = thread::available_parallelism().map_or(2, usize::from).min(given.len().max(1));
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                while let Some((at, file)) = take_next(&next, given) {
                    let readings = unbroken(&file.shown, || read_given(file, &readers));
                    done.lock().unwrap_or_else(PoisonError::into_inner).push((at, readings));
                }
            });
        }
    });
    let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    done.sort_by_key(|(at, _)| *at);
    AllReadings { sources: done.into_iter().flat_map(|(_, readings)| readings).collect(), releases }
}

/// Reads one file that is in memory.
pub(crate) fn read_one(name: &str, bytes: &[u8]) -> AllReadings {
    let releases = OcdsAudit::new(RELEASES_IN_MEMORY);
    let ocds =
        |account: FileAccount, reader: &mut dyn Read| read_releases(account, reader, &releases);
    let readers = Readers { as_kind: None, ocds: &ocds, progress: &|_| {} };
    let sources = unbroken(name, || read_bytes(name, bytes, &readers));
    AllReadings { sources, releases }
}

/// A defect that one file brings to light, ours or a library's, must not cost the others: calamine
/// panics on some broken XLS files.
fn unbroken(shown: &str, read: impl FnOnce() -> Vec<SourceReading>) -> Vec<SourceReading> {
    panic::catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| {
        let source = Source { path: shown.to_owned(), ..Source::default() };
        let account = FileAccount::new(source, "");
        let finding = Finding {
            rule: "defect".to_owned(),
            severity: Severity::Error,
            place: Place::file(shown),
            message: "reading this file broke the program's own rules, so nothing of it was taken"
                .to_owned(),
            remedy: "Report it as a defect of Whitworth, with the file if you may share it."
                .to_owned(),
        };
        vec![SourceReading::unreadable(&account, finding)]
    })
}

fn take_next<'a>(next: &AtomicUsize, given: &'a [Given]) -> Option<(usize, &'a Given)> {
    let at = next.fetch_add(1, Ordering::Relaxed);
    given.get(at).map(|file| (at, file))
}

fn read_releases(
    account: FileAccount,
    reader: &mut dyn Read,
    releases: &OcdsAudit,
) -> SourceReading {
    match releases.push_source(reader) {
        Ok(read) => accounted(account, read),
        Err(error) => SourceReading::unreadable(&account, no_room(&account, &error)),
    }
}

/// The account of a source of releases.
fn accounted(mut account: FileAccount, read: ReleaseAccount) -> SourceReading {
    account.kind = Kind::Ocds;
    let format = if read.json_lines { "JSON Lines" } else { "JSON" };
    format.clone_into(&mut account.reading.format);
    account.reading.layout = Some("OCDS".to_owned());
    account.rows_in = read.releases;
    account.accepted = read.accepted;
    account.rejected = read.rejected.len() as u64;
    account.placeholders = read.sums.placeholders;
    account.repaired_cells = read.repairs.len() as u64;
    account.net = read.sums.net;
    account.gross = read.sums.gross;
    account.basis_stated = read.sums.gross.is_some();
    account.other_currencies = read.sums.other_currencies;
    account.first_date = read.first_date;
    account.last_date = read.last_date;
    account.licence = read.packages.licences.iter().next().cloned();
    if account.rejected > 0 {
        account.findings.push(Finding {
            rule: "rejected-releases".to_owned(),
            severity: Severity::Error,
            place: Place::file(account.source.path.clone()),
            message: format!(
                "{} of {} releases could not be read: {}",
                account.rejected,
                account.rows_in,
                first_reasons(&read.rejected)
            ),
            remedy: "rejected.csv holds each of them with the reason.".to_owned(),
        });
    }
    SourceReading {
        account,
        rejected: read.rejected,
        repairs: read.repairs,
        releases: Some(read.source),
        ..SourceReading::default()
    }
}

fn no_room(account: &FileAccount, error: &SpillError) -> Finding {
    Finding {
        rule: "no-room".to_owned(),
        severity: Severity::Error,
        place: Place::file(account.source.path.clone()),
        message: error.to_string(),
        remedy: "Make room on the disk that holds temporary files, and run the audit again."
            .to_owned(),
    }
}
