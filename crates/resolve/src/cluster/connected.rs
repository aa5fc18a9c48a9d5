//! What is connected with what.

/// Records, of which some are connected: each stands under another of its own, up to the lowest.
pub(crate) struct Connected {
    above: Vec<u32>,
}

impl Connected {
    /// So many records, all apart.
    pub(crate) fn none(records: u32) -> Self {
        Self { above: (0..records).collect() }
    }

    /// Connects two records.
    pub(crate) fn connect(&mut self, one: u32, two: u32) {
        let (one, two) = (self.lowest(one), self.lowest(two));
        self.above[one.max(two) as usize] = one.min(two);
    }

    /// The lowest record that a record is connected with, be it by others.
    pub(crate) fn lowest(&mut self, mut record: u32) -> u32 {
        while self.above[record as usize] != record {
            let above = self.above[self.above[record as usize] as usize];
            self.above[record as usize] = above;
            record = above;
        }
        record
    }
}
