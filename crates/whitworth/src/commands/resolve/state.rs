use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use resolve::update::{State, StateError, StatePiece};
use review::IDENTITY;
use thiserror::Error;

/// What a run keeps so that records can be added to it.
pub(super) const STATE: &str = "state.bin";
/// What updates added to it since.
pub(super) const STATE_SINCE: &str = "state-since.bin";

/// The file of a piece of the state.
pub(super) fn file_of(piece: StatePiece) -> &'static str {
    match piece {
        StatePiece::Whole => STATE,
        StatePiece::Since => STATE_SINCE,
    }
}

/// Why an earlier run's state cannot be used.
#[derive(Debug, Error)]
pub(super) enum KeptError {
    #[error("{}: the earlier run kept nothing that records could be added to\n  Resolve all records anew without --update.", .0.display())]
    None(PathBuf),
    #[error("{}: {error}\n  Resolve all records anew without --update.", path.display())]
    Unusable { path: PathBuf, error: StateError },
    #[error("{}: the log of ids cannot be read: {error}\n  Check that you may read it.", path.display())]
    NoLog { path: PathBuf, error: io::Error },
    #[error("{}: the log of ids is not the one that {STATE} beside it goes with\n  Restore it from a copy, or resolve all records anew without --update.", .0.display())]
    OtherLog(PathBuf),
    #[error("{}: the log of ids is not the one that {STATE} beside it goes with: it is longer, and {STATE_SINCE}, where updates keep what they add, is not there\n  Restore {STATE_SINCE} from a copy, or resolve all records anew without --update.", .0.display())]
    NoSince(PathBuf),
}

/// Reads the state of the run in a folder.
pub(super) fn read(folder: &Path) -> Result<State, KeptError> {
    let path = folder.join(STATE);
    if !path.exists() {
        return Err(KeptError::None(folder.to_owned()));
    }
    let state = pieces(folder, true).map_err(|error| unusable(folder, error))?;
    let path = folder.join(IDENTITY);
    match fs::metadata(&path) {
        Ok(metadata) if metadata.len() == state.log() => Ok(state),
        Ok(metadata) if metadata.len() > state.log() && !folder.join(STATE_SINCE).exists() => {
            Err(KeptError::NoSince(path))
        }
        Ok(_) => Err(KeptError::OtherLog(path)),
        Err(error) => Err(KeptError::NoLog { path, error }),
    }
}

/// Reads the state, with or without what there is since.
fn pieces(folder: &Path, with_since: bool) -> Result<State, StateError> {
    State::read(|piece| match File::open(folder.join(file_of(piece))) {
        _ if piece == StatePiece::Since && !with_since => Ok(None),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        opened => opened.map(Some),
    })
}

/// The error at the file that it comes from: if the whole can be read by itself, the other one.
fn unusable(folder: &Path, error: StateError) -> KeptError {
    let is_since = folder.join(STATE_SINCE).exists() && pieces(folder, false).is_ok();
    let path = folder.join(if is_since { STATE_SINCE } else { STATE });
    KeptError::Unusable { path, error }
}
