use super::encoding::strip_marks;
use super::row::Row;

impl Row {
    /// The cells as headings: byte-order marks taken off, space folded, none beyond the last that
    /// holds anything; and the mark found, in words.
    pub fn headings(&self) -> (Vec<String>, Option<&'static str>) {
        let mut mark = None;
        // Columns without a heading at the end are a spreadsheet's leavings.
        let names = self.cells().take(self.used()).enumerate().map(|(column, cell)| {
            let (name, found) = strip_marks(cell);
            if column == 0 {
                mark = found;
            }
            // A marked first heading keeps its quotation marks, for the quote is not the first byte.
            let name = if found.is_some() { name.trim_matches('"') } else { name };
            name.split_whitespace().collect::<Vec<_>>().join(" ")
        });
        (names.collect(), mark)
    }
}
