//! The column layouts of spend files.

use crate::bodies::BODIES;
use crate::names::NameStyle;
use crate::organisations::Organisation;
use crate::payments::Payment;
use crate::sheet::{Cell, Sheet};

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum SpendLayout {
    /// Gross, VAT and net; its headers for document, supplier, service and purpose vary.
    Salford(&'static [&'static str; 4]),
    Manchester,
    Trafford,
    /// The Local Government Association's `Spend` columns.
    LgaSpend,
    /// The Treasury's columns for spend over £25,000, as health bodies use them.
    Treasury,
    /// No layout of anyone's: net and gross under headers of their own.
    NetAndGross,
    /// No layout of anyone's: net alone.
    NetOnly,
}

pub(crate) const SALFORD_OLD: &[&str; 4] =
    &["SAP Document Number", "Supplier Name", "Directorate", "G/L descript"];
pub(crate) const SALFORD_OLD_FULL: &[&str; 4] =
    &["SAP Document Number", "Supplier Name", "Directorate", "G/L description."];
pub(crate) const SALFORD_NEW: &[&str; 4] =
    &["DocumentNo", "Vendor Name", "Service Area", "GL Description"];
pub(crate) const SALFORD_SPACED: &[&str; 4] =
    &["Document Number", "Vendor Name", "Service Area", "GL Description"];

const TRAFFORD: &[&str] = &[
    "OrganisationLabel",
    "OrganisationURI",
    "EffectiveDate",
    "OrganisationalUnit",
    "BeneficiaryName",
    "BeneficiaryOtherID",
    "PaymentDate",
    "TransactionNumber",
    "Amount",
    "IrrecoverableVATAmount",
    "Purpose",
    "ProclassLabel",
    "ProclassCode",
    "InvoiceNumber",
    "ProfitCentre",
    "VATRegistrationNumber",
];

const LGA_SPEND: &[&str] = &[
    "OrganisationLabel",
    "OrganisationURI",
    "EffectiveDate",
    "ServiceCategoryLabel",
    "OrganisationalUnit",
    "BeneficiaryName",
    "BeneficiaryOtherID",
    "PaymentDate",
    "TransactionNumber",
    "TransactionMethod",
    "Amount",
    "IrrecoverableVATAmount",
    "Purpose",
    "ProclassLabel",
    "ProclassCode",
];

impl SpendLayout {
    fn header(self) -> Vec<&'static str> {
        match self {
            Self::Salford([document, supplier, service, purpose]) => vec![
                "Authority Name",
                "Date of Payment",
                document,
                "Gross",
                "VAT",
                "Net",
                supplier,
                service,
                purpose,
            ],
            Self::Manchester => vec![
                "Body Name",
                "Service Area",
                "Expenses Type",
                "Invoice Payment Date",
                "Transaction Number",
                "Net Amount",
                "Supplier Name",
            ],
            Self::Trafford => TRAFFORD.to_vec(),
            Self::LgaSpend => LGA_SPEND.to_vec(),
            Self::Treasury => vec![
                "Department Family",
                "Entity",
                "Date",
                "Expense Type",
                "Expense Area",
                "Supplier",
                "Transaction Number",
                "Amount",
            ],
            Self::NetAndGross => vec![
                "Organisation",
                "Directorate",
                "Supplier",
                "Payment Date",
                "Reference",
                "Description",
                "Net Amount (£)",
                "VAT (£)",
                "Gross Amount (£)",
            ],
            Self::NetOnly => vec![
                "Council",
                "Service",
                "Supplier Name",
                "Date Paid",
                "Invoice Number",
                "Purpose of Spend",
                "Amount excl VAT",
            ],
        }
    }

    /// Where the net amount stands, and the gross amount if there is one.
    pub(crate) fn amounts(self) -> (usize, Option<usize>) {
        match self {
            Self::Salford(_) => (5, Some(3)),
            Self::Manchester => (5, None),
            Self::Trafford => (8, None),
            Self::LgaSpend => (10, None),
            Self::Treasury => (7, None),
            Self::NetAndGross => (6, Some(8)),
            Self::NetOnly => (6, None),
        }
    }

    fn redacted(self) -> &'static str {
        match self {
            Self::Manchester => "Redacted Personal Information",
            Self::Trafford | Self::LgaSpend => "Redacted",
            _ => "REDACTED",
        }
    }

    fn cells(self, payment: &Payment, organisations: &[Organisation]) -> Vec<Cell> {
        let (body, trade) = (&BODIES[payment.body], payment.trade());
        let organisation = payment.supplier.and_then(|position| organisations.get(position));
        let name = if organisation.is_some() { payment.name.as_str() } else { self.redacted() };
        let date = Cell::Date(payment.date);
        let document = Cell::from(payment.document.to_string());
        let [net, vat, gross] = [payment.net, payment.vat, payment.gross()].map(Cell::Amount);
        let [entity, service, purpose, name] =
            [body.name, trade.department, payment.purpose, name].map(Cell::from);
        match self {
            Self::Salford(_) => {
                vec![entity, date, document, gross, vat, net, name, service, purpose]
            }
            Self::Manchester => vec![entity, service, purpose, date, document, net, name],
            Self::Trafford => trafford(payment, organisation, name),
            Self::LgaSpend => lga_spend(payment, name),
            Self::Treasury => {
                let family = Cell::from("Department of Health and Social Care");
                vec![family, entity, date, purpose, service, name, document, net]
            }
            Self::NetAndGross => {
                vec![entity, service, name, date, document, purpose, net, vat, gross]
            }
            Self::NetOnly => vec![entity, service, name, date, document, purpose, net],
        }
    }

    /// The payments as a table, each row accounted for.
    pub(crate) fn sheet(self, payments: &[Payment], organisations: &[Organisation]) -> Sheet {
        let mut sheet = Sheet::new(self.header());
        for payment in payments {
            sheet.rows.push(self.cells(payment, organisations));
            sheet.tally.accept();
            sheet.tally.add_net(payment.net);
            if self.amounts().1.is_some() {
                sheet.tally.add_gross(payment.gross());
            }
            sheet.tally.redacted += u64::from(payment.supplier.is_none());
            sheet.tally.credits += u64::from(payment.net < 0);
        }
        sheet
    }
}

fn uri(payment: &Payment) -> Cell {
    Cell::from(format!("https://marrowdale.invalid/id/council/{}", BODIES[payment.body].folder))
}

fn vendor_number(payment: &Payment) -> Cell {
    payment.supplier.map_or("Redacted".into(), |at| Cell::from((3000 + at * 7).to_string()))
}

fn trafford(payment: &Payment, organisation: Option<&Organisation>, name: Cell) -> Vec<Cell> {
    let trade = payment.trade();
    let registered = organisation.filter(|_| !payment.document.is_multiple_of(5));
    let (label, code) = if payment.document.is_multiple_of(7) {
        ("Not Classified", "NA")
    } else {
        (trade.proclass.1, trade.proclass.0)
    };
    vec![
        BODIES[payment.body].name.into(),
        uri(payment),
        Cell::Date(payment.date),
        trade.department.to_uppercase().into(),
        name,
        vendor_number(payment),
        Cell::Date(payment.date),
        payment.document.to_string().into(),
        Cell::Amount(payment.net),
        Cell::Amount(0),
        payment.purpose.into(),
        label.into(),
        code.into(),
        (60_000 + payment.document % 9000).to_string().into(),
        (100_000 + payment.document % 700).to_string().into(),
        registered.map_or("NA", |organisation| &organisation.vat_number).into(),
    ]
}

fn lga_spend(payment: &Payment, name: Cell) -> Vec<Cell> {
    let trade = payment.trade();
    vec![
        BODIES[payment.body].name.into(),
        uri(payment),
        Cell::Date(payment.date),
        trade.department.into(),
        trade.department.into(),
        name,
        vendor_number(payment),
        Cell::Date(payment.date),
        payment.document.to_string().into(),
        "BACS".into(),
        Cell::Amount(payment.net),
        Cell::Amount(0),
        payment.purpose.into(),
        trade.proclass.1.into(),
        trade.proclass.0.into(),
    ]
}

/// How a body's ledger writes names unless a publication says otherwise.
pub(crate) const LEDGER_STYLES: [NameStyle; 13] = [
    NameStyle::Registered,
    NameStyle::Registered,
    NameStyle::LongForm,
    NameStyle::Capitals,
    NameStyle::Capitals,
    NameStyle::Bare,
    NameStyle::LedgerNumber,
    NameStyle::LongForm,
    NameStyle::Registered,
    NameStyle::Entities,
    NameStyle::Misread,
    NameStyle::Capitals,
    NameStyle::LedgerNumber,
];
