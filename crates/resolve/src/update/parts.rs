//! What a run keeps, as bytes: its records, blocks and scored pairs.

use std::io::{self, Read, Seek, Write};

use arrow_array::{Array, StringArray};

use super::bytes::{Sink, Source};
use super::columns::{are_below, are_ends, check};
use super::levels::Entries;
use super::{Kept, Level, Levels, Scores, StateError};
use crate::block::Sizes;

/// Puts what is kept of records and their profiles.
pub(super) fn put_records(
    sink: &mut Sink<impl Write>,
    kept: &Kept,
    profiles: &[u32],
) -> io::Result<()> {
    put_texts(sink, &kept.ids)?;
    sink.put(profiles)?;
    sink.put(&kept.first)?;
    sink.put(&kept.repeated)?;
    let rows: Vec<u64> =
        kept.rows.iter().flat_map(|row| [(*row >> 64) as u64, *row as u64]).collect();
    sink.put(&rows)?;
    sink.put(&kept.clusters)?;
    sink.put(&kept.decided)
}

/// Takes the profile of each record, and what is kept of so many profiles but for blocks and pairs.
pub(super) fn take_records(
    source: &mut Source<impl Read + Seek>,
    count: usize,
) -> Result<(Vec<u32>, Kept), StateError> {
    let (ids, profiles) = (take_texts(source)?, source.take::<u32>()?);
    let (first, repeated): (Vec<u32>, Vec<f32>) = (source.take()?, source.take()?);
    let halves: Vec<u64> = source.take()?;
    let (halves, rest) = halves.as_chunks::<2>();
    let rows =
        halves.iter().map(|[high, low]| u128::from(*high) << 64 | u128::from(*low)).collect();
    let (clusters, decided): (Vec<u32>, Vec<u32>) = (source.take()?, source.take()?);
    let lengths = [first.len(), repeated.len(), halves.len(), clusters.len()];
    check(rest.is_empty() && lengths == [count; 4] && profiles.len() == ids.len())?;
    check(are_below(&profiles, count) && are_below(&first, ids.len()))?;
    check(are_below(&clusters, count) && are_below(&decided, count))?;
    let (levels, scores) = (Levels::default(), Scores::default());
    Ok((profiles, Kept { ids, first, repeated, rows, clusters, decided, levels, scores }))
}

/// Puts blocks.
pub(super) fn put_levels(sink: &mut Sink<impl Write>, levels: &Levels) -> io::Result<()> {
    for level in &levels.0 {
        sink.put(&level.entries.keys)?;
        sink.put(&level.entries.records)?;
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
    source: &mut Source<impl Read + Seek>,
    count: usize,
) -> Result<Levels, StateError> {
    let (singles, pairs) = (take_level(source, count)?, take_level(source, count)?);
    Ok(Levels([singles, pairs, take_level(source, count)?]))
}

fn take_level(source: &mut Source<impl Read + Seek>, count: usize) -> Result<Level, StateError> {
    let (keys, records): (Vec<u64>, Vec<u32>) = (source.take()?, source.take()?);
    let (large, sizes): (Vec<u64>, Vec<u32>) = (source.take()?, source.take()?);
    check(
        keys.len() == records.len()
            && keys.is_sorted()
            && large.len() == sizes.len()
            && are_below(&records, count),
    )?;
    let large = large.into_iter().zip(sizes).collect::<Sizes>();
    Ok(Level { entries: Entries { keys, records }, large })
}

/// Puts scored pairs.
pub(super) fn put_scores(sink: &mut Sink<impl Write>, scores: &Scores) -> io::Result<()> {
    sink.put(&scores.left)?;
    sink.put(&scores.right)?;
    sink.put(&scores.probability)?;
    sink.put(&scores.odds)
}

/// Takes scored pairs of so many profiles.
pub(super) fn take_scores(
    source: &mut Source<impl Read + Seek>,
    count: usize,
) -> Result<Scores, StateError> {
    let (left, right): (Vec<u32>, Vec<u32>) = (source.take()?, source.take()?);
    let (probability, odds): (Vec<f32>, Vec<f32>) = (source.take()?, source.take()?);
    check(right.len() == left.len() && probability.len() == left.len())?;
    check(odds.is_empty() || odds.len() == left.len())?;
    check(are_below(&left, count) && are_below(&right, count))?;
    Ok(Scores { left, right, probability, odds })
}

fn put_texts(sink: &mut Sink<impl Write>, texts: &StringArray) -> io::Result<()> {
    let (mut all, mut ends) = (Vec::new(), Vec::with_capacity(texts.len()));
    for text in texts {
        all.extend_from_slice(text.unwrap_or_default().as_bytes());
        ends.push(all.len() as u32);
    }
    sink.put(&all)?;
    sink.put(&ends)
}

fn take_texts(source: &mut Source<impl Read + Seek>) -> Result<StringArray, StateError> {
    let (all, ends) = (source.take_text()?, source.take::<u32>()?);
    check(are_ends(&ends, all.len()))?;
    let starts = std::iter::once(0).chain(ends.iter().copied());
    let texts = starts.zip(&ends).map(|(from, to)| all.get(from as usize..*to as usize));
    let texts: Option<Vec<&str>> = texts.collect();
    Ok(StringArray::from_iter_values(texts.ok_or(StateError::Damaged)?))
}
