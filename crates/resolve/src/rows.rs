//! Rows as numbers, by which a record is known to say the same as another in every column.

use arrow_array::Array;
use rayon::prelude::*;

use crate::Records;

/// What a row says, as a number that no two different rows share but by a chance nobody lives to see.
pub(crate) type Row = u128;

const START: Row = 0x6C62_272E_07BB_0142_62B8_2175_6295_C58D;
const STEP: Row = 0x9E37_79B9_7F4A_7C15_F39C_C060_5CED_C835;

/// What each of some of the records says.
pub(crate) fn rows(records: &Records, of: &[u32]) -> Vec<Row> {
    of.par_iter().with_min_len(1024).map(|record| row(records, *record as usize)).collect()
}

fn row(records: &Records, record: usize) -> Row {
    records.columns().iter().fold(START, |row, column| {
        // Blank and unknown are one, as when profiles are taken together.
        let value = if column.values.is_valid(record) { column.values.value(record) } else { "" };
        let (words, rest) = value.as_bytes().as_chunks::<8>();
        let mut last = [0; 8];
        last[..rest.len()].copy_from_slice(rest);
        let row = words
            .iter()
            .chain([&last])
            .fold(row, |row, word| mixed(row, u64::from_le_bytes(*word)));
        mixed(row, value.len() as u64)
    })
}

fn mixed(row: Row, word: u64) -> Row {
    let row = (row ^ Row::from(word)).wrapping_mul(STEP);
    row ^ row >> 61
}
