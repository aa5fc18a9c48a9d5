//! What a table's headers mean: known layouts first, then synonyms.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::Field;
use crate::Kind;

/// The layouts and synonyms as they stand in `layouts.toml`.
const CONTENT: &str = include_str!("layouts.toml");

#[expect(clippy::expect_used, reason = "the file is part of the program, and a test reads it")]
static LAYOUTS: LazyLock<Layouts> = LazyLock::new(|| {
    let written: Written = toml::from_str(CONTENT).expect("layouts.toml reads");
    Layouts::from(written)
});

/// A digest of the layouts that this build reads by: the content version printed in reports.
pub fn content_version() -> String {
    evidence::content_id("layouts", &[CONTENT])
}

/// What the headers of one table mean.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Assignment {
    /// The known layout, if it is one.
    pub(crate) layout: Option<String>,
    pub(crate) kind: Option<Kind>,
    /// One per header.
    pub(crate) columns: Vec<Option<Field>>,
    /// A header that stands twice and would be read.
    pub(crate) twice: Option<String>,
}

impl Assignment {
    /// The column that holds a field.
    pub(crate) fn column(&self, field: Field) -> Option<usize> {
        self.columns.iter().position(|found| *found == Some(field))
    }

    pub(crate) fn has(&self, field: Field) -> bool {
        self.column(field).is_some()
    }

    /// How many fields were found.
    pub(crate) fn found(&self) -> usize {
        self.columns.iter().flatten().count()
    }
}

/// Reads headers by the known layouts and the synonyms.
pub(crate) fn assign(headers: &[&str]) -> Assignment {
    LAYOUTS.assign(headers)
}

/// A header without case, punctuation and spacing: `G/L descript.` and `GL Descript` are one.
pub(crate) fn plain(header: &str) -> String {
    header
        .replace('&', "and")
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

#[derive(Deserialize)]
struct Written {
    layout: Vec<WrittenLayout>,
    synonyms: BTreeMap<String, Vec<String>>,
}

#[derive(Deserialize)]
struct WrittenLayout {
    name: String,
    kind: Kind,
    columns: BTreeMap<String, Field>,
}

struct Layouts {
    known: Vec<Known>,
    /// By plain header: the field, and how telling the header is (0 is most).
    synonyms: BTreeMap<String, Vec<(usize, Field)>>,
}

struct Known {
    name: String,
    kind: Kind,
    columns: BTreeMap<String, Field>,
}

impl From<Written> for Layouts {
    fn from(written: Written) -> Self {
        let known = written.layout.into_iter().map(|layout| Known {
            name: layout.name,
            kind: layout.kind,
            columns: layout.columns.iter().map(|(header, field)| (plain(header), *field)).collect(),
        });
        let mut synonyms: BTreeMap<String, Vec<(usize, Field)>> = BTreeMap::new();
        for field in Field::ALL {
            let headers = written.synonyms.get(field.name()).map(Vec::as_slice).unwrap_or_default();
            for (rank, header) in headers.iter().enumerate() {
                synonyms.entry(plain(header)).or_default().push((rank, *field));
            }
        }
        Self { known: known.collect(), synonyms }
    }
}

impl Layouts {
    fn assign(&self, headers: &[&str]) -> Assignment {
        let headers: Vec<String> = headers.iter().map(|header| plain(header)).collect();
        let mut assignment =
            Assignment { columns: vec![None; headers.len()], ..Assignment::default() };
        // The layout with most columns wins, so that a layout may be part of another.
        let known = self
            .known
            .iter()
            .filter(|known| known.columns.keys().all(|header| headers.contains(header)))
            .max_by_key(|known| known.columns.len());
        if let Some(known) = known {
            assignment.layout = Some(known.name.clone());
            assignment.kind = Some(known.kind);
            for (slot, header) in assignment.columns.iter_mut().zip(&headers) {
                *slot = known.columns.get(header).copied();
            }
        }
        self.assign_by_synonyms(&headers, &mut assignment);
        assignment
    }

    /// Gives every header still free its most telling field still free.
    fn assign_by_synonyms(&self, headers: &[String], assignment: &mut Assignment) {
        let mut offers: Vec<(usize, usize, Field)> = headers
            .iter()
            .enumerate()
            .flat_map(|(column, header)| {
                let fields = self.synonyms.get(header).map(Vec::as_slice).unwrap_or_default();
                fields.iter().map(move |(rank, field)| (*rank, column, *field))
            })
            .collect();
        offers.sort_unstable();
        for (_, column, field) in offers {
            let holder = assignment.column(field);
            let Some(slot) = assignment.columns.get_mut(column) else { continue };
            match holder {
                None if slot.is_none() => *slot = Some(field),
                Some(other) if other != column && headers.get(other) == headers.get(column) => {
                    assignment.twice = headers.get(column).cloned();
                }
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_content_reads() {
        let written: Written = toml::from_str(CONTENT).unwrap();
        assert!(written.layout.len() >= 6);
        for name in written.synonyms.keys() {
            assert!(Field::ALL.iter().any(|field| field.name() == name), "no field {name}");
        }
    }

    #[test]
    fn a_known_layout_is_named() {
        let headers = [
            "Body Name",
            "Service Area",
            "Expenses Type",
            "Invoice Payment Date",
            "Transaction Number",
            "Net Amount",
            "Supplier Name",
        ];
        let assignment = assign(&headers);
        assert_eq!(assignment.layout.as_deref(), Some("Manchester spend"));
        assert_eq!(assignment.column(Field::Net), Some(5));
    }

    #[test]
    fn headers_are_compared_without_punctuation_and_case() {
        let assignment = assign(&["SUPPLIER_NAME", "net amount (£)", "G/L descript."]);
        assert_eq!(assignment.column(Field::Supplier), Some(0));
        assert_eq!(assignment.column(Field::Category), Some(2));
    }

    #[test]
    fn the_more_telling_header_wins() {
        let assignment = assign(&["Date", "Payment Date", "Supplier", "Supplier Name"]);
        assert_eq!(assignment.column(Field::PaymentDate), Some(1));
        assert_eq!(assignment.column(Field::Supplier), Some(3));
    }

    #[test]
    fn a_header_that_stands_twice_is_reported() {
        assert_eq!(assign(&["Supplier", "Amount", "Amount"]).twice.as_deref(), Some("amount"));
        assert_eq!(assign(&["Supplier", "Amount", "Note", "Note"]).twice, None);
    }
}
