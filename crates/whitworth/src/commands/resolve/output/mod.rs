//! A resolution as files: all of them, or none.

mod cells;
mod clusters;
mod extras;
mod matches;
mod notes;
mod updated;

use std::fs::{self, File, OpenOptions};
use std::path::{Path, PathBuf};

use super::state::{STATE, STATE_SINCE};
use report::{Failure, ReportError, Staging};
use resolve::{Note, Resolution};
use review::{IDENTITY, MATCHES, MODEL, ORGANISATIONS, RECORDS};

use super::given::Given;
use super::model_file::ModelFile;
pub(super) use clusters::ambiguous_ids;
pub(super) use extras::Extras;
pub(super) use updated::Updating;

const CLUSTERS: &str = "clusters.csv";
const NOTES: &str = "notes.csv";

/// The files that a run writes into its folder, or takes away as they no longer fit.
pub(super) const DOCUMENTS: [&str; 9] =
    [CLUSTERS, MATCHES, NOTES, ORGANISATIONS, IDENTITY, RECORDS, MODEL, STATE, STATE_SINCE];

/// What came of a run.
pub(super) struct Produced<'a> {
    pub(super) given: &'a Given,
    pub(super) resolution: &'a Resolution,
    pub(super) notes: &'a [Note],
    /// What lets the run be reviewed and continued; none to write the results alone.
    pub(super) extras: Option<Extras<'a>>,
}

/// Writes what came of a run, and gives back the paths written.
pub(super) fn write(
    folder: &Path,
    save_model: Option<&Path>,
    produced: &Produced<'_>,
) -> Result<Vec<PathBuf>, ReportError> {
    let Produced { given, resolution, notes, extras } = produced;
    let staged = Staged { staging: Staging::open(folder)?, folder };
    let results = || {
        let ids = given.records.ids();
        let others = given.reference.as_ref().unwrap_or(&given.records).ids();
        staged.file(CLUSTERS, |file| Ok(clusters::write(file, ids, others, resolution)?))?;
        staged.file(MATCHES, |file| Ok(matches::write(file, ids, others, resolution)?))
    };
    let others =
        || extras.as_ref().map_or(Ok(Vec::new()), |it| it.stage(&staged, given, resolution));
    let (results, others) = rayon::join(results, others);
    results?;
    let others = others?;
    let (mut new, mut stale) = (vec![CLUSTERS, MATCHES], vec![NOTES]);
    if !notes.is_empty() {
        staged.file(NOTES, |file| Ok(notes::write(file, notes)?))?;
        new.append(&mut stale);
    }
    new.extend(others);
    if extras.is_none() {
        // What an earlier run left would not fit the new results.
        stale.extend([RECORDS, ORGANISATIONS]);
    }
    stale.push(STATE_SINCE);
    if !given.settings.keep {
        stale.push(STATE);
    }
    let save_model = save_model.filter(|path| extras.is_none() || *path != folder.join(MODEL));
    let model = save_model.map(|path| ModelFile::stage(path, &resolution.model)).transpose()?;
    staged.staging.publish(&new, &stale)?;
    let mut written: Vec<PathBuf> = new.iter().map(|name| folder.join(name)).collect();
    if let Some(model) = model {
        model.publish()?;
        written.extend(save_model.map(Path::to_owned));
    }
    Ok(written)
}

/// Files that are written beside the folder's own and have not taken their names yet.
struct Staged<'a> {
    staging: Staging<'a>,
    folder: &'a Path,
}

impl Staged<'_> {
    /// How long the file is that is to have this name.
    fn length(&self, name: &str) -> Result<u64, ReportError> {
        let failed = |error| ReportError::Write {
            path: self.folder.join(name),
            failure: Failure::from(error),
        };
        self.staging.path(name).metadata().map(|it| it.len()).map_err(failed)
    }

    /// Writes the file that is to have this name.
    fn file(
        &self,
        name: &str,
        fill: impl FnOnce(&mut File) -> Result<(), Failure>,
    ) -> Result<(), ReportError> {
        self.filled(name, File::options().write(true).create(true).truncate(true), fill)
    }

    /// Writes more into a file that was written.
    fn more(
        &self,
        name: &str,
        fill: impl FnOnce(&mut File) -> Result<(), Failure>,
    ) -> Result<(), ReportError> {
        self.filled(name, File::options().append(true), fill)
    }

    /// Has the file that is to have this name be one that is there already and never changes: the
    /// same file where the disk allows it, else a copy.
    fn share(&self, name: &str, from: &Path) -> Result<(), ReportError> {
        let to = self.staging.path(name);
        // A link to what is itself a link would lead astray from another folder.
        let shared = fs::canonicalize(from)
            .and_then(|from| fs::hard_link(&from, &to).or_else(|_| fs::copy(&from, &to).map(drop)));
        shared.map_err(|error| ReportError::Write {
            path: self.folder.join(name),
            failure: Failure::from(error),
        })
    }

    fn filled(
        &self,
        name: &str,
        options: &OpenOptions,
        fill: impl FnOnce(&mut File) -> Result<(), Failure>,
    ) -> Result<(), ReportError> {
        let opened = options.open(self.staging.path(name)).map_err(Failure::from);
        let filled = opened.and_then(|mut file| fill(&mut file));
        filled.map_err(|failure| ReportError::Write { path: self.folder.join(name), failure })
    }
}
