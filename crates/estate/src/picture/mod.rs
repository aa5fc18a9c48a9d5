//! The picture: figures over an audit, each with what it covers.

mod contracts;
mod coverage;
mod directory;
mod shared;
mod spend;

use chrono::NaiveDate;
use contracts::Awarded;
use directory::Directory;
use serde::{Deserialize, Serialize};
use spend::SpendGroups;

use crate::{Audit, Pence, Window};

/// The first report's figures.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Picture {
    /// Spend by supplier, largest first.
    pub spend_by_supplier: Vec<SpendFigure>,
    /// Spend by buyer, largest first.
    pub spend_by_buyer: Vec<SpendFigure>,
    /// Spend by category, largest first.
    pub spend_by_category: Vec<SpendFigure>,
    /// Awarded contract value by supplier, largest first.
    pub contracts_by_supplier: Vec<ContractFigure>,
    /// Awarded contract value by buyer, largest first.
    pub contracts_by_buyer: Vec<ContractFigure>,
    /// Awarded contract value by category, largest first.
    pub contracts_by_category: Vec<ContractFigure>,
    /// Indices into [`Audit::contracts`] of awarded contracts that end inside the window, the
    /// soonest first.
    pub ending: Vec<usize>,
    /// Suppliers that serve two buyers or more, those with most buyers first.
    pub shared_suppliers: Vec<SharedSupplier>,
    /// What the figures cover.
    pub coverage: Coverage,
}

/// Spend under one name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpendFigure {
    /// The name most often written.
    pub name: String,
    /// How many payment lines.
    pub lines: u64,
    /// The sum of net amounts, and how many lines have one.
    pub net_pence: Pence,
    /// Lines with a net amount.
    pub net_lines: u64,
    /// The sum of gross amounts: another view of the same lines, never added to net.
    pub gross_pence: Pence,
    /// Lines with a gross amount.
    pub gross_lines: u64,
    /// Lines in another currency, which neither sum holds.
    pub other_currency_lines: u64,
    /// The earliest payment.
    pub first_date: Option<NaiveDate>,
    /// The latest payment.
    pub last_date: Option<NaiveDate>,
}

/// Awarded contracts under one name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContractFigure {
    /// The name most often written.
    pub name: String,
    /// How many contracts.
    pub contracts: u64,
    /// The sum of total values, net, in pounds sterling. A contract with several parties under
    /// this heading counts once in the row of each, so rows do not add up to a whole.
    pub net_pence: Pence,
    /// Contracts with a net value in pounds sterling.
    pub valued: u64,
}

/// A supplier that more than one buyer pays or has a contract with.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SharedSupplier {
    /// The name most often written.
    pub name: String,
    /// Every other way it is written, in order.
    pub also_written: Vec<String>,
    /// The buyers, in order of name.
    pub buyers: Vec<String>,
    /// Payment lines.
    pub lines: u64,
    /// The sum of net spend in pounds sterling.
    pub net_pence: Pence,
    /// Lines with a net amount.
    pub net_lines: u64,
    /// The sum of gross spend in pounds sterling, never added to net.
    pub gross_pence: Pence,
    /// Awarded contracts.
    pub contracts: u64,
}

/// How much of the estate the figures speak for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coverage {
    /// Accepted payment lines.
    pub spend_lines: u64,
    /// With a net amount in pounds sterling.
    pub net_lines: u64,
    /// With a gross amount in pounds sterling.
    pub gross_lines: u64,
    /// In another currency.
    pub other_currency_lines: u64,
    /// Whose supplier is redacted.
    pub redacted_lines: u64,
    /// Without a date.
    pub undated_lines: u64,
    /// Net spend in pounds sterling.
    pub net_pence: Pence,
    /// Gross spend in pounds sterling, of the lines that state it; never added to net.
    pub gross_pence: Pence,
    /// The earliest payment.
    pub first_payment: Option<NaiveDate>,
    /// The latest payment.
    pub last_payment: Option<NaiveDate>,
    /// Contracts and procurements that may be shown.
    pub contracts: u64,
    /// Of those, awarded.
    pub awarded: u64,
    /// Of the awarded, with a net value in pounds sterling.
    pub valued: u64,
    /// Of the awarded, without an end date: they cannot appear among contracts that end.
    pub without_end: u64,
    /// Of the awarded, already ended at the as-at date.
    pub ended: u64,
    /// The sum of the valued.
    pub contract_net_pence: Pence,
    /// Contracts marked not public, in no figure.
    pub withheld: u64,
    /// Rows that could not be read.
    pub rejected_rows: u64,
    /// Distinct suppliers by name after simple normalisation.
    pub suppliers: u64,
    /// Distinct buyers by name after simple normalisation.
    pub buyers: u64,
}

/// Draws the picture of an audit.
pub fn picture(audit: &Audit, window: Window) -> Picture {
    let mut suppliers = Directory::default();
    let mut buyers = Directory::default();
    let spend = SpendGroups::of(&audit.spend, &mut suppliers, &mut buyers);
    let awarded = Awarded::of(&audit.contracts, &mut suppliers, &mut buyers);
    Picture {
        spend_by_supplier: spend.by_supplier(&suppliers),
        spend_by_buyer: spend.by_buyer(&buyers),
        spend_by_category: spend.by_category(),
        contracts_by_supplier: awarded.by_supplier(&suppliers),
        contracts_by_buyer: awarded.by_buyer(&buyers),
        contracts_by_category: awarded.by_category(),
        ending: contracts::ending(&audit.contracts, window),
        shared_suppliers: shared::shared_suppliers(&spend, &awarded, &suppliers, &buyers),
        coverage: coverage::coverage(audit, window, suppliers.len(), buyers.len()),
    }
}
