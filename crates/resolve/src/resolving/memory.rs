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
/// Bytes for each entry of a joined key: made, put together, sorted and indexed.
const PER_JOINED: u64 = 48;
/// Pairs for each record below which there is nothing to resolve by.
const FEWEST: u64 = 2;

/// What may be held under a cap of so many bytes; without a cap, as much as there is.
pub(super) struct Room {
    /// Pairs kept.
    pub(super) pairs: usize,
    /// Entries of joined keys, while records are put into blocks.
    pub(super) joined: usize,
}

/// What the memory allowed leaves room for. What each takes was measured with `benches/resolve/run`.
///
/// # Errors
/// When the records do not fit.
pub(super) fn room(records: &Records, settings: &Settings) -> Result<Room, ResolveError> {
    let Some(allowed) = settings.memory else {
        return Ok(Room { pairs: usize::MAX, joined: usize::MAX });
    };
    let per_pair = PER_PAIR + if has_trees(settings) { PER_ASKED } else { 0 };
    let count = records.len() as u64;
    let columns = records.columns();
    let text = |values: &arrow_array::StringArray| values.get_buffer_memory_size() as u64;
    let texts = text(records.ids()) + columns.iter().map(|own| text(&own.values)).sum::<u64>();
    let own = PER_RECORD + PER_VALUE * columns.len() as u64 + per_pair * FEWEST;
    let needed = PROGRAM + PER_TEXT * texts + own * count;
    let left = allowed.checked_sub(needed).ok_or(ResolveError::Memory { needed, allowed })?;
    let whole = |count: u64| usize::try_from(count).unwrap_or(usize::MAX - 1);
    // What pairs take is free while blocks are made, but the index of the blocks stays.
    let for_pairs = left + per_pair * FEWEST * count;
    Ok(Room { pairs: whole(for_pairs / per_pair), joined: whole(for_pairs / 2 / PER_JOINED) })
}

/// Whether trees may have the last word.
fn has_trees(settings: &Settings) -> bool {
    let is_told = !settings.labels.is_empty() || !settings.decided.is_empty();
    is_told || settings.model.as_ref().is_some_and(|model| model.trees.is_some())
}

/// Says that records were not compared for want of memory.
pub(super) fn blocks_short(is_short: bool) -> Option<Note> {
    is_short.then(|| Note {
        rule: "memory".into(),
        message: "The memory allowed left no room to compare all records that share several common words or values. Allow more to have them compared.".into(),
        records: Vec::new(),
    })
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
