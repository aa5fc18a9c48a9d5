use std::error::Error;
use std::path::Path;

use resolve::{Note, Records, Settings};

use super::columns::compared;
use super::decided::decided;
use super::earlier::Earlier;
use super::records::{self, Source};
use super::{labels, model_file};
use crate::arguments::ResolveArguments;

/// Everything that a run was given, read.
pub(super) struct Given {
    pub(super) records: Records,
    /// What the records are linked to; none to resolve them among themselves.
    pub(super) reference: Option<Records>,
    pub(super) settings: Settings,
    /// How many labels there were, whether or not their records are known.
    pub(super) labels: Option<usize>,
    /// How many judgements hold.
    pub(super) decided: usize,
    /// How many rows could not be read.
    pub(super) broken: u64,
    /// What is to be said of how the files were read.
    pub(super) notes: Vec<Note>,
}

/// Reads everything that the arguments name, and takes in what an earlier run left; `show` says what
/// is being read.
pub(super) fn read(
    arguments: &ResolveArguments,
    earlier: &Earlier,
    show: impl Fn(&Path),
) -> Result<Given, Box<dyn Error>> {
    let columns = compared(arguments)?;
    // The model is small, and a wrong one should not cost the time to read a large file.
    let model = arguments.model.as_deref().map(model_file::read).transpose()?;
    show(&arguments.file);
    let own: Vec<Source<'_>> = columns
        .iter()
        .map(|it| Source { heading: &it.title, title: &it.title, kind: it.kind })
        .collect();
    let batch = records::read(&arguments.file, &arguments.id, &own)?;
    let (mut broken, mut notes) = (batch.broken, batch.notes);
    let mut reference = None;
    if let Some(path) = &arguments.against {
        show(path);
        let theirs: Vec<Source<'_>> = columns
            .iter()
            .map(|it| Source { heading: &it.reference_title, title: &it.title, kind: it.kind })
            .collect();
        let id = arguments.reference_id.as_ref().unwrap_or(&arguments.id);
        let batch = records::read(path, id, &theirs)?;
        broken += batch.broken;
        notes.extend(batch.notes);
        reference = Some(batch.records);
    }
    let labels = match &arguments.labels {
        Some(path) => Some(labels::read(path, &batch.records, reference.as_ref())?),
        None => None,
    };
    let given_labels = labels.as_ref().map(|labels| labels.given);
    let mut known = Vec::new();
    if let Some(labels) = labels {
        known = labels.known;
        notes.extend(labels.note);
    }
    notes.extend(earlier.notes());
    let (decided, note) =
        decided(&earlier.judged, batch.records.ids(), reference.as_ref().map(Records::ids));
    notes.extend(note);
    let judged = decided.len();
    let keep = !arguments.plain && arguments.against.is_none();
    let settings = Settings { memory: arguments.memory, model, labels: known, decided, keep };
    Ok(Given {
        records: batch.records,
        reference,
        settings,
        labels: given_labels,
        decided: judged,
        broken,
        notes,
    })
}
