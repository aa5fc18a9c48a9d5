use std::collections::HashMap;
use std::path::{Path, PathBuf};

use arrow_array::{Array, StringArray};
use resolve::{Kind, Label, Note, Records};
use thiserror::Error;

use super::table::{self, Asked, RowNumbers, TableError};

/// Pairs that a person decided.
#[derive(Debug)]
pub(super) struct Labels {
    /// How many pairs the file holds.
    pub(super) given: usize,
    /// Those whose records there are.
    pub(super) known: Vec<Label>,
    /// What is to be said of the others.
    pub(super) note: Option<Note>,
}

/// Why a file gave no labels.
#[derive(Debug, Error)]
pub(super) enum LabelsError {
    #[error(transparent)]
    Table(#[from] TableError),
    #[error(
        "{}: row {row}: {found:?} does not say whether the two match\n  \
         Write 1, true or yes, or 0, false or no.",
        path.display()
    )]
    NoAnswer { path: PathBuf, row: u64, found: String },
    #[error(
        "{}: row {row}: {side} is blank\n  \
         Write the id of a record; only when linking with --against may right be blank, with match 0, \
         for a record that nothing in the reference matches.",
        path.display()
    )]
    NoId { path: PathBuf, row: u64, side: &'static str },
}

/// Reads labels, and keeps those whose ids are among the records.
pub(super) fn read(
    path: &Path,
    records: &Records,
    reference: Option<&Records>,
) -> Result<Labels, LabelsError> {
    let asked = ["left", "right", "match"].map(|heading| Asked { heading, kind: Kind::Exact });
    let table = table::read(path, &asked)?;
    let parser = Parser { path, numbers: &table.numbers, may_lack_right: reference.is_some() };
    let labels = match table.columns.as_slice() {
        [left, right, answer] => (0..left.len())
            .map(|at| parser.label(at, cell(left, at), cell(right, at), cell(answer, at)))
            .collect::<Result<Vec<_>, _>>()?,
        _ => Vec::new(),
    };
    let given = labels.len();
    let (known, unknown) = part(labels, records.ids(), reference.map(Records::ids));
    let note = (!unknown.is_empty()).then(|| {
        let count = unknown.len();
        let named: Vec<String> = unknown.iter().take(10).map(named).collect();
        let message = format!(
            "{}: {count} of {given} labels name ids that no record has, and were left out: {}",
            path.display(),
            named.join(", ")
        );
        Note { rule: "unknown-label".to_owned(), message, records: Vec::new() }
    });
    Ok(Labels { given, known, note })
}

/// Parts the labels whose records there are from the others, by the ids of the records.
pub(super) fn part(
    labels: Vec<Label>,
    records: &StringArray,
    reference: Option<&StringArray>,
) -> (Vec<Label>, Vec<Label>) {
    let left = Known::among(records, labels.iter().map(|label| label.left.as_str()));
    let right_records = reference.unwrap_or(records);
    let right = Known::among(right_records, labels.iter().map(|label| label.right.as_str()));
    let is_known: Vec<bool> = labels
        .iter()
        .map(|it| left.has(&it.left) && (it.right.is_empty() || right.has(&it.right)))
        .collect();
    let (mut known, mut unknown) = (Vec::new(), Vec::new());
    for (label, is_known) in labels.into_iter().zip(is_known) {
        if is_known { &mut known } else { &mut unknown }.push(label);
    }
    (known, unknown)
}

fn cell(column: &StringArray, at: usize) -> &str {
    if column.is_valid(at) { column.value(at).trim() } else { "" }
}

/// The two ids of a label in words.
pub(super) fn named(label: &Label) -> String {
    format!("{} and {}", label.left, if label.right.is_empty() { "nothing" } else { &label.right })
}

struct Parser<'a> {
    path: &'a Path,
    numbers: &'a RowNumbers,
    may_lack_right: bool,
}

impl Parser<'_> {
    fn label(
        &self,
        at: usize,
        left: &str,
        right: &str,
        answer: &str,
    ) -> Result<Label, LabelsError> {
        let (path, row) = (|| self.path.to_owned(), self.numbers.of(at));
        let is_match = match answer.to_ascii_lowercase().as_str() {
            "1" | "true" | "yes" => true,
            "0" | "false" | "no" => false,
            _ => return Err(LabelsError::NoAnswer { path: path(), row, found: answer.to_owned() }),
        };
        if left.is_empty() {
            return Err(LabelsError::NoId { path: path(), row, side: "left" });
        }
        if right.is_empty() && (is_match || !self.may_lack_right) {
            return Err(LabelsError::NoId { path: path(), row, side: "right" });
        }
        Ok(Label { left: left.to_owned(), right: right.to_owned(), is_match })
    }
}

/// Which of some ids are among the records: labels are few, and records may be millions.
struct Known<'a>(HashMap<&'a str, bool>);

impl<'a> Known<'a> {
    fn among(records: &StringArray, ids: impl Iterator<Item = &'a str>) -> Self {
        let mut known: HashMap<&str, bool> = ids.map(|id| (id, false)).collect();
        for id in records.iter().flatten() {
            if let Some(found) = known.get_mut(id) {
                *found = true;
            }
        }
        Self(known)
    }

    fn has(&self, id: &str) -> bool {
        self.0.get(id).copied().unwrap_or(false)
    }
}
