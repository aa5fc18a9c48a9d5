use std::error::Error;
use std::fs;
use std::path::Path;

use report::{ReportError, Staging, read_folder};

use super::super::Ended;
use super::supplier;
use crate::Outcome;
use crate::arguments::BriefArguments;
use crate::progress::{print, say};

/// `whitworth estate brief SUPPLIER`
pub(super) fn run(arguments: &BriefArguments) -> Ended {
    let folder = read_folder(&arguments.audit)?;
    let supplier = supplier::named(&folder.report, &arguments.supplier)?;
    let briefing = folder.briefing(&arguments.audit, &supplier.id)?;
    let text = if arguments.json {
        format!("{}\n", serde_json::to_string_pretty(&briefing)?)
    } else {
        briefing.html()?
    };
    match &arguments.out {
        None => print(&text),
        Some(path) => {
            write(path, &text)?;
            say(&format!(
                "Wrote the briefing on {} to {}. Left out: {}.",
                briefing.supplier,
                path.display(),
                briefing.left_out.words()
            ));
        }
    }
    Ok(Outcome::Fine)
}

/// Writes the document whole, or not at all, and touches nothing else in its folder.
fn write(path: &Path, text: &str) -> Result<(), Box<dyn Error>> {
    let refused = |why| {
        format!("could not write {}: {why}\n  Write to another place with --out.", path.display())
    };
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty());
    let folder = parent.unwrap_or(Path::new("."));
    let Some(name) = path.file_name().and_then(|name| name.to_str()) else {
        return Err(refused("that is not the name of a file").into());
    };
    if !folder.is_dir() {
        return Err(refused("there is no such folder").into());
    }
    let staging = Staging::open(folder)?;
    fs::write(staging.path(name), text)
        .map_err(|error| ReportError::Write { path: path.to_owned(), failure: error.into() })?;
    Ok(staging.publish(&[name], &[])?)
}
