use std::collections::HashMap;
use std::fs::File;
use std::path::Path;

use arrow_array::cast::AsArray;
use arrow_array::{Array, RecordBatch, StringArray};
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use resolve::Kind;

use super::{COLUMNS, Described, ID, ROLE, ROLES};
use crate::error::Failure;

/// The records of a run, read back.
pub(crate) struct Stored {
    pub(crate) columns: Vec<Column>,
    /// Whether the records were linked to a reference.
    pub(crate) is_link: bool,
    /// Where each record stands, by whether it is of the reference and its id.
    places: [HashMap<String, usize>; 2],
}

/// A compared column: its heading, what it holds, and its values.
pub(crate) struct Column {
    pub(crate) title: String,
    pub(crate) kind: Kind,
    values: Vec<StringArray>,
}

impl Column {
    /// The value of the record at this place, blank if nothing is known.
    pub(crate) fn value(&self, mut place: usize) -> &str {
        for part in &self.values {
            if place < part.len() {
                return if part.is_valid(place) { part.value(place) } else { "" };
            }
            place -= part.len();
        }
        ""
    }
}

impl Stored {
    pub(crate) fn read(path: &Path) -> Result<Self, Failure> {
        let file = File::open(path)?;
        let builder = ParquetRecordBatchReaderBuilder::try_new(file)?;
        let metadata = builder.metadata().file_metadata();
        let stated = metadata.key_value_metadata().into_iter().flatten();
        let json = stated.filter(|it| it.key == COLUMNS).find_map(|it| it.value.as_deref());
        let described: Vec<Described> = json
            .and_then(|json| serde_json::from_str(json).ok())
            .ok_or_else(|| Failure::Table(format!("the file does not say {COLUMNS}")))?;
        let rows = usize::try_from(metadata.num_rows()).unwrap_or_default();
        let batches = builder.with_batch_size(rows.max(1)).build()?;
        let batches: Vec<RecordBatch> = batches.collect::<Result<_, _>>()?;
        let ids = parts(&batches, ID)?;
        let roles = parts(&batches, ROLE).ok();
        let column = |it: Described| {
            let values = parts(&batches, &it.column)?;
            Ok(Column { title: it.title, kind: it.kind, values })
        };
        Ok(Self {
            columns: described.into_iter().map(column).collect::<Result<_, Failure>>()?,
            is_link: roles.is_some(),
            places: places(&ids, roles.as_deref()),
        })
    }

    /// Where the record of this id stands, among the records or in the reference.
    pub(crate) fn place(&self, id: &str, in_reference: bool) -> Option<usize> {
        let [records, reference] = &self.places;
        if in_reference { reference } else { records }.get(id).copied()
    }
}

fn parts(batches: &[RecordBatch], column: &str) -> Result<Vec<StringArray>, Failure> {
    let missing = || Failure::Table(format!("the file has no texts in a column {column:?}"));
    let part = |batch: &RecordBatch| {
        let values = batch.column_by_name(column)?.as_string_opt::<i32>()?;
        Some(values.clone())
    };
    batches.iter().map(|batch| part(batch).ok_or_else(missing)).collect()
}

fn places(ids: &[StringArray], roles: Option<&[StringArray]>) -> [HashMap<String, usize>; 2] {
    let mut places = [HashMap::new(), HashMap::new()];
    let [records, reference] = &mut places;
    let mut role = roles.unwrap_or_default().iter().flatten();
    for (place, id) in ids.iter().flatten().enumerate() {
        let is_reference = role.next().flatten() == Some(ROLES[1]);
        let to = if is_reference { &mut *reference } else { &mut *records };
        to.insert(id.unwrap_or_default().to_owned(), place);
    }
    places
}
