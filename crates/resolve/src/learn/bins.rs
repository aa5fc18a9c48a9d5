use rayon::prelude::*;

/// How many bins a feature has: the last holds the missing values.
pub(super) const BINS: usize = 64;
/// The bin of missing values.
pub(super) const MISSING: u8 = 63;

/// A table of numbers, one column per feature. What is not finite is missing.
#[derive(Clone, Debug)]
pub(crate) struct Features {
    columns: Vec<Vec<f32>>,
    rows: usize,
}

impl Features {
    /// A table from its columns. Columns shorter than the longest are missing at their ends.
    pub(crate) fn new(mut columns: Vec<Vec<f32>>) -> Self {
        let rows = columns.iter().map(Vec::len).max().unwrap_or(0);
        for column in &mut columns {
            column.resize(rows, f32::NAN);
        }
        Self { columns, rows }
    }

    /// How many rows there are.
    pub(crate) fn rows(&self) -> usize {
        self.rows
    }

    /// How many features there are.
    pub(crate) fn width(&self) -> usize {
        self.columns.len()
    }

    /// Some rows one after another, with what is missing as NaN.
    pub(super) fn block(&self, start: usize, rows: usize) -> Vec<f32> {
        let mut block = vec![f32::NAN; rows * self.columns.len()];
        for (feature, column) in self.columns.iter().enumerate() {
            let values = column.iter().skip(start).take(rows);
            for (row, &value) in block.chunks_exact_mut(self.columns.len()).zip(values) {
                if value.is_finite() {
                    row[feature] = value;
                }
            }
        }
        block
    }

    /// Writes one row into `row`, which keeps its memory from call to call.
    #[cfg(test)]
    pub(crate) fn row(&self, at: usize, row: &mut Vec<f32>) {
        row.clear();
        row.extend(self.columns.iter().map(|column| column.get(at).copied().unwrap_or(f32::NAN)));
    }
}

/// The same table with every number replaced by the bin that it falls in.
pub(super) struct Binned {
    /// Row after row, so that one row's bins lie in one line of cache.
    codes: Vec<u8>,
    /// For each feature, the value up to which each bin reaches, ascending.
    cuts: Vec<Vec<f32>>,
}

impl Binned {
    pub(super) fn new(features: &Features) -> Self {
        let cuts: Vec<Vec<f32>> = features.columns.par_iter().map(|column| cuts(column)).collect();
        let width = cuts.len();
        let mut codes = vec![MISSING; width * features.rows];
        codes.par_chunks_mut(width.max(1)).enumerate().for_each(|(row, codes)| {
            for ((code, column), cuts) in codes.iter_mut().zip(&features.columns).zip(&cuts) {
                *code = bin(column[row], cuts);
            }
        });
        Self { codes, cuts }
    }

    /// How many features there are.
    pub(super) fn width(&self) -> usize {
        self.cuts.len()
    }

    /// The bins of one row.
    pub(super) fn row(&self, row: u32) -> &[u8] {
        let start = row as usize * self.width();
        &self.codes[start..start + self.width()]
    }

    /// The values up to which the bins of a feature reach.
    pub(super) fn cuts(&self, feature: usize) -> &[f32] {
        &self.cuts[feature]
    }
}

/// The bin of a value: how many cuts lie below it, so that `value <= cuts[bin]`.
#[expect(clippy::cast_possible_truncation, reason = "there are fewer cuts than bins")]
fn bin(value: f32, cuts: &[f32]) -> u8 {
    if value.is_finite() { cuts.partition_point(|&cut| cut < value) as u8 } else { MISSING }
}

/// Cuts between neighbouring values where there are few of them, and at quantiles otherwise.
fn cuts(column: &[f32]) -> Vec<f32> {
    let mut sorted: Vec<f32> = column.iter().copied().filter(|value| value.is_finite()).collect();
    sorted.sort_unstable_by(f32::total_cmp);
    let mut distinct = sorted.clone();
    distinct.dedup();
    let most = usize::from(MISSING) - 1;
    if distinct.len() <= most + 1 {
        return distinct.windows(2).map(|pair| between(pair[0], pair[1])).collect();
    }
    let quantile = |part: usize| sorted[part * sorted.len() / (most + 1)];
    let mut cuts: Vec<f32> = (1..=most)
        .filter_map(|part| {
            let low = quantile(part);
            let above = distinct.partition_point(|&value| value <= low);
            distinct.get(above).map(|&high| between(low, high))
        })
        .collect();
    cuts.dedup();
    cuts
}

/// A value from `low` to just under `high`, half-way if there is one.
fn between(low: f32, high: f32) -> f32 {
    let middle = low / 2.0 + high / 2.0;
    if middle >= low && middle < high { middle } else { low }
}
