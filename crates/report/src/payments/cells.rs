use arrow_array::cast::AsArray;
use arrow_array::types::{Date32Type, Int64Type, UInt32Type};
use arrow_array::{Array, ArrayRef, RecordBatch};
use arrow_schema::DataType;
use chrono::NaiveDate;
use estate::Pence;

use crate::Failure;
use crate::tables::from_days;

/// The cells of one column of a batch, known to be of the type that they were written with.
pub(super) struct Cells<'a>(&'a ArrayRef);

impl<'a> Cells<'a> {
    pub(super) fn of(batch: &'a RecordBatch, name: &str) -> Result<Self, Failure> {
        let expected = match name {
            "row" => DataType::UInt32,
            "date" => DataType::Date32,
            "marked_public" => DataType::Boolean,
            _ if name.ends_with("_pence") => DataType::Int64,
            _ => DataType::Utf8,
        };
        let column = batch.column_by_name(name).filter(|array| *array.data_type() == expected);
        column.map(Self).ok_or_else(|| absent(name))
    }

    pub(super) fn text(&self, row: usize) -> Option<&'a str> {
        self.stated(row).map(|array| array.as_string::<i32>().value(row))
    }

    pub(super) fn whole(&self, row: usize) -> Option<u32> {
        self.stated(row).map(|array| array.as_primitive::<UInt32Type>().value(row))
    }

    pub(super) fn date(&self, row: usize) -> Option<NaiveDate> {
        let days = self.stated(row)?.as_primitive::<Date32Type>().value(row);
        from_days(days)
    }

    pub(super) fn flag(&self, row: usize) -> Option<bool> {
        self.stated(row).map(|array| array.as_boolean().value(row))
    }

    pub(super) fn money(&self, row: usize) -> Option<Pence> {
        self.stated(row).map(|array| Pence(array.as_primitive::<Int64Type>().value(row)))
    }

    fn stated(&self, row: usize) -> Option<&'a ArrayRef> {
        Some(self.0).filter(|array| array.is_valid(row))
    }
}

/// A column that is not there, or holds something else.
pub(super) fn absent(name: &str) -> Failure {
    Failure::Table(format!("there is no column \"{name}\" as this version writes it"))
}
