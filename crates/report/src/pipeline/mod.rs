//! The pipeline as people and programs read it: `pipeline.json` holds exactly this, and the sheets of
//! `Decisions.xlsx` show it.

mod columns;
mod row;

use std::path::Path;

use chrono::NaiveDate;
use estate::alignment::RuleFact;
use estate::{Audit, Outlook, Pence, WhyLeftOut, Window, pipeline, pipeline_rules};
use serde::{Deserialize, Serialize};

use crate::ReportError;
use crate::json::read_json;
pub(crate) use columns::PIPELINE_COLUMNS;
pub use row::{LeftOutRow, PipelineRow};

/// The name under which the pipeline is written.
pub(crate) const PIPELINE: &str = "pipeline.json";

/// What would be bought anew within eighteen months, in the shape of a pipeline notice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PipelineList {
    /// The day it is drawn for.
    pub as_at: NaiveDate,
    /// The last day on which a procurement that is in it would begin.
    pub ends: NaiveDate,
    /// The value above which a contract is in it.
    pub threshold_pence: Pence,
    /// How many months a procurement is assumed to take.
    pub procurement_months: u32,
    /// What the law says of pipeline notices.
    pub law: Vec<LawShown>,
    /// What each column is, and what Open Contracting data calls it.
    pub columns: Vec<ColumnShown>,
    /// The contracts, by the day on which their procurement would begin.
    pub rows: Vec<PipelineRow>,
    /// Contracts that may belong in it, and why that cannot be told.
    pub left_out: Vec<LeftOutRow>,
    /// How many begin in time and are not above the threshold.
    pub not_above: usize,
    /// How many contracts are marked not public, and are in none of these lists.
    pub not_public: usize,
}

/// A fact of the law.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LawShown {
    /// Where it stands.
    pub provision: String,
    /// The fact, in our words.
    pub words: String,
    /// A page that has it.
    pub source: String,
    /// What the words were checked against.
    pub checked: String,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnShown {
    /// Its heading in the workbook.
    pub heading: String,
    /// The field of Open Contracting data, as Find a Tender has it in a pipeline notice; none where it is ours.
    pub ocds: Option<String>,
    /// What it means.
    pub meaning: String,
}

impl PipelineList {
    /// The pipeline of an audit.
    pub fn of(audit: &Audit, outlook: &Outlook, window: Window) -> Self {
        let found = pipeline(audit, outlook, window.as_at);
        let law = pipeline_rules().iter().map(LawShown::of).collect();
        let columns = PIPELINE_COLUMNS.iter().map(|own| ColumnShown {
            heading: own.heading.to_owned(),
            ocds: own.ocds.map(str::to_owned),
            meaning: own.meaning.to_owned(),
        });
        let left_out = found.left_out.iter();
        Self {
            as_at: window.as_at,
            ends: found.ends,
            threshold_pence: estate::PIPELINE_THRESHOLD,
            procurement_months: outlook.lead.procurement_months,
            law,
            columns: columns.collect(),
            rows: (found.planned.iter())
                .filter_map(|own| PipelineRow::of(audit, outlook, own))
                .collect(),
            left_out: left_out.filter_map(|own| LeftOutRow::of(audit, outlook, own)).collect(),
            not_above: found.not_above,
            not_public: audit.withheld.len(),
        }
    }

    /// How many are left out for each reason, the reasons that leave out none among them.
    pub fn left_out_by_reason(&self) -> impl Iterator<Item = (WhyLeftOut, usize)> {
        WhyLeftOut::ALL.into_iter().map(|because| {
            (because, self.left_out.iter().filter(|own| own.because == because).count())
        })
    }
}

impl LawShown {
    fn of(fact: &RuleFact) -> Self {
        Self {
            provision: fact.provision.to_owned(),
            words: fact.words.to_owned(),
            source: fact.source.to_owned(),
            checked: fact.checked.words().to_owned(),
        }
    }
}

/// Reads the pipeline of a folder that [`write_folder`](crate::write_folder) wrote.
///
/// # Errors
///
/// If `pipeline.json` is missing, or is not what this version writes.
pub fn read_pipeline(dir: &Path) -> Result<PipelineList, ReportError> {
    read_json(dir, PIPELINE)
}
