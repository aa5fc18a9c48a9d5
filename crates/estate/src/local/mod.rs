//! What people know who hold the sources, and say in files beside them: `vendors.toml`, `bodies.toml`.

mod bodies;
mod placing;
mod vendors;

pub use bodies::ServedBody;
pub(crate) use placing::place;
pub use vendors::KnownVendors;

use std::path::Path;

use evidence::{Finding, Place, Severity};

use crate::intake::{LocalFiles, shown};

/// What the files beside the sources say, and what is wrong with them.
pub(crate) struct Told {
    pub(crate) vendors: KnownVendors,
    pub(crate) served: Vec<ServedBody>,
    pub(crate) findings: Vec<Finding>,
}

/// Reads the files that people put beside the sources. A file that is wrong is not used.
pub(crate) fn read(files: &LocalFiles) -> Told {
    let mut findings = Vec::new();
    let vendors = vendors::read(&files.vendors, &mut findings);
    let served = bodies::read(&files.bodies, &mut findings);
    Told { vendors, served, findings }
}

fn wrong(rule: &str, path: &Path, message: &str, guide: &str) -> Finding {
    Finding {
        rule: rule.to_owned(),
        severity: Severity::Error,
        place: Place::file(shown(path)),
        message: format!("{message}; nothing of this file is used"),
        remedy: format!("Correct the file, or take it away; {guide} shows its form."),
    }
}

/// The line, from 1, of a byte of a text.
fn line_of(text: &str, at: usize) -> usize {
    text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1
}
