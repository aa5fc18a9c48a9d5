use arrow_array::builder::StringBuilder;
use arrow_array::{Array, StringArray};
use arrow_schema::ArrowError;

use super::error::TableFault;

/// The most text that one column holds: its places are counted in 31 bits.
const FULL: usize = i32::MAX as usize;

/// A column of text as it grows.
pub(super) struct TextColumn<'a> {
    heading: &'a str,
    values: StringBuilder,
    bytes: usize,
}

impl<'a> TextColumn<'a> {
    pub(super) fn new(heading: &'a str) -> Self {
        Self { heading, values: StringBuilder::new(), bytes: 0 }
    }

    /// Adds a cell; a blank one says that nothing is known.
    pub(super) fn push(&mut self, cell: &str) -> Result<(), TableFault> {
        self.bytes += cell.len();
        if self.bytes > FULL {
            return Err(self.too_long());
        }
        if cell.is_empty() {
            self.values.append_null();
        } else {
            self.values.append_value(cell);
        }
        Ok(())
    }

    /// Adds the cells of a batch.
    pub(super) fn append(&mut self, batch: &StringArray) -> Result<(), TableFault> {
        match self.values.append_array(batch) {
            Ok(()) => Ok(()),
            Err(ArrowError::OffsetOverflowError(_)) => Err(self.too_long()),
            Err(error) => Err(error.into()),
        }
    }

    pub(super) fn finish(mut self) -> StringArray {
        let mut values = self.values.finish();
        // A builder doubles as it grows, and what it did not fill is a good part of a large column.
        values.shrink_to_fit();
        values
    }

    fn too_long(&self) -> TableFault {
        TableFault::TooLong { heading: self.heading.to_owned() }
    }
}
