//! What bodies say of their own contracts, beyond what their sources state.

use chrono::NaiveDate;
use estate::corrections::{CorrectionEntry, Fact, Now};
use serde::{Deserialize, Serialize};

use super::as_published::Standing;
use super::held::Held;
use crate::{ContractRow, Report};

/// A contract whose row its body corrected or confirmed. Who said it is not told here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaidOfContract {
    /// What its source calls it.
    pub title: String,
    /// Who buys.
    pub body: String,
    /// What the body put right.
    pub corrected: Vec<SaidByBody>,
    /// When the body last confirmed the row.
    pub confirmed_on: Option<NaiveDate>,
    /// The file and the row.
    pub place: String,
}

/// A fact that the body that holds a contract put right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaidByBody {
    /// What.
    pub fact: String,
    /// What it is; none where the body says that it is not known.
    pub now: Option<String>,
    /// When it was said.
    pub on: NaiveDate,
}

/// The contracts of which something is said, in the order of the audit.
pub(super) fn said(report: &Report, held: &Held<'_>) -> Vec<SaidOfContract> {
    let of = |row: &&ContractRow| SaidOfContract::of(report, held, row);
    held.contracts.iter().filter_map(of).collect()
}

impl SaidOfContract {
    fn of(report: &Report, held: &Held<'_>, row: &ContractRow) -> Option<Self> {
        let corrected: Vec<Standing<'_>> = report.corrected(row).collect();
        let told = corrected.iter().map(|(entry, _)| *entry).filter(|own| held.may_repeat(own));
        let own = Self {
            corrected: told.filter_map(said_by_body).collect(),
            confirmed_on: report.confirmed_on(row),
            title: report.source_of(row, Fact::Title).unwrap_or_default(),
            body: row.buyers.clone(),
            place: row.place(),
        };
        (!own.corrected.is_empty() || own.confirmed_on.is_some()).then_some(own)
    }
}

/// A correction without its author. Of another supplier in the source nothing is told.
fn said_by_body(entry: &CorrectionEntry) -> Option<SaidByBody> {
    let fact = entry.fact?;
    let now = match entry.now.as_ref()? {
        Now::Is(_) if fact == Fact::Supplier => Some("this supplier".to_owned()),
        Now::Is(value) => Some(fact.read(value).ok()?.words()),
        Now::Unknown => None,
        Now::AsSource => return None,
    };
    Some(SaidByBody { fact: fact.words().to_owned(), now, on: entry.on.date_naive() })
}
