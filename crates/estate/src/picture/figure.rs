use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Period;
use crate::Pence;

/// Spend under one name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpendFigure {
    /// The organisation's name, or the category's.
    pub name: String,
    /// The organisation's id; none where it is nobody, or a category.
    pub id: Option<String>,
    /// The buyers that paid, in order of name.
    pub buyers: Vec<String>,
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
    /// The organisation's name, or the category's.
    pub name: String,
    /// The organisation's id; none where it is nobody, or a category.
    pub id: Option<String>,
    /// The buyers of the contracts, in order of name.
    pub buyers: Vec<String>,
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
    /// The best of the ways it is written.
    pub name: String,
    /// The organisation's id.
    pub id: Option<String>,
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
    /// Lines with a gross amount.
    pub gross_lines: u64,
    /// What each buyer paid it, in order of the buyers' names.
    pub by_buyer: Vec<BuyerSpend>,
    /// The span that the payments of every buyer here cover, whoever was paid; none if there is no
    /// such span. Then the sums join one buyer's years with another's, and are not to be shown.
    pub common_period: Option<Period>,
    /// Awarded contracts.
    pub contracts: u64,
}

/// What one buyer paid a supplier.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BuyerSpend {
    /// The buyer.
    pub buyer: String,
    /// Payment lines.
    pub lines: u64,
    /// The sum of net spend in pounds sterling.
    pub net_pence: Pence,
    /// Lines with a net amount.
    pub net_lines: u64,
    /// The sum of gross spend in pounds sterling, never added to net.
    pub gross_pence: Pence,
    /// Lines with a gross amount.
    pub gross_lines: u64,
    /// The buyer's first payment to the supplier.
    pub first_date: Option<NaiveDate>,
    /// Its last.
    pub last_date: Option<NaiveDate>,
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
    /// Buyers with payment lines.
    pub buyers_with_spend: u64,
    /// The span that the payments of every buyer with dated lines cover; none if there is no such
    /// span. Then a sum over buyers joins one buyer's years with another's, and is not to be shown.
    pub common_period: Option<Period>,
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
    /// Suppliers, each once however it is written; whoever is not named or redacted left out.
    pub suppliers: u64,
    /// In how many ways those suppliers are written.
    pub supplier_names: u64,
    /// Buyers, each once however it is written.
    pub buyers: u64,
    /// Pairs of names that may be one organisation and were not put together: a person should look.
    pub doubtful_pairs: u64,
}

impl SpendFigure {
    /// From the earliest payment to the latest.
    pub fn period(&self) -> Option<Period> {
        let (first, last) = (self.first_date?, self.last_date?);
        Some(Period { first, last })
    }
}

impl SharedSupplier {
    /// Whether its sums speak of one time: one buyer pays, or the periods of all have a span in
    /// common.
    pub fn periods_overlap(&self) -> bool {
        self.by_buyer.len() < 2 || self.common_period.is_some()
    }
}

impl Coverage {
    /// Whether sums over buyers speak of one time: there is one buyer, or the periods of all have a
    /// span in common.
    pub fn periods_overlap(&self) -> bool {
        self.buyers_with_spend < 2 || self.common_period.is_some()
    }
}
