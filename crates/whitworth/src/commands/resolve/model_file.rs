use std::fs::{self, File};
use std::io::{BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};

use report::{Failure, ReportError, Staging};
use resolve::Model;
use thiserror::Error;

/// Why a model was not read.
#[derive(Debug, Error)]
pub(super) enum ModelError {
    #[error("{}: the model cannot be opened: {error}\n  Check the spelling of the path.", path.display())]
    Unopened { path: PathBuf, error: std::io::Error },
    #[error(
        "{}: this is not a model: {error}\n  Give a file that --save-model wrote.", path.display()
    )]
    NoModel { path: PathBuf, error: serde_json::Error },
}

/// Reads the weights that an earlier run kept.
pub(super) fn read(path: &Path) -> Result<Model, ModelError> {
    let file =
        File::open(path).map_err(|error| ModelError::Unopened { path: path.to_owned(), error })?;
    serde_json::from_reader(BufReader::new(file))
        .map_err(|error| ModelError::NoModel { path: path.to_owned(), error })
}

/// A model that is written and has not taken its name yet.
pub(super) struct ModelFile<'a> {
    staging: Staging<'a>,
    name: &'a str,
}

impl<'a> ModelFile<'a> {
    /// Writes a model beside where it is to stand.
    pub(super) fn stage(path: &'a Path, model: &Model) -> Result<Self, ReportError> {
        let failed = |failure: Failure| ReportError::Write { path: path.to_owned(), failure };
        let no_name = || failed(Failure::Table("the path names no file".to_owned()));
        let name = path.file_name().and_then(|name| name.to_str()).ok_or_else(no_name)?;
        let staging = Staging::open(folder_of(path))?;
        let write = || -> Result<(), Failure> {
            let mut file = BufWriter::new(File::create(staging.path(name))?);
            serde_json::to_writer_pretty(&mut file, model)?;
            file.write_all(b"\n")?;
            Ok(file.flush()?)
        };
        write().map_err(failed)?;
        Ok(Self { staging, name })
    }

    /// Gives it its name.
    pub(super) fn publish(self) -> Result<(), ReportError> {
        self.staging.publish(&[self.name], &[])
    }
}

/// The folder that a file stands in.
pub(super) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Whether what is there is a model, or an empty file as a script makes one to be filled.
pub(super) fn may_be_replaced(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|it| it.is_file() && (it.len() == 0 || read(path).is_ok()))
}
