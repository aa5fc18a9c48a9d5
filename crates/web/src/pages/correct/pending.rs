use estate::corrections::Correction;
use report::ContractRow;

use super::check::says;
use crate::clerk::Clerk;
use crate::holding::Holding;
use crate::query::Query;
use crate::wording::date;

/// What the page of a contract says of corrections, where they are taken.
pub(in super::super) struct Corrections {
    /// The address of the form.
    pub(in super::super) form: String,
    /// Whether one was kept just now.
    pub(in super::super) kept: bool,
    /// What was said since the audit, the earliest first.
    pub(in super::super) pending: Vec<String>,
    /// Why the log cannot be read.
    pub(in super::super) trouble: Option<String>,
}

impl Corrections {
    pub(in super::super) fn of(site: &Holding, row: &ContractRow, query: &Query) -> Option<Self> {
        let (pending, trouble) = match Clerk::of(site)? {
            Ok(clerk) => (clerk.pending(row).into_iter().map(line).collect(), None),
            Err(error) => (Vec::new(), Some(error.to_string())),
        };
        let form = format!("/contracts/{}/correct", row.id);
        Some(Self { form, kept: query.get("kept") == "yes", pending, trouble })
    }
}

fn line(said: &Correction) -> String {
    let changes = said.changes.iter().map(|own| format!("{}: {}", own.fact.words(), says(own)));
    let confirmed = said.confirmed.iter().map(|_| "confirmed".to_owned());
    let all: Vec<String> = changes.chain(confirmed).collect();
    format!("{}, {}: {}", date(said.on.date_naive()), said.by, all.join("; "))
}
