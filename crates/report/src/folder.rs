use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use estate::{ContractFigure, Period, SpendFigure};

use crate::json::read_json;
use crate::tables::read_contracts_parquet;
use crate::{
    ContractRow, DecisionLists, FindingTables, PipelineList, Report, ReportError, WindowGroups,
    read_decisions, read_findings, read_pipeline, read_windows,
};

/// The name under which the report is written as data.
pub(crate) const REPORT: &str = "report.json";

/// A folder of documents, read back: what pages show.
#[derive(Clone, Debug)]
pub struct Folder {
    /// What `report.json` holds.
    pub report: Report,
    /// Every contract that may be shown, in order of file and position.
    pub contracts: Vec<ContractRow>,
    /// Every supplier, those with most net spend first, then by contract value, then by name.
    pub suppliers: Vec<SupplierRow>,
    /// What falls due, has ended or has no end.
    pub decisions: DecisionLists,
    /// What is true of the estate that somebody should act on.
    pub findings: FindingTables,
    /// What would be bought anew within eighteen months.
    pub pipeline: PipelineList,
    /// On which days contracts of several bodies could end together.
    pub windows: WindowGroups,
}

/// What is known of one supplier.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SupplierRow {
    /// The best of the ways it is written.
    pub name: String,
    /// Its id among the report's organisations; none for whoever is nobody.
    pub id: Option<String>,
    /// What it was paid, if it was.
    pub spend: Option<SpendFigure>,
    /// What contracts it was awarded, if any.
    pub contracts: Option<ContractFigure>,
    /// Every buyer that paid it or has an awarded contract with it, in order of name.
    pub buyers: Vec<String>,
    /// Whether what it was paid is of one time: the periods of all who paid have a span in common.
    pub periods_overlap: bool,
    /// Its place in [`Report::shared_suppliers`], if several buyers use it.
    pub shared: Option<usize>,
}

/// Reads a folder that [`write_folder`](crate::write_folder) wrote.
///
/// # Errors
///
/// If one of the documents that pages are made from is missing, or is not what this version writes.
pub fn read_folder(dir: &Path) -> Result<Folder, ReportError> {
    let report: Report = read_json(dir, REPORT)?;
    let path = dir.join("contracts.parquet");
    let contracts =
        read_contracts_parquet(&path).map_err(|failure| ReportError::read(&path, failure))?;
    let suppliers = suppliers(&report);
    let (decisions, findings) = (read_decisions(dir)?, read_findings(dir)?);
    let (pipeline, windows) = (read_pipeline(dir)?, read_windows(dir)?);
    Ok(Folder { report, contracts, suppliers, decisions, findings, pipeline, windows })
}

impl Folder {
    /// The record whose facts are shown of the contract that a record tells of; that record itself where none is
    /// shown.
    pub fn shown_for<'a>(&'a self, record: &'a ContractRow) -> &'a ContractRow {
        self.told_together(&[record]).unwrap_or(record)
    }

    /// The contract whose facts are shown, where all of these records tell of one.
    pub fn told_together(&self, records: &[&ContractRow]) -> Option<&ContractRow> {
        let mut shown = records.iter().map(|row| self.decisions.telling_of(row));
        let one = shown.next()??;
        let are_one = shown.all(|other| other.is_some_and(|other| other.id == one.id));
        self.contracts.iter().find(|row| are_one && row.id == one.id)
    }
}

fn suppliers(report: &Report) -> Vec<SupplierRow> {
    // Two organisations can have one name, and nobody has no id.
    type Known<'a> = (&'a str, Option<&'a str>);
    let mut rows: BTreeMap<Known<'_>, SupplierRow> = BTreeMap::new();
    for figure in &report.figures.spend_by_supplier {
        rows.entry((&figure.name, figure.id.as_deref())).or_default().spend = Some(figure.clone());
    }
    for figure in &report.figures.contracts_by_supplier {
        let row = rows.entry((&figure.name, figure.id.as_deref())).or_default();
        row.contracts = Some(figure.clone());
    }
    for (place, supplier) in report.shared_suppliers.iter().enumerate() {
        rows.entry((&supplier.name, supplier.id.as_deref())).or_default().shared = Some(place);
    }
    let buyers_periods = report.figures.spend_by_buyer.iter();
    let periods: BTreeMap<&str, Period> =
        buyers_periods.filter_map(|own| Some((own.name.as_str(), own.period()?))).collect();
    let named = |((name, id), row): (Known<'_>, SupplierRow)| SupplierRow {
        name: name.to_owned(),
        id: id.map(str::to_owned),
        buyers: buyers(&row),
        periods_overlap: row.spend.as_ref().is_none_or(|spend| overlap(&spend.buyers, &periods)),
        ..row
    };
    let mut rows: Vec<SupplierRow> = rows.into_iter().map(named).collect();
    // Stable, so that suppliers of equal sums stay in order of name.
    rows.sort_by_key(|row| {
        let spend = row.spend.as_ref().map(|figure| figure.net_pence);
        let contracts = row.contracts.as_ref().map(|figure| figure.net_pence);
        std::cmp::Reverse((spend, contracts))
    });
    rows
}

fn overlap(buyers: &[String], periods: &BTreeMap<&str, Period>) -> bool {
    let of_each = buyers.iter().filter_map(|name| periods.get(name.as_str()).copied());
    buyers.len() < 2 || Period::in_common(of_each).is_some()
}

/// Of figures that name each buyer in the same way.
fn buyers(row: &SupplierRow) -> Vec<String> {
    let paid = row.spend.iter().flat_map(|figure| &figure.buyers);
    let awarded = row.contracts.iter().flat_map(|figure| &figure.buyers);
    let names: BTreeSet<&String> = paid.chain(awarded).collect();
    names.into_iter().cloned().collect()
}
