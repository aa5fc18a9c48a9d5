//! Which rows may be told of outside the body: where a source has a column for that, only those that it
//! plainly marks as public.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::ErrorKind;
use std::path::Path;

use estate::Organisation;
use estate::text::TextRows;
use resolve::name_key;
use serde::{Deserialize, Serialize};

use crate::error::Failure;
use crate::words::count;
use crate::{ContractRow, Report, ReportError};

/// The table of contracts that are marked as not public.
const NOT_PUBLIC: &str = "not-public.csv";

/// How much was left out, and nothing else of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    /// Contracts whose source has a column on publication that says nothing plain of them.
    pub contracts: u64,
    /// Contracts that are marked as not public; none if the folder does not hold the whole list of them.
    pub not_public: Option<u64>,
    /// Payments whose file does not plainly mark them as public, or that name a contract which is left out, or,
    /// without that list, any contract.
    pub payments: u64,
}

impl LeftOut {
    /// How much was left out, in words.
    pub fn words(&self) -> String {
        let contracts = count(self.contracts, "contract", "contracts");
        let payments = count(self.payments, "payment", "payments");
        let marked = match self.not_public {
            Some(marked) => {
                format!("{} marked as not public", count(marked, "contract", "contracts"))
            }
            None => "contracts marked as not public, how many of it is not known".to_owned(),
        };
        format!("{contracts} and {payments} not plainly marked as public, {marked}")
    }
}

/// Whether a contract's row may be told of.
pub(super) fn may_be_told(row: &ContractRow) -> bool {
    row.marked_public != Some(false)
}

/// The contracts that are marked as not public: how many are the supplier's, and the references of all.
pub(super) struct Secret {
    pub(super) count: Option<u64>,
    /// Of these nothing is told; none where they are not known, so that any may be one of them.
    references: Option<BTreeSet<String>>,
}

impl Secret {
    /// Looks in the folder's own list, which need not be there: it is not for publication.
    pub(super) fn of(
        dir: &Path,
        report: &Report,
        supplier: &Organisation,
    ) -> Result<Self, ReportError> {
        let marked: u64 = report.files.iter().map(|file| file.withheld).sum();
        if marked == 0 {
            return Ok(Self { count: Some(0), references: Some(BTreeSet::new()) });
        }
        let path = dir.join(NOT_PUBLIC);
        let table = match File::open(&path) {
            Err(error) if error.kind() == ErrorKind::NotFound => {
                return Ok(Self { count: None, references: None });
            }
            opened => opened.map_err(|error| ReportError::read(&path, error))?,
        };
        Self::read(table, supplier, marked).map_err(|failure| ReportError::read(&path, failure))
    }

    fn read(table: File, supplier: &Organisation, marked: u64) -> Result<Self, Failure> {
        let names: BTreeSet<String> =
            supplier.written.iter().map(|way| name_key(&way.name)).collect();
        let told = |error: estate::text::TextError| Failure::Table(format!("it {error}"));
        let mut rows = TextRows::open(table).map_err(told)?;
        let mut places: Option<[usize; 3]> = None;
        let mut own = Self { count: Some(0), references: Some(BTreeSet::new()) };
        let mut listed = 0;
        while let Some(row) = rows.next_row()? {
            let Some([suppliers, identifiers, reference]) = places else {
                let place = |name: &str| row.cells().position(|cell| cell == name);
                let found = ["suppliers", "supplier_identifiers", "reference"].map(place);
                let [Some(suppliers), Some(identifiers), Some(reference)] = found else {
                    let absent = "it has not the columns that this version writes";
                    return Err(Failure::Table(absent.to_owned()));
                };
                places = Some([suppliers, identifiers, reference]);
                continue;
            };
            let is_named =
                ContractRow::parts(row.cell(suppliers)).any(|name| names.contains(&name_key(name)));
            let has_number = ContractRow::parts(row.cell(identifiers))
                .flat_map(|part| part.split(", "))
                .any(|number| supplier.numbers.iter().any(|own| same_number(own, number)));
            if is_named || has_number {
                own.count = own.count.map(|count| count + 1);
            }
            own.add(row.cell(reference));
            listed += 1;
        }
        // A list that was cut tells too little.
        Ok(if listed < marked { Self { count: None, references: None } } else { own })
    }

    /// Nothing is to be told of what names this reference.
    pub(super) fn add(&mut self, reference: &str) {
        let reference = bare(reference);
        if let Some(references) = self.references.as_mut().filter(|_| !reference.is_empty()) {
            references.insert(reference);
        }
    }

    /// Whether a payment with this in its column for the contract's reference may be under one of them.
    pub(super) fn hides(&self, cell: &str) -> bool {
        let whole = bare(cell);
        let Some(references) = &self.references else { return !whole.is_empty() };
        // A cell may name several.
        let parts = cell.split([';', ',', '/', '&', '|', ' ']).map(bare);
        parts.chain([whole]).any(|part| references.contains(&part))
    }
}

/// A reference without what people write between its letters and digits.
fn bare(reference: &str) -> String {
    let letters = reference.chars().filter(|letter| letter.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// Whether two ways of writing an official number are the same: `GB-COH-01234567` and `GB-COH:1234567`.
pub(super) fn same_number(one: &str, other: &str) -> bool {
    let bare = |number: &str| {
        let letters = number.chars().filter(|letter| letter.is_alphanumeric());
        let own: String = letters.flat_map(char::to_uppercase).collect();
        let digits = own.find(|letter: char| letter.is_ascii_digit()).unwrap_or(own.len());
        let (scheme, digits) = own.split_at(digits);
        format!("{scheme} {}", digits.trim_start_matches('0'))
    };
    bare(one) == bare(other)
}
