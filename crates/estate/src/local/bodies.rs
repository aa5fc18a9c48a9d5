use std::fs;
use std::path::{Path, PathBuf};

use evidence::Finding;
use serde::Deserialize;
use toml::Spanned;

use super::{line_of, wrong};
use crate::intake::shown;

/// A public body with the people whom it serves, as a `bodies.toml` tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServedBody {
    /// Its name, as the file writes it.
    pub name: String,
    /// How many people it serves.
    pub population: u64,
    /// Where that number is from.
    pub source: String,
    /// The file that says so.
    pub file: String,
    /// Its place in the directory of buyers; none if no source names it as a buyer.
    pub buyer: Option<u32>,
}

/// One `bodies.toml`.
///
/// ```toml
/// [[body]]
/// name = "Anytown Council"
/// population = 123456
/// source = "Mid-2024 estimate, Office for National Statistics"
/// ```
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BodiesFile {
    body: Vec<Spanned<BodyEntry>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BodyEntry {
    name: String,
    population: u64,
    source: String,
}

/// The bodies of the files. A file of which one entry is wrong is left out whole.
pub(super) fn read(paths: &[PathBuf], findings: &mut Vec<Finding>) -> Vec<ServedBody> {
    let mut bodies = Vec::new();
    for path in paths {
        match read_one(path) {
            Ok(mut own) => bodies.append(&mut own),
            Err(message) => {
                findings.push(wrong("bodies-file", path, &message, "docs/beside-the-sources.md"));
            }
        }
    }
    bodies
}

fn read_one(path: &Path) -> Result<Vec<ServedBody>, String> {
    let text = fs::read_to_string(path).map_err(|error| error.to_string())?;
    let at_line = |at: usize, problem: &str| format!("line {}: {problem}", line_of(&text, at));
    let file: BodiesFile = toml::from_str(&text).map_err(|error| {
        at_line(error.span().map_or(0, |span| span.start), error.message().trim())
    })?;
    let body = |entry: Spanned<BodyEntry>| {
        let (at, entry) = (entry.span().start, entry.into_inner());
        let [name, source] = [&entry.name, &entry.source].map(|own| own.trim().to_owned());
        if name.is_empty() || source.is_empty() {
            return Err(at_line(at, "a body has a name, and its population a source"));
        }
        if entry.population == 0 {
            return Err(at_line(at, "a population of 0 serves nobody"));
        }
        let file = shown(path);
        Ok(ServedBody { name, population: entry.population, source, file, buyer: None })
    };
    file.body.into_iter().map(body).collect()
}
