//! What a person has to be told of corrections: those without a row, those that the source has moved away
//! from.

use std::collections::HashMap;

use evidence::{Finding, Place, Severity};

use super::entry::{CorrectionEntry, CorrectionState, GoneRow};
use super::log::at_line;
use super::{Fact, Now};
use crate::{Contract, FileAccount};

/// The findings on what was replayed.
pub(super) fn findings(
    entries: &[CorrectionEntry],
    contracts: &[Contract],
    files: &[FileAccount],
) -> Vec<Finding> {
    let of_row: HashMap<&str, &Contract> =
        contracts.iter().map(|own| (own.id.as_str(), own)).collect();
    let finding = |entry: &CorrectionEntry| {
        let contract = entry.contract.as_deref().and_then(|id| of_row.get(id)).copied();
        finding(entry, contract.map(|own| place(own, files)))
    };
    entries.iter().filter_map(finding).collect()
}

fn place(contract: &Contract, files: &[FileAccount]) -> Place {
    let path = files.get(contract.file as usize).map(|file| file.source.path.clone());
    Place { file: path.unwrap_or_default(), position: contract.position.clone() }
}

fn finding(entry: &CorrectionEntry, row: Option<Place>) -> Option<Finding> {
    let log = at_line(&entry.log, entry.line);
    let (by, on) = (entry.by.as_str(), entry.on.format("%-d %B %Y"));
    let (rule, severity, place, message, remedy) = match entry.state {
        CorrectionState::RowNotFound => (
            "correction-without-row",
            Severity::Warning,
            log,
            format!(
                "what {by} said on {on} is of a row that is in none of the sources{}",
                called(entry)
            ),
            "Say it again of the row that took its place, or leave it: it is kept, and used when the row is there again.",
        ),
        CorrectionState::RowUnclear => (
            "correction-of-several-rows",
            Severity::Warning,
            log,
            format!("what {by} said on {on} may be of several rows, and is used for none"),
            "Say it again of the row that is meant, by its id.",
        ),
        CorrectionState::NotPublic => (
            "correction-not-public",
            Severity::Note,
            log,
            format!(
                "what {by} said on {on} is of a contract marked not public, which stays out of the report"
            ),
            "Nothing, unless the mark is wrong: then have it put right in the register.",
        ),
        CorrectionState::SourceDiffers => (
            "correction-source-differs",
            Severity::Warning,
            row.unwrap_or(log),
            differs(entry)?,
            "Say which is right with whitworth estate correct: the value, or --as-source.",
        ),
        CorrectionState::Outdated => (
            "confirmation-outdated",
            Severity::Note,
            row.unwrap_or(log),
            format!(
                "{by} confirmed this row on {on}, and the source has changed since: it counts as not confirmed"
            ),
            "Look at it again, and confirm or correct it.",
        ),
        CorrectionState::Applied | CorrectionState::SourceAgrees | CorrectionState::Replaced => {
            return None;
        }
    };
    Some(Finding { rule: rule.into(), severity, place, message, remedy: remedy.into() })
}

/// What a row was called that is gone.
fn called(entry: &CorrectionEntry) -> String {
    let words = entry.gone.as_ref().map(GoneRow::words).filter(|words| !words.is_empty());
    words.map(|words| format!(": {words}")).unwrap_or_default()
}

/// What the source says, and what the correction.
fn differs(entry: &CorrectionEntry) -> Option<String> {
    let fact = entry.fact?;
    let said = match entry.now.as_ref()? {
        Now::Is(value) => words(fact, Some(value)),
        Now::Unknown | Now::AsSource => words(fact, None),
    };
    let (was, source) = (words(fact, entry.was.as_ref()), words(fact, entry.source.as_ref()));
    Some(format!(
        "the {} is now {source} in the source, where it was {was}; the correction of {} by {} says {said}, and stands",
        fact.words(),
        entry.on.format("%-d %B %Y"),
        entry.by,
    ))
}

fn words(fact: Fact, value: Option<&String>) -> String {
    let Some(value) = value else { return "not stated".to_owned() };
    fact.read(value).map_or_else(|_| value.clone(), |value| value.words())
}
