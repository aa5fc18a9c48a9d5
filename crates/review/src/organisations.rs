use std::collections::HashMap;
use std::path::Path;

use crate::error::Failure;

/// Which organisation each record is in, and how many records each has.
pub(crate) struct Organisations {
    of: HashMap<String, u32>,
    organisations: Vec<(String, u32)>,
}

impl Organisations {
    pub(crate) fn read(path: &Path) -> Result<Self, Failure> {
        let mut reader = csv::Reader::from_path(path)?;
        let mut found = Self { of: HashMap::new(), organisations: Vec::new() };
        let mut numbers: HashMap<String, u32> = HashMap::new();
        let mut row = csv::StringRecord::new();
        while reader.read_record(&mut row)? {
            let (Some(record), Some(organisation)) = (row.get(0), row.get(1)) else { continue };
            let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
            let number = *numbers.entry(organisation.to_owned()).or_insert(next);
            if number == next {
                found.organisations.push((organisation.to_owned(), 0));
            }
            if let Some((_, records)) = found.organisations.get_mut(number as usize) {
                *records += 1;
            }
            found.of.insert(record.to_owned(), number);
        }
        Ok(found)
    }

    /// The organisation of a record and how many records it has.
    pub(crate) fn of(&self, record: &str) -> Option<(&str, u32)> {
        let (organisation, records) = self.organisations.get(*self.of.get(record)? as usize)?;
        Some((organisation, *records))
    }
}
