use std::io::Write;

use evidence::Finding;
use rayon::prelude::*;

use super::{BATCH, Merge, MergeFilesError, MergeTally, finding};
use crate::ocds::error::MergeError;
use crate::ocds::sorter::{Batch, Group, Groups, Origin};

/// Merges the groups and writes what comes of them.
pub(super) struct Output<'o> {
    pub(super) names: &'o [String],
    pub(super) merge: Merge<'o>,
    pub(super) out: &'o mut dyn Write,
    pub(super) tell: &'o mut dyn FnMut(Finding),
    pub(super) tally: MergeTally,
}

impl Output<'_> {
    pub(super) fn write(&mut self, groups: &mut Groups) -> Result<(), MergeFilesError> {
        let merge = self.merge;
        let mut batch = groups.next_batch(BATCH)?;
        while !batch.is_empty() {
            let (merged, next) =
                rayon::join(|| merge_batch(&batch, merge), || groups.next_batch(BATCH));
            for process in merged {
                self.write_process(process)?;
            }
            batch = next?;
        }
        self.out.flush().map_err(MergeFilesError::Output)
    }

    fn write_process(&mut self, merged: Merged) -> Result<(), MergeFilesError> {
        match merged {
            Ok(line) => {
                self.tally.processes += 1;
                self.out.write_all(&line).map_err(MergeFilesError::Output)
            }
            Err(failed) => {
                self.tally.rejected += failed.releases;
                (self.tell)(failed.finding(self.names));
                Ok(())
            }
        }
    }
}

/// A merged release as a line of JSON.
type Merged = Result<Vec<u8>, Box<Failed>>;

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

fn merge_batch(batch: &Batch, merge: Merge<'_>) -> Vec<Merged> {
    (0..batch.len())
        .into_par_iter()
        .filter_map(|number| batch.group(number))
        .map(|group| merge_group(&group, merge))
        .collect()
}

fn merge_group(group: &Group<'_>, merge: Merge<'_>) -> Merged {
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
