/// Where records stand in their file: which row each of them is, counted as a spreadsheet counts.
///
/// Rows follow one another but for a few blank or broken ones, so only the breaks are kept.
#[derive(Debug, Default)]
pub(in super::super) struct RowNumbers {
    /// The record at which a run of rows begins, and its row.
    runs: Vec<(usize, u64)>,
    records: usize,
}

impl RowNumbers {
    /// Takes the row of the next record.
    pub(super) fn push(&mut self, row: u64) {
        let expected = self.runs.last().map(|&(record, at)| at + (self.records - record) as u64);
        if expected != Some(row) {
            self.runs.push((self.records, row));
        }
        self.records += 1;
    }

    /// The place of a record in words; a file without rows to look at counts its records.
    pub(in super::super) fn of(&self, record: usize) -> u64 {
        let run = self.runs.partition_point(|&(begin, _)| begin <= record);
        let run = run.checked_sub(1).and_then(|run| self.runs.get(run));
        run.map_or(record as u64 + 1, |&(begin, row)| row + (record - begin) as u64)
    }
}

/// How many rows there are of some sort, and the first of them.
#[derive(Debug, Default)]
pub(in super::super) struct Rows {
    pub(in super::super) count: u64,
    first: Vec<u64>,
}

impl Rows {
    /// More rows than this are counted and not named.
    const NAMED: usize = 10;

    pub(super) fn push(&mut self, row: u64) {
        self.count += 1;
        if self.first.len() < Self::NAMED {
            self.first.push(row);
        }
    }

    /// The rows in words, such as `rows 3, 7 and 2 more`.
    pub(in super::super) fn named(&self) -> String {
        let rows: Vec<String> = self.first.iter().map(u64::to_string).collect();
        let more = self.count - self.first.len() as u64;
        let word = if self.count == 1 { "row" } else { "rows" };
        let more = if more == 0 { String::new() } else { format!(" and {more} more") };
        format!("{word} {}{more}", rows.join(", "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_know_their_rows_across_gaps() {
        let mut numbers = RowNumbers::default();
        for row in [2, 3, 4, 7, 8, 20] {
            numbers.push(row);
        }
        assert_eq!(
            (0..6).map(|record| numbers.of(record)).collect::<Vec<_>>(),
            [2, 3, 4, 7, 8, 20]
        );
        assert_eq!(numbers.runs.len(), 3);
        assert_eq!(RowNumbers::default().of(4), 5);
    }

    #[test]
    fn many_rows_are_counted_and_few_are_named() {
        let mut rows = Rows::default();
        rows.push(3);
        assert_eq!(rows.named(), "row 3");
        (4..16).for_each(|row| rows.push(row));
        assert_eq!(rows.named(), "rows 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 and 3 more");
    }
}
