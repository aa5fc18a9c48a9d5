//! The compared columns, each read into the form in which its values are compared.

mod date;
mod exact;
mod explain;
mod graded;
mod memo;
mod number;
mod postcode;
mod values;
mod way;
mod words;

use crate::block::Sides;
use crate::name::letters_hash;
use crate::weigh::{Chance, Level, Part};
use crate::words::{Reading, WordsColumn};
use crate::{Column, Kind};
use date::DATES;
use postcode::POSTCODES;

pub(crate) use exact::ExactColumn;
pub(crate) use graded::GradedColumn;
pub(crate) use memo::Memo;
pub(crate) use number::NumberColumn;
pub(crate) use values::Distinct;

/// A compared column, read.
#[derive(Debug)]
pub(crate) struct Field {
    pub(crate) title: String,
    pub(crate) kind: Kind,
    pub(crate) values: Values,
}

/// The values of a column in the form in which they are compared.
#[derive(Debug)]
pub(crate) enum Values {
    /// The names of organisations.
    Names(WordsColumn),
    /// Plain words: persons, places.
    Words(WordsColumn),
    /// Official numbers.
    Numbers(NumberColumn),
    /// Postcodes.
    Postcodes(GradedColumn),
    /// Dates.
    Dates(GradedColumn),
    /// Values that are the same or not.
    Exact(ExactColumn),
}

/// What blocks together records that may be the same, for one record.
pub(crate) type Key = u64;

/// The bit that is set in keys of whole names and official numbers: records that share one are worth
/// comparing however many share it.
pub(crate) const EXACT: Key = 1;

impl Field {
    /// Reads the values of a column.
    pub(crate) fn read<'a>(column: &Column, values: impl Iterator<Item = Option<&'a str>>) -> Self {
        let values = match column.kind {
            Kind::Name => Values::Names(words::read(values, Reading::Organisation)),
            Kind::Person => Values::Words(words::read(values, Reading::Person)),
            Kind::Text => Values::Words(words::read(values, Reading::Plain)),
            Kind::Identifier => Values::Numbers(NumberColumn::read(values)),
            Kind::Postcode => Values::Postcodes(GradedColumn::read(values, &POSTCODES)),
            Kind::Date => Values::Dates(GradedColumn::read(values, &DATES)),
            Kind::Exact => Values::Exact(ExactColumn::read(values)),
        };
        Self { title: column.title.clone(), kind: column.kind, values }
    }

    /// The postcodes of a column that was read before, with the chances found then.
    pub(crate) fn postcodes(values: Distinct, chances: Vec<f64>) -> Values {
        Values::Postcodes(GradedColumn::of(values, chances, &POSTCODES))
    }

    /// The same of dates.
    pub(crate) fn dates(values: Distinct, chances: Vec<f64>) -> Values {
        Values::Dates(GradedColumn::of(values, chances, &DATES))
    }

    /// The words of a column that is made of them.
    pub(crate) fn words(&self) -> Option<&WordsColumn> {
        match &self.values {
            Values::Names(column) | Values::Words(column) => Some(column),
            _ => None,
        }
    }

    /// What the words of a value are spelled, as a number; none in a column that is not of words.
    pub(crate) fn spelling(&self, value: u32) -> Option<u64> {
        self.words().map(|column| column.spellings[value as usize])
    }

    /// Reads more values, after those read before.
    pub(crate) fn extend<'a>(&mut self, more: impl Iterator<Item = Option<&'a str>>) {
        match &mut self.values {
            Values::Names(column) => column.extend(more, Reading::Organisation),
            Values::Words(column) if self.kind == Kind::Person => {
                column.extend(more, Reading::Person);
            }
            Values::Words(column) => column.extend(more, Reading::Plain),
            Values::Numbers(column) => column.extend(more),
            Values::Postcodes(column) | Values::Dates(column) => column.extend(more),
            Values::Exact(column) => column.extend(more),
        }
    }

    /// What a comparison of two values of this column can say.
    pub(crate) fn parts(&self, sides: Sides) -> Vec<Part> {
        match &self.values {
            Values::Names(column) => words::name_parts(column, sides),
            Values::Words(column) => words::word_parts(column, sides),
            Values::Numbers(_) => NumberColumn::parts(),
            Values::Postcodes(column) | Values::Dates(column) => column.parts(),
            Values::Exact(_) => ExactColumn::parts(),
        }
    }

    /// What the comparison of two records says: the values of [`Self::parts`], packed in order.
    pub(crate) fn compare(&self, left: u32, right: u32) -> u64 {
        match &self.values {
            Values::Names(column) => words::compare_names(column, left, right),
            Values::Words(column) => words::compare_words(column, left, right),
            Values::Numbers(column) => column.compare(left, right),
            Values::Postcodes(column) | Values::Dates(column) => column.compare(left, right),
            Values::Exact(column) => column.compare(left, right),
        }
    }

    /// Adds the keys under which a record is looked for by this column, which is the `number`th.
    pub(crate) fn keys(&self, number: usize, record: u32, keys: &mut Vec<Key>) {
        let before = keys.len();
        self.own_keys(record, keys);
        for own in keys.iter_mut().skip(before) {
            *own ^= (number as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15) & !EXACT;
        }
    }

    fn own_keys(&self, record: u32, keys: &mut Vec<Key>) {
        match &self.values {
            Values::Names(column) | Values::Words(column) => words::keys(column, record, keys),
            Values::Numbers(column) => column.keys(record, keys),
            Values::Postcodes(column) | Values::Dates(column) => column.keys(record, keys),
            Values::Exact(column) => column.keys(record, keys),
        }
    }
}

/// Takes away the official numbers of the records from `first` on that name nobody: a publisher that
/// wrote `Redacted` beside a number did not mean to say whose it is, and no two such are one.
pub(crate) fn forget_numbers_of_nobody(fields: &mut [Field], first: u32) {
    let names = fields.iter().filter(|field| field.kind == Kind::Name);
    let words = names.filter_map(Field::words);
    let nobody: Vec<u32> = words
        .flat_map(|names| (first..names.len() as u32).filter(|record| names.is_nobody(*record)))
        .collect();
    for field in fields {
        if let Values::Numbers(column) = &mut field.values {
            for record in &nobody {
                column.values.forget(*record);
            }
        }
    }
}

/// How often random pairs of records show each of so many plain levels, by looking at a fixed
/// selection of so many pairs at most. Never nothing: what a sample has not shown may still happen.
fn chances(records: usize, most: u64, levels: usize, level: impl Fn(u32, u32) -> u64) -> Vec<f64> {
    let mut counts = vec![0.5_f64; levels];
    let mut known = 1.0_f64;
    if records > 1 {
        let records = records as u64;
        let mut state = 0x9E37_79B9_7F4A_7C15_u64;
        for _ in 0..most.min(records * (records - 1) * 4) {
            let (left, right) = (random(&mut state) % records, random(&mut state) % records);
            if left == right {
                continue;
            }
            let value = level(left as u32, right as u32);
            if value > 0 {
                known += 1.0;
                if let Some(count) = counts.get_mut(value as usize - 1) {
                    *count += 1.0;
                }
            }
        }
    }
    counts.iter().map(|count| (count / known).min(1.0)).collect()
}

/// Steele, Lea and Flood's `SplitMix64`: the same numbers every time.
fn random(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

/// A key from what it is a key of and its content.
fn key(of: u64, content: u64) -> Key {
    let mut state = content ^ of.wrapping_mul(0xD6E8_FEB8_6659_FD93);
    random(&mut state) & !EXACT
}

/// The key of a text.
fn text_key(of: u64, text: &[u8]) -> Key {
    key(of, letters_hash(text))
}

fn known(alike: f64, chance: f64) -> Level {
    Level { alike, chance: Chance::Known(chance) }
}
