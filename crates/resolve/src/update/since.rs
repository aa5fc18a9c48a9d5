//! A state in two pieces: the whole of a run, and what there is since.
//!
//! An update of a few records would else write again all that it did not change. What only grows has
//! its growth put; what changes anywhere is put whole.

use std::io::{Read, Seek};

use super::StateError;
use super::bytes::{Number, Source};

/// How many parts a state has.
pub(super) const PARTS: usize = 6;

/// The whole that goes before.
#[derive(Debug)]
pub(crate) struct Whole {
    /// The sum over its bytes, by which it is known again.
    pub(super) sum: u64,
    /// How many records it has.
    pub(super) records: usize,
    /// Of each part how long its columns are that only grow, in the order in which they are put.
    pub(super) lengths: [Vec<u64>; PARTS],
}

/// One part of a state: columns on their way in.
pub(super) struct Columns<R> {
    whole: Source<R>,
    since: Option<Source<R>>,
    lengths: Vec<u64>,
}

impl<R: Read + Seek> Columns<R> {
    pub(super) fn new(whole: Source<R>, since: Option<Source<R>>) -> Self {
        Self { whole, since, lengths: Vec::new() }
    }

    /// Takes all there is, if it is what was put; also how long the columns of the whole are that
    /// only grow.
    pub(super) fn all<T>(
        mut self,
        take: impl FnOnce(&mut Self) -> Result<T, StateError>,
    ) -> Result<(T, Vec<u64>), StateError> {
        let taken = take(&mut self)?;
        let is_at_end = self.whole.is_at_end() && self.since.is_none_or(|it| it.is_at_end());
        if is_at_end { Ok((taken, self.lengths)) } else { Err(StateError::Damaged) }
    }

    /// Takes a column of numbers.
    pub(super) fn take<T: Number>(&mut self) -> Result<Vec<T>, StateError> {
        let before = self.whole.take()?;
        self.since.as_mut().map_or(Ok(before), Source::take)
    }

    /// Takes a column of numbers that only grows.
    pub(super) fn take_grown<T: Number>(&mut self) -> Result<Vec<T>, StateError> {
        let mut numbers = self.whole.take()?;
        self.lengths.push(numbers.len() as u64);
        if let Some(since) = &mut self.since {
            numbers.extend(since.take::<T>()?);
        }
        Ok(numbers)
    }

    /// Takes one number.
    pub(super) fn take_one<T: Number>(&mut self) -> Result<T, StateError> {
        self.take()?.first().copied().ok_or(StateError::Damaged)
    }

    /// Takes a text.
    pub(super) fn take_text(&mut self) -> Result<String, StateError> {
        text(self.take()?)
    }

    /// Takes a text that only grows.
    pub(super) fn take_grown_text(&mut self) -> Result<String, StateError> {
        text(self.take_grown()?)
    }
}

fn text(bytes: Vec<u8>) -> Result<String, StateError> {
    String::from_utf8(bytes).map_err(|_| StateError::Damaged)
}
