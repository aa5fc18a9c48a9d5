use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::ReportError;
use crate::error::Failure;

/// A place beside the documents of a folder, on the same disk, where new ones are written before
/// any of them takes its name. Dropped unpublished, it leaves the folder as it was.
pub struct Staging<'a> {
    folder: &'a Path,
    made_folder: bool,
    work: Option<TempDir>,
}

impl<'a> Staging<'a> {
    /// Makes the folder, if it is not there, and the place within it.
    ///
    /// # Errors
    /// When the folder cannot be made or written to.
    pub fn open(folder: &'a Path) -> Result<Self, ReportError> {
        let made_folder = !folder.exists();
        fs::create_dir_all(folder).map_err(|error| ReportError::write(folder, error))?;
        let mut staging = Self { folder, made_folder, work: None };
        let work = tempfile::Builder::new().prefix(".whitworth-").tempdir_in(folder);
        staging.work = Some(work.map_err(|error| ReportError::write(folder, error))?);
        Ok(staging)
    }

    /// Where the document of this name is to be written.
    pub fn path(&self, name: &str) -> PathBuf {
        self.work().join(name)
    }

    /// A folder for what a writer needs only while it writes.
    pub(crate) fn work(&self) -> &Path {
        self.work.as_ref().map_or(self.folder, TempDir::path)
    }

    /// Gives the new documents their names in place of the old, and removes those that are stale;
    /// if one of them cannot have its name, the old ones all come back.
    ///
    /// # Errors
    /// When a name is taken by a folder, or a document cannot be moved.
    pub fn publish(mut self, new: &[&str], stale: &[&str]) -> Result<(), ReportError> {
        let old = self.work().join("previous");
        fs::create_dir(&old).map_err(|error| ReportError::write(self.folder, error))?;
        let mut moves = Vec::new();
        for name in new.iter().chain(stale) {
            let named = self.folder.join(name);
            if named.is_dir() {
                return Err(undo(&moves, ReportError::write(&named, Failure::Taken)));
            }
            if named.symlink_metadata().is_ok() {
                move_file(&mut moves, named, old.join(name))?;
            }
        }
        for name in new {
            move_file(&mut moves, self.path(name), self.folder.join(name))?;
        }
        self.made_folder = false;
        Ok(())
    }
}

impl Drop for Staging<'_> {
    fn drop(&mut self) {
        drop(self.work.take());
        if self.made_folder {
            // Fails, as it should, if somebody has put something there meanwhile.
            let _ = fs::remove_dir(self.folder);
        }
    }
}

fn move_file(
    moves: &mut Vec<(PathBuf, PathBuf)>,
    from: PathBuf,
    to: PathBuf,
) -> Result<(), ReportError> {
    match fs::rename(&from, &to) {
        Ok(()) => {
            moves.push((from, to));
            Ok(())
        }
        Err(error) => {
            // The name that a person knows is the one outside the staging.
            let named = if to.components().count() < from.components().count() { to } else { from };
            Err(undo(moves, ReportError::write(&named, error)))
        }
    }
}

fn undo(moves: &[(PathBuf, PathBuf)], error: ReportError) -> ReportError {
    for (from, to) in moves.iter().rev() {
        // What cannot be undone now could not be undone later either; the first error counts.
        let _ = fs::rename(to, from);
    }
    error
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn what_is_not_published_leaves_no_trace() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("out");
        let staging = Staging::open(&folder).unwrap();
        fs::write(staging.path("report.json"), "{").unwrap();
        drop(staging);
        assert!(!folder.exists());
    }

    #[test]
    fn old_documents_come_back_when_a_name_is_taken() {
        let home = tempfile::tempdir().unwrap();
        fs::write(home.path().join("a"), "old").unwrap();
        fs::create_dir(home.path().join("b")).unwrap();
        let staging = Staging::open(home.path()).unwrap();
        fs::write(staging.path("a"), "new").unwrap();
        fs::write(staging.path("b"), "new").unwrap();
        let error = staging.publish(&["a", "b"], &[]).unwrap_err().to_string();
        assert!(error.contains("a folder has that name"), "{error}");
        assert_eq!(fs::read_to_string(home.path().join("a")).unwrap(), "old");
        assert_eq!(names(home.path()), ["a", "b"]);
    }

    #[test]
    fn stale_documents_go_and_strange_files_stay() {
        let home = tempfile::tempdir().unwrap();
        for name in ["a", "stale", "strange"] {
            fs::write(home.path().join(name), "old").unwrap();
        }
        let staging = Staging::open(home.path()).unwrap();
        fs::write(staging.path("a"), "new").unwrap();
        staging.publish(&["a"], &["stale"]).unwrap();
        assert_eq!(names(home.path()), ["a", "strange"]);
        assert_eq!(fs::read_to_string(home.path().join("a")).unwrap(), "new");
    }
}
