//! `whitworth resolve FILE`: records in, clusters and matches out, for anybody's CSV or Parquet. The
//! folder that a run writes can be reviewed, and continued by the next run.

mod columns;
mod decided;
mod earlier;
mod engine;
mod folder_lock;
mod given;
mod identity;
mod labels;
mod model_file;
mod output;
mod records;
mod state;
mod summary;
mod table;
mod targets;
mod update;

use std::path::Path;

use resolve::Note;

use super::Ended;
use crate::Outcome;
use crate::arguments::{ResolveArguments, ResolveCommand, WithResolved};
use crate::progress::{Stages, print, say};
use earlier::Earlier;
use folder_lock::FolderLock;
use output::{Extras, Produced};
use summary::Summary;

/// More notes than this are for `notes.csv`, and not for the terminal.
const TOLD: usize = 10;

/// `whitworth resolve FILE` or `whitworth resolve review DIR`
pub(crate) fn run_or_review(command: &ResolveCommand) -> Ended {
    match (&command.with, &command.run) {
        (Some(WithResolved::Review(arguments)), _) => super::review::run(arguments),
        (None, Some(arguments)) => run(arguments),
        (None, None) => Err("name a file to resolve\n  See whitworth resolve --help.".into()),
    }
}

/// `whitworth resolve FILE`
fn run(arguments: &ResolveArguments) -> Ended {
    targets::check(arguments)?;
    if let Some(from) = &arguments.update {
        return update::run(arguments, from);
    }
    let _lock = FolderLock::to_write(arguments.folder())?;
    let mut earlier = Earlier::read(arguments)?;
    let stages = Stages::begin();
    let reading = |path: &Path| stages.show(format!("Reading {}", path.display()));
    let given = given::read(arguments, &earlier, reading)?;
    stages.show("Finding who is who".to_owned());
    let resolution = engine::resolve(&given, arguments)?;
    stages.show(format!("Writing {}", arguments.folder().display()));
    let mut notes = given.notes.clone();
    notes.extend(output::ambiguous_ids(&given, &resolution));
    notes.extend_from_slice(&resolution.notes);
    let identity = (!arguments.plain)
        .then(|| identity::assign(&mut earlier.register, &given, &resolution))
        .transpose()?;
    let produced = Produced {
        given: &given,
        resolution: &resolution,
        notes: &notes,
        extras: identity.as_ref().map(|identity| Extras { identity, earlier: &earlier }),
    };
    let written = output::write(arguments.folder(), arguments.save_model.as_deref(), &produced)?;
    drop(stages);
    tell(&notes);
    let summary = Summary {
        arguments,
        given: &given,
        resolution: &resolution,
        identity: identity.as_ref(),
        notes: &notes,
        written: &written,
    };
    if arguments.json {
        print(&serde_json::to_string_pretty(&summary.json())?);
        print("\n");
    } else {
        print(&summary.text());
    }
    let outcome = if given.broken == 0 { Outcome::Fine } else { Outcome::Rejected };
    // The program ends here: to take millions of records apart first would only cost time.
    std::mem::forget((earlier, given, resolution, identity));
    Ok(outcome)
}

fn tell(notes: &[Note]) {
    for note in notes.iter().take(TOLD) {
        say(&format!("note: {}", note.message));
    }
    if notes.len() > TOLD {
        say(&format!("note: notes.csv has {} more", notes.len() - TOLD));
    }
}
