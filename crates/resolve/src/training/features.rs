//! What trees may ask of a pair.

use rayon::prelude::*;

use crate::field::Values;
use crate::learn::Features;
use crate::scoring::{Comparison, Pair};

/// The features of pairs, which are sorted by left record: what each comparison says, the odds,
/// and how the pair stands among the others of its two records.
pub(super) fn features(comparison: &Comparison<'_>, pairs: &[Pair], odds: &[f32]) -> Features {
    let rows: Vec<Vec<f32>> = pairs
        .par_iter()
        .map(|pair| {
            let mut row = Vec::with_capacity(48);
            for field in comparison.fields {
                push_field(&field.values, pair, &mut row);
            }
            row
        })
        .collect();
    let width = rows.first().map_or(0, Vec::len);
    let mut columns: Vec<Vec<f32>> =
        (0..width).map(|at| rows.iter().map(|row| row[at]).collect()).collect();
    drop(rows);
    let odds: Vec<f32> = pairs.iter().map(|pair| odds[pair.pattern as usize]).collect();
    columns.extend(standing(pairs.iter().map(|pair| pair.left), &odds));
    columns.extend(standing(pairs.iter().map(|pair| pair.right), &odds));
    columns.push(odds);
    Features::new(columns)
}

fn push_field(values: &Values, pair: &Pair, row: &mut Vec<f32>) {
    let (left, right) = (pair.left, pair.right);
    match values {
        Values::Names(column) | Values::Words(column) => {
            let e = column.compare(left, right);
            let flag = |flag: bool| f32::from(u8::from(flag));
            let all = e.shared + e.left + e.right;
            row.extend([
                e.shared,
                e.best,
                e.left,
                e.right,
                e.left_most,
                e.right_most,
                e.score(),
                if all > 0.0 { e.shared / all } else { f32::NAN },
                f32::from(e.exact),
                f32::from(e.near),
                f32::from(e.left_words),
                f32::from(e.right_words),
                flag(e.left_number),
                flag(e.right_number),
                flag(e.first),
                flag(e.last),
                f32::from(e.lead),
                f32::from(e.trail),
                f32::from(e.order),
                flag(e.acronym),
                flag(e.same_letters),
                f32::from(column.form(left) as u8),
                f32::from(column.form(right) as u8),
                flag(column.same_spelling(left, right)),
            ]);
        }
        Values::Numbers(column) => row.push(column.compare(left, right) as f32),
        Values::Postcodes(column) | Values::Dates(column) => {
            row.push(column.compare(left, right) as f32);
        }
        Values::Exact(column) => row.push(column.compare(left, right) as f32),
    }
}

/// How each pair stands among those of one of its records: how far below the best, how far above
/// the best of the others, and how many are about as good.
fn standing(records: impl Iterator<Item = u32>, odds: &[f32]) -> [Vec<f32>; 3] {
    let records: Vec<u32> = records.collect();
    let mut order: Vec<usize> = (0..odds.len()).collect();
    order.sort_by(|one, two| {
        records[*one].cmp(&records[*two]).then(odds[*two].total_cmp(&odds[*one]))
    });
    let mut columns = [vec![0.0; odds.len()], vec![0.0; odds.len()], vec![0.0; odds.len()]];
    for group in order.chunk_by(|one, two| records[*one] == records[*two]) {
        let best = odds[group[0]];
        let second = group.get(1).map_or(-30.0, |at| odds[*at]);
        let close = group.iter().take_while(|at| odds[**at] > best - 1.0).count();
        for (rank, at) in group.iter().enumerate() {
            columns[0][*at] = odds[*at] - best;
            columns[1][*at] = odds[*at] - if rank == 0 { second } else { best };
            columns[2][*at] = close as f32;
        }
    }
    columns
}
