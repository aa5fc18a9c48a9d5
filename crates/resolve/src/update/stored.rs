//! A run's state as bytes.

use std::io::{self, Read, Seek, Write};

use arrow_array::Array;
use serde::{Deserialize, Serialize};

use super::bytes::{Sink, Source};
use super::columns::{self, check};
use super::since::{Columns, PARTS};
use super::{Kept, StateError, Whole, parts};
use crate::block::Sides;
use crate::field::Field;
use crate::identity::Roll;
use crate::scoring::Comparison;
use crate::{Kind, Model, Resolution};

/// How the bytes of a whole state begin; the number changes with their meaning.
const WHOLE: [u8; 24] = *b"whitworth resolve 0006\r\n";
/// How the bytes begin of what there is since; after it stands the sum of the whole.
const SINCE: [u8; 24] = *b"whitworth since   0006\r\n";

/// A piece of a state, each with bytes of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatePiece {
    /// A whole state.
    Whole,
    /// What updates added to a whole state, of which nothing is written again.
    Since,
}

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
    /// The piece that [`Self::write_state`] writes. That is what there is since, after an update of
    /// records that are few beside those there were.
    pub fn state_piece(&self) -> StatePiece {
        let whole = self.kept.as_ref().and_then(|kept| kept.whole.as_ref());
        whole.map_or(StatePiece::Whole, |_| StatePiece::Since)
    }

    /// Writes what the next run needs to add records to this one; whether there is anything to
    /// write is for [`Settings::keep`](crate::Settings::keep) to say beforehand. `roll` says which
    /// organisation each record is, and `log` how many bytes the log of events has that it goes with.
    ///
    /// # Errors
    /// When writing fails.
    pub fn write_state(&self, roll: &Roll, log: u64, output: impl Write) -> io::Result<()> {
        let Some(kept) = &self.kept else { return Ok(()) };
        let mut output = output;
        let mut sink = match &kept.whole {
            None => {
                output.write_all(&WHOLE)?;
                Sink::new(output, &[])
            }
            Some(whole) => {
                output.write_all(&SINCE)?;
                output.write_all(&whole.sum.to_le_bytes())?;
                Sink::new(output, &whole.lengths)
            }
        };
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
        sink.put_grown(&ids)?;
        sink.put(&is_living)?;
        sink.put(of)?;
        sink.end()
    }
}

impl State {
    /// The state of a run that [`Resolution::write_state`] wrote; `open` opens a piece of it, as
    /// often as it has parts, which are read side by side, or says that there is none. What goes
    /// with another whole than there is has no say.
    ///
    /// # Errors
    /// When the bytes are another version's, not what was written, or cannot be read.
    pub fn read<R: Read + Seek + Send>(
        open: impl Fn(StatePiece) -> io::Result<Option<R>>,
    ) -> Result<Self, StateError> {
        let ([known, records, levels, scores, fields, roll], sum) = parts_of(open)?;
        let (described, model, numbers) = known
            .all(|source| Ok((source.take_text()?, source.take_text()?, source.take::<u64>()?)))?
            .0;
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
        let ((profiles, kept), of_records) = records?;
        let ((levels, of_levels), (scores, of_scores)) = (levels?, scores?);
        let ((fields, of_fields), (roll, of_roll)) = others?;
        // The records' own profiles come third, after the letters of their ids and where each ends.
        let records = of_records.get(2).map_or(0, |records| *records as usize);
        let lengths = [Vec::new(), of_records, of_levels, of_scores, of_fields, of_roll];
        let kept = Kept { levels, scores, whole: Some(Whole { sum, records, lengths }), ..kept };
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

/// The parts of a state, and the sum of its whole.
fn parts_of<R: Read + Seek>(
    open: impl Fn(StatePiece) -> io::Result<Option<R>>,
) -> Result<([Columns<R>; PARTS], u64), StateError> {
    let opened = |piece| open(piece)?.ok_or_else(|| io::Error::from(io::ErrorKind::NotFound));
    let begins = |piece, start: &[u8]| -> Result<u64, StateError> {
        let (mut own, mut sum) = ([0; 24], [0; 8]);
        let mut input = opened(piece)?;
        if input.read_exact(&mut own).is_err() || own != start {
            return Err(StateError::OtherVersion);
        }
        if piece == StatePiece::Since {
            input.read_exact(&mut sum)?;
        }
        Ok(u64::from_le_bytes(sum))
    };
    begins(StatePiece::Whole, &WHOLE)?;
    let (whole, sum): ([Source<R>; PARTS], u64) =
        Source::parts(|| opened(StatePiece::Whole), WHOLE.len() as u64)?;
    let mut since = [const { None }; PARTS];
    if open(StatePiece::Since)?.is_some() && begins(StatePiece::Since, &SINCE)? == sum {
        let before = SINCE.len() + size_of_val(&sum);
        let (parts, _) = Source::parts(|| opened(StatePiece::Since), before as u64)?;
        since = parts.map(Some);
    }
    let mut since = since.into_iter();
    Ok((whole.map(|part| Columns::new(part, since.next().flatten())), sum))
}

fn take_fields(
    source: &mut Columns<impl Read + Seek>,
    described: Vec<Described>,
    count: usize,
) -> Result<Vec<Field>, StateError> {
    described.into_iter().map(|it| columns::take(source, it.title, it.kind, count)).collect()
}

fn take_roll(source: &mut Columns<impl Read + Seek>) -> Result<Roll, StateError> {
    let (ids, is_living): (Vec<u64>, Vec<u8>) = (source.take_grown()?, source.take()?);
    Roll::restored(&ids, &is_living, source.take()?).ok_or(StateError::Damaged)
}

fn json<'a, T: Deserialize<'a>>(text: &'a str) -> Result<T, StateError> {
    // What was written whole and is not understood was written by another version.
    serde_json::from_str(text).map_err(|_| StateError::OtherVersion)
}
