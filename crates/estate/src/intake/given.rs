use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use evidence::{Finding, Place, Severity};
use walkdir::WalkDir;

use crate::table::ColumnsFile;

/// One file to read.
#[derive(Debug)]
pub(crate) struct Given {
    pub(crate) path: PathBuf,
    /// The path as people are to see it.
    pub(crate) shown: String,
    pub(crate) bytes: u64,
    /// The `columns.toml` files that may speak of it, the nearest first.
    pub(crate) columns: Vec<Arc<ColumnsFile>>,
}

/// What lies under the paths that are to be audited.
#[derive(Debug, Default)]
pub(crate) struct Gathered {
    /// The files to read, in order of what is shown of them.
    pub(crate) given: Vec<Given>,
    /// Files in which people say what they know of the whole.
    pub(crate) local: LocalFiles,
    /// What is wrong with paths.
    pub(crate) findings: Vec<Finding>,
}

/// The files beside sources that speak of the whole audit, in order of what is shown of them.
#[derive(Debug, Default)]
pub(crate) struct LocalFiles {
    /// Every `vendors.toml`.
    pub(crate) vendors: Vec<PathBuf>,
    /// Every `bodies.toml`.
    pub(crate) bodies: Vec<PathBuf>,
}

/// The name of the file in which a person explains others.
const COLUMNS: &str = "columns.toml";

/// Every file under the paths.
///
/// The folder `except` and the files `apart` are no sources. Names that begin with a full stop or
/// `~$`, and what macOS leaves in archives, are passed over.
pub(crate) fn gather(
    paths: &[PathBuf],
    columns: Option<&Path>,
    except: Option<&Path>,
    apart: &[PathBuf],
) -> Gathered {
    let mut findings = Vec::new();
    let mut told = Vec::new();
    if let Some(path) = columns {
        match ColumnsFile::read(path) {
            Ok(file) => told.push(Arc::new(file)),
            Err(finding) => findings.push(*finding),
        }
    }
    let mut seen = BTreeSet::new();
    let mut given = Vec::new();
    for path in paths {
        gather_one(path, &told, &mut given, &mut findings);
    }
    let except: Vec<PathBuf> = except
        .into_iter()
        .chain(apart.iter().map(PathBuf::as_path))
        .filter_map(|path| path.canonicalize().ok())
        .collect();
    let passed_over = |file: &Given| {
        file.path.canonicalize().is_ok_and(|path| except.iter().any(|own| path.starts_with(own)))
    };
    let same = |file: &Given| file.path.canonicalize().unwrap_or_else(|_| file.path.clone());
    given.retain(|file| seen.insert(same(file)) && !passed_over(file));
    given.sort_by(|left, right| left.shown.cmp(&right.shown));
    let mut named = |name: &str| -> Vec<PathBuf> {
        let is_named = |file: &mut Given| file.path.file_name().is_some_and(|own| own == name);
        given.extract_if(.., is_named).map(|file| file.path).collect()
    };
    let local = LocalFiles { vendors: named("vendors.toml"), bodies: named("bodies.toml") };
    Gathered { given, local, findings }
}

fn gather_one(
    root: &Path,
    told: &[Arc<ColumnsFile>],
    given: &mut Vec<Given>,
    findings: &mut Vec<Finding>,
) {
    let mut near: Vec<(PathBuf, Arc<ColumnsFile>)> = Vec::new();
    let entries =
        WalkDir::new(root).follow_links(true).sort_by_file_name().into_iter().filter_entry(
            |entry| {
                let hidden = entry.depth() > 0 && is_hidden(&entry.file_name().to_string_lossy());
                !hidden && !is_report(entry.path())
            },
        );
    let mut files = Vec::new();
    for entry in entries {
        match entry {
            Ok(entry) if entry.file_type().is_file() => {
                let bytes = entry.metadata().map_or(0, |metadata| metadata.len());
                files.push((entry.into_path(), bytes));
            }
            Ok(_) => {}
            Err(error) => findings.push(unreachable(root, &error)),
        }
    }
    for (path, _) in files.iter().filter(|(path, _)| path.file_name().is_some_and(|n| n == COLUMNS))
    {
        match ColumnsFile::read(path) {
            Ok(file) => near.push((path.parent().unwrap_or(root).to_owned(), Arc::new(file))),
            Err(finding) => findings.push(*finding),
        }
    }
    near.sort_by_key(|(folder, _)| std::cmp::Reverse(folder.components().count()));
    for (path, bytes) in files {
        if path.file_name().is_some_and(|name| name == COLUMNS) {
            continue;
        }
        let beside =
            near.iter().filter(|(folder, _)| path.starts_with(folder)).map(|(_, file)| file);
        let columns = told.iter().chain(beside).cloned().collect();
        given.push(Given { shown: shown(&path), path, bytes, columns });
    }
}

/// Whether a folder holds an earlier audit's report, which is no source.
fn is_report(path: &Path) -> bool {
    path.join("report.schema.json").is_file() && path.join("report.json").is_file()
}

fn is_hidden(name: &str) -> bool {
    name.starts_with('.') || name.starts_with("~$") || name == "__MACOSX"
}

/// A path with `/` between its parts on every system, and no `./` in front.
pub(crate) fn shown(path: &Path) -> String {
    let parts: Vec<String> = path
        .components()
        .filter(|part| !matches!(part, Component::CurDir))
        .map(|part| match part {
            Component::RootDir => String::new(),
            other => other.as_os_str().to_string_lossy().into_owned(),
        })
        .collect();
    parts.join("/")
}

fn unreachable(root: &Path, error: &walkdir::Error) -> Finding {
    let path = error.path().unwrap_or(root);
    let missing = error.io_error().is_some_and(|e| e.kind() == std::io::ErrorKind::NotFound);
    Finding {
        rule: if missing { "no-such-path" } else { "unreadable-path" }.into(),
        severity: Severity::Error,
        place: Place::file(shown(path)),
        message: match error.io_error() {
            _ if missing => "there is no such file or folder".into(),
            Some(io) => format!("cannot be opened: {io}"),
            None => format!("cannot be walked: {error}"),
        },
        remedy: if missing {
            "Check the spelling of the path.".into()
        } else {
            "Check that you may read it.".into()
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_that_does_not_exist_is_named() {
        let gathered = gather(&[PathBuf::from("no/such/folder")], None, None, &[]);
        assert!(gathered.given.is_empty());
        assert_eq!(
            gathered.findings[0].to_string(),
            "error: no/such/folder: there is no such file or folder\n  Check the spelling of the path."
        );
    }

    #[test]
    fn paths_are_shown_alike_everywhere() {
        assert_eq!(shown(Path::new("./a/b.csv")), "a/b.csv");
        assert_eq!(shown(Path::new("/srv/a.csv")), "/srv/a.csv");
    }
}
