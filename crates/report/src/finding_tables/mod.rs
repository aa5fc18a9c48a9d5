//! The findings of an audit as tables, one file for each kind: what a row means, what it covers, and what to
//! do about it. `findings.json`, `Findings.xlsx` and the pages show the same tables.

mod above_award;
mod concentration;
mod contract_without_spend;
mod due;
mod incumbents;
mod overlap;
mod price_spread;
mod spend_without_contract;
mod table;

use std::path::Path;

use chrono::NaiveDate;
use estate::{Audit, EstateFindings, Outlook, Window};
use serde::{Deserialize, Serialize};
pub use table::{
    ContractShown, FindingCell, FindingColumn, FindingRow, FindingTable, Holds, PaymentsShown,
};

use crate::ReportError;
use crate::json::read_json;

/// The name under which the findings are written.
pub(crate) const FINDINGS: &str = "findings.json";

/// Every finding of an audit, kind by kind.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FindingTables {
    /// The day they are drawn for.
    pub as_at: NaiveDate,
    /// The kinds, in the order in which people ask for them.
    pub tables: Vec<FindingTable>,
}

impl FindingTables {
    /// The findings that an outlook holds. It is taken, for of what payments lie outside contracts there may be as
    /// much as of all else.
    pub fn of(audit: &Audit, mut outlook: Outlook, window: Window) -> Self {
        let outside = std::mem::take(&mut outlook.findings.spend_without_contract.found);
        let outlook = &outlook;
        let EstateFindings {
            overlaps,
            due,
            spend_without_contract,
            contracts_without_spend,
            above_award,
            concentration,
            price_spread,
            incumbents,
        } = &outlook.findings;
        let tables = vec![
            due::table_of(audit, outlook, due),
            overlap::table_of(audit, outlook, overlaps),
            concentration::table_of(audit, outlook, concentration),
            price_spread::table_of(audit, outlook, price_spread),
            incumbents::table_of(audit, outlook, incumbents),
            spend_without_contract::table_of(
                audit,
                outlook,
                &spend_without_contract.coverage,
                outside,
            ),
            contract_without_spend::table_of(audit, outlook, contracts_without_spend),
            above_award::table_of(audit, outlook, above_award),
        ];
        Self { as_at: window.as_at, tables }
    }
}

/// A table of no rows yet, with these columns.
pub(crate) fn table(id: &str, title: &str, columns: &[(&str, Holds)]) -> FindingTable {
    let column = |(title, holds): &(&str, Holds)| FindingColumn {
        title: (*title).to_owned(),
        holds: *holds,
    };
    FindingTable {
        id: id.to_owned(),
        title: title.to_owned(),
        about: String::new(),
        coverage: String::new(),
        next_step: String::new(),
        columns: columns.iter().map(column).collect(),
        rows: Vec::new(),
    }
}

/// The contracts whose facts stand for agreements, in their order.
fn shown(audit: &Audit, outlook: &Outlook, agreements: &[usize]) -> Vec<ContractShown> {
    let leading = |at: &usize| contract_shown(audit, outlook.of_agreement(*at)?.contract);
    agreements.iter().filter_map(leading).collect()
}

/// Every record of an agreement, the one whose facts stand for it first.
fn every_record(audit: &Audit, outlook: &Outlook, agreement: usize) -> Vec<ContractShown> {
    let Some(leading) = outlook.of_agreement(agreement) else { return Vec::new() };
    leading.records(audit).filter_map(|at| contract_shown(audit, at)).collect()
}

fn contract_shown(audit: &Audit, at: usize) -> Option<ContractShown> {
    let contract = audit.contracts.get(at)?;
    let place = audit.place_of(contract.file, &contract.position);
    Some(ContractShown { id: contract.id.clone(), place })
}

/// Reads the findings of a folder that [`write_folder`](crate::write_folder) wrote.
///
/// # Errors
///
/// If `findings.json` is missing, or is not what this version writes.
pub fn read_findings(dir: &Path) -> Result<FindingTables, ReportError> {
    read_json(dir, FINDINGS)
}
