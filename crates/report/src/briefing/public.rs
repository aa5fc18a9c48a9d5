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
    /// Contracts that are marked as not public; none if the folder does not hold the list of them.
    pub not_public: Option<u64>,
    /// Payments whose file does not plainly mark them as public, or that name a contract which is left out.
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

/// The contracts of a supplier that are marked as not public: how many, and their references.
#[derive(Default)]
pub(super) struct Secret {
    pub(super) count: Option<u64>,
    pub(super) references: BTreeSet<String>,
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
            return Ok(Self { count: Some(0), ..Self::default() });
        }
        let path = dir.join(NOT_PUBLIC);
        let table = match File::open(&path) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Self::default()),
            opened => opened.map_err(|error| ReportError::read(&path, error))?,
        };
        Self::read(table, supplier).map_err(|failure| ReportError::read(&path, failure))
    }

    fn read(table: File, supplier: &Organisation) -> Result<Self, Failure> {
        let names: BTreeSet<String> =
            supplier.written.iter().map(|way| name_key(&way.name)).collect();
        let told = |error: estate::text::TextError| Failure::Table(format!("it {error}"));
        let mut rows = TextRows::open(table).map_err(told)?;
        let mut places: Option<[usize; 3]> = None;
        let mut own = Self { count: Some(0), ..Self::default() };
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
                let reference = row.cell(reference).trim();
                if !reference.is_empty() {
                    own.references.insert(reference.to_lowercase());
                }
            }
        }
        Ok(own)
    }
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
