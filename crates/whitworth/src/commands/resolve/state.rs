use std::fs::{self, File};
use std::io::{self, ErrorKind, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use rayon::iter::{IndexedParallelIterator, ParallelIterator};
use rayon::slice::ParallelSliceMut;
use resolve::Resolution;
use resolve::identity::Roll;
use resolve::update::{State, StateError};
use review::IDENTITY;
use thiserror::Error;

/// What a run keeps so that records can be added to it: the engine's bytes, and after them how long
/// the log of ids was that they go with.
pub(super) const STATE: &str = "state.bin";

/// Why an earlier run's state cannot be used.
#[derive(Debug, Error)]
pub(super) enum KeptError {
    #[error("{}: the earlier run kept nothing that records could be added to\n  Resolve all records anew without --update.", .0.display())]
    None(PathBuf),
    #[error("{}: the state of the earlier run cannot be read: {error}\n  Check that you may read it, or resolve all records anew without --update.", path.display())]
    Unread { path: PathBuf, error: io::Error },
    #[error("{}: {error}\n  Resolve all records anew without --update.", path.display())]
    Other { path: PathBuf, error: StateError },
    #[error("{}: the log of ids is not the one that {STATE} beside it goes with\n  Restore it from a copy, or resolve all records anew without --update.", .0.display())]
    OtherLog(PathBuf),
}

/// Writes the state of a run whose log of ids is so many bytes long.
pub(super) fn write(
    file: &mut File,
    resolution: &Resolution,
    roll: &Roll,
    log: u64,
) -> io::Result<()> {
    resolution.write_state(roll, &mut *file)?;
    file.write_all(&log.to_le_bytes())
}

/// Reads the state of the run in a folder.
pub(super) fn read(folder: &Path) -> Result<State, KeptError> {
    let path = folder.join(STATE);
    let bytes = whole(&path).map_err(|error| match error.kind() {
        ErrorKind::NotFound => KeptError::None(folder.to_owned()),
        _ => KeptError::Unread { path: path.clone(), error },
    })?;
    let (state, log) = bytes.split_last_chunk::<8>().unwrap_or((&bytes, &[0; 8]));
    let state = State::read(state).map_err(|error| KeptError::Other { path, error })?;
    let path = folder.join(IDENTITY);
    match fs::metadata(&path) {
        Ok(metadata) if metadata.len() == u64::from_le_bytes(*log) => Ok(state),
        Ok(_) => Err(KeptError::OtherLog(path)),
        Err(error) => Err(KeptError::Unread { path, error }),
    }
}

/// The bytes of a file, its parts read side by side.
fn whole(path: &Path) -> io::Result<Vec<u8>> {
    const PART: usize = 2 << 20;
    let length = usize::try_from(fs::metadata(path)?.len()).map_err(io::Error::other)?;
    let mut bytes = vec![0; length];
    bytes.par_chunks_mut(PART).enumerate().try_for_each(|(at, part)| {
        let mut file = File::open(path)?;
        file.seek(SeekFrom::Start((at * PART) as u64))?;
        file.read_exact(part)
    })?;
    Ok(bytes)
}
