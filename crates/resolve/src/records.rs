use arrow_array::{Array, StringArray};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::ResolveError;

/// What a column holds, and so how two of its values are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// The name of an organisation.
    Name,
    /// An official number of an organisation: company, charity, PPON, VAT, ODS.
    Identifier,
    /// A name of a person, or a part of one.
    Person,
    /// A date, written with the year first or day first.
    Date,
    /// A UK postcode, or an address that holds one.
    Postcode,
    /// A value that is the same or is not.
    Exact,
    /// Words, such as a place or a title.
    Text,
}

/// One column of the records: its heading, what it holds, and a value or null for each record.
#[derive(Clone, Debug)]
pub struct Column {
    /// The heading, used in explanations.
    pub title: String,
    /// What it holds.
    pub kind: Kind,
    /// One value for each record; null and blank both mean that nothing is known.
    pub values: StringArray,
}

/// Records to resolve: an id and the compared columns, all of one length.
#[derive(Clone, Debug)]
pub struct Records {
    ids: StringArray,
    columns: Vec<Column>,
}

/// Why columns do not make records.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum RecordsError {
    /// No column to compare by.
    #[error(
        "no column to compare by: give a name, an identifier or at least one column to compare"
    )]
    NoColumns,
    /// A column of another length than the ids.
    #[error("column {title} has {found} values and there are {expected} ids")]
    Length {
        /// The column's heading.
        title: String,
        /// How many values it has.
        found: usize,
        /// How many ids there are.
        expected: usize,
    },
    /// A record without an id.
    #[error("record {0} has no id: every record needs one, and no two the same")]
    NoId(usize),
    /// Two records with one id.
    #[error(
        "records {first} and {second} have the same id {id:?}: every record needs one of its own"
    )]
    SameId {
        /// The id.
        id: String,
        /// The position of the first record with it, from 1.
        first: usize,
        /// The position of the second.
        second: usize,
    },
}

impl Records {
    /// Records from ids and columns.
    ///
    /// # Errors
    /// When there is no column, a column has another length, or an id is missing or repeated.
    pub fn new(ids: StringArray, columns: Vec<Column>) -> Result<Self, RecordsError> {
        if columns.is_empty() {
            return Err(RecordsError::NoColumns);
        }
        for column in &columns {
            if column.values.len() != ids.len() {
                return Err(RecordsError::Length {
                    title: column.title.clone(),
                    found: column.values.len(),
                    expected: ids.len(),
                });
            }
        }
        let mut seen = hashbrown::HashMap::with_capacity(ids.len());
        for (at, id) in ids.iter().enumerate() {
            let id = id.filter(|id| !id.is_empty()).ok_or(RecordsError::NoId(at + 1))?;
            if let Some(first) = seen.insert(id, at) {
                return Err(RecordsError::SameId {
                    id: id.to_owned(),
                    first: first + 1,
                    second: at + 1,
                });
            }
        }
        drop(seen);
        Ok(Self { ids, columns })
    }

    /// These records and others after them, whose columns are the same.
    ///
    /// # Errors
    /// When both hold more text in one column than can be addressed.
    pub(crate) fn followed_by(&self, others: &Self) -> Result<Self, ResolveError> {
        let join = |title: &str, one: &StringArray, two: &StringArray| {
            let bytes = one.value_data().len() + two.value_data().len();
            match i32::try_from(bytes) {
                Ok(_) => Ok(one.iter().chain(two.iter()).collect()),
                Err(_) => Err(ResolveError::TooMuchText { title: title.to_owned(), bytes }),
            }
        };
        let columns = self.columns.iter().zip(&others.columns).map(|(one, two)| {
            let values = join(&one.title, &one.values, &two.values)?;
            Ok(Column { title: one.title.clone(), kind: one.kind, values })
        });
        Ok(Self {
            ids: join("id", &self.ids, &others.ids)?,
            columns: columns.collect::<Result<_, _>>()?,
        })
    }

    /// How many records there are.
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// The ids, in the order given.
    pub fn ids(&self) -> &StringArray {
        &self.ids
    }

    /// The compared columns.
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// The kinds of the columns, in order.
    pub(crate) fn kinds(&self) -> Vec<Kind> {
        self.columns.iter().map(|column| column.kind).collect()
    }
}
