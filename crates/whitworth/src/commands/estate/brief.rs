use std::fs;

use report::read_folder;

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
            let staged = path.with_extension("part");
            let written = fs::write(&staged, text).and_then(|()| fs::rename(&staged, path));
            if let Err(error) = written {
                let _ = fs::remove_file(&staged);
                return Err(format!(
                    "could not write {}: {error}\n  Write to another place with --out.",
                    path.display()
                )
                .into());
            }
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
