use std::fs::{self, File, TryLockError};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use report::ReportError;
use same_file::Handle;
use thiserror::Error;

/// The file that is locked. Only the lock on it counts, which ends with the program: a file that was
/// left behind stops nobody.
const LOCK: &str = ".whitworth.lock";

/// How often to begin again when the run before takes its lock or folder away meanwhile.
const TRIES: usize = 100;

/// A folder that no other run changes meanwhile.
#[derive(Debug)]
pub(super) struct FolderLock {
    folder: PathBuf,
    /// None where the disk knows no locks, or nobody may write.
    held: Option<Handle>,
    made_folder: bool,
}

/// Why a folder is not for this run.
#[derive(Debug, Error)]
pub(super) enum LockError {
    #[error("{}: another run of whitworth resolve is at work in this folder\n  Wait until it has ended, or name another folder with --out. Nothing was changed.", .0.display())]
    AtWork(PathBuf),
    #[error("{}: another run of whitworth resolve is writing to this folder\n  Wait until it has ended. Nothing was changed.", .0.display())]
    Changing(PathBuf),
    #[error(transparent)]
    Unwritten(#[from] ReportError),
}

impl FolderLock {
    /// Keeps all other runs out of a folder, which is made if it is not there and, if nothing was
    /// written into it, goes again.
    pub(super) fn to_write(folder: &Path) -> Result<Self, LockError> {
        let mut lock = Self { folder: folder.to_owned(), held: None, made_folder: false };
        for _ in 0..TRIES {
            lock.made_folder |= !folder.exists();
            fs::create_dir_all(folder).map_err(|error| unwritten(folder, error))?;
            match lock.hold(File::try_lock) {
                Err(Refusal::Gone) => {}
                Err(Refusal::AtWork) => return Err(LockError::AtWork(folder.to_owned())),
                Err(Refusal::Storage(error)) => {
                    return Err(unwritten(&folder.join(LOCK), error));
                }
                Ok(()) => return Ok(lock),
            }
        }
        Err(LockError::AtWork(folder.to_owned()))
    }

    /// Keeps runs from changing a folder while this one reads it; others may read it too.
    pub(super) fn to_read(folder: &Path) -> Result<Self, LockError> {
        let mut lock = Self { folder: folder.to_owned(), held: None, made_folder: false };
        for _ in 0..TRIES {
            match lock.hold(File::try_lock_shared) {
                Err(Refusal::Gone) => {}
                Err(Refusal::AtWork) => break,
                // A folder that may only be read, such as one put away, is read without a lock.
                Err(Refusal::Storage(_)) | Ok(()) => return Ok(lock),
            }
        }
        Err(LockError::Changing(folder.to_owned()))
    }

    fn hold(&mut self, take: fn(&File) -> Result<(), TryLockError>) -> Result<(), Refusal> {
        let path = self.folder.join(LOCK);
        let handle = Handle::from_file(open(&path)?)?;
        match take(handle.as_file()) {
            // Better no lock than no run, on a disk that knows none.
            Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Unsupported => {
                return Ok(());
            }
            Err(TryLockError::Error(error)) => return Err(error.into()),
            Err(TryLockError::WouldBlock) => return Err(Refusal::AtWork),
            Ok(()) => {}
        }
        // The run before takes the file away when it ends, and the next would lock a new one.
        if Handle::from_path(&path)? != handle {
            return Err(Refusal::Gone);
        }
        self.held = Some(handle);
        Ok(())
    }
}

impl Drop for FolderLock {
    fn drop(&mut self) {
        let path = self.folder.join(LOCK);
        if let Some(handle) = self.held.take() {
            // The last one out takes the file away: with other readers there, the second lock fails.
            let is_last = handle.as_file().unlock().is_ok() && handle.as_file().try_lock().is_ok();
            if is_last && Handle::from_path(&path).is_ok_and(|there| there == handle) {
                // What cannot be taken away is left behind, and does no harm.
                let _ = fs::remove_file(&path);
            }
        }
        if self.made_folder {
            // Fails, as it should, if the run wrote something.
            let _ = fs::remove_dir(&self.folder);
        }
    }
}

fn unwritten(path: &Path, error: io::Error) -> LockError {
    ReportError::Write { path: path.to_owned(), failure: error.into() }.into()
}

/// Why a lock was not had.
enum Refusal {
    /// What was to be locked is not there any more: try again.
    Gone,
    /// Another has it.
    AtWork,
    Storage(io::Error),
}

impl From<io::Error> for Refusal {
    fn from(error: io::Error) -> Self {
        if error.kind() == ErrorKind::NotFound { Self::Gone } else { Self::Storage(error) }
    }
}

/// Opens the file, or makes it. One that a colleague's run left behind need not be ours to write.
fn open(path: &Path) -> io::Result<File> {
    let made = File::options().read(true).write(true).create(true).truncate(false).open(path);
    made.or_else(|error| File::open(path).map_err(|_| error))
}
