//! What a run keeps, as bytes: its records, blocks and scored pairs.

use std::io::{self, Read, Seek, Write};

use arrow_array::{Array, StringArray};
use arrow_buffer::OffsetBuffer;

use super::bytes::Sink;
use super::columns::{are_below, are_ends, check};
use super::levels::Entries;
use super::since::Columns;
use super::{Kept, Level, Levels, Scores, StateError};
use crate::block::Sizes;
use crate::rows::Row;

/// Puts what is kept of records and their profiles.
pub(super) fn put_records(
    sink: &mut Sink<impl Write>,
    kept: &Kept,
    profiles: &[u32],
) -> io::Result<()> {
    put_texts(sink, &kept.ids)?;
    sink.put_grown(profiles)?;
    sink.put_grown(&kept.first)?;
    sink.put_grown(&kept.repeated)?;
    sink.put_grown(&kept.rows)?;
    sink.put(&kept.clusters)?;
    sink.put(&kept.decided)
}

/// Takes the profile of each record, and what is kept of so many profiles but for blocks and pairs.
pub(super) fn take_records(
    source: &mut Columns<impl Read + Seek>,
    count: usize,
) -> Result<(Vec<u32>, Kept), StateError> {
    let (ids, profiles) = (take_texts(source)?, source.take_grown::<u32>()?);
    let (first, repeated): (Vec<u32>, Vec<f32>) = (source.take_grown()?, source.take_grown()?);
    let rows: Vec<Row> = source.take_grown()?;
    let (clusters, decided): (Vec<u32>, Vec<u32>) = (source.take()?, source.take()?);
    let lengths = [first.len(), repeated.len(), rows.len(), clusters.len()];
    check(lengths == [count; 4] && profiles.len() == ids.len())?;
    check(are_below(&profiles, count) && are_below(&first, ids.len()))?;
    check(are_below(&clusters, count) && are_below(&decided, count))?;
    let (levels, scores) = (Levels::default(), Scores::default());
    let kept = Kept { ids, first, repeated, rows, clusters, decided, levels, scores, whole: None };
    Ok((profiles, kept))
}

/// Puts blocks.
pub(super) fn put_levels(sink: &mut Sink<impl Write>, levels: &Levels) -> io::Result<()> {
    for level in &levels.0 {
        sink.put_grown(&level.entries.keys)?;
        sink.put_grown(&level.entries.records)?;
        sink.put(&level.recent.keys)?;
        sink.put(&level.recent.records)?;
        let mut large: Vec<(u64, u32)> =
            level.large.iter().map(|(key, size)| (*key, *size)).collect();
        large.sort_unstable();
        sink.put(&large.iter().map(|(key, _)| *key).collect::<Vec<_>>())?;
        sink.put(&large.iter().map(|(_, size)| *size).collect::<Vec<_>>())?;
    }
    Ok(())
}

/// Takes blocks of so many profiles.
pub(super) fn take_levels(
    source: &mut Columns<impl Read + Seek>,
    count: usize,
) -> Result<Levels, StateError> {
    let (singles, pairs) = (take_level(source, count)?, take_level(source, count)?);
    Ok(Levels([singles, pairs, take_level(source, count)?]))
}

fn take_level(source: &mut Columns<impl Read + Seek>, count: usize) -> Result<Level, StateError> {
    let entries = Entries { keys: source.take_grown()?, records: source.take_grown()? };
    let recent = Entries { keys: source.take()?, records: source.take()? };
    let (large, sizes): (Vec<u64>, Vec<u32>) = (source.take()?, source.take()?);
    check(entries.fit(count) && recent.fit(count) && large.len() == sizes.len())?;
    let large = large.into_iter().zip(sizes).collect::<Sizes>();
    Ok(Level { entries, recent, large })
}

/// Puts scored pairs.
pub(super) fn put_scores(sink: &mut Sink<impl Write>, scores: &Scores) -> io::Result<()> {
    sink.put_grown(&scores.left)?;
    sink.put_grown(&scores.right)?;
    sink.put_grown(&scores.probability)?;
    sink.put_grown(&scores.odds)
}

/// Takes scored pairs of so many profiles.
pub(super) fn take_scores(
    source: &mut Columns<impl Read + Seek>,
    count: usize,
) -> Result<Scores, StateError> {
    let (left, right): (Vec<u32>, Vec<u32>) = (source.take_grown()?, source.take_grown()?);
    let (probability, odds): (Vec<f32>, Vec<f32>) = (source.take_grown()?, source.take_grown()?);
    check(right.len() == left.len() && probability.len() == left.len())?;
    check(odds.is_empty() || odds.len() == left.len())?;
    check(are_below(&left, count) && are_below(&right, count))?;
    Ok(Scores { left, right, probability, odds })
}

fn put_texts(sink: &mut Sink<impl Write>, texts: &StringArray) -> io::Result<()> {
    let (offsets, from) = (texts.value_offsets(), texts.value_offsets()[0]);
    let all = &texts.value_data()[from as usize..offsets[texts.len()] as usize];
    sink.put_grown(all)?;
    let offsets: Vec<u32> = offsets.iter().map(|offset| (offset - from).cast_unsigned()).collect();
    sink.put_grown(&offsets)
}

fn take_texts(source: &mut Columns<impl Read + Seek>) -> Result<StringArray, StateError> {
    let (all, offsets) = (source.take_grown::<u8>()?, source.take_grown::<u32>()?);
    check(offsets.first() == Some(&0) && are_ends(&offsets, all.len()))?;
    let offsets: Vec<i32> = offsets.into_iter().map(u32::cast_signed).collect();
    check(offsets.last().is_some_and(|last| *last >= 0))?;
    let offsets = OffsetBuffer::new(offsets.into());
    StringArray::try_new(offsets, all.into(), None).map_err(|_| StateError::Damaged)
}
