use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{Months, NaiveDate};
use estate::corrections::Corrections;
use estate::{
    Audit, ContractFigure, Coverage, FileAccount, Organisation, Ownership, Picture, SharedSupplier,
    SpendFigure, VendorFigure, Window,
};
use evidence::Finding;
use serde::{Deserialize, Serialize};

use crate::contract_row::Origins;
use crate::{About, ContractRow};

/// An audit's report as data: `report.json` holds exactly this, and every other document says the
/// same in its own way.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Report {
    /// The JSON Schema that describes this document, which lies beside it.
    #[serde(rename = "$schema")]
    pub schema: String,
    /// What the report is called.
    pub title: String,
    /// Whether the bodies and suppliers in it are invented.
    pub demonstration: bool,
    /// What made it.
    pub versions: Versions,
    /// The day the picture is drawn for.
    pub as_at: NaiveDate,
    /// How many months after that day a contract's end is still of interest.
    pub window_months: u32,
    /// The last day of that window.
    pub window_ends: NaiveDate,
    /// What became of each file.
    pub files: Vec<FileAccount>,
    /// The licences of the files, each with the files under it.
    pub licences: Vec<Licence>,
    /// What the figures cover.
    pub coverage: Coverage,
    /// Sums in currencies other than pounds sterling, in no other figure, by ISO 4217 code.
    pub other_currencies: BTreeMap<String, estate::Pence>,
    /// The figures, whole.
    pub figures: Figures,
    /// Awarded contracts that end inside the window, the soonest first.
    pub ending: Vec<ContractRow>,
    /// Suppliers that serve two buyers or more.
    pub shared_suppliers: Vec<SharedSupplier>,
    /// Software vendors and where they are found, whoever sells them.
    pub vendors: Vec<VendorFigure>,
    /// Every supplier, then every buyer, with the ways in which it is written and why they are one;
    /// words that name nobody are not among them.
    pub organisations: Vec<Arc<Organisation>>,
    /// What bodies corrected and confirmed, and what became of each, if a log was given.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub corrections: Option<Corrections>,
    /// What was read of who owns whom, if it was asked for. What it says of a supplier stands there.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub ownership: Option<Ownership>,
    /// What is to be said of rows, releases and the whole. What is to be said of a file stands in
    /// its account; [`Report::findings`] gives both.
    pub findings: Vec<Finding>,
}

/// What made a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Versions {
    /// The program.
    pub whitworth: String,
    /// The content: known layouts, synonyms, classifications.
    pub content: String,
    /// The shape of `report.json`; raised when a key changes its meaning or goes.
    pub report: u32,
}

/// One licence and the files that state it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Licence {
    /// As the files state it; `None` for files that state none.
    pub licence: Option<String>,
    /// Their paths, in order.
    pub files: Vec<String>,
}

/// The tables of figures, each with the largest first.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Figures {
    /// Spend by supplier.
    pub spend_by_supplier: Vec<SpendFigure>,
    /// Spend by buyer.
    pub spend_by_buyer: Vec<SpendFigure>,
    /// Spend by category.
    pub spend_by_category: Vec<SpendFigure>,
    /// Awarded contract value by supplier.
    pub contracts_by_supplier: Vec<ContractFigure>,
    /// Awarded contract value by buyer.
    pub contracts_by_buyer: Vec<ContractFigure>,
    /// Awarded contract value by category.
    pub contracts_by_category: Vec<ContractFigure>,
}

const GENERAL_TITLE: &str = "Contracts and spend";
const SHAPE: u32 = 2;

impl Report {
    /// The report of an audit.
    pub fn of(audit: &Audit, picture: Picture, window: Window, about: &About) -> Self {
        let origins = Origins::of(&audit.files);
        let ends = window.as_at.checked_add_months(Months::new(window.months));
        Self {
            schema: crate::json::SCHEMA_NAME.to_owned(),
            title: about.title.clone().unwrap_or_else(|| GENERAL_TITLE.to_owned()),
            demonstration: about.demonstration,
            versions: Versions {
                whitworth: about.whitworth_version.clone(),
                content: about.content_version.clone(),
                report: SHAPE,
            },
            as_at: window.as_at,
            window_months: window.months,
            window_ends: ends.unwrap_or(NaiveDate::MAX),
            files: audit.files.clone(),
            licences: licences(&audit.files),
            coverage: picture.coverage,
            other_currencies: other_currencies(&audit.files),
            figures: Figures {
                spend_by_supplier: picture.spend_by_supplier,
                spend_by_buyer: picture.spend_by_buyer,
                spend_by_category: picture.spend_by_category,
                contracts_by_supplier: picture.contracts_by_supplier,
                contracts_by_buyer: picture.contracts_by_buyer,
                contracts_by_category: picture.contracts_by_category,
            },
            ending: (picture.ending.iter())
                .filter_map(|&index| ContractRow::at(index, audit, &origins))
                .collect(),
            shared_suppliers: picture.shared_suppliers,
            vendors: picture.vendors,
            organisations: organisations(audit),
            corrections: audit.corrections.clone(),
            ownership: audit.ownership.clone(),
            findings: audit.findings.clone(),
        }
    }

    /// Every finding, of files, rows and the whole: errors first, then warnings, then notes, each
    /// in order of place.
    pub fn findings(&self) -> Vec<&Finding> {
        let of_files = self.files.iter().flat_map(|file| &file.findings);
        let mut all: Vec<&Finding> = of_files.chain(&self.findings).collect();
        all.sort_by(|a, b| (a.severity, &a.place, &a.rule).cmp(&(b.severity, &b.place, &b.rule)));
        all
    }
}

fn organisations(audit: &Audit) -> Vec<Arc<Organisation>> {
    let own = &audit.organisations;
    let all = own.suppliers.organisations.iter().chain(&own.buyers.organisations);
    all.filter(|own| own.is_somebody()).cloned().collect()
}

/// Licences in order of their words, files without one last.
fn licences(files: &[FileAccount]) -> Vec<Licence> {
    let mut stated: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    let mut silent = Vec::new();
    for file in files {
        let paths = match file.licence.as_deref() {
            Some(licence) => stated.entry(licence).or_default(),
            None => &mut silent,
        };
        if paths.last() != Some(&file.source.path) {
            paths.push(file.source.path.clone());
        }
    }
    let stated = (stated.into_iter())
        .map(|(licence, files)| Licence { licence: Some(licence.to_owned()), files });
    let silent = (!silent.is_empty()).then_some(Licence { licence: None, files: silent });
    stated.chain(silent).collect()
}

fn other_currencies(files: &[FileAccount]) -> BTreeMap<String, estate::Pence> {
    let mut sums = BTreeMap::new();
    for (currency, sum) in files.iter().flat_map(|file| &file.other_currencies) {
        *sums.entry(currency.clone()).or_default() += *sum;
    }
    sums
}
