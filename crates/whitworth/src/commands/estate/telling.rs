//! What came of corrections, for people and for programs.

use std::fmt::Write as _;
use std::path::Path;

use estate::corrections::{Correction, Fact, Now};
use report::Returned;
use serde_json::json;

use super::correct::counts;

/// Corrections that a terminal shows one by one.
const SHOWN: usize = 40;

pub(super) fn words(said: &Returned, log: &Path, dry_run: bool) -> String {
    let mut out = String::new();
    for correction in said.corrections.iter().take(SHOWN) {
        of_row(&mut out, correction);
    }
    let more = said.corrections.len().saturating_sub(SHOWN);
    if more > 0 {
        let _ = writeln!(out, "and {more} more rows");
    }
    let (changes, confirmed) = counts(&said.corrections);
    let _ = writeln!(
        out,
        "Facts corrected: {changes}. Rows confirmed: {confirmed}. Rows unchanged: {}. Not taken: {}.",
        said.unchanged,
        said.not_taken.len()
    );
    let _ = match (said.corrections.is_empty(), dry_run) {
        (true, _) => writeln!(out, "Nothing was written."),
        (_, true) => writeln!(out, "Nothing was written: this was a dry run."),
        (_, false) => writeln!(
            out,
            "Added to {}. It takes effect at the next audit that reads this log.",
            log.display()
        ),
    };
    out
}

/// Writing to a String cannot fail.
fn of_row(out: &mut String, correction: &Correction) {
    let row = &correction.row;
    let name = if row.reference.is_empty() { &row.id } else { &row.reference };
    let _ = writeln!(out, "{name}, {}:", row.title);
    for change in &correction.changes {
        let was = shown(change.fact, change.was.as_deref());
        let now = match &change.now {
            Now::Is(value) => shown(change.fact, Some(value)),
            Now::Unknown => "not known".to_owned(),
            Now::AsSource => "as the source has it".to_owned(),
        };
        let (fact, had_by) = (change.fact.words(), change.fact.had_by());
        let _ = writeln!(out, "  {fact}: {now} ({had_by} {was})");
    }
    if correction.confirmed.is_some() {
        let _ = writeln!(out, "  confirmed");
    }
}

fn shown(fact: Fact, value: Option<&str>) -> String {
    let Some(value) = value else { return "none".to_owned() };
    fact.read(value).map_or_else(|_| value.to_owned(), |value| value.words())
}

pub(super) fn json(said: &Returned, log: &Path, dry_run: bool) -> serde_json::Result<String> {
    let written = !dry_run && !said.corrections.is_empty();
    let told = json!({
        "log": log.display().to_string(),
        "written": written,
        "corrections": said.corrections,
        "unchanged": said.unchanged,
        "not_taken": said.not_taken,
        "notes": said.notes,
    });
    Ok(format!("{}\n", serde_json::to_string_pretty(&told)?))
}
