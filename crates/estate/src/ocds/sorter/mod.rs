//! Bringing together what belongs together, however much there is: an external sort that keeps to
//! a budget of memory and puts the rest aside in temporary files that no one else can see.

mod batch;
mod record;
mod run;

use std::io;
use std::path::PathBuf;

pub(super) use batch::{Batch, Group, Member};
use rayon::slice::ParallelSliceMut;
use record::Record;
use run::{Merge, Run};
use thiserror::Error;

use super::reader::Spot;

/// So many runs are merged at once; more are merged into one first, to keep few files open.
const MOST_RUNS: usize = 64;

/// Putting releases aside failed.
#[derive(Debug, Error)]
#[error(
    "releases that do not fit into memory could not be put aside in {}: {source}; free some space \
     there, or set TMPDIR to a folder that has more",
    .folder.display()
)]
pub struct SpillError {
    /// The folder for temporary files.
    pub folder: PathBuf,
    /// What went wrong there.
    pub source: io::Error,
}

/// Where a release came from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Origin {
    pub(super) file: u32,
    pub(super) spot: Spot,
}

/// Takes releases in any order; gives them back in groups by key, in order of key, each group in
/// order of date and then of file and position.
pub(super) struct Sorter {
    budget: usize,
    folder: PathBuf,
    bytes: Vec<u8>,
    starts: Vec<usize>,
    runs: Vec<Run>,
}

impl Sorter {
    /// Holds about `budget` bytes in memory and the rest in `folder`, or in the system's folder for
    /// temporary files.
    pub(super) fn new(budget: usize, folder: Option<PathBuf>) -> Self {
        Self {
            budget,
            folder: folder.unwrap_or_else(std::env::temp_dir),
            bytes: Vec::new(),
            starts: Vec::new(),
            runs: Vec::new(),
        }
    }

    pub(super) fn push(
        &mut self,
        key: &str,
        date: &str,
        origin: Origin,
        text: &[u8],
    ) -> Result<(), SpillError> {
        let record = Record { key: key.as_bytes(), date: date.as_bytes(), origin, text };
        if !self.starts.is_empty() && self.bytes.len() + record.length() > self.budget {
            self.spill()?;
        }
        self.starts.push(self.bytes.len());
        record.write(&mut self.bytes);
        Ok(())
    }

    /// Everything that was pushed, in order.
    pub(super) fn into_groups(mut self) -> Result<Groups, SpillError> {
        self.sort();
        let error = |source| SpillError { folder: self.folder.clone(), source };
        let merge = Merge::new(std::mem::take(&mut self.runs)).map_err(error)?;
        Ok(Groups {
            folder: self.folder,
            bytes: self.bytes,
            starts: self.starts.into_iter().peekable(),
            merge,
        })
    }

    fn sort(&mut self) {
        let bytes = &self.bytes;
        self.starts.par_sort_by(|a, b| {
            Record::read(bytes, *a).order().cmp(&Record::read(bytes, *b).order())
        });
    }

    fn spill(&mut self) -> Result<(), SpillError> {
        self.sort();
        let written = self.write_run();
        let run = written.map_err(|source| SpillError { folder: self.folder.clone(), source })?;
        self.runs.push(run);
        self.bytes.clear();
        self.starts.clear();
        Ok(())
    }

    fn write_run(&mut self) -> io::Result<Run> {
        if self.runs.len() >= MOST_RUNS {
            let mut merge = Merge::new(std::mem::take(&mut self.runs))?;
            let mut all = Run::create(&self.folder)?;
            while let Some(record) = merge.record() {
                all.write(record)?;
                merge.advance()?;
            }
            self.runs.push(all.finish()?);
        }
        let mut run = Run::create(&self.folder)?;
        for start in &self.starts {
            run.write(Record::read(&self.bytes, *start))?;
        }
        run.finish()
    }
}

/// What a [`Sorter`] held, group by group.
pub(super) struct Groups {
    folder: PathBuf,
    bytes: Vec<u8>,
    starts: std::iter::Peekable<std::vec::IntoIter<usize>>,
    merge: Merge,
}

impl Groups {
    /// The next groups, whole, about `size` bytes of them and at least one; none at the end.
    pub(super) fn next_batch(&mut self, size: usize) -> Result<Batch, SpillError> {
        let mut batch = Batch::default();
        loop {
            let memory_is_next = self.memory_is_next();
            let Some(record) =
                (if memory_is_next { self.in_memory() } else { self.merge.record() })
            else {
                break;
            };
            if !batch.take(record, size) {
                break;
            }
            if memory_is_next {
                self.starts.next();
            } else {
                self.merge
                    .advance()
                    .map_err(|source| SpillError { folder: self.folder.clone(), source })?;
            }
        }
        Ok(batch)
    }

    /// Whether the next record is in memory. What is still there came in last, so that of equals
    /// those put aside go first.
    fn memory_is_next(&mut self) -> bool {
        let in_memory = self.starts.peek().map(|start| Record::read(&self.bytes, *start).order());
        match (in_memory, self.merge.record().map(|record| record.order())) {
            (Some(in_memory), Some(aside)) => in_memory < aside,
            (in_memory, _) => in_memory.is_some(),
        }
    }

    fn in_memory(&mut self) -> Option<Record<'_>> {
        self.starts.peek().map(|start| Record::read(&self.bytes, *start))
    }
}
