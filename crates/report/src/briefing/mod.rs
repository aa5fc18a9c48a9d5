//! What a buyer takes to a meeting with one supplier: what is published of it, what was joined and reckoned
//! from that, and what is not known. Nothing of other suppliers stands in it, and nothing from a row that its
//! source does not plainly mark as public, where the source has a column for that.

mod as_published;
mod contract;
mod document;
mod held;
mod inferred;
mod names;
mod overlap;
mod paid;
mod public;
mod said;
mod shown;
mod unknown;

use std::path::Path;

use chrono::NaiveDate;
use estate::Role;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::{
    ContractRow, DecisionLists, FindingTables, Folder, PaymentTable, Report, ReportError, Versions,
};
pub use contract::BriefedContract;
pub use inferred::{BriefedDecision, BriefedGroup, Inferred, JoinedName};
pub use names::{NameWritten, NumberWritten};
pub use overlap::BriefedOverlap;
pub use paid::{BriefedPayments, PaidByFile};
pub use public::LeftOut;
pub use said::{SaidByBody, SaidOfContract};
pub use shown::{BriefingPart, BriefingSection};

/// What a briefing is made from: a folder that an audit wrote, read back.
#[derive(Clone, Copy, Debug)]
pub struct BriefingSources<'a> {
    /// The folder, for its payments and its list of what is not public.
    pub dir: &'a Path,
    /// What `report.json` holds.
    pub report: &'a Report,
    /// Every contract that may be shown.
    pub contracts: &'a [&'a ContractRow],
    /// What falls due, has ended or has no end.
    pub decisions: &'a DecisionLists,
    /// What is held by several bodies at once, if that was looked for.
    pub overlaps: Option<&'a crate::FindingTable>,
}

/// Everything that may be told of one supplier.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Briefing {
    /// What the report is called that it is taken from.
    pub report: String,
    /// Whether the bodies and suppliers in it are invented.
    pub demonstration: bool,
    /// The day it is drawn for.
    pub as_at: NaiveDate,
    /// What made the report.
    pub versions: Versions,
    /// The supplier's id among the report's organisations.
    pub id: String,
    /// What it is called, as a row that may be shown writes it.
    pub supplier: String,
    /// What sources state.
    pub published: Published,
    /// What was joined and reckoned from it.
    pub inferred: Inferred,
    /// What is not known, and what all of it covers.
    pub not_known: Vec<String>,
    /// What was left out.
    pub left_out: LeftOut,
}

/// What sources state of a supplier; no correction is in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Published {
    /// The ways in which it is written.
    pub names: Vec<NameWritten>,
    /// Its official numbers, as written.
    pub numbers: Vec<NumberWritten>,
    /// Its contracts, by body and end.
    pub contracts: Vec<BriefedContract>,
    /// What it was paid, by body and year.
    pub payments: Vec<BriefedPayments>,
}

/// Why there is no briefing.
#[derive(Debug, Error)]
pub enum NoBriefing {
    /// The folder cannot be read.
    #[error(transparent)]
    Folder(#[from] ReportError),
    /// There is no supplier of this id.
    #[error("no supplier of this audit has the id {0:?}")]
    Unknown(String),
    /// Every row that tells of it is left out.
    #[error("no row of this supplier may be shown: left out are {}\n  Ask the body that holds them what may be told.", .0.words())]
    NothingPublic(LeftOut),
}

impl Briefing {
    /// The briefing on the supplier of this id.
    ///
    /// # Errors
    /// If there is no such supplier, no row of it may be shown, or the folder's payments cannot be read.
    pub fn of(sources: BriefingSources<'_>, id: &str) -> Result<Self, NoBriefing> {
        let report = sources.report;
        let mut suppliers = report.organisations.iter().filter(|own| own.role == Role::Supplier);
        let organisation = suppliers.find(|own| own.id == id);
        let organisation = organisation.ok_or_else(|| NoBriefing::Unknown(id.to_owned()))?;
        let payments = PaymentTable::open(sources.dir)?;
        let held = held::Held::of(sources, organisation, &payments)?;
        if held.contracts.is_empty() && held.payments.is_empty() {
            return Err(NoBriefing::NothingPublic(held.left_out));
        }
        let names = names::names(&held);
        let numbers = names::numbers(&held);
        let supplier = names::chosen(&held, &names);
        let inferred = Inferred::of(sources, &held, &names, &numbers);
        let contracts = contract::contracts(&held);
        Ok(Self {
            report: report.title.clone(),
            demonstration: report.demonstration,
            as_at: report.as_at,
            versions: report.versions.clone(),
            id: id.to_owned(),
            supplier,
            not_known: unknown::not_known(report, &held, &contracts),
            left_out: held.left_out,
            inferred,
            published: Published { payments: paid::payments(&held), names, numbers, contracts },
        })
    }

    /// The document: one HTML file that needs nothing else, for reading and for printing.
    ///
    /// # Errors
    /// If the page cannot be put together.
    pub fn html(&self) -> Result<String, ReportError> {
        document::html(self)
    }
}

impl Folder {
    /// The briefing on the supplier of this id, for a folder that was read from `dir`.
    ///
    /// # Errors
    /// As [`Briefing::of`] has them.
    pub fn briefing(&self, dir: &Path, supplier: &str) -> Result<Briefing, NoBriefing> {
        let contracts: Vec<&ContractRow> = self.contracts.iter().collect();
        let sources = BriefingSources {
            dir,
            report: &self.report,
            contracts: &contracts,
            decisions: &self.decisions,
            overlaps: overlaps(&self.findings),
        };
        Briefing::of(sources, supplier)
    }
}

fn overlaps(findings: &FindingTables) -> Option<&crate::FindingTable> {
    findings.tables.iter().find(|table| table.id == "overlaps")
}
