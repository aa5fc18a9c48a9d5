//! Releases into contracts, with an account of every release.

mod amounts;
mod field_names;
mod fields;
mod first_values;
mod intake;
mod mend;
mod parties;
mod process;
mod route;
mod stage;

use std::cmp::Ordering;
use std::sync::atomic::{self, AtomicU32};
use std::sync::{Mutex, PoisonError};

pub use amounts::Sums;
use evidence::{Finding, Place, Severity};
use first_values::FirstValues;
pub use intake::ReleaseAccount;
use intake::{Reading, Release};
use process::Process;
use rayon::prelude::*;

use super::error::MergeError;
use super::json;
use super::merge::{Collision, Merger};
use super::rules::Rules;
use super::sorter::{Group, Member, Origin, Sorter, SpillError};
use crate::Contract;

/// How much is given to the processors at a time.
const BATCH: usize = 4 * 1024 * 1024;

/// Takes in sources of releases, and brings together the releases of each process, wherever they
/// stand. Releases that share an ocid and not their buyer are processes of their own: a notice may
/// list dozens of buyers that have nothing to do with each other.
pub struct OcdsAudit {
    sorter: Mutex<Sorter>,
    sources: AtomicU32,
}

/// The contracts that the releases of all sources make.
#[derive(Debug, Default)]
pub struct Processes {
    /// In order of file and position.
    pub contracts: Vec<Contract>,
    /// What is to be said of releases that contradict each other. The file's name is not set; its
    /// number stands beside.
    pub findings: Vec<(u32, Finding)>,
}

impl OcdsAudit {
    /// Holds about `memory` bytes of releases and puts the rest aside in temporary files.
    pub fn new(memory: usize) -> Self {
        Self { sorter: Mutex::new(Sorter::new(memory, None)), sources: AtomicU32::new(0) }
    }

    /// Reads one source to its end, or to where it is broken; several threads may read one each. The
    /// result has the source's number, by which [`finish`](Self::finish) asks for it.
    ///
    /// # Errors
    /// If there is no room for what does not fit into memory.
    pub fn push_source(
        &self,
        source: &mut dyn std::io::Read,
    ) -> Result<ReleaseAccount, SpillError> {
        let number = self.sources.fetch_add(1, atomic::Ordering::Relaxed);
        let mut reading = Reading::new(source, number);
        loop {
            let batch = reading.next_batch(BATCH);
            if batch.is_empty() {
                return Ok(reading.account());
            }
            // Nothing that runs under the lock waits for another thread.
            let mut sorter = self.sorter.lock().unwrap_or_else(PoisonError::into_inner);
            for release in batch {
                let Release { key, date, spot, text, .. } = &release;
                sorter.push(key, date, Origin { file: number, spot: *spot }, text)?;
            }
        }
    }

    /// The contracts of all sources. `final_number` gives each source, by the number it had when it
    /// was pushed, its number in the audit, so that the order in which sources were pushed does not
    /// show.
    ///
    /// # Errors
    /// If what was put aside cannot be read again.
    pub fn finish(self, final_number: &[u32]) -> Result<Processes, SpillError> {
        let merger = Merger::new(Rules::united_kingdom()).on_collision(Collision::Append);
        let number = |file: u32| final_number.get(file as usize).copied().unwrap_or(file);
        let sorter = self.sorter.into_inner().unwrap_or_else(PoisonError::into_inner);
        let mut groups = sorter.into_groups()?;
        let mut made = Vec::new();
        let mut findings = Vec::new();
        loop {
            let batch = groups.next_batch(BATCH)?;
            if batch.is_empty() {
                break;
            }
            let compiled: Vec<_> = (0..batch.len())
                .into_par_iter()
                .filter_map(|index| batch.group(index))
                .map(|group| compile(group, &merger, &number))
                .collect();
            for (order, contracts, finding) in compiled {
                findings.extend(finding);
                made.extend(contracts.into_iter().map(|contract| (order, contract)));
            }
        }
        made.sort_by_key(|(order, _)| *order);
        findings.sort_by(by_place);
        Ok(Processes {
            contracts: made.into_iter().map(|(_, contract)| contract).collect(),
            findings,
        })
    }
}

fn by_place(a: &(u32, Finding), b: &(u32, Finding)) -> Ordering {
    (a.0, &a.1.place, &a.1.message).cmp(&(b.0, &b.1.place, &b.1.message))
}

/// Where a process stands among others: its latest release's file and spot.
type Order = (u32, [u64; 5]);

type Compiled = (Order, Vec<Contract>, Option<(u32, Finding)>);

fn compile(mut group: Group<'_>, merger: &Merger, number: &dyn Fn(u32) -> u32) -> Compiled {
    let order = |member: &Member<'_>| (number(member.origin.file), member.origin.spot.to_parts());
    group.members.sort_by_key(order);
    let texts: Vec<&str> = group.members.iter().map(|member| member.text).collect();
    let latest = latest(&texts);
    let mut finding = None;
    let whole = merger.compile(&texts).or_else(|error| {
        let member = group.members.get(error.release);
        finding = member.map(|at| (number(at.origin.file), contradiction(&error, at)));
        // What the latest release says is still worth having.
        merger.compile(texts.get(latest..=latest).unwrap_or_default())
    });
    let (Ok(release), Some(member)) = (whole, group.members.get(latest)) else {
        return ((0, [0; 5]), Vec::new(), finding);
    };
    let process = Process {
        compiled: serde_json::from_str(&release.to_string()).unwrap_or_default(),
        tags: tags(member.text),
        first_values: FirstValues::of(&texts),
        file: number(member.origin.file),
        position: member.origin.spot.position(""),
        buyer_key: group.key.rsplit('\n').next().unwrap_or_default().to_owned(),
    };
    (order(member), process::contracts(&process), finding)
}

/// Which of the releases is the latest; of several, the last.
fn latest(texts: &[&str]) -> usize {
    let dates = texts.iter().enumerate().map(|(index, text)| (intake::date(text), index));
    dates.max().map_or(0, |(_, index)| index)
}

fn tags(text: &str) -> Vec<String> {
    let fields = json::fields(text).unwrap_or_default();
    let tag = fields.iter().rev().find(|(name, _)| name == "tag");
    tag.and_then(|(_, tags)| serde_json::from_str(tags).ok()).unwrap_or_default()
}

fn contradiction(error: &MergeError, member: &Member<'_>) -> Finding {
    Finding {
        rule: error.fault.rule().to_owned(),
        severity: Severity::Warning,
        place: Place { file: String::new(), position: member.origin.spot.position(&error.pointer) },
        message: format!(
            "the releases of this process cannot be merged, so only the latest is used: {}",
            error.fault
        ),
        remedy: error.fault.remedy().to_owned(),
    }
}
