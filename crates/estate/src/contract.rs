use chrono::NaiveDate;
use evidence::Position;
use serde::{Deserialize, Serialize};

use crate::Money;
use crate::corrections::BodySays;

/// One agreement, or one procurement on its way to be one, as a register row, an OCDS contracting
/// process or a published notice tells it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Contract {
    /// Derived from the content of the record; the same input gives the same id.
    pub id: String,
    /// Which of the audit's files it came from: an index into [`Audit::files`](crate::Audit).
    pub file: u32,
    /// Where in that file. For a process compiled from several releases, the latest release.
    pub position: Position,
    /// How far the process has come.
    pub stage: Stage,
    /// Whether the record is a notice, which tells what was so when it was published; a register tells what
    /// is so now.
    pub is_notice: bool,
    /// The Open Contracting id, if it has one.
    pub ocid: Option<String>,
    /// The notice type of the UK extension, `UK1` to `UK17`, if one is given.
    pub notice_type: Option<String>,
    /// The body's own reference: a hint, not a key.
    pub reference: Option<String>,
    /// What it is called.
    pub title: String,
    /// What it is for, at more length.
    pub description: String,
    /// Who buys. More than one for a joint procurement; empty if not stated.
    pub buyers: Vec<Party>,
    /// Who supplies; empty if not stated or not awarded yet.
    pub suppliers: Vec<Party>,
    /// What kind of thing is bought: CPV, `ProClass` or the register's own words.
    pub category: Option<Classification>,
    /// How it was bought, in the source's words.
    pub procedure: Option<String>,
    /// The framework agreement or dynamic market that it is called off from: its reference or name, as
    /// stated.
    pub framework: Option<String>,
    /// The lot, of the framework or of its own procurement, as stated.
    pub lot: Option<String>,
    /// Whether it is itself a framework agreement or a dynamic market, from which others call off.
    pub is_framework: bool,
    /// How many tenders were received.
    pub bids: Option<u32>,
    /// The law that a notice says it is published under: an act, regulations, a directive.
    pub legal_basis: Option<Identifier>,
    /// The part of the body that holds it.
    pub department: Option<String>,
    /// When it begins.
    pub start: Option<NaiveDate>,
    /// When it ends as it now stands: the current expiry date where the source gives one, else its
    /// end date.
    pub end: Option<NaiveDate>,
    /// What the source has for the end where that is no date; shortened.
    pub unread_end: Option<String>,
    /// When it ends by its first term, before any extension, where the source tells that apart.
    pub first_end: Option<NaiveDate>,
    /// How many months its first term lasts, where the source has a column for that: some registers
    /// write every extension over the end date, and this is then all that tells them apart.
    pub first_months: Option<u32>,
    /// When it ends if every option is taken, where the source states that day.
    pub latest_end: Option<NaiveDate>,
    /// How long it may be extended, in months, as the source's option column says it: of one option,
    /// or of all.
    pub extension_months: Option<u32>,
    /// How many options to extend there are.
    pub extension_count: Option<u32>,
    /// How many of them are marked as taken, where the source has columns for that.
    pub extensions_taken: Option<u32>,
    /// Whether a register says that the procurement was advertised above the thresholds, in OJEU or on
    /// Find a Tender. What was not may still be above: a call-off is not advertised.
    pub advertised: Option<bool>,
    /// Whether the source says that it is worth more than the thresholds of the law.
    pub above_threshold: Option<bool>,
    /// Over its whole life, with extensions if the source counts them so. `None` if it is not
    /// stated or a placeholder.
    pub total: Option<Money>,
    /// Whether the source says that the total counts the options to extend; `None` if it does not say.
    pub total_includes_extensions: Option<bool>,
    /// The total when it was first awarded, where that was another.
    pub first_total: Option<Money>,
    /// A year's worth. `None` if it is not stated or a placeholder.
    pub annual: Option<Money>,
    /// The total with VAT, where the source gives both.
    pub total_gross: Option<Money>,
    /// Whether the source plainly marks it as public; none where the source has no column for that. What is
    /// marked as not public is not here at all, and a cell that is empty says nothing.
    #[serde(default)]
    pub marked_public: Option<bool>,
    /// What the body that holds it says of it. What it corrected stands in the fields above already.
    #[serde(default)]
    pub said: BodySays,
}

/// How far a contracting process has come.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Planned, or the market is being engaged.
    Planned,
    /// Out to tender, or the award is not published yet.
    #[default]
    Tender,
    /// Awarded or signed: a supplier is named, or a register holds it.
    Awarded,
    /// Ended early, withdrawn, cancelled or unsuccessful.
    Withdrawn,
}

/// An organisation as one record names it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Party {
    /// Its name, entities and double encoding repaired.
    pub name: String,
    /// Its identifiers, as written.
    pub identifiers: Vec<Identifier>,
    /// Its postcode, as written.
    pub postcode: Option<String>,
    /// The code of its region, as written: `UKM` and what begins so is Scotland.
    pub region: Option<String>,
    /// Whether it is said to be a small or medium-sized enterprise.
    pub sme: Option<bool>,
    /// Whether it is said to be a voluntary, community or social enterprise.
    pub vcse: Option<bool>,
}

/// An organisation's number in a register.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Identifier {
    /// Such as `GB-COH`, `GB-PPON`, `GB-CHC`.
    pub scheme: String,
    /// As written.
    pub id: String,
}

/// A code in a classification.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Classification {
    /// Such as `CPV` or `ProClass`; empty for the body's own words.
    pub scheme: String,
    /// The code; empty if there is none.
    pub id: String,
    /// The code's meaning; empty if not given.
    pub description: String,
}
