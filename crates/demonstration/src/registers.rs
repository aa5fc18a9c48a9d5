//! The column layouts of contract registers.

use chrono::Months;

use crate::names::{NameBook, NameStyle};
use crate::organisations::Organisation;
use crate::random::Random;
use crate::sheet::{Cell, Sheet};
use crate::story::TrueContract;
use crate::truth::{Tally, is_placeholder};

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum RegisterLayout {
    Salford,
    /// The items of the Local Government Transparency Code 2015, under its own words.
    TransparencyCode,
    /// The Local Government Association's `Contracts` columns.
    LgaContracts,
    /// The Code's items under the short headers that many bodies use.
    Short,
}

const SALFORD: &[&str] = &[
    "Directorate Name",
    "Process Used",
    "Purchasing Body",
    "Contract Reference",
    "Contract Title",
    "Contract Description",
    "Supplier Company Name",
    "Supplier Postcode",
    "Annual Value",
    "Total Contract Value (including extensions)",
    "OJEU/FTS?",
    "Start Date",
    "End Date",
    "Contract Duration (months)",
    "Option to extend (months)",
    "How many extensions",
    "Extension 1 Taken?",
    "Extension 2 Taken?",
    "Current Expiry Date",
    "SME Supplier?",
    "ProClass Classification",
    "ProClass Description",
    "Company Number",
    "Visibility",
];

const TRANSPARENCY_CODE: &[&str] = &[
    "Organisation",
    "Reference number",
    "Title of agreement",
    "Local authority department responsible",
    "Description of the goods and/or services being provided",
    "Supplier name and details",
    "Sum to be paid over the length of the contract",
    "Value Added Tax that cannot be recovered",
    "Start date",
    "End date",
    "Review date",
    "Invitation to quote or published invitation to tender",
    "Small or medium sized enterprise",
    "Voluntary or community sector organisation",
    "Registration number",
];

pub(crate) const LGA_CONTRACTS: &[&str] = &[
    "OrganisationLabel",
    "OrganisationURI",
    "EffectiveDate",
    "ContractReferenceNumber",
    "OpenContractingID",
    "ContractTitle",
    "ContractType",
    "Department",
    "ServiceCategoryLabel",
    "ServiceCategoryURI",
    "Description",
    "ProcessType",
    "CPVLabel",
    "CPVURI",
    "ProclassLabel",
    "ProclassURI",
    "StartDate",
    "EndDate",
    "ReviewDate",
    "LastExtensionDate",
    "ContractValue",
    "IrrecoverableVAT",
    "SupplierName",
    "SupplierURI",
    "SupplierRegisteredCompanyNumber",
    "SupplierRegisteredCharityNumber",
    "SupplierAddress",
    "SupplierPostcode",
    "SMESupplier",
    "VCSESupplier",
    "VCSESupplierType",
    "NominatedContactPointTitle",
    "NominatedContactPointDepartment",
    "NominatedContactPointURL",
    "InvitationToTender",
    "TenderDocumentURL",
    "ContractDocumentURL",
];

const SHORT: &[&str] = &[
    "Organisation",
    "Contract ref",
    "Contract title",
    "Department",
    "Description",
    "Supplier",
    "Company number",
    "Total value",
    "Start date",
    "End date",
    "Extension option (months)",
    "SME",
    "VCSE",
    "Publish",
];

/// What a register says of one contract, which is not always what is true.
struct Entry<'a> {
    contract: &'a TrueContract,
    organisation: &'a Organisation,
    supplier: String,
    company_number: String,
    value: Value,
}

enum Value {
    Stated(i64),
    /// `-`, `TBC`, `X` or nothing.
    Word(&'static str),
}

impl Value {
    fn cell(&self) -> Cell {
        match self {
            Self::Stated(pence) => Cell::Amount(*pence),
            Self::Word(word) => Cell::from(*word),
        }
    }
}

impl RegisterLayout {
    fn header(self) -> Vec<&'static str> {
        match self {
            Self::Salford => SALFORD,
            Self::TransparencyCode => TRANSPARENCY_CODE,
            Self::LgaContracts => LGA_CONTRACTS,
            Self::Short => SHORT,
        }
        .to_vec()
    }

    /// Where the total value stands.
    pub(crate) fn value(self) -> usize {
        match self {
            Self::Salford => 9,
            Self::TransparencyCode => 6,
            Self::LgaContracts => 20,
            Self::Short => 7,
        }
    }

    /// Whether it has a column that says if a row may be shown.
    pub(crate) fn marks_visibility(self) -> bool {
        matches!(self, Self::Salford | Self::Short)
    }

    fn cells(self, entry: &Entry<'_>) -> Vec<Cell> {
        match self {
            Self::Salford => salford(entry),
            Self::TransparencyCode => transparency_code(entry),
            Self::LgaContracts => lga_contracts(entry),
            Self::Short => short(entry),
        }
    }

    /// The contracts as a table, each row accounted for.
    pub(crate) fn sheet(
        self,
        contracts: &[&TrueContract],
        organisations: &[Organisation],
        style: NameStyle,
        names: &mut NameBook,
        purpose: &str,
    ) -> Sheet {
        let mut random = Random::named(purpose);
        let mut sheet = Sheet {
            titles: Vec::new(),
            header: self.header(),
            rows: Vec::with_capacity(contracts.len()),
            tally: Tally::default(),
        };
        for (row, contract) in contracts.iter().enumerate() {
            let entry = entry(row, contract, organisations, style, names, &mut random);
            sheet.rows.push(self.cells(&entry));
            sheet.tally.accept();
            if self.marks_visibility() && !contract.public {
                sheet.tally.withheld += 1;
            } else if let Value::Stated(pence) = entry.value {
                sheet.tally.add_contract_value(pence);
            }
        }
        sheet
    }
}

fn entry<'a>(
    row: usize,
    contract: &'a TrueContract,
    organisations: &'a [Organisation],
    style: NameStyle,
    names: &mut NameBook,
    random: &mut Random,
) -> Entry<'a> {
    let organisation = &organisations[contract.supplier];
    let value = match row % 23 {
        4 => Value::Word("-"),
        9 => Value::Word("TBC"),
        13 => Value::Stated(random.pick(&[0, 1, 100])),
        17 => Value::Word("X"),
        _ => Value::Stated(contract.total_pence),
    };
    let stripped = organisation.company_number.trim_start_matches('0');
    let company_number = match row % 13 {
        3 => "TBC".to_owned(),
        7 => "X".to_owned(),
        // Another supplier's number, pasted one row too far.
        11 => organisations[0].company_number.trim_start_matches('0').to_owned(),
        _ => stripped.to_owned(),
    };
    let supplier = names.write(contract.supplier, organisation, style, random);
    Entry { contract, organisation, supplier, company_number, value }
}

fn yes_no(yes: bool) -> Cell {
    Cell::from(if yes { "Yes" } else { "No" })
}

fn salford(entry: &Entry<'_>) -> Vec<Cell> {
    let (contract, trade) = (entry.contract, entry.contract.trade());
    let extended = contract.extension_months > 0;
    let annual = match entry.value {
        Value::Stated(pence) if is_placeholder(pence) => Cell::Amount(pence),
        Value::Stated(_) => Cell::Amount(contract.annual_pence),
        Value::Word(word) => Cell::from(word),
    };
    vec![
        trade.department.into(),
        contract.procedure.into(),
        contract.buyer().name.into(),
        contract.reference.clone().into(),
        contract.title.clone().into(),
        contract.description().into(),
        entry.supplier.clone().into(),
        entry.organisation.postcode.clone().into(),
        annual,
        entry.value.cell(),
        yes_no(contract.total_pence > 20_000_000),
        Cell::Date(contract.start),
        Cell::Date(contract.end),
        Cell::Whole(contract.months.into()),
        Cell::Whole(contract.extension_months.into()),
        Cell::Whole(extended.into()),
        if extended { Cell::Blank } else { "N/A".into() },
        "N/A".into(),
        Cell::Date(contract.end),
        yes_no(entry.organisation.sme),
        trade.proclass.0.into(),
        trade.proclass.1.into(),
        entry.company_number.clone().into(),
        if contract.public { "Public" } else { "Not Public" }.into(),
    ]
}

fn transparency_code(entry: &Entry<'_>) -> Vec<Cell> {
    let (contract, trade) = (entry.contract, entry.contract.trade());
    vec![
        contract.buyer().name.into(),
        contract.reference.clone().into(),
        contract.title.clone().into(),
        trade.department.into(),
        contract.description().into(),
        entry.supplier.clone().into(),
        entry.value.cell(),
        Cell::Amount(0),
        Cell::Date(contract.start),
        Cell::Date(contract.end),
        contract.end.checked_sub_months(Months::new(6)).into(),
        yes_no(contract.procedure == "ITT"),
        yes_no(entry.organisation.sme),
        yes_no(entry.organisation.vcse),
        entry.company_number.clone().into(),
    ]
}

fn lga_contracts(entry: &Entry<'_>) -> Vec<Cell> {
    let (contract, trade, buyer) = (entry.contract, entry.contract.trade(), entry.contract.buyer());
    vec![
        buyer.name.into(),
        format!("https://marrowdale.invalid/id/council/{}", buyer.folder).into(),
        chrono::NaiveDate::from_ymd_opt(2026, 9, 1).into(),
        contract.reference.clone().into(),
        Cell::Blank,
        contract.title.clone().into(),
        "Contract".into(),
        trade.department.into(),
        Cell::Blank,
        Cell::Blank,
        contract.description().into(),
        contract.procedure.into(),
        trade.cpv.1.into(),
        format!("http://data.europa.eu/cpv/cpv/{}", trade.cpv.0).into(),
        trade.proclass.1.into(),
        trade.proclass.0.into(),
        Cell::Date(contract.start),
        Cell::Date(contract.end),
        contract.end.checked_sub_months(Months::new(6)).into(),
        contract.end.checked_add_months(Months::new(contract.extension_months)).into(),
        entry.value.cell(),
        Cell::Amount(0),
        entry.supplier.clone().into(),
        Cell::Blank,
        entry.company_number.clone().into(),
        Cell::Blank,
        Cell::Blank,
        entry.organisation.postcode.clone().into(),
        yes_no(entry.organisation.sme),
        yes_no(entry.organisation.vcse),
        Cell::Blank,
        Cell::Blank,
        trade.department.into(),
        Cell::Blank,
        yes_no(contract.procedure == "ITT"),
        Cell::Blank,
        Cell::Blank,
    ]
}

fn short(entry: &Entry<'_>) -> Vec<Cell> {
    let (contract, trade) = (entry.contract, entry.contract.trade());
    vec![
        contract.buyer().name.into(),
        contract.reference.clone().into(),
        contract.title.clone().into(),
        trade.department.into(),
        contract.description().into(),
        entry.supplier.clone().into(),
        entry.company_number.clone().into(),
        entry.value.cell(),
        Cell::Date(contract.start),
        Cell::Date(contract.end),
        Cell::Whole(contract.extension_months.into()),
        yes_no(entry.organisation.sme),
        yes_no(entry.organisation.vcse),
        if contract.public { "Yes" } else { "Not public" }.into(),
    ]
}
