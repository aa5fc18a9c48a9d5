use std::path::{Path, PathBuf};

use resolve::{Records, Resolution, Settings};
use thiserror::Error;

/// Why an earlier run was not updated.
#[derive(Debug, Error)]
pub(super) enum UpdateError {
    #[error(
        "{}: updating an earlier run is not built yet\n  Leave --update out to resolve all records anew.",
        folder.display()
    )]
    NotBuilt { folder: PathBuf },
}

/// Resolves records of which most were resolved before into `folder`, keeping its ids.
pub(super) fn update(
    folder: &Path,
    _records: &Records,
    _settings: &Settings,
) -> Result<Resolution, UpdateError> {
    Err(UpdateError::NotBuilt { folder: folder.to_owned() })
}
