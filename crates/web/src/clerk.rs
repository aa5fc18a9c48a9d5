//! What people say of the contracts of the audit being shown, and the log that it is kept in.

use std::collections::BTreeMap;
use std::io::{self, ErrorKind};
use std::path::Path;

use chrono::{SubsecRound, Utc};
use estate::corrections::{Change, Correction, CorrectionLog, Fact, LogError, Now};
use report::{ContractRow, NotTaken, Sayer, Saying};
use tokio::task::block_in_place;

use crate::holding::Holding;

/// The audit and its log, as they are now.
pub(crate) struct Clerk<'a> {
    site: &'a Holding,
    log: &'a CorrectionLog,
    /// The lines of the log that can be used.
    lines: Vec<(u64, Correction)>,
}

impl<'a> Clerk<'a> {
    /// Reads the log as it is now; none if the service takes no corrections.
    pub(crate) fn of(site: &'a Holding) -> Option<io::Result<Self>> {
        let log = site.log.as_ref()?;
        let lines = match block_in_place(|| log.read()) {
            Ok(read) => Ok(read.lines),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(Vec::new()),
            Err(error) => Err(error),
        };
        Some(lines.map(|lines| Self { site, log, lines }))
    }

    /// What is so of a contract: what the audit has, and over it what was said since.
    pub(crate) fn facts(&self, row: &ContractRow) -> BTreeMap<Fact, Option<String>> {
        self.sayer("", "").facts(row)
    }

    /// What a person says, as a line of the log.
    pub(crate) fn say(
        &self,
        row: &ContractRow,
        changes: &[(Fact, Now)],
        confirms: bool,
        (by, why): (&str, &str),
    ) -> Result<Saying, NotTaken> {
        self.sayer(by, why).say(row, changes, confirms.then_some(None))
    }

    /// Whether the same person said just this since the audit: a form may be sent twice.
    pub(crate) fn has_said(
        &self,
        row: &ContractRow,
        changes: &[(Fact, Now)],
        confirms: bool,
        (by, why): (&str, &str),
    ) -> bool {
        let same = |(fact, now): &(Fact, Now), kept: &Change| {
            let plain = |now: &Now| match now {
                Now::Is(value) => fact.read(value).ok(),
                Now::Unknown | Now::AsSource => None,
            };
            *fact == kept.fact
                && (*now == kept.now || plain(now).is_some_and(|own| Some(own) == plain(&kept.now)))
        };
        self.pending(row).iter().any(|own| {
            own.by == by
                && own.why == why
                && own.confirmed.is_some() == confirms
                && own.changes.len() == changes.len()
                && changes.iter().zip(&own.changes).all(|(change, kept)| same(change, kept))
        })
    }

    /// Adds a line to the log.
    pub(crate) fn keep(&self, correction: &Correction) -> Result<(), LogError> {
        // It waits while another program writes.
        block_in_place(|| self.log.append(std::slice::from_ref(correction)))
    }

    /// What was said of a contract that the audit does not know of yet, the earliest first.
    pub(crate) fn pending(&self, row: &ContractRow) -> Vec<&Correction> {
        let new = self.site.report.said_after(&self.lines, |log| self.is_log(log));
        new.filter(|own| own.row.id == row.id).collect()
    }

    /// Whether a path of the audit's is this log: an audit may have read several, whose lines have one number.
    /// What cannot be found from here, since the audit ran elsewhere, is told by its name.
    fn is_log(&self, path: &str) -> bool {
        let (path, own) = (Path::new(path), self.log.path());
        match (path.canonicalize(), own.canonicalize()) {
            (Ok(path), Ok(own)) => path == own,
            _ => path.file_name() == own.file_name(),
        }
    }

    fn sayer<'s>(&'s self, by: &'s str, why: &'s str) -> Sayer<'s> {
        // The log keeps whole seconds.
        let on = Utc::now().trunc_subsecs(0);
        let (report, decisions) = (&self.site.report, &self.site.decisions);
        Sayer { report, decisions, earlier: &self.lines, on, by, why }
    }
}
