use chrono::NaiveDate;
use estate::{Audit, Contract, Decision, LeftOutOfPipeline, Outlook, Pence, Planned, WhyLeftOut};
use serde::{Deserialize, Serialize};

use super::columns::PIPELINE_COLUMNS;
use crate::DecisionRow;

/// One contract that would be bought anew, as a pipeline notice tells of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PipelineRow {
    /// The id of the present contract, as in `contracts.csv`.
    pub id: String,
    /// Who would buy; several for a joint procurement.
    pub contracting_authority: String,
    /// What the present contract is called.
    pub title: String,
    /// What it is for, as the source says it.
    pub description: Option<String>,
    /// What it may be worth without VAT, in pence.
    pub value_net_pence: Option<Pence>,
    /// What it may be worth with VAT, in pence; never reckoned from the other.
    pub value_gross_pence: Option<Pence>,
    /// What these are from.
    pub value_basis: String,
    /// The day of a tender notice or an invitation, as reckoned.
    pub tender_notice: Option<NaiveDate>,
    /// Whether that day has passed.
    pub is_overdue: bool,
    /// The first day of the new contract, as reckoned.
    pub contract_start: Option<NaiveDate>,
    /// Its last day, as reckoned.
    pub contract_end: Option<NaiveDate>,
    /// Goods, services or works; no source that we read says it.
    pub main_category: Option<String>,
    /// The CPV code.
    pub cpv: Option<String>,
    /// The body's own category, or that of another scheme, in words.
    pub category: Option<String>,
    /// How it will be bought; no source says it yet.
    pub procurement_method: Option<String>,
    /// How the present contract was bought.
    pub present_route: String,
    /// The framework that the present contract is called off from, and the lot.
    pub present_framework: Option<String>,
    /// The body's reference of the present contract.
    pub present_reference: Option<String>,
    /// The last day of the present contract.
    pub present_end: Option<NaiveDate>,
    /// The months by which the present contract may still be extended.
    pub months_left: Option<u32>,
    /// The fields of a pipeline notice that are not known, by their headings.
    pub not_known: Vec<String>,
    /// Each record that tells of the present contract, file and place.
    pub places: Vec<String>,
    /// What contradicts itself in it, or cannot be, and what was corrected.
    pub to_check: Vec<String>,
}

/// A contract of which it cannot be told whether it belongs in the pipeline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOutRow {
    /// Why.
    pub because: WhyLeftOut,
    /// The id of the contract, as in `contracts.csv`.
    pub id: String,
    /// Who holds it.
    pub contracting_authority: String,
    /// What it is called.
    pub title: String,
    /// The day on which its procurement would begin, if that is known.
    pub tender_notice: Option<NaiveDate>,
    /// What it may be worth without VAT, where that is known.
    pub value_net_pence: Option<Pence>,
    /// Each record that tells of it, file and place.
    pub places: Vec<String>,
}

impl PipelineRow {
    /// A cell for each of [`PipelineList::columns`](crate::PipelineList), as a text table has it.
    pub fn cells(&self) -> Vec<String> {
        PIPELINE_COLUMNS.iter().map(|own| (own.cell)(self).plain()).collect()
    }

    pub(super) fn of(audit: &Audit, outlook: &Outlook, own: &Planned) -> Option<Self> {
        let (contract, shown) = shown(audit, outlook.every.get(own.decision)?)?;
        let category = contract.category.as_ref();
        let text = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        let mut row = Self {
            description: text(&contract.description).filter(|own| *own != contract.title.trim()),
            value_net_pence: own.estimate.net_pence,
            value_gross_pence: own.estimate.gross_pence,
            value_basis: own.estimate.words(),
            tender_notice: Some(own.tender_notice),
            is_overdue: own.is_overdue,
            contract_start: own.start,
            contract_end: own.end,
            main_category: None,
            cpv: category.filter(|own| own.scheme == "CPV").and_then(|own| text(&own.id)),
            category: category.and_then(|own| text(&own.description)),
            procurement_method: None,
            present_framework: text(&shown.framework_and_lot),
            present_reference: text(&shown.reference),
            present_end: shown.current_end,
            months_left: shown.months_left,
            not_known: Vec::new(),
            id: shown.id,
            contracting_authority: shown.body,
            title: shown.title,
            present_route: shown.route,
            places: shown.places,
            to_check: shown.to_check,
        };
        let blank = PIPELINE_COLUMNS.iter().filter(|own| own.ocds.is_some());
        let blank = blank.filter(|own| (own.cell)(&row).is_blank());
        row.not_known = blank.map(|own| own.heading.to_owned()).collect();
        Some(row)
    }
}

impl LeftOutRow {
    pub(super) fn of(audit: &Audit, outlook: &Outlook, own: &LeftOutOfPipeline) -> Option<Self> {
        let (_, shown) = shown(audit, outlook.every.get(own.decision)?)?;
        Some(Self {
            because: own.because,
            id: shown.id,
            contracting_authority: shown.body,
            title: shown.title,
            tender_notice: shown.procurement_start,
            value_net_pence: own.estimate.and_then(|own| own.net_pence),
            places: shown.places,
        })
    }
}

/// The present contract, and how the other sheets show it.
fn shown<'a>(audit: &'a Audit, own: &Decision) -> Option<(&'a Contract, DecisionRow)> {
    Some((audit.contracts.get(own.contract)?, DecisionRow::of(audit, own)?))
}
