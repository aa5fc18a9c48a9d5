//! Merging whole files.

mod intake;
mod output;

use std::io::{self, Read, Write};
use std::path::PathBuf;

use evidence::{Finding, Place, Position, Severity};
use intake::Intake;
use output::Output;
use thiserror::Error;

use super::error::MergeError;
use super::merge::Merger;
use super::sorter::{Sorter, SpillError};

/// How much is given to the processors at a time.
const BATCH: usize = 4 * 1024 * 1024;

/// A source of releases and what to call it.
pub struct Input<'a> {
    /// The path as given; `-` for standard input.
    pub name: String,
    /// Its bytes, decompressed.
    pub source: Box<dyn Read + Send + 'a>,
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
    let Intake { names, sorter, tally, tell } = intake;
    let mut output = Output { names: &names, merge, out, tell, tally };
    output.write(&mut sorter.into_groups()?)?;
    Ok(output.tally)
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
