//! The column layouts of contract registers.

use chrono::Months;

use crate::bodies::BODIES;
use crate::random::Random;
use crate::sheet::{Cell, Sheet};
use crate::story::Options;
use crate::telling::Telling;
use crate::truth::is_placeholder;

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

/// The number of the region's first supplier.
const PASTED_NUMBER: &str = "90013";

/// A row of a register: what it tells, and what stands in the cells that people fill in badly.
struct Entry<'a> {
    told: &'a Telling<'a>,
    /// The buyer as written: joint ones may stand together.
    buyer: String,
    company_number: String,
    /// Empty where the register has none.
    ocid: String,
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

    /// The contracts as a table, each row accounted for. `ocids` has for each the id to write beside
    /// it, where the layout has a column for that.
    pub(crate) fn sheet(
        self,
        told: &[Telling<'_>],
        ocids: &[String],
        random: &mut Random,
    ) -> Sheet {
        let mut sheet = Sheet::new(self.header());
        for (row, telling) in told.iter().enumerate() {
            let ocid = ocids.get(row).cloned().unwrap_or_default();
            let entry = entry(row, telling, ocid, random);
            sheet.rows.push(self.cells(&entry));
            sheet.tells.push(Some(row));
            sheet.tally.accept();
            if self.marks_visibility() && !telling.contract.public {
                sheet.tally.withheld += 1;
            } else if let Value::Stated(pence) = entry.value {
                sheet.tally.add_contract_value(pence);
            }
        }
        sheet
    }
}

fn entry<'a>(row: usize, told: &'a Telling<'a>, ocid: String, random: &mut Random) -> Entry<'a> {
    let value = match row % 23 {
        4 => Value::Word("-"),
        9 => Value::Word("TBC"),
        13 => Value::Stated(random.pick(&[0, 1, 100])),
        17 => Value::Word("X"),
        _ => Value::Stated(told.value_pence),
    };
    let stripped = told.organisation.company_number.trim_start_matches('0');
    let company_number = match row % 13 {
        3 => "TBC".to_owned(),
        7 => "X".to_owned(),
        // Another supplier's number, pasted one row too far.
        11 => PASTED_NUMBER.to_owned(),
        _ => stripped.to_owned(),
    };
    let contract = told.contract;
    let buyer = match contract.joint.as_slice() {
        [other] if told.teller == contract.buyer() && random.one_in(2) => {
            format!("{} & {}", told.teller.name, BODIES[*other].name)
        }
        _ => told.teller.name.to_owned(),
    };
    Entry { told, buyer, company_number, ocid, value }
}

fn yes_no(yes: bool) -> Cell {
    Cell::from(if yes { "Yes" } else { "No" })
}

fn salford(entry: &Entry<'_>) -> Vec<Cell> {
    let (contract, trade) = (entry.told.contract, entry.told.contract.trade());
    let options = contract.options;
    let taken = |which: u32| match options {
        Options { count, .. } if count < which => "N/A".into(),
        Options { taken, .. } if taken >= which => "Yes".into(),
        _ => Cell::Blank,
    };
    let annual = match entry.value {
        Value::Stated(pence) if is_placeholder(pence) => Cell::Amount(pence),
        Value::Stated(_) => Cell::Amount(contract.annual_pence),
        Value::Word(word) => Cell::from(word),
    };
    vec![
        trade.department.into(),
        contract.procedure.into(),
        entry.buyer.clone().into(),
        entry.told.reference.clone().into(),
        entry.told.title.clone().into(),
        contract.description().into(),
        entry.told.supplier.clone().into(),
        entry.told.organisation.postcode.clone().into(),
        annual,
        entry.value.cell(),
        yes_no(contract.total_pence > 20_000_000),
        entry.told.start.into(),
        entry.told.end.map(|_| contract.first_end()).into(),
        Cell::Whole(contract.months.into()),
        Cell::Whole(options.months.into()),
        Cell::Whole(options.count.into()),
        taken(1),
        taken(2),
        entry.told.end.into(),
        yes_no(entry.told.organisation.sme),
        trade.proclass.0.into(),
        trade.proclass.1.into(),
        entry.company_number.clone().into(),
        if contract.public { "Public" } else { "Not Public" }.into(),
    ]
}

fn transparency_code(entry: &Entry<'_>) -> Vec<Cell> {
    let told = entry.told;
    let (contract, trade) = (told.contract, told.contract.trade());
    vec![
        entry.buyer.clone().into(),
        entry.told.reference.clone().into(),
        entry.told.title.clone().into(),
        trade.department.into(),
        contract.description().into(),
        entry.told.supplier.clone().into(),
        entry.value.cell(),
        Cell::Amount(0),
        told.start.into(),
        told.end.into(),
        contract.end.checked_sub_months(Months::new(6)).into(),
        yes_no(contract.procedure == "ITT"),
        yes_no(entry.told.organisation.sme),
        yes_no(entry.told.organisation.vcse),
        entry.company_number.clone().into(),
    ]
}

fn lga_contracts(entry: &Entry<'_>) -> Vec<Cell> {
    let (told, buyer) = (entry.told, entry.told.teller);
    let (contract, trade) = (told.contract, told.contract.trade());
    vec![
        entry.buyer.clone().into(),
        format!("https://marrowdale.invalid/id/council/{}", buyer.folder).into(),
        chrono::NaiveDate::from_ymd_opt(2026, 9, 1).into(),
        entry.told.reference.clone().into(),
        entry.ocid.clone().into(),
        entry.told.title.clone().into(),
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
        told.start.into(),
        told.end.into(),
        contract.end.checked_sub_months(Months::new(6)).into(),
        Cell::Date(contract.latest_end()),
        entry.value.cell(),
        Cell::Amount(0),
        entry.told.supplier.clone().into(),
        Cell::Blank,
        entry.company_number.clone().into(),
        Cell::Blank,
        Cell::Blank,
        entry.told.organisation.postcode.clone().into(),
        yes_no(entry.told.organisation.sme),
        yes_no(entry.told.organisation.vcse),
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
    let told = entry.told;
    let (contract, trade) = (told.contract, told.contract.trade());
    vec![
        entry.buyer.clone().into(),
        entry.told.reference.clone().into(),
        entry.told.title.clone().into(),
        trade.department.into(),
        contract.description().into(),
        entry.told.supplier.clone().into(),
        entry.company_number.clone().into(),
        entry.value.cell(),
        told.start.into(),
        told.end.into(),
        Cell::Whole(i64::from(contract.options.all_months() - contract.options.months_taken())),
        yes_no(entry.told.organisation.sme),
        yes_no(entry.told.organisation.vcse),
        if contract.public { "Yes" } else { "Not public" }.into(),
    ]
}
