//! A resolution as files: all of them, or none.

mod cells;
mod clusters;
mod matches;
mod notes;

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use report::{ReportError, Staging};
use resolve::{Note, Resolution};

use super::given::Given;
use super::model_file::ModelFile;
pub(super) use clusters::ambiguous_ids;

const CLUSTERS: &str = "clusters.csv";
const MATCHES: &str = "matches.csv";
const NOTES: &str = "notes.csv";

/// Writes what came of a run, and gives back the paths written.
pub(super) fn write(
    folder: &Path,
    save_model: Option<&Path>,
    given: &Given,
    resolution: &Resolution,
    notes: &[Note],
) -> Result<Vec<PathBuf>, ReportError> {
    let staging = Staging::open(folder)?;
    let file = |name: &str, fill: &dyn Fn(&mut File) -> io::Result<()>| {
        File::create(staging.path(name))
            .and_then(|mut file| fill(&mut file))
            .map_err(|error| ReportError::Write { path: folder.join(name), failure: error.into() })
    };
    file(CLUSTERS, &|file| clusters::write(file, given, resolution))?;
    file(MATCHES, &|file| matches::write(file, given, resolution))?;
    let (mut new, mut stale) = (vec![CLUSTERS, MATCHES], vec![NOTES]);
    if !notes.is_empty() {
        file(NOTES, &|file| notes::write(file, notes))?;
        new.append(&mut stale);
    }
    let model = save_model.map(|path| ModelFile::stage(path, &resolution.model)).transpose()?;
    staging.publish(&new, &stale)?;
    let mut written: Vec<PathBuf> = new.iter().map(|name| folder.join(name)).collect();
    if let Some(model) = model {
        model.publish()?;
        written.extend(save_model.map(Path::to_owned));
    }
    Ok(written)
}
