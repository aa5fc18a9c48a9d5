use std::fs;
use std::ops::Deref;
use std::path::PathBuf;
use std::sync::{Arc, LazyLock};

use evidence::Finding;
use resolve::product::{Dictionary, VendorFile};

use super::wrong;
use crate::intake::shown;

/// The vendors of software that an audit knows: those built into the program, and those of every
/// `vendors.toml` beside the sources.
#[derive(Clone, Debug)]
pub struct KnownVendors(Arc<Dictionary>);

// The dictionary that is built in is without fault: a test of its crate reads it.
static BUILT_IN: LazyLock<Arc<Dictionary>> =
    LazyLock::new(|| Arc::new(Dictionary::built_in().unwrap_or_default()));

impl Default for KnownVendors {
    fn default() -> Self {
        Self(Arc::clone(&BUILT_IN))
    }
}

impl Deref for KnownVendors {
    type Target = Dictionary;

    fn deref(&self) -> &Dictionary {
        &self.0
    }
}

/// The vendors built in and those of the files, of which each that is wrong is left out.
pub(super) fn read(paths: &[PathBuf], findings: &mut Vec<Finding>) -> KnownVendors {
    let mut known = None;
    let mut taken: Vec<(String, String)> = Vec::new();
    for path in paths {
        let mut refuse = |message: String| {
            findings.push(wrong("vendors-file", path, &message, "docs/vendors.md"));
        };
        let text = match fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) => {
                refuse(error.to_string());
                continue;
            }
        };
        taken.push((shown(path), text));
        let files: Vec<VendorFile<'_>> =
            taken.iter().map(|(name, text)| VendorFile { name, text }).collect();
        match Dictionary::built_in_with(&files) {
            Ok(dictionary) => known = Some(KnownVendors(Arc::new(dictionary))),
            Err(errors) => {
                let more = match errors.len() {
                    0 | 1 => String::new(),
                    several => format!(" (and {} more)", several - 1),
                };
                if let Some(first) = errors.first() {
                    refuse(format!("line {}: {}{more}", first.line, first.problem));
                }
                taken.pop();
            }
        }
    }
    known.unwrap_or_default()
}
