//! What `Decisions.xlsx` shows, as data: `decisions.json` holds exactly this, so that a returned workbook can
//! be compared with what was sent out; and beside it what runs with nothing due, so that pages show the whole.

use std::path::Path;
use std::sync::Arc;

use chrono::NaiveDate;
use estate::corrections::Confirmation;
use estate::{
    Audit, Decision, Directory, Doubt, KnownBy, Lead, OrganisationKind, Outlook, Pence, Software,
    Sureness, Window,
};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::decision_columns::DECISION_COLUMNS;
use crate::json::read_json;
use crate::{ContractRow, ReportError};

/// What is said of a product that no source names.
const PRODUCT_BY_PURPOSE: &str = "product not named: the one its maker has for what is said";

/// What is said of a product whose name a source misspells.
const PRODUCT_MISSPELT: &str = "the product's name is misspelt";

/// The name under which the decisions are written.
pub(crate) const DECISIONS: &str = "decisions.json";

/// Every awarded contract by what there is to decide, and what the lists were drawn for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DecisionLists {
    /// The day they are drawn for.
    pub as_at: NaiveDate,
    /// How many months after that day a date is of interest.
    pub window_months: u32,
    /// What is assumed of notice and procurement.
    pub lead: Lead,
    /// Those that run, with a date that falls due or is overdue, the soonest first.
    pub due: Vec<DecisionRow>,
    /// Those whose end has passed, the latest first.
    pub ended: Vec<DecisionRow>,
    /// Those with no end to plan by.
    pub endless: Vec<DecisionRow>,
    /// Those that run with nothing due inside the window, the soonest first; not in the workbook.
    pub later: Vec<DecisionRow>,
}

/// One contract that somebody has to decide on, as it is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecisionRow {
    /// The id of the contract whose facts these are, as in `contracts.csv`.
    pub id: String,
    /// Who holds the contract; several for a joint procurement.
    pub body: String,
    /// The body's own reference, or the notice's: that of another record, where the one whose facts these are
    /// has none.
    pub reference: String,
    /// As the source has it.
    pub title: String,
    /// The supplier by the best of the ways in which it is written.
    pub supplier: String,
    /// The corporate group of the supplier.
    pub group: String,
    /// The software product.
    pub product: String,
    /// What the product is for.
    pub capability: String,
    /// Who makes it.
    pub vendor: String,
    /// The reseller that it is bought through.
    pub reseller: String,
    /// The law it was bought under.
    pub regime: String,
    /// How it was bought: the kind of procedure, or the source's own words.
    pub route: String,
    /// The framework that it is called off from, and the lot.
    pub framework_and_lot: String,
    /// The first day.
    pub start: Option<NaiveDate>,
    /// The last day as it now stands.
    pub current_end: Option<NaiveDate>,
    /// The months by which it may still be extended.
    pub months_left: Option<u32>,
    /// The last day if every option that is left is taken.
    pub latest_end: Option<NaiveDate>,
    /// The day by which notice is due.
    pub notice_by: Option<NaiveDate>,
    /// The day on which a procurement must begin for there to be no gap.
    pub procurement_start: Option<NaiveDate>,
    /// A year's worth, net, in pence.
    pub annual_pence: Option<Pence>,
    /// What that is from.
    pub basis: String,
    /// How many records tell of the contract, and what puts them together.
    pub confidence: String,
    /// Each record that tells of it, file and place, the one whose facts these are first.
    pub places: Vec<String>,
    /// The ids of those records, in the same order, as in `contracts.csv`.
    pub records: Vec<String>,
    /// Who confirmed the facts, and when; blank if nobody did, or the source has changed since.
    pub confirmed: String,
    /// What contradicts itself, or cannot be, and what was corrected.
    pub to_check: Vec<String>,
}

impl DecisionLists {
    /// The decisions that an audit shows.
    pub fn of(audit: &Audit, outlook: &Outlook, window: Window) -> Self {
        let rows = |list: &[Arc<Decision>]| -> Vec<DecisionRow> {
            list.par_iter().filter_map(|own| DecisionRow::of(audit, own)).collect()
        };
        Self {
            as_at: window.as_at,
            window_months: window.months,
            lead: outlook.lead,
            due: rows(&outlook.decisions.due),
            ended: rows(&outlook.decisions.ended),
            endless: rows(&outlook.decisions.endless),
            later: rows(&outlook.later()),
        }
    }

    /// Every row, those that are not in the workbook last.
    pub fn all(&self) -> impl Iterator<Item = &DecisionRow> {
        self.rows().chain(&self.later)
    }

    /// What the columns of the workbook are called, in its order.
    pub fn headings() -> Vec<&'static str> {
        DECISION_COLUMNS.iter().map(|own| own.heading).collect()
    }

    /// The row that a contract's record is told in, whether its facts are those shown or another's.
    pub fn telling_of(&self, record: &ContractRow) -> Option<&DecisionRow> {
        let place = record.place();
        self.all().find(|row| row.places.contains(&place))
    }

    /// Every row of the workbook, in the order of its sheets.
    pub fn rows(&self) -> impl Iterator<Item = &DecisionRow> {
        self.due.iter().chain(&self.ended).chain(&self.endless)
    }
}

impl DecisionRow {
    /// The cells under [`DecisionLists::headings`], as text, in a table drawn for a day.
    pub fn cells(&self, as_at: NaiveDate) -> Vec<String> {
        DECISION_COLUMNS.iter().map(|own| (own.cell)(self, as_at).plain()).collect()
    }

    /// The first day on which something is due; none where no end is known.
    pub fn due(&self) -> Option<NaiveDate> {
        self.notice_by.into_iter().chain(self.procurement_start).min()
    }

    /// The bodies that hold it, one name each.
    pub fn bodies(&self) -> impl Iterator<Item = &str> {
        ContractRow::parts(&self.body)
    }

    pub(crate) fn of(audit: &Audit, own: &Decision) -> Option<Self> {
        let contract = audit.contracts.get(own.contract)?;
        let facts = own.facts(audit)?;
        let suppliers = &audit.organisations.suppliers;
        let supplied_in = naming(audit, own, suppliers);
        let records = || own.records(audit).filter_map(|at| audit.contracts.get(at));
        let software = |part: fn(&Software) -> Option<&String>| {
            own.software.as_ref().and_then(part).cloned().unwrap_or_default()
        };
        Some(Self {
            id: contract.id.clone(),
            body: bodies(audit, own),
            reference: facts.reference.clone().unwrap_or_default(),
            title: contract.title.clone(),
            supplier: named(suppliers, supplied_in),
            group: groups(suppliers, supplied_in),
            product: software(|own| own.product.as_ref()),
            capability: software(|own| own.capability.as_ref()),
            vendor: software(|own| Some(&own.vendor)),
            reseller: software(|own| own.reseller.as_ref()),
            regime: own.regime.words().to_owned(),
            route: own.route.words().to_owned(),
            framework_and_lot: own.route.framework_and_lot(),
            start: own.term.start,
            current_end: own.term.current_end,
            months_left: own.term.months_left,
            latest_end: own.term.latest_end,
            notice_by: own.notice_by,
            procurement_start: own.procurement_start,
            annual_pence: own.worth.map(|worth| worth.annual_pence),
            basis: own.worth.map(|worth| worth.words()).unwrap_or_default(),
            confidence: confidence(audit, own),
            places: records().map(|record| audit.place_of(record.file, &record.position)).collect(),
            records: records().map(|record| record.id.clone()).collect(),
            confirmed: contract
                .said
                .confirmed
                .as_ref()
                .map(Confirmation::words)
                .unwrap_or_default(),
            to_check: own.doubts.iter().map(Doubt::words).collect(),
        })
    }
}

/// Who holds it: the buyers of the record whose facts are shown, and of a joint procurement those that only
/// another record names.
fn bodies(audit: &Audit, own: &Decision) -> String {
    let buyers = &audit.organisations.buyers;
    let is_one =
        |number: &u32| buyers.get(*number).is_some_and(|body| body.kind == OrganisationKind::One);
    let leading = buyers.of_contract(own.contract);
    let mut all = leading.to_vec();
    if leading.iter().all(is_one) {
        for other in
            own.records(audit).flat_map(|at| buyers.of_contract(at)).filter(|at| is_one(at))
        {
            if !all.contains(other) {
                all.push(*other);
            }
        }
    }
    let names = all.iter().filter_map(|number| Some(buyers.get(*number)?.name.as_str()));
    names.collect::<Vec<_>>().join("; ")
}

/// The record that names who supplies: the one whose facts are shown, or else the first that names somebody.
fn naming(audit: &Audit, own: &Decision, suppliers: &Directory) -> usize {
    let names_somebody = |at: &usize| suppliers.somebody_in(*at).next().is_some();
    own.records(audit).find(names_somebody).unwrap_or(own.contract)
}

fn named(directory: &Directory, contract: usize) -> String {
    let numbers = directory.of_contract(contract).iter();
    let names: Vec<&str> =
        numbers.filter_map(|number| Some(directory.get(*number)?.name.as_str())).collect();
    names.join("; ")
}

fn groups(directory: &Directory, contract: usize) -> String {
    let numbers = directory.of_contract(contract).iter();
    let names = numbers.filter_map(|number| directory.get(*number)?.group.as_ref());
    let mut names: Vec<&str> = names.map(|group| group.name.as_str()).collect();
    names.dedup();
    names.join("; ")
}

fn confidence(audit: &Audit, own: &Decision) -> String {
    let Some(agreement) = audit.agreements.get(own.agreement) else { return String::new() };
    let mentioned = |at: usize| agreement.mentions.contains(&at);
    let joining = agreement.ties.iter().filter(|tie| mentioned(tie.one) && mentioned(tie.other));
    let records = match (agreement.mentions.len(), joining.map(|tie| tie.sureness).min()) {
        (0 | 1, _) => "one record".to_owned(),
        (count, Some(Sureness::Certain)) => format!("{count} records with one identifier"),
        (count, _) => format!("{count} records, put together by what they say"),
    };
    match own.software.as_ref().map(|software| software.known_by) {
        Some(KnownBy::Purpose) => format!("{records}; {PRODUCT_BY_PURPOSE}"),
        Some(KnownBy::NameWithSlip) => format!("{records}; {PRODUCT_MISSPELT}"),
        _ => records,
    }
}

/// Reads the decisions of a folder that [`write_folder`](crate::write_folder) wrote.
///
/// # Errors
///
/// If `decisions.json` is missing, or is not what this version writes.
pub fn read_decisions(dir: &Path) -> Result<DecisionLists, ReportError> {
    read_json(dir, DECISIONS)
}
