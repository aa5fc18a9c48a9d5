use std::io::{self, Read, Write};
use std::path::PathBuf;

use evidence::{Finding, Place, Position, Severity};
use rayon::prelude::*;
use thiserror::Error;

use super::error::{MergeError, MergeFault};
use super::json;
use super::merge::Merger;
use super::reader::{RawRelease, ReadError, ReleaseReader};
use super::sorter::{Batch, Group, Groups, Origin, Sorter, SpillError};

/// How much is given to the processors at a time.
const BATCH: usize = 4 * 1024 * 1024;

/// A source of releases and what to call it.
pub struct Input<'a> {
    /// The path as given; `-` for standard input.
    pub name: String,
    /// Its bytes, decompressed.
    pub source: Box<dyn Read + 'a>,
}

/// How releases are merged and how much memory that may take.
#[derive(Clone, Debug)]
pub struct MergeOptions {
    /// The rules, and what to do on collisions.
    pub merger: Merger,
    /// About how many bytes of releases to hold before putting some aside.
    pub memory: usize,
    /// Where to put them; the system's folder for temporary files if not given.
    pub temporary: Option<PathBuf>,
}

impl MergeOptions {
    /// Merges with `merger` in about half a gigabyte of memory.
    pub fn new(merger: Merger) -> Self {
        Self { merger, memory: 384 * 1024 * 1024, temporary: None }
    }
}

/// What came in and what went out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MergeTally {
    /// Everything that stood where a release should.
    pub releases: u64,
    /// Of those, what could not be read or merged; each was told as a finding.
    pub rejected: u64,
    /// Contracting processes written.
    pub processes: u64,
}

/// Why merging stopped altogether.
#[derive(Debug, Error)]
pub enum MergeFilesError {
    /// There was no room for what does not fit into memory.
    #[error(transparent)]
    Spill(#[from] SpillError),
    /// The output could not be written.
    #[error("the output could not be written: {0}")]
    Output(#[source] io::Error),
}

/// Writes the compiled release of every contracting process in the inputs: one line of JSON each,
/// in order of ocid, so that a single process makes a single JSON object. The releases of a process
/// may be scattered over the inputs, and the inputs may be larger than memory.
///
/// What cannot be read or merged is told to `tell` and counted; the rest is written.
///
/// # Errors
/// If the output or a temporary file cannot be written.
pub fn compile_files<'a>(
    inputs: impl IntoIterator<Item = Input<'a>>,
    options: &MergeOptions,
    out: &mut dyn Write,
    tell: &mut dyn FnMut(Finding),
) -> Result<MergeTally, MergeFilesError> {
    let merge = |texts: &[&str], out: &mut Vec<u8>| {
        options.merger.compile(texts).map(|merged| merged.write(out))
    };
    merge_files(inputs, options, &merge, out, tell)
}

/// As [`compile_files`], but the versioned releases.
///
/// # Errors
/// As [`compile_files`].
pub fn version_files<'a>(
    inputs: impl IntoIterator<Item = Input<'a>>,
    options: &MergeOptions,
    out: &mut dyn Write,
    tell: &mut dyn FnMut(Finding),
) -> Result<MergeTally, MergeFilesError> {
    let merge = |texts: &[&str], out: &mut Vec<u8>| {
        options.merger.version(texts).map(|merged| merged.write(out))
    };
    merge_files(inputs, options, &merge, out, tell)
}

type Merge<'m> = &'m (dyn Fn(&[&str], &mut Vec<u8>) -> Result<(), MergeError> + Sync);

fn merge_files<'a>(
    inputs: impl IntoIterator<Item = Input<'a>>,
    options: &MergeOptions,
    merge: Merge<'_>,
    out: &mut dyn Write,
    tell: &mut dyn FnMut(Finding),
) -> Result<MergeTally, MergeFilesError> {
    let sorter = Sorter::new(options.memory, options.temporary.clone());
    let mut intake = Intake { names: Vec::new(), sorter, tally: MergeTally::default(), tell };
    for input in inputs {
        intake.take(input)?;
    }
    let Intake { names, sorter, mut tally, tell } = intake;
    let mut groups = sorter.into_groups()?;
    write_groups(&mut groups, &names, merge, out, tell, &mut tally)?;
    out.flush().map_err(MergeFilesError::Output)?;
    Ok(tally)
}

/// Reads the inputs into the sorter.
struct Intake<'t> {
    names: Vec<String>,
    sorter: Sorter,
    tally: MergeTally,
    tell: &'t mut dyn FnMut(Finding),
}

impl Intake<'_> {
    fn take(&mut self, input: Input<'_>) -> Result<(), SpillError> {
        self.names.push(input.name);
        let mut batch = Vec::new();
        let mut bytes = 0;
        for found in ReleaseReader::new(input.source) {
            self.tally.releases += 1;
            match found {
                Ok(release) => {
                    bytes += release.text.len();
                    batch.push(release);
                }
                Err(error) => self.reject(read_finding(error)),
            }
            if bytes >= BATCH {
                self.sort_in(&batch)?;
                batch.clear();
                bytes = 0;
            }
        }
        self.sort_in(&batch)
    }

    fn sort_in(&mut self, batch: &[RawRelease]) -> Result<(), SpillError> {
        let file = u32::try_from(self.names.len().saturating_sub(1)).unwrap_or(u32::MAX);
        let heads: Vec<_> = batch.par_iter().map(|release| Head::read(&release.text)).collect();
        for (release, head) in batch.iter().zip(heads) {
            match head {
                Ok(head) => self.sorter.push(
                    &head.ocid,
                    &head.date,
                    Origin { file, spot: release.spot },
                    release.text.trim_ascii(),
                )?,
                Err(wrong) => {
                    let position = release.spot.position("");
                    self.reject(finding(wrong.rule(), position, wrong.to_string(), wrong.remedy()));
                }
            }
        }
        Ok(())
    }

    fn reject(&mut self, mut finding: Finding) {
        self.tally.rejected += 1;
        finding.place.file = self.names.last().cloned().unwrap_or_default();
        (self.tell)(finding);
    }
}

/// What must be known of a release before it can be brought together with others.
struct Head {
    ocid: String,
    date: String,
}

/// Why a release belongs to no process.
#[derive(Debug, Error)]
enum Stray {
    #[error(transparent)]
    Fault(#[from] MergeFault),
    #[error("the release has no ocid, so it belongs to no process")]
    NoOcid,
}

impl Stray {
    fn rule(&self) -> &'static str {
        match self {
            Self::Fault(fault) => fault.rule(),
            Self::NoOcid => "release-ocid-missing",
        }
    }

    fn remedy(&self) -> &'static str {
        match self {
            Self::Fault(fault) => fault.remedy(),
            Self::NoOcid => "Give every release the ocid of its contracting process.",
        }
    }
}

impl Head {
    fn read(text: &[u8]) -> Result<Self, Stray> {
        let not_json = |reason: String| MergeFault::NotJson { reason };
        let text = std::str::from_utf8(text).map_err(|error| not_json(error.to_string()))?;
        if !text.starts_with('{') {
            serde_json::from_str::<serde::de::IgnoredAny>(text)
                .map_err(|error| not_json(error.to_string()))?;
            return Err(MergeFault::NotAnObject { found: json::kind(text) }.into());
        }
        let fields = json::fields(text).map_err(|error| not_json(error.to_string()))?;
        let last = |wanted: &str| {
            let found = fields.iter().rev().find(|(name, _)| name == wanted);
            found.and_then(|(_, value)| json::string(value))
        };
        Ok(Self {
            ocid: last("ocid").ok_or(Stray::NoOcid)?.into_owned(),
            // Without one the merge will say so, with all releases of the process before it.
            date: last("date").unwrap_or_default().into_owned(),
        })
    }
}

fn write_groups(
    groups: &mut Groups,
    names: &[String],
    merge: Merge<'_>,
    out: &mut dyn Write,
    tell: &mut dyn FnMut(Finding),
    tally: &mut MergeTally,
) -> Result<(), MergeFilesError> {
    loop {
        let batch = groups.next_batch(BATCH)?;
        if batch.is_empty() {
            return Ok(());
        }
        for merged in merge_batch(&batch, merge) {
            match merged {
                Ok(line) => {
                    tally.processes += 1;
                    out.write_all(&line).map_err(MergeFilesError::Output)?;
                }
                Err(failed) => {
                    tally.rejected += failed.releases;
                    tell(failed.finding(names));
                }
            }
        }
    }
}

/// A process that could not be merged.
struct Failed {
    error: MergeError,
    origin: Origin,
    ocid: String,
    releases: u64,
}

impl Failed {
    fn finding(self, names: &[String]) -> Finding {
        let fault = &self.error.fault;
        let position = self.origin.spot.position(&self.error.pointer);
        let message = format!("process {} was left out: {fault}", self.ocid);
        let mut finding = finding(fault.rule(), position, message, fault.remedy());
        finding.place.file = names.get(self.origin.file as usize).cloned().unwrap_or_default();
        finding
    }
}

fn merge_batch(batch: &Batch, merge: Merge<'_>) -> Vec<Result<Vec<u8>, Box<Failed>>> {
    (0..batch.len())
        .into_par_iter()
        .filter_map(|number| batch.group(number))
        .map(|group| merge_group(&group, merge))
        .collect()
}

fn merge_group(group: &Group<'_>, merge: Merge<'_>) -> Result<Vec<u8>, Box<Failed>> {
    let texts: Vec<&str> = group.members.iter().map(|member| member.text).collect();
    let mut line = Vec::new();
    merge(&texts, &mut line).map_err(|error| {
        let member = group.members.get(error.release);
        Box::new(Failed {
            origin: member.map(|member| member.origin).unwrap_or_default(),
            ocid: group.key.to_owned(),
            releases: group.members.len() as u64,
            error,
        })
    })?;
    line.push(b'\n');
    Ok(line)
}

fn read_finding(error: ReadError) -> Finding {
    let message = error.fault.to_string();
    finding(error.fault.rule(), error.position, message, error.fault.remedy())
}

fn finding(rule: &str, position: Position, message: String, remedy: &str) -> Finding {
    Finding {
        rule: rule.to_owned(),
        severity: Severity::Error,
        place: Place { file: String::new(), position },
        message,
        remedy: remedy.to_owned(),
    }
}
