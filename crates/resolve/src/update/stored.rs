//! A run's state as bytes.

use std::io::{self, Write};

use arrow_array::{Array, StringArray};
use serde::{Deserialize, Serialize};

use super::bytes::{Sink, Source, is_whole};
use super::columns::{self, are_below, are_ends, check};
use super::{Kept, Level, Levels, Scores, StateError};
use crate::block::Sizes;
use crate::field::Field;
use crate::identity::Roll;
use crate::scoring::Comparison;
use crate::{Kind, Model, Resolution};

/// How the bytes begin; the number changes with their meaning.
const START: [u8; 24] = *b"whitworth resolve 0002\r\n";

/// What an earlier run left, to be updated.
#[derive(Debug)]
pub struct State {
    pub(super) fields: Vec<Field>,
    /// For each record its profile.
    pub(super) profiles: Vec<u32>,
    pub(super) kept: Kept,
    pub(super) model: Model,
    pub(super) roll: Roll,
}

/// A compared column.
#[derive(Serialize, Deserialize)]
struct Described {
    title: String,
    kind: Kind,
}

impl Resolution {
    /// Writes what the next run needs to add records to this one; whether there is anything to
    /// write is for [`Settings::keep`](crate::Settings::keep) to say beforehand. `roll` says which
    /// organisation each record is.
    ///
    /// # Errors
    /// When writing fails.
    pub fn write_state(&self, roll: &Roll, output: impl Write) -> io::Result<()> {
        let Some(kept) = &self.kept else { return Ok(()) };
        let mut output = output;
        output.write_all(&START)?;
        let mut sink = Sink::new(output);
        let described = |field: &Field| Described { title: field.title.clone(), kind: field.kind };
        let described: Vec<Described> = self.explainer.fields.iter().map(described).collect();
        sink.part();
        sink.put(&serde_json::to_vec(&described)?)?;
        sink.put(&serde_json::to_vec(&self.model)?)?;
        sink.put_one(kept.first.len() as u64)?;
        sink.part();
        put_texts(&mut sink, &kept.ids)?;
        sink.put(&self.explainer.profiles)?;
        put_kept(&mut sink, kept)?;
        sink.part();
        for field in &self.explainer.fields {
            columns::put(&mut sink, field)?;
        }
        sink.part();
        let (ids, is_living, of) = roll.stored();
        sink.put(&ids)?;
        sink.put(&is_living)?;
        sink.put(of)?;
        sink.end()
    }
}

impl State {
    /// The state that [`Resolution::write_state`] wrote.
    ///
    /// # Errors
    /// When the bytes are another version's, or not what was written.
    pub fn read(bytes: &[u8]) -> Result<Self, StateError> {
        let rest = bytes.strip_prefix(&START).ok_or(StateError::OtherVersion)?;
        // Whatever changed bytes seem to say, it is the sum that is believed.
        let (is_whole, state) = rayon::join(|| is_whole(rest), || Self::of(rest));
        if is_whole { state } else { Err(StateError::Damaged) }
    }

    fn of(bytes: &[u8]) -> Result<Self, StateError> {
        let [mut known, mut kept, mut fields, mut roll] = Source::parts(bytes)?;
        let described: Vec<Described> = json(known.take_text()?)?;
        let model: Model = json(known.take_text()?)?;
        let count = usize::try_from(known.take_one::<u64>()?).map_err(|_| StateError::Damaged)?;
        let (kept, others) = rayon::join(
            || take_all_kept(&mut kept),
            || Ok((take_fields(&mut fields, described, count)?, take_roll(&mut roll)?)),
        );
        let ((profiles, kept), (fields, roll)) = (kept?, others?);
        check(roll.len() == kept.ids.len() && kept.first.len() == count)?;
        let comparison = Comparison::of(&fields).ok_or(StateError::Damaged)?;
        check(model.weights.fit(&comparison.layout))?;
        Ok(Self { fields, profiles, kept, model, roll })
    }
}

fn take_fields(
    source: &mut Source<'_>,
    described: Vec<Described>,
    count: usize,
) -> Result<Vec<Field>, StateError> {
    described.into_iter().map(|it| columns::take(source, it.title, it.kind, count)).collect()
}

fn take_roll(source: &mut Source<'_>) -> Result<Roll, StateError> {
    let (ids, is_living): (Vec<u64>, Vec<u8>) = (source.take()?, source.take()?);
    Roll::restored(&ids, &is_living, source.take()?).ok_or(StateError::Damaged)
}

fn take_all_kept(source: &mut Source<'_>) -> Result<(Vec<u32>, Kept), StateError> {
    let ids = take_texts(source)?;
    let profiles: Vec<u32> = source.take()?;
    let kept = take_kept(source, ids)?;
    check(profiles.len() == kept.ids.len() && are_below(&profiles, kept.first.len()))?;
    Ok((profiles, kept))
}

fn json<'a, T: Deserialize<'a>>(text: &'a str) -> Result<T, StateError> {
    // What was written whole and is not understood was written by another version.
    serde_json::from_str(text).map_err(|_| StateError::OtherVersion)
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

fn take_texts(source: &mut Source<'_>) -> Result<StringArray, StateError> {
    let (all, ends) = (source.take_text()?, source.take::<u32>()?);
    check(are_ends(&ends, all.len()))?;
    let starts = std::iter::once(0).chain(ends.iter().copied());
    let texts = starts.zip(&ends).map(|(from, to)| all.get(from as usize..*to as usize));
    let texts: Option<Vec<&str>> = texts.collect();
    Ok(StringArray::from_iter_values(texts.ok_or(StateError::Damaged)?))
}

fn put_kept(sink: &mut Sink<impl Write>, kept: &Kept) -> io::Result<()> {
    sink.put(&kept.first)?;
    sink.put(&kept.repeated)?;
    let rows: Vec<u64> =
        kept.rows.iter().flat_map(|row| [(*row >> 64) as u64, *row as u64]).collect();
    sink.put(&rows)?;
    sink.put(&kept.clusters)?;
    sink.put(&kept.decided)?;
    for level in &kept.levels.0 {
        sink.put(&level.keys)?;
        sink.put(&level.records)?;
        let mut large: Vec<(u64, u32)> =
            level.large.iter().map(|(key, size)| (*key, *size)).collect();
        large.sort_unstable();
        sink.put(&large.iter().map(|(key, _)| *key).collect::<Vec<_>>())?;
        sink.put(&large.iter().map(|(_, size)| *size).collect::<Vec<_>>())?;
    }
    sink.put(&kept.scores.left)?;
    sink.put(&kept.scores.right)?;
    sink.put(&kept.scores.probability)?;
    sink.put(&kept.scores.odds)
}

fn take_kept(source: &mut Source<'_>, ids: StringArray) -> Result<Kept, StateError> {
    let (first, repeated): (Vec<u32>, Vec<f32>) = (source.take()?, source.take()?);
    let halves: Vec<u64> = source.take()?;
    let (halves, rest) = halves.as_chunks::<2>();
    let rows =
        halves.iter().map(|[high, low]| u128::from(*high) << 64 | u128::from(*low)).collect();
    let (clusters, decided): (Vec<u32>, Vec<u32>) = (source.take()?, source.take()?);
    let count = first.len();
    check(
        rest.is_empty()
            && repeated.len() == count
            && halves.len() == count
            && clusters.len() == count,
    )?;
    check(
        are_below(&first, ids.len()) && are_below(&clusters, count) && are_below(&decided, count),
    )?;
    let levels = Levels([
        take_level(source, count)?,
        take_level(source, count)?,
        take_level(source, count)?,
    ]);
    let scores = Scores {
        left: source.take()?,
        right: source.take()?,
        probability: source.take()?,
        odds: source.take()?,
    };
    let pairs = scores.left.len();
    check(
        scores.right.len() == pairs
            && scores.probability.len() == pairs
            && [0, pairs].contains(&scores.odds.len()),
    )?;
    check(are_below(&scores.left, count) && are_below(&scores.right, count))?;
    Ok(Kept { ids, first, repeated, rows, clusters, decided, levels, scores })
}

fn take_level(source: &mut Source<'_>, count: usize) -> Result<Level, StateError> {
    let (keys, records): (Vec<u64>, Vec<u32>) = (source.take()?, source.take()?);
    let (large, sizes): (Vec<u64>, Vec<u32>) = (source.take()?, source.take()?);
    check(
        keys.len() == records.len()
            && keys.is_sorted()
            && large.len() == sizes.len()
            && are_below(&records, count),
    )?;
    Ok(Level { keys, records, large: large.into_iter().zip(sizes).collect::<Sizes>() })
}
