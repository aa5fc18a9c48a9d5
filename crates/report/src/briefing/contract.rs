use chrono::NaiveDate;
use estate::corrections::{CorrectionEntry, Fact, FactValue, Now};
use estate::{Basis, Pence, Stage};
use serde::{Deserialize, Serialize};

use super::held::{Held, place};
use crate::{ContractRow, Report};

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
    /// Its last day as it stands.
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
    /// What the body that holds it says of it, beyond its source.
    pub said: Vec<SaidByBody>,
    /// When the body last confirmed the row.
    pub confirmed_on: Option<NaiveDate>,
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

/// A fact that the body that holds a contract put right. Who said it is not told here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaidByBody {
    /// What.
    pub fact: String,
    /// What it is; none where the body says that it is not known.
    pub now: Option<String>,
    /// When it was said.
    pub on: NaiveDate,
}

/// The contracts, by body and end.
pub(super) fn contracts(report: &Report, held: &Held<'_>) -> Vec<BriefedContract> {
    let mut contracts: Vec<BriefedContract> =
        held.contracts.iter().filter_map(|row| BriefedContract::of(report, held, row)).collect();
    contracts.sort_by(|one, other| {
        let key = |own: &BriefedContract| (own.body.clone(), own.end, own.place.clone());
        key(one).cmp(&key(other))
    });
    contracts
}

impl BriefedContract {
    /// Nothing of a row that is this supplier's only by a word on a row that may not be told of.
    fn of(report: &Report, held: &Held<'_>, row: &ContractRow) -> Option<Self> {
        let corrected: Vec<Standing<'_>> = report.corrected(row).collect();
        let may_tell = |(entry, _): &&Standing<'_>| {
            held.contracts.iter().any(|own| entry.contract.as_deref() == Some(&own.id))
        };
        let told: Vec<&Standing<'_>> = corrected.iter().filter(may_tell).collect();
        let is_of_supplier = |(entry, _): &&Standing<'_>| entry.fact == Some(Fact::Supplier);
        if corrected.iter().any(|own| is_of_supplier(&own) && !may_tell(&own)) {
            return None;
        }
        let confirmed_on = report.confirmed_on(row);
        let row = as_published(row, &corrected);
        let value =
            |pence: Option<Pence>, currency: &Option<String>, basis: Option<Basis>, stated| {
                Some(BriefedValue {
                    pence: pence?,
                    currency: currency.clone()?,
                    basis: basis?,
                    basis_stated: stated,
                })
            };
        Some(Self {
            place: place(&row),
            total: value(
                row.total_pence,
                &row.total_currency,
                row.total_basis,
                row.total_basis_stated,
            ),
            annual: value(row.annual_pence, &row.annual_currency, row.annual_basis, None),
            total_gross: value(
                row.total_gross_pence,
                &row.total_gross_currency,
                Some(Basis::Gross),
                Some(true),
            ),
            other_suppliers: ContractRow::parts(&row.suppliers).count().saturating_sub(1),
            said: told.into_iter().filter_map(|(entry, _)| said(entry)).collect(),
            confirmed_on,
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
        })
    }
}

/// A correction that stands for a row, and what the row's own source has.
type Standing<'a> = (&'a CorrectionEntry, Option<&'a String>);

/// The row with what its source has of each fact that was corrected.
fn as_published(row: &ContractRow, corrected: &[Standing<'_>]) -> ContractRow {
    let mut row = row.clone();
    for (fact, source) in corrected.iter().filter_map(|(own, source)| Some((own.fact?, *source))) {
        let value = source.and_then(|text| fact.read(text).ok());
        let text = || source.cloned();
        let date = match value {
            Some(FactValue::Date(date)) => Some(date),
            _ => None,
        };
        let count = match value {
            Some(FactValue::Count(count)) => Some(count),
            _ => None,
        };
        let amount = match value {
            Some(FactValue::Amount(pence)) => Some(pence),
            _ => None,
        };
        match fact {
            Fact::Title => row.title = text().unwrap_or_default(),
            Fact::Reference => row.reference = text(),
            Fact::Start => row.start = date,
            Fact::End | Fact::Ended => row.end = date,
            Fact::FirstEnd => row.first_end = date,
            Fact::ExtensionMonths => row.extension_months = count,
            Fact::ExtensionCount => row.extension_count = count,
            Fact::ExtensionsTaken => row.extensions_taken = count,
            Fact::Annual => row.annual_pence = amount,
            Fact::Total => row.total_pence = amount,
            Fact::Framework => row.framework = text(),
            Fact::Lot => row.lot = text(),
            // No source states these, or they are told of elsewhere.
            Fact::Supplier
            | Fact::OptionsLeft
            | Fact::NoticeBy
            | Fact::NoticeMonths
            | Fact::Product
            | Fact::Regime => {}
        }
    }
    row
}

/// A correction without its author. Of another supplier in the source nothing is told.
fn said(entry: &CorrectionEntry) -> Option<SaidByBody> {
    let fact = entry.fact?;
    let now = match entry.now.as_ref()? {
        Now::Is(_) if fact == Fact::Supplier => Some("this supplier".to_owned()),
        Now::Is(value) => Some(fact.read(value).ok()?.words()),
        Now::Unknown => None,
        Now::AsSource => return None,
    };
    Some(SaidByBody { fact: fact.words().to_owned(), now, on: entry.on.date_naive() })
}
