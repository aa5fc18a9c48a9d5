use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use arrow_array::Array;
use report::{Failure, ReportError, Staging};
use resolve::update::Updated;
use resolve::{Note, Records};
use review::{IDENTITY, JUDGEMENTS, MATCHES, MODEL, ORGANISATIONS, RECORDS};
use review::{append_records, write_records};

use super::super::state::{self, STATE};
use super::{CLUSTERS, NOTES, Staged, clusters, extras, matches, notes};

/// What an update takes from the folder of the earlier run.
pub(in super::super) struct Carried<'a> {
    /// The earlier run's folder.
    pub(in super::super) from: &'a Path,
    /// Whether the results go to another.
    pub(in super::super) moves: bool,
}

/// Writes what came of adding records to an earlier run, and gives back the paths written.
pub(in super::super) fn write_updated(
    folder: &Path,
    carried: &Carried<'_>,
    new: &Records,
    updated: &Updated,
    told: &[Note],
) -> Result<Vec<PathBuf>, ReportError> {
    let staged = Staged { staging: Staging::open(folder)?, folder };
    let results = || {
        let (ids, resolution) = (&updated.ids, &updated.resolution);
        staged.file(CLUSTERS, |file| Ok(clusters::write(file, ids, ids, resolution)?))?;
        staged.file(MATCHES, |file| Ok(matches::write(file, ids, ids, resolution)?))?;
        let of = (0..ids.len()).filter_map(|record| updated.roll.organisation(record));
        staged.file(ORGANISATIONS, |file| Ok(extras::organisations(file, ids, of)?))
    };
    let others = || {
        staged.file(IDENTITY, |file| {
            end_line(file, &carried.from.join(IDENTITY))?;
            extras::log(file, &updated.events)
        })?;
        let log = staged.length(IDENTITY)?;
        let Updated { resolution, roll, .. } = updated;
        staged.file(STATE, |file| Ok(state::write(file, resolution, roll, log)?))?;
        records(&staged, carried.from, new)
    };
    let (results, others) = rayon::join(results, others);
    results?;
    others?;
    let mut fresh = vec![CLUSTERS, MATCHES, ORGANISATIONS, IDENTITY, RECORDS];
    let mut stale = vec![NOTES];
    if !told.is_empty() {
        staged.file(NOTES, |file| Ok(notes::write(file, told)?))?;
        fresh.append(&mut stale);
    }
    if carried.moves {
        for name in [MODEL, JUDGEMENTS] {
            let from = carried.from.join(name);
            if from.is_file() {
                staged.file(name, |file| Ok(io::copy(&mut File::open(from)?, file).map(drop)?))?;
                fresh.push(name);
            }
        }
    }
    // Last: until it has its name, the same update can be done again.
    fresh.push(STATE);
    staged.staging.publish(&fresh, &stale)?;
    Ok(fresh.iter().map(|name| folder.join(name)).collect())
}

/// Writes the earlier run's records and the new ones.
fn records(staged: &Staged<'_>, from: &Path, new: &Records) -> Result<(), ReportError> {
    const NEW: &str = "new-records.parquet";
    staged.file(NEW, |file| Ok(write_records(file, new, None)?))?;
    staged.file(RECORDS, |file| {
        let (earlier, new) =
            (File::open(from.join(RECORDS))?, File::open(staged.staging.path(NEW))?);
        Ok(append_records(file, &earlier, &new)?)
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
