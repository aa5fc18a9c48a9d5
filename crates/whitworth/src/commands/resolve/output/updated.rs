use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use arrow_array::Array;
use report::{Failure, ReportError, Staging};
use resolve::update::{StatePiece, Updated};
use resolve::{Note, Records, Resolution};
use review::{IDENTITY, JUDGEMENTS, MATCHES, MODEL, ORGANISATIONS, RECORDS};
use review::{KeptRecords, write_records};

use super::super::state::{STATE, STATE_SINCE, file_of};
use super::{CLUSTERS, NOTES, Staged, clusters, extras, matches, notes};

/// The files of an update on their way, with what they take from the folder of the earlier run.
pub(in super::super) struct Updating<'a> {
    staged: Staged<'a>,
    /// The earlier run's folder.
    from: &'a Path,
    /// Whether the results go to another.
    moves: bool,
}

impl<'a> Updating<'a> {
    /// Makes place for the results of an update of the run in `from`.
    pub(in super::super) fn open(
        folder: &'a Path,
        from: &'a Path,
        moves: bool,
    ) -> Result<Self, ReportError> {
        let staged = Staged { staging: Staging::open(folder)?, folder };
        Ok(Self { staged, from, moves })
    }

    /// Takes over what does not depend on who is who; can be done while that is found out.
    pub(in super::super) fn carry(
        &self,
        earlier: &KeptRecords,
        new: &Records,
    ) -> Result<(), ReportError> {
        self.staged.file(IDENTITY, |file| end_line(file, &self.from.join(IDENTITY)))?;
        for name in self.copied() {
            let from = self.from.join(name);
            let copy = |file: &mut File| Ok(io::copy(&mut File::open(from)?, file).map(drop)?);
            self.staged.file(name, copy)?;
        }
        records(&self.staged, earlier, new)
    }

    /// The files that go to another folder as they are.
    fn copied(&self) -> impl Iterator<Item = &'static str> {
        let names = if self.moves { [MODEL, JUDGEMENTS].as_slice() } else { &[] };
        names.iter().copied().filter(|name| self.from.join(name).is_file())
    }

    /// Writes what came of an update, and gives back the paths written.
    pub(in super::super) fn write(
        self,
        updated: &Updated,
        told: &[Note],
    ) -> Result<Vec<PathBuf>, ReportError> {
        let staged = &self.staged;
        let Updated { ids, resolution, roll, events } = updated;
        let clusters =
            || staged.file(CLUSTERS, |file| Ok(clusters::write(file, ids, ids, resolution)?));
        let matches =
            || staged.file(MATCHES, |file| Ok(matches::write(file, ids, ids, resolution)?));
        let organisations = || {
            let of = (0..ids.len()).filter_map(|record| roll.organisation(record));
            staged.file(ORGANISATIONS, |file| Ok(extras::organisations(file, ids, of)?))
        };
        let continued = || {
            staged.more(IDENTITY, |file| extras::log(file, events))?;
            let log = staged.length(IDENTITY)?;
            self.state(resolution, |file| Ok(resolution.write_state(roll, log, file)?))
        };
        let ((clusters, continued), (matches, organisations)) = rayon::join(
            || rayon::join(clusters, continued),
            || rayon::join(matches, organisations),
        );
        clusters.and(matches).and(organisations)?;
        let mut fresh = vec![CLUSTERS, MATCHES, ORGANISATIONS, IDENTITY, RECORDS];
        let mut stale = vec![NOTES];
        if !told.is_empty() {
            staged.file(NOTES, |file| Ok(notes::write(file, told)?))?;
            fresh.append(&mut stale);
        }
        fresh.extend(self.copied());
        // Last: a run that is killed while names change hands leaves nothing that an update would
        // take for whole. The earlier files are then in the staging's own folder.
        let pieces = continued?;
        stale.extend([STATE_SINCE].into_iter().filter(|name| !pieces.contains(name)));
        fresh.extend(pieces);
        let folder = self.staged.folder;
        self.staged.staging.publish(&fresh, &stale)?;
        Ok(fresh.iter().map(|name| folder.join(name)).collect())
    }

    /// Writes the state, or what there is since beside the whole, which stays; gives back the names.
    fn state(
        &self,
        resolution: &Resolution,
        fill: impl FnOnce(&mut File) -> Result<(), Failure>,
    ) -> Result<Vec<&'static str>, ReportError> {
        let piece = resolution.state_piece();
        self.staged.file(file_of(piece), fill)?;
        if piece == StatePiece::Whole || !self.moves {
            return Ok(vec![file_of(piece)]);
        }
        self.staged.share(STATE, &self.from.join(STATE))?;
        Ok(vec![STATE, STATE_SINCE])
    }
}

/// Writes the earlier run's records and the new ones.
fn records(staged: &Staged<'_>, earlier: &KeptRecords, new: &Records) -> Result<(), ReportError> {
    const NEW: &str = "new-records.parquet";
    staged.file(NEW, |file| Ok(write_records(file, new, None)?))?;
    staged.file(RECORDS, |file| {
        let new = File::open(staged.staging.path(NEW))?;
        Ok(earlier.append(file, &new)?)
    })
}

/// Copies a log, and ends its last line.
fn end_line(to: &mut File, path: &Path) -> Result<(), Failure> {
    let mut from = File::open(path)?;
    if io::copy(&mut from, to)? > 0 {
        let mut last = [0];
        from.seek(SeekFrom::End(-1))?;
        from.read_exact(&mut last)?;
        if last != *b"\n" {
            to.write_all(b"\n")?;
        }
    }
    Ok(())
}
