//! A run's state as bytes.

use std::io::{self, Read, Seek, Write};

use arrow_array::Array;
use serde::{Deserialize, Serialize};

use super::bytes::{Sink, Source};
use super::columns::{self, check};
use super::{Kept, StateError, parts};
use crate::block::Sides;
use crate::field::Field;
use crate::identity::Roll;
use crate::scoring::Comparison;
use crate::{Kind, Model, Resolution};

/// How the bytes begin; the number changes with their meaning.
const START: [u8; 24] = *b"whitworth resolve 0005\r\n";

/// What an earlier run left, to be updated.
#[derive(Debug)]
pub struct State {
    pub(super) fields: Vec<Field>,
    /// For each record its profile.
    pub(super) profiles: Vec<u32>,
    pub(super) kept: Kept,
    pub(super) model: Model,
    pub(super) roll: Roll,
    /// How long the log of events is that the roll goes with.
    log: u64,
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
    /// organisation each record is, and `log` how many bytes the log of events has that it goes with.
    ///
    /// # Errors
    /// When writing fails.
    pub fn write_state(&self, roll: &Roll, log: u64, output: impl Write) -> io::Result<()> {
        let Some(kept) = &self.kept else { return Ok(()) };
        let mut output = output;
        output.write_all(&START)?;
        let mut sink = Sink::new(output);
        let described = |field: &Field| Described { title: field.title.clone(), kind: field.kind };
        let described: Vec<Described> = self.explainer.fields.iter().map(described).collect();
        sink.put(&serde_json::to_vec(&described)?)?;
        sink.put(&serde_json::to_vec(&self.model)?)?;
        sink.put(&[kept.first.len() as u64, log])?;
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
    /// The state that [`Resolution::write_state`] wrote; `open` opens it, once for each of its
    /// parts, as these are read side by side.
    ///
    /// # Errors
    /// When the bytes are another version's, not what was written, or cannot be read.
    pub fn read<R: Read + Seek + Send>(
        open: impl Fn() -> io::Result<R>,
    ) -> Result<Self, StateError> {
        let mut start = [0; START.len()];
        if open()?.read_exact(&mut start).is_err() || start != START {
            return Err(StateError::OtherVersion);
        }
        let [known, records, levels, scores, fields, roll] =
            Source::parts(open, START.len() as u64)?;
        let (described, model, numbers) = known
            .all(|source| Ok((source.take_text()?, source.take_text()?, source.take::<u64>()?)))?;
        let described: Vec<Described> = json(&described)?;
        let model: Model = json(&model)?;
        let [count, log] = numbers.try_into().map_err(|_| StateError::Damaged)?;
        let count = usize::try_from(count).map_err(|_| StateError::Damaged)?;
        let ((records, scores), (levels, others)) = rayon::join(
            || {
                let records = || records.all(|source| parts::take_records(source, count));
                rayon::join(records, || scores.all(|source| parts::take_scores(source, count)))
            },
            || {
                let fields = || fields.all(|source| take_fields(source, described, count));
                let others = || Ok::<_, StateError>((fields()?, roll.all(take_roll)?));
                rayon::join(|| levels.all(|source| parts::take_levels(source, count)), others)
            },
        );
        let (profiles, kept) = records?;
        let kept = Kept { levels: levels?, scores: scores?, ..kept };
        let (fields, roll) = others?;
        check(roll.len() == kept.ids.len())?;
        let comparison = Comparison::of(&fields, Sides::One).ok_or(StateError::Damaged)?;
        check(model.fits(&comparison.layout))?;
        Ok(Self { fields, profiles, kept, model, roll, log })
    }

    /// How many bytes the log of events had when the state was written.
    pub fn log(&self) -> u64 {
        self.log
    }
}

fn take_fields(
    source: &mut Source<impl Read + Seek>,
    described: Vec<Described>,
    count: usize,
) -> Result<Vec<Field>, StateError> {
    described.into_iter().map(|it| columns::take(source, it.title, it.kind, count)).collect()
}

fn take_roll(source: &mut Source<impl Read + Seek>) -> Result<Roll, StateError> {
    let (ids, is_living): (Vec<u64>, Vec<u8>) = (source.take()?, source.take()?);
    Roll::restored(&ids, &is_living, source.take()?).ok_or(StateError::Damaged)
}

fn json<'a, T: Deserialize<'a>>(text: &'a str) -> Result<T, StateError> {
    // What was written whole and is not understood was written by another version.
    serde_json::from_str(text).map_err(|_| StateError::OtherVersion)
}
