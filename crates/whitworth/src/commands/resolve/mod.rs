//! `whitworth resolve FILE`: records in, clusters and matches out, for anybody's CSV or Parquet.

mod columns;
mod engine;
mod given;
mod labels;
mod model_file;
mod output;
mod records;
mod summary;
mod table;
mod update;

use resolve::Note;

use super::Ended;
use crate::Outcome;
use crate::arguments::ResolveArguments;
use crate::progress::{Stages, print, say};
use summary::Summary;

/// More notes than this are for `notes.csv`, and not for the terminal.
const TOLD: usize = 10;

/// `whitworth resolve FILE`
pub(crate) fn run(arguments: &ResolveArguments) -> Ended {
    refuse_taken_names(arguments)?;
    let stages = Stages::begin();
    let given = given::read(arguments, |path| stages.show(format!("Reading {}", path.display())))?;
    stages.show("Finding who is who".to_owned());
    let resolution = engine::resolve(&given, arguments)?;
    stages.show(format!("Writing {}", arguments.out.display()));
    let mut notes = given.notes.clone();
    notes.extend(output::ambiguous_ids(&given, &resolution));
    notes.extend_from_slice(&resolution.notes);
    let save_model = arguments.save_model.as_deref();
    let written = output::write(&arguments.out, save_model, &given, &resolution, &notes)?;
    drop(stages);
    tell(&notes);
    let (given, resolution) = (&given, &resolution);
    let summary = Summary { arguments, given, resolution, notes: &notes, written: &written };
    if arguments.json {
        print(&serde_json::to_string_pretty(&summary.json())?);
        print("\n");
    } else {
        print(&summary.text());
    }
    Ok(if given.broken == 0 { Outcome::Fine } else { Outcome::Rejected })
}

/// What cannot be written is better said before the work than after it.
fn refuse_taken_names(arguments: &ResolveArguments) -> Result<(), String> {
    let out = arguments.out.as_path();
    if out.exists() && !out.is_dir() {
        let out = out.display();
        return Err(format!("{out}: this is a file\n  Name a folder with --out."));
    }
    match &arguments.save_model {
        Some(path) if model_file::is_taken(path) => {
            Err(format!("{}: this is a folder\n  Name a file with --save-model.", path.display()))
        }
        _ => Ok(()),
    }
}

fn tell(notes: &[Note]) {
    for note in notes.iter().take(TOLD) {
        say(&format!("note: {}", note.message));
    }
    if notes.len() > TOLD {
        say(&format!("note: notes.csv has {} more", notes.len() - TOLD));
    }
}
