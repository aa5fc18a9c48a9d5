use chrono::NaiveDate;
use estate::{Basis, Pence, Stage};
use serde::{Deserialize, Serialize};

use super::held::Held;
use crate::ContractRow;

/// One contract as its source states it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BriefedContract {
    /// Its id, as in `contracts.csv`.
    pub id: String,
    /// Who buys; several for a joint procurement.
    pub body: String,
    /// What it is called.
    pub title: String,
    /// The body's own reference, or the notice's.
    pub reference: Option<String>,
    /// How far the process has come.
    pub stage: Stage,
    /// Its first day.
    pub start: Option<NaiveDate>,
    /// Its last day, as its source has it.
    pub end: Option<NaiveDate>,
    /// Its last day if every option is taken, where the source states that.
    pub latest_end: Option<NaiveDate>,
    /// The months by which it may be extended, as the source's column says it.
    pub extension_months: Option<u32>,
    /// How many options to extend there are.
    pub extension_count: Option<u32>,
    /// How many of them are marked as taken.
    pub extensions_taken: Option<u32>,
    /// Its value over its whole life, with its currency and whether VAT is in it.
    pub total: Option<BriefedValue>,
    /// A year's worth.
    pub annual: Option<BriefedValue>,
    /// The total with VAT, where the source gives both.
    pub total_gross: Option<BriefedValue>,
    /// The law that its notice names.
    pub legal_basis: Option<String>,
    /// The type of notice.
    pub notice_type: Option<String>,
    /// How it was bought, in the source's words.
    pub procedure: Option<String>,
    /// The framework that it is called off from.
    pub framework: Option<String>,
    /// The lot.
    pub lot: Option<String>,
    /// How many others supply beside this one.
    pub other_suppliers: usize,
    /// The file and the row.
    pub place: String,
}

/// An amount as a source states it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BriefedValue {
    /// In hundredths of the currency's unit.
    pub pence: Pence,
    /// The currency.
    pub currency: String,
    /// Whether it holds VAT.
    pub basis: Basis,
    /// Whether the source says so itself.
    pub basis_stated: Option<bool>,
}

/// The contracts, by body and end.
pub(super) fn contracts(held: &Held<'_>) -> Vec<BriefedContract> {
    let mut contracts: Vec<BriefedContract> =
        held.published.iter().map(BriefedContract::of).collect();
    contracts.sort_by(|one, other| {
        let key = |own: &BriefedContract| (own.body.clone(), own.end, own.place.clone());
        key(one).cmp(&key(other))
    });
    contracts
}

impl BriefedContract {
    /// Of a row as its source has it.
    fn of(row: &ContractRow) -> Self {
        let row = row.clone();
        let place = row.place();
        let total = BriefedValue::of(row.total_pence, row.total_currency, row.total_basis);
        let gross =
            BriefedValue::of(row.total_gross_pence, row.total_gross_currency, Some(Basis::Gross));
        Self {
            place,
            other_suppliers: ContractRow::parts(&row.suppliers).count().saturating_sub(1),
            total: total.map(|own| BriefedValue { basis_stated: row.total_basis_stated, ..own }),
            annual: BriefedValue::of(row.annual_pence, row.annual_currency, row.annual_basis),
            total_gross: gross.map(|own| BriefedValue { basis_stated: Some(true), ..own }),
            id: row.id,
            body: row.buyers,
            title: row.title,
            reference: row.reference,
            stage: row.stage,
            start: row.start,
            end: row.end,
            latest_end: row.latest_end,
            extension_months: row.extension_months,
            extension_count: row.extension_count,
            extensions_taken: row.extensions_taken,
            legal_basis: row.legal_basis,
            notice_type: row.notice_type,
            procedure: row.procedure,
            framework: row.framework,
            lot: row.lot,
        }
    }
}

impl BriefedValue {
    fn of(pence: Option<Pence>, currency: Option<String>, basis: Option<Basis>) -> Option<Self> {
        Some(Self { pence: pence?, currency: currency?, basis: basis?, basis_stated: None })
    }
}
