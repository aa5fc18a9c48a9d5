//! Columns as read, as bytes.

use std::io::{self, Read, Seek, Write};

use super::StateError;
use super::bytes::Sink;
use super::since::Columns;
use crate::Kind;
use crate::field::{Distinct, ExactColumn, Field, NumberColumn, Values};
use crate::name::Form;
use crate::words::{Lexicon, Reading, WordsColumn};

/// Puts a column.
pub(super) fn put(sink: &mut Sink<impl Write>, field: &Field) -> io::Result<()> {
    match &field.values {
        Values::Names(column) | Values::Words(column) => put_words(sink, column),
        Values::Numbers(column) => put_distinct(sink, &column.values),
        Values::Exact(column) => put_distinct(sink, &column.values),
        Values::Postcodes(column) | Values::Dates(column) => {
            put_distinct(sink, &column.values)?;
            sink.put(&column.chances)
        }
    }
}

/// Takes a column of so many values.
pub(super) fn take(
    source: &mut Columns<impl Read + Seek>,
    title: String,
    kind: Kind,
    count: usize,
) -> Result<Field, StateError> {
    let values = match kind {
        Kind::Name => Values::Names(take_words(source, Reading::Organisation, count)?),
        Kind::Person => Values::Words(take_words(source, Reading::Person, count)?),
        Kind::Text => Values::Words(take_words(source, Reading::Plain, count)?),
        Kind::Identifier => Values::Numbers(NumberColumn::of(take_distinct(source, count)?)),
        Kind::Exact => Values::Exact(ExactColumn { values: take_distinct(source, count)? }),
        Kind::Postcode => Field::postcodes(take_distinct(source, count)?, source.take()?),
        Kind::Date => Field::dates(take_distinct(source, count)?, source.take()?),
    };
    Ok(Field { title, kind, values })
}

fn put_distinct(sink: &mut Sink<impl Write>, values: &Distinct) -> io::Result<()> {
    sink.put_grown(&values.numbers)?;
    sink.put_grown(&values.contents)?;
    sink.put(&values.uses)?;
    sink.put_one(values.known)
}

fn take_distinct(
    source: &mut Columns<impl Read + Seek>,
    count: usize,
) -> Result<Distinct, StateError> {
    let (numbers, contents): (Vec<u32>, Vec<u64>) = (source.take_grown()?, source.take_grown()?);
    let uses: Vec<u32> = source.take()?;
    check(
        numbers.len() == count
            && uses.len() == contents.len()
            && are_below(&numbers, contents.len()),
    )?;
    Ok(Distinct { numbers, contents, uses, known: source.take_one()? })
}

fn put_words(sink: &mut Sink<impl Write>, column: &WordsColumn) -> io::Result<()> {
    let (text, ends, uses, plural) = column.lexicon.stored();
    sink.put_grown(text.as_bytes())?;
    sink.put_grown(ends)?;
    sink.put(uses)?;
    let plural: Vec<u8> = plural.iter().map(|is_plural| u8::from(*is_plural)).collect();
    sink.put(&plural)?;
    sink.put_one(column.used)?;
    sink.put_one(column.nothing)?;
    sink.put_grown(&column.words)?;
    sink.put_grown(&column.variant_ends)?;
    sink.put_grown(&column.value_ends)?;
    let forms: Vec<u8> = column.forms.iter().map(|form| *form as u8).collect();
    sink.put_grown(&forms)?;
    sink.put_grown(&column.spellings)
}

fn take_words(
    source: &mut Columns<impl Read + Seek>,
    reading: Reading,
    count: usize,
) -> Result<WordsColumn, StateError> {
    let (text, ends) = (source.take_grown_text()?, source.take_grown()?);
    let uses: Vec<u32> = source.take()?;
    let plural: Vec<bool> = source.take::<u8>()?.iter().map(|is_plural| *is_plural == 1).collect();
    let same_length = uses.len() == ends.len() && plural.len() == ends.len();
    check(same_length && are_ends(&ends, text.len()))?;
    check(ends.iter().all(|end| text.is_char_boundary(*end as usize)))?;
    let distinct = uses.len();
    let in_use = source.take_one()?;
    let nothing = source.take_one()?;
    let (words, variant_ends, value_ends): (Vec<u32>, Vec<u32>, Vec<u32>) =
        (source.take_grown()?, source.take_grown()?, source.take_grown()?);
    check(
        are_below(&words, distinct)
            && are_ends(&variant_ends, words.len())
            && are_ends(&value_ends, variant_ends.len()),
    )?;
    let forms: Option<Vec<Form>> =
        source.take_grown::<u8>()?.into_iter().map(Form::numbered).collect();
    let (forms, spellings) = (forms.ok_or(StateError::Damaged)?, source.take_grown::<u64>()?);
    check(value_ends.len() == count && forms.len() == count && spellings.len() == count)?;
    let lexicon = Lexicon::restored(text, ends, uses, plural);
    Ok(WordsColumn {
        used: in_use,
        nothing,
        words,
        variant_ends,
        value_ends,
        forms,
        spellings,
        ..WordsColumn::restored(lexicon, reading)
    })
}

/// What is not so was not written by this program.
pub(super) fn check(is_so: bool) -> Result<(), StateError> {
    if is_so { Ok(()) } else { Err(StateError::Damaged) }
}

/// Whether all numbers are places in a column of this length.
pub(super) fn are_below(numbers: &[u32], length: usize) -> bool {
    numbers.iter().copied().max().is_none_or(|most| (most as usize) < length)
}

/// Whether these are the ends of parts of a column of this length.
pub(super) fn are_ends(ends: &[u32], length: usize) -> bool {
    ends.is_sorted() && ends.last().map_or(0, |end| *end as usize) == length
}
