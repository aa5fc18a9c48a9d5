//! A run's state as bytes.

use std::io::{self, Write};

use arrow_array::Array;
use serde::{Deserialize, Serialize};

use super::bytes::{Sink, Source, is_whole};
use super::columns::{self, check};
use super::{Kept, StateError, parts};
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
        parts::put_records(&mut sink, kept, &self.explainer.profiles)?;
        sink.part();
        parts::put_levels(&mut sink, &kept.levels)?;
        sink.part();
        parts::put_scores(&mut sink, &kept.scores)?;
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
        let [mut known, mut records, mut levels, mut scores, mut fields, mut roll] =
            Source::parts(bytes)?;
        let described: Vec<Described> = json(known.take_text()?)?;
        let model: Model = json(known.take_text()?)?;
        let count = usize::try_from(known.take_one::<u64>()?).map_err(|_| StateError::Damaged)?;
        let ((records, scores), (levels, others)) = rayon::join(
            || {
                let records = || parts::take_records(&mut records, count);
                rayon::join(records, || parts::take_scores(&mut scores, count))
            },
            || {
                let others =
                    || Ok((take_fields(&mut fields, described, count)?, take_roll(&mut roll)?));
                rayon::join(|| parts::take_levels(&mut levels, count), others)
            },
        );
        let (profiles, kept) = records?;
        let kept = Kept { levels: levels?, scores: scores?, ..kept };
        let (fields, roll) = others?;
        check(roll.len() == kept.ids.len())?;
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

fn json<'a, T: Deserialize<'a>>(text: &'a str) -> Result<T, StateError> {
    // What was written whole and is not understood was written by another version.
    serde_json::from_str(text).map_err(|_| StateError::OtherVersion)
}
