//! Whether what a run writes would take the place of something that is not its own; better said
//! before the work than after it.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use review::{JUDGEMENTS, MODEL};
use same_file::is_same_file;
use thiserror::Error;

use super::model_file;
use super::output::DOCUMENTS;
use crate::arguments::ResolveArguments;

/// What a run would destroy, or could not write.
#[derive(Debug, Error)]
pub(super) enum TargetError {
    #[error("{}: this is a file\n  Name a folder with --out.", .0.display())]
    OutIsFile(PathBuf),
    #[error("{}: this run reads the file and would replace it with its own {document}\n  Move it to another folder, or name another with --out.", path.display())]
    Replaced { path: PathBuf, document: &'static str },
    #[error("{}: this is a folder\n  Name a file with --save-model.", .0.display())]
    ModelIsFolder(PathBuf),
    #[error("{}: this run reads the file, and --save-model would replace it\n  Name another file with --save-model.", .0.display())]
    ModelIsInput(PathBuf),
    #[error("{}: the results have a document of that name\n  Name another file with --save-model.", .0.display())]
    ModelIsDocument(PathBuf),
    #[error("{}: there is a file that is not a model of this version of whitworth, and --save-model would replace it\n  Move it away, or name another file with --save-model.", .0.display())]
    NoModel(PathBuf),
    #[error("{}: there is no such folder\n  Make it, or name a file in another with --save-model.", .0.display())]
    NoFolder(PathBuf),
}

/// Refuses what would destroy a file of the user's.
pub(super) fn check(arguments: &ResolveArguments) -> Result<(), TargetError> {
    let out = arguments.folder();
    if out.exists() && !out.is_dir() {
        return Err(TargetError::OutIsFile(out.to_owned()));
    }
    for input in inputs(arguments) {
        if let Some(document) = DOCUMENTS.into_iter().find(|name| is_same(input, &out.join(name))) {
            return Err(TargetError::Replaced { path: input.to_owned(), document });
        }
    }
    arguments.save_model.as_deref().map_or(Ok(()), |path| check_model(path, arguments))
}

/// The files that a run reads and nobody could make again. A model that is read may be kept under
/// the same name: it does not change.
fn inputs(arguments: &ResolveArguments) -> impl Iterator<Item = &Path> {
    let others = [&arguments.against, &arguments.labels].into_iter().flatten();
    std::iter::once(&arguments.file).chain(others).map(PathBuf::as_path)
}

fn check_model(path: &Path, arguments: &ResolveArguments) -> Result<(), TargetError> {
    let (owned, out) = (path.to_owned(), arguments.folder());
    if path.is_dir() {
        return Err(TargetError::ModelIsFolder(owned));
    }
    if inputs(arguments).any(|input| is_same(input, path)) {
        return Err(TargetError::ModelIsInput(owned));
    }
    let folder = model_file::folder_of(path);
    if is_same(folder, out) {
        let mut others = DOCUMENTS.iter().chain([&JUDGEMENTS]).filter(|name| **name != MODEL);
        if others.any(|name| path.file_name() == Some(OsStr::new(name))) {
            return Err(TargetError::ModelIsDocument(owned));
        }
    } else if !folder.is_dir() {
        return Err(TargetError::NoFolder(folder.to_owned()));
    }
    if path.exists() && !model_file::may_be_replaced(path) {
        return Err(TargetError::NoModel(owned));
    }
    Ok(())
}

/// Whether two paths lead to one place, which need not be there yet.
fn is_same(one: &Path, other: &Path) -> bool {
    let absolute = |path: &Path| std::path::absolute(path).ok();
    is_same_file(one, other).unwrap_or(false)
        || absolute(one).is_some_and(|it| Some(it) == absolute(other))
}
