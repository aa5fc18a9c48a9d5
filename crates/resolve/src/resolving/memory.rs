//! How much of the memory allowed is left for pairs.

use arrow_array::Array;

use crate::{Note, Records, ResolveError, Settings};

/// The program itself, in bytes.
const PROGRAM: u64 = 24 << 20;
/// Bytes for each byte of text: as given, as words, and as keys.
const PER_TEXT: u64 = 4;
/// Bytes for each record beside its text, and for each value: blocks and columns.
const PER_RECORD: u64 = 300;
const PER_VALUE: u64 = 40;
/// Bytes for each pair kept: scored, linked, told.
const PER_PAIR: u64 = 128;
/// And what trees ask of it, as learned from labels.
const PER_ASKED: u64 = 450;
/// Pairs for each record below which there is nothing to resolve by.
const FEWEST: u64 = 2;

/// The most pairs that may be kept under a cap of so many bytes; without a cap, as many as there
/// are. What each takes was measured with `benches/resolve/run`.
///
/// # Errors
/// When the records do not fit.
pub(super) fn most_pairs(records: &Records, settings: &Settings) -> Result<usize, ResolveError> {
    let Some(allowed) = settings.memory else { return Ok(usize::MAX) };
    let per_pair = PER_PAIR + if has_trees(settings) { PER_ASKED } else { 0 };
    let count = records.len() as u64;
    let columns = records.columns();
    let text = |values: &arrow_array::StringArray| values.get_buffer_memory_size() as u64;
    let texts = text(records.ids()) + columns.iter().map(|own| text(&own.values)).sum::<u64>();
    let own = PER_RECORD + PER_VALUE * columns.len() as u64 + per_pair * FEWEST;
    let needed = PROGRAM + PER_TEXT * texts + own * count;
    let left = allowed.checked_sub(needed).ok_or(ResolveError::Memory { needed, allowed })?;
    Ok(usize::try_from(left / per_pair + FEWEST * count).unwrap_or(usize::MAX))
}

/// Whether trees may have the last word.
fn has_trees(settings: &Settings) -> bool {
    let is_told = !settings.labels.is_empty() || !settings.decided.is_empty();
    is_told || settings.model.as_ref().is_some_and(|model| model.trees.is_some())
}

/// Says that pairs were not kept for want of memory.
pub(super) fn pairs_left_out(count: u64) -> Option<Note> {
    (count > 0).then(|| Note {
        rule: "memory".into(),
        message: format!(
            "{count} pairs did not fit in the memory allowed and were left out, the least likely first. Allow more to have them scored."
        ),
        records: Vec::new(),
    })
}
