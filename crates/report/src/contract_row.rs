use std::fmt::Write as _;

use chrono::NaiveDate;
use estate::corrections::Confirmation;
use estate::{Audit, Basis, Contract, Directory, FileAccount, Party, Pence, Stage};
use serde::{Deserialize, Serialize};

/// Stands between the parts of a cell that holds several: a contract's buyers, its suppliers.
const BETWEEN: &str = "; ";

/// One contract as a row of a table: what `contracts.parquet` and `contracts.csv` hold.
///
/// Where a contract has several suppliers, each of the cells about suppliers holds one part for
/// each, in the same order, with [`ContractRow::parts`] to take them apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContractRow {
    /// Derived from the content of the record.
    pub id: String,
    /// The path of the file that holds it.
    pub file: String,
    /// That file's SHA-256, as 64 hexadecimal digits.
    pub sha256: String,
    /// The sheet, in a workbook of several.
    pub sheet: Option<String>,
    /// Where in that file, in words: `row 12`, `line 3, at /releases/0`.
    pub position: String,
    /// How far the process has come.
    pub stage: Stage,
    /// The Open Contracting id.
    pub ocid: Option<String>,
    /// The UK notice type, `UK1` to `UK17`.
    pub notice_type: Option<String>,
    /// The body's own reference.
    pub reference: Option<String>,
    /// What it is called.
    pub title: String,
    /// What it is for.
    pub description: String,
    /// The buyers' names.
    pub buyers: String,
    /// The buyers' identifiers.
    pub buyer_identifiers: String,
    /// The ids of the organisations that the buyers are, each once.
    pub buyer_organisations: String,
    /// The suppliers' names.
    pub suppliers: String,
    /// The suppliers' identifiers.
    pub supplier_identifiers: String,
    /// The ids of the organisations that the suppliers are, each once.
    pub supplier_organisations: String,
    /// The suppliers' postcodes.
    pub supplier_postcodes: String,
    /// Whether each supplier is said to be small or medium-sized: `yes`, `no` or empty.
    pub supplier_sme: String,
    /// Whether each supplier is said to be a voluntary, community or social enterprise.
    pub supplier_vcse: String,
    /// The classification of what is bought, such as `CPV`.
    pub category_scheme: Option<String>,
    /// Its code.
    pub category_code: Option<String>,
    /// The code's meaning, or the body's own words.
    pub category: Option<String>,
    /// How it was bought.
    pub procedure: Option<String>,
    /// The framework or dynamic market that it is called off from.
    pub framework: Option<String>,
    /// The lot.
    pub lot: Option<String>,
    /// How many tenders were received.
    pub bids: Option<u32>,
    /// The part of the body that holds it.
    pub department: Option<String>,
    /// When it begins.
    pub start: Option<NaiveDate>,
    /// When it ends as it now stands.
    pub end: Option<NaiveDate>,
    /// When it ends by its first term, where the source tells that apart.
    pub first_end: Option<NaiveDate>,
    /// When it ends if every option is taken, where the source states that day.
    pub latest_end: Option<NaiveDate>,
    /// How long it may be extended, in months, as the source's column says it.
    pub extension_months: Option<u32>,
    /// How many options to extend there are.
    pub extension_count: Option<u32>,
    /// How many of them are marked as taken.
    pub extensions_taken: Option<u32>,
    /// Its value over its whole life, in hundredths of the currency's unit.
    pub total_pence: Option<Pence>,
    /// The currency of that value.
    pub total_currency: Option<String>,
    /// Whether that value holds VAT.
    pub total_basis: Option<Basis>,
    /// Whether the source says so itself.
    pub total_basis_stated: Option<bool>,
    /// A year's worth, in hundredths of the currency's unit.
    pub annual_pence: Option<Pence>,
    /// The currency of that.
    pub annual_currency: Option<String>,
    /// Whether it holds VAT.
    pub annual_basis: Option<Basis>,
    /// The total with VAT, where the source gives both; never added to the other.
    pub total_gross_pence: Option<Pence>,
    /// The currency of that.
    pub total_gross_currency: Option<String>,
    /// The law that a notice says it is published under.
    pub legal_basis: Option<String>,
    /// Whether the source plainly marks it as public; none where it has no column for that.
    pub marked_public: Option<bool>,
    /// The names of the facts that the body corrected, which are above as it corrected them.
    pub corrected: String,
    /// Who confirmed the facts, and when.
    pub confirmed: String,
}

impl ContractRow {
    /// Its file and where in that file, as decisions and findings write it.
    pub fn place(&self) -> String {
        if self.position.is_empty() {
            self.file.clone()
        } else {
            format!("{}: {}", self.file, self.position)
        }
    }

    /// The rows for the contracts of an audit that may be shown, in order.
    pub(crate) fn all<'a>(
        audit: &'a Audit,
        origins: &'a Origins,
    ) -> impl ExactSizeIterator<Item = Self> + 'a {
        let contracts = audit.contracts.iter().enumerate();
        contracts.map(|(at, contract)| Self::of(contract, origins).with_organisations(at, audit))
    }

    /// The row for one of those contracts.
    pub(crate) fn at(at: usize, audit: &Audit, origins: &Origins) -> Option<Self> {
        let contract = audit.contracts.get(at)?;
        Some(Self::of(contract, origins).with_organisations(at, audit))
    }

    fn with_organisations(self, at: usize, audit: &Audit) -> Self {
        Self {
            buyer_organisations: organisations(&audit.organisations.buyers, at),
            supplier_organisations: organisations(&audit.organisations.suppliers, at),
            ..self
        }
    }

    /// The row for a contract of an audit of these files, without its organisations.
    pub(crate) fn of(contract: &Contract, origins: &Origins) -> Self {
        let (file, sha256, sheet) = origins.cells(contract.file);
        let (total, annual) = (contract.total.as_ref(), contract.annual.as_ref());
        let gross = contract.total_gross.as_ref();
        let category = contract.category.as_ref();
        let suppliers = contract.suppliers.as_slice();
        Self {
            id: contract.id.clone(),
            file,
            sha256,
            sheet,
            position: contract.position.to_string(),
            stage: contract.stage,
            ocid: contract.ocid.clone(),
            notice_type: contract.notice_type.clone(),
            reference: contract.reference.clone(),
            title: contract.title.clone(),
            description: contract.description.clone(),
            buyers: join(&contract.buyers, name),
            buyer_identifiers: join(&contract.buyers, identifiers),
            buyer_organisations: String::new(),
            suppliers: join(suppliers, name),
            supplier_identifiers: join(suppliers, identifiers),
            supplier_organisations: String::new(),
            supplier_postcodes: join(suppliers, |party, cell| {
                cell.push_str(party.postcode.as_deref().unwrap_or_default());
            }),
            supplier_sme: join(suppliers, |party, cell| cell.push_str(said(party.sme))),
            supplier_vcse: join(suppliers, |party, cell| cell.push_str(said(party.vcse))),
            category_scheme: category.and_then(|category| stated(&category.scheme)),
            category_code: category.and_then(|category| stated(&category.id)),
            category: category.and_then(|category| stated(&category.description)),
            procedure: contract.procedure.clone(),
            framework: contract.framework.clone(),
            lot: contract.lot.clone(),
            bids: contract.bids,
            department: contract.department.clone(),
            start: contract.start,
            end: contract.end,
            first_end: contract.first_end,
            latest_end: contract.latest_end,
            extension_months: contract.extension_months,
            extension_count: contract.extension_count,
            extensions_taken: contract.extensions_taken,
            total_pence: total.map(|money| money.pence),
            total_currency: total.map(|money| money.currency.clone()),
            total_basis: total.map(|money| money.basis),
            total_basis_stated: total.map(|money| money.basis_stated),
            annual_pence: annual.map(|money| money.pence),
            annual_currency: annual.map(|money| money.currency.clone()),
            annual_basis: annual.map(|money| money.basis),
            total_gross_pence: gross.map(|money| money.pence),
            total_gross_currency: gross.map(|money| money.currency.clone()),
            legal_basis: contract
                .legal_basis
                .as_ref()
                .map(|law| format!("{} {}", law.scheme, law.id).trim().to_owned()),
            marked_public: contract.marked_public,
            corrected: corrected(contract),
            confirmed: contract
                .said
                .confirmed
                .as_ref()
                .map(Confirmation::words)
                .unwrap_or_default(),
        }
    }

    /// The parts of a cell that holds several, such as [`ContractRow::suppliers`].
    pub fn parts(cell: &str) -> impl Iterator<Item = &str> {
        cell.split(BETWEEN).filter(|part| !part.is_empty())
    }
}

/// What rows say of the files that they come from, at hand so that a digest is spelt out once.
pub(crate) struct Origins(Vec<(String, String, Option<String>)>);

impl Origins {
    pub(crate) fn of(files: &[FileAccount]) -> Self {
        let cells = |file: &FileAccount| {
            (file.source.path.clone(), file.source.sha256.to_string(), file.sheet.clone())
        };
        Self(files.iter().map(cells).collect())
    }

    /// Every contract of an audit names one of its files, so that the cells are there.
    fn cells(&self, file: u32) -> (String, String, Option<String>) {
        self.0.get(file as usize).cloned().unwrap_or_default()
    }
}

/// The ids of a contract's organisations on one side, whoever is nobody left out.
fn organisations(side: &Directory, contract: usize) -> String {
    let own = side.somebody_in(contract).filter_map(|number| side.get(number));
    own.map(|own| own.id.as_str()).collect::<Vec<_>>().join(BETWEEN)
}

fn corrected(contract: &Contract) -> String {
    let names = contract.said.corrected.iter().map(|own| own.fact.name());
    names.collect::<Vec<_>>().join(BETWEEN)
}

fn stated(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

/// A flag in a word; empty where it is not known.
pub(crate) fn said(flag: Option<bool>) -> &'static str {
    match flag {
        Some(true) => "yes",
        Some(false) => "no",
        None => "",
    }
}

fn name(party: &Party, cell: &mut String) {
    // A name that holds the mark between names would read as two.
    if party.name.contains(BETWEEN) {
        cell.push_str(&party.name.replace(BETWEEN, ", "));
    } else {
        cell.push_str(&party.name);
    }
}

fn identifiers(party: &Party, cell: &mut String) {
    for (position, identifier) in party.identifiers.iter().enumerate() {
        let between = if position > 0 { ", " } else { "" };
        // Writing to a String cannot fail.
        let _ = write!(cell, "{between}{}:{}", identifier.scheme, identifier.id);
    }
}

/// One part for each party, so that cells about the same parties stay in step; nothing at all if
/// no part says anything.
fn join(parties: &[Party], part: impl Fn(&Party, &mut String)) -> String {
    let mut cell = String::new();
    let mut says = false;
    for (position, party) in parties.iter().enumerate() {
        if position > 0 {
            cell.push_str(BETWEEN);
        }
        let before = cell.len();
        part(party, &mut cell);
        says |= cell.len() > before;
    }
    if says { cell } else { String::new() }
}
