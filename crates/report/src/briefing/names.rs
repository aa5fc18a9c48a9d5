use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::held::Held;
use crate::PaymentLine;

/// One way in which a supplier is written, in rows that may be told of.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NameWritten {
    /// As written.
    pub name: String,
    /// In how many contracts.
    pub contracts: u64,
    /// In how many payments.
    pub payments: u64,
    /// Where one of them stands: file and row.
    pub place: String,
}

/// An official number as rows write it that may be told of.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NumberWritten {
    /// With its scheme, such as `GB-COH:01234567`.
    pub number: String,
    /// In how many records.
    pub records: u64,
    /// Where one of them stands: file and row.
    pub place: String,
}

/// What stands between the parts of a cell that holds several.
const BETWEEN: &str = "; ";

/// The ways in which it is written, in order.
pub(super) fn names(held: &Held<'_>) -> Vec<NameWritten> {
    let mut names: BTreeMap<&str, NameWritten> = BTreeMap::new();
    for row in &held.published {
        for name in row.suppliers.split(BETWEEN).filter(|name| is_own(held, name)) {
            let own = names.entry(name).or_insert_with(|| NameWritten::at(name, row.place()));
            own.contracts += 1;
        }
    }
    for line in &held.payments {
        let name = line.supplier.as_str();
        let own = names.entry(name).or_insert_with(|| NameWritten::at(name, paid_at(line)));
        own.payments += 1;
    }
    names.into_values().collect()
}

/// Its numbers, in order.
pub(super) fn numbers(held: &Held<'_>) -> Vec<NumberWritten> {
    let mut numbers: BTreeMap<String, NumberWritten> = BTreeMap::new();
    let mut add = |number: String, place: String| {
        let own = numbers.entry(number).or_insert_with_key(|number| NumberWritten {
            number: number.clone(),
            records: 0,
            place,
        });
        own.records += 1;
    };
    for row in &held.published {
        // One part for each supplier, in the same order.
        let parts = row.suppliers.split(BETWEEN).zip(row.supplier_identifiers.split(BETWEEN));
        for (_, own) in parts.filter(|(name, _)| is_own(held, name)) {
            let own = own.split(", ").filter(|number| !number.is_empty());
            own.for_each(|number| add(number.to_owned(), row.place()));
        }
    }
    for line in &held.payments {
        let of = [("GB-COH", &line.company_number), ("GB-VAT", &line.vat_number)];
        for (scheme, number) in of {
            if let Some(number) = number {
                add(format!("{scheme}:{number}"), paid_at(line));
            }
        }
    }
    numbers.into_values().collect()
}

impl NameWritten {
    fn at(name: &str, place: String) -> Self {
        Self { name: name.to_owned(), contracts: 0, payments: 0, place }
    }
}

fn paid_at(line: &PaymentLine) -> String {
    let sheet = line.sheet.as_ref().map(|sheet| format!(", sheet {sheet}")).unwrap_or_default();
    format!("{}{sheet}: row {}", line.file, line.row)
}

/// What it is called: as everywhere else, if a row that may be told of writes it so; else as most do, or as a
/// body corrected it.
pub(super) fn chosen(held: &Held<'_>, names: &[NameWritten]) -> String {
    let name = &held.supplier.name;
    if names.iter().any(|own| own.name == *name) {
        return name.clone();
    }
    let most = names.iter().rev().max_by_key(|own| own.contracts + own.payments);
    let corrected = || {
        let mut cells = held.contracts.iter().flat_map(|row| row.suppliers.split(BETWEEN));
        cells.find(|name| is_own(held, name)).unwrap_or_default().to_owned()
    };
    most.map_or_else(corrected, |own| own.name.clone())
}

/// Whether a name in a cell is a way in which this supplier is written.
fn is_own(held: &Held<'_>, name: &str) -> bool {
    // A name that holds the mark between names is written without it in the cell.
    held.supplier.written.iter().any(|way| way.name.replace(BETWEEN, ", ") == name)
}
