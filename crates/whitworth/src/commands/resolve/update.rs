//! `whitworth resolve NEW --update DIR`: records added to an earlier run.

use std::fs;
use std::path::{Path, PathBuf};

use arrow_array::Array;
use resolve::identity::Event;
use resolve::update::{UpdateError, Updated};
use resolve::{Note, ResolveError};
use review::{IDENTITY, JUDGEMENTS, KeptRecords, Log, RECORDS, ReviewError};
use serde_json::json;
use thiserror::Error;

use super::columns::Compared;
use super::columns::compared;
use super::decided::decided;
use super::earlier;
use super::folder_lock::FolderLock;
use super::identity::Identity;
use super::output::Updating;
use super::records::{self, Batch, BatchError, Source};
use super::state::KeptError;
use super::{model_file, state, summary, tell};
use crate::Outcome;
use crate::arguments::ResolveArguments;
use crate::commands::Ended;
use crate::progress::{Stages, print};

/// Why records were not added.
#[derive(Debug, Error)]
enum AddError {
    #[error("{}: this is not the folder of an earlier run\n  Name one that whitworth resolve wrote, or leave --update out.", .0.display())]
    NoRun(PathBuf),
    #[error("{}: this folder has ids or judgements of its own, which those of --update would replace\n  Name another with --out.", .0.display())]
    TwoHistories(PathBuf),
    #[error(transparent)]
    Kept(#[from] KeptError),
    #[error("{}: the records of the earlier run cannot be read: {}\n  Restore the file from a copy, or resolve all records anew without --update.", .0.path.display(), .0.failure)]
    NoRecords(ReviewError),
    #[error("{}: {error}\n  Give the same columns, or resolve all records anew without --update.", from.display())]
    OtherColumns { from: PathBuf, error: UpdateError },
    #[error(
        "{}: row {row} has the id {id:?}, which a record of the earlier run in {} has already\n  Give new records alone, or resolve all records anew without --update.",
        path.display(), from.display()
    )]
    KnownRecord { path: PathBuf, row: u64, id: String, from: PathBuf },
    #[error(transparent)]
    Resolve(ResolveError),
    #[error("{}: {error}\n  Resolve all records anew without --update.", from.display())]
    Other { from: PathBuf, error: UpdateError },
}

/// Adds the records of the file to the run in `from`.
pub(super) fn run(arguments: &ResolveArguments, from: &Path) -> Ended {
    let to = arguments.folder();
    let moves = !is_same(from, to);
    if !from.is_dir() {
        return Err(AddError::NoRun(from.to_owned()).into());
    }
    let _written = FolderLock::to_write(to)?;
    let _read = moves.then(|| FolderLock::to_read(from)).transpose()?;
    if !from.join(IDENTITY).is_file() {
        return Err(AddError::NoRun(from.to_owned()).into());
    }
    if moves && [IDENTITY, JUDGEMENTS].iter().any(|name| to.join(name).exists()) {
        return Err(AddError::TwoHistories(to.to_owned()).into());
    }
    let columns = compared(arguments)?;
    let stages = Stages::begin();
    stages.show(format!("Reading {}", arguments.file.display()));
    let (batch, state) = rayon::join(|| new_records(arguments, &columns), || state::read(from));
    let (batch, state) = (batch?, state.map_err(AddError::from)?);
    let kept = KeptRecords::open(&from.join(RECORDS)).map_err(AddError::NoRecords)?;
    let judged = Log::of(from).read()?;
    stages.show("Finding who is who".to_owned());
    let labels = judged.standing.labels();
    let output = Updating::open(to, from, moves)?;
    let (updated, carried) = rayon::join(
        || state.update(&batch.records, &labels),
        || output.carry(&kept, &batch.records),
    );
    let updated = updated.map_err(|error| located(error, arguments, from, &batch))?;
    carried?;
    stages.show(format!("Writing {}", to.display()));
    let mut notes = batch.notes.clone();
    notes.extend(earlier::notes(&judged));
    let (decided, unknown) = decided(&judged, &updated.ids, None);
    notes.extend(unknown);
    notes.extend_from_slice(&updated.resolution.notes);
    let model = arguments.save_model.as_deref().map(|path| {
        model_file::ModelFile::stage(path, &updated.resolution.model).map(|model| (path, model))
    });
    let model = model.transpose()?;
    let mut written = output.write(&updated, &notes)?;
    if let Some((path, model)) = model {
        model.publish()?;
        written.push(path.to_owned());
    }
    drop(stages);
    tell(&notes);
    let said =
        Said { arguments, new: &batch, decided: decided.len(), notes: &notes, written: &written };
    said.print(&updated)?;
    let outcome = if batch.broken == 0 { Outcome::Fine } else { Outcome::Rejected };
    // The program ends here: to take the earlier run's columns apart first would only cost time.
    std::mem::forget(updated);
    Ok(outcome)
}

fn new_records(arguments: &ResolveArguments, columns: &[Compared]) -> Result<Batch, BatchError> {
    let own: Vec<Source<'_>> = columns
        .iter()
        .map(|it| Source { heading: &it.title, title: &it.title, kind: it.kind })
        .collect();
    records::read_any(&arguments.file, &arguments.id, &own)
}

fn is_same(one: &Path, other: &Path) -> bool {
    let real = |path: &Path| fs::canonicalize(path).ok();
    one == other || real(one).is_some_and(|it| Some(it) == real(other))
}

/// The error with the rows and folders that a person knows.
fn located(
    error: UpdateError,
    arguments: &ResolveArguments,
    from: &Path,
    batch: &Batch,
) -> AddError {
    let from = from.to_owned();
    match error {
        UpdateError::OtherColumns { .. } => AddError::OtherColumns { from, error },
        UpdateError::KnownRecord { position, id } => {
            let row = batch.row(position);
            AddError::KnownRecord { path: arguments.file.clone(), row, id, from }
        }
        UpdateError::Resolve(error) => AddError::Resolve(error),
        error @ UpdateError::Identity(_) => AddError::Other { from, error },
    }
}

/// What is said at the end.
struct Said<'a> {
    arguments: &'a ResolveArguments,
    new: &'a Batch,
    /// How many judgements hold.
    decided: usize,
    notes: &'a [Note],
    written: &'a [PathBuf],
}

impl Said<'_> {
    fn print(&self, updated: &Updated) -> serde_json::Result<()> {
        let resolution = &updated.resolution;
        let (all, new) = (updated.ids.len(), self.new.records.len());
        let firsts = (0_u32..).zip(&resolution.clusters).filter(|(at, first)| **first == Some(*at));
        let clusters = firsts.count();
        let accepted = resolution.matches.iter().filter(|pair| pair.accepted).count();
        let events: Vec<Event> = updated.events.clone();
        let identity = Identity { ids: Vec::new(), events, living: updated.roll.living() };
        let written: Vec<String> =
            self.written.iter().map(|path| path.display().to_string()).collect();
        if self.arguments.json {
            let json = json!({
                "file": self.arguments.file.to_string_lossy(),
                "records": all,
                "new_records": new,
                "rows_left_out": self.new.broken,
                "judgements_used": self.decided,
                "pairs_scored": resolution.matches.len(),
                "pairs_accepted": accepted,
                "clusters": clusters,
                "organisations": summary::organisations(&identity),
                "notes": self.notes,
                "written": written,
            });
            print(&serde_json::to_string_pretty(&json)?);
            print("\n");
            return Ok(());
        }
        let grouped = summary::grouped;
        print(&format!(
            "Added {} records: {} clusters among {} records\nScored {} pairs and accepted {}\n{}\nWrote {}\n",
            grouped(new),
            grouped(clusters),
            grouped(all),
            grouped(resolution.matches.len()),
            grouped(accepted),
            summary::lasting(&identity),
            written.join(", ")
        ));
        Ok(())
    }
}
