//! `whitworth resolve review DIR`: pairs side by side in the terminal, and a person who judges them.

mod keys;
mod list;
mod screen;
mod session;

use std::collections::BTreeSet;

use review::{Log, Review};

use super::Ended;
use crate::Outcome;
use crate::arguments::ReviewArguments;
use crate::progress::{Stages, print, say};
use keys::Keys;
use session::Session;

/// `whitworth resolve review DIR`
pub(crate) fn run(arguments: &ReviewArguments) -> Ended {
    let folder = &arguments.folder;
    if !folder.is_dir() {
        let folder = folder.display();
        return Err(format!(
            "{folder}: there is no such folder\n  Name one that whitworth resolve wrote with --out."
        )
        .into());
    }
    if arguments.list {
        return list::run(&Log::of(folder), arguments.json);
    }
    let by = judge(arguments.by.as_deref())?;
    let stages = Stages::begin();
    stages.show(format!("Reading {}", folder.display()));
    let review = Review::open(folder, arguments.pairs)?;
    drop(stages);
    let told: BTreeSet<String> = contradictions(review.log())?.collect();
    for contradiction in &told {
        say(&format!("note: {contradiction}"));
    }
    if review.asked().is_empty() {
        print("There is no pair left that is uncertain and not judged.\n");
        return Ok(Outcome::Fine);
    }
    let judged = Session::new(&review, by, told).run(&mut Keys::open())?;
    print(&judged.text(folder, review.log().path()));
    Ok(Outcome::Fine)
}

/// Who judges: as given, or whoever is logged in.
fn judge(given: Option<&str>) -> Result<String, String> {
    let login =
        || ["USER", "LOGNAME", "USERNAME"].into_iter().find_map(|it| std::env::var(it).ok());
    given
        .map(str::to_owned)
        .or_else(login)
        .map(|name| name.trim().to_owned())
        .filter(|name| !name.is_empty())
        .ok_or_else(|| "who judges is not known\n  Give your name with --by.".to_owned())
}

/// What in a log cannot all be true.
fn contradictions(log: &Log) -> Result<impl Iterator<Item = String> + use<>, review::ReviewError> {
    let found = log.read()?.standing.contradictions();
    let path = log.path().display().to_string();
    Ok(found.into_iter().map(move |contradiction| format!("{path}: {contradiction}")))
}
