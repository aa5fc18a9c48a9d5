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
    "ServiceCategoryURI",
    "OrganisationalUnit",
    "BeneficiaryName",
    "BeneficiaryOtherID",
    "PaymentDate",
    "TransactionNumber",
    "CardTransaction",
    "Amount",
    "IrrecoverableVATAmount",
    "Purpose",
    "ProcurementClassificationLabel",
    "ProcurementClassificationCode",
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
            Self::LgaSpend => (11, None),
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
        let body = &BODIES[payment.body];
        let trade = payment.trade();
        let organisation = payment.supplier.and_then(|position| organisations.get(position));
        let name = if organisation.is_some() { payment.name.as_str() } else { self.redacted() };
        let text = |text: &str| Cell::from(text);
        let document = text(&payment.document.to_string());
        let (net, vat, gross) =
            (Cell::Amount(payment.net), Cell::Amount(payment.vat), Cell::Amount(payment.gross()));
        let date = Cell::Date(payment.date);
        let uri = format!("https://marrowdale.invalid/id/council/{}", body.folder);
        let vendor =
            payment.supplier.map_or("Redacted".to_owned(), |at| (3000 + at * 7).to_string());
        match self {
            Self::Salford(_) => vec![
                text(body.name),
                date,
                document,
                gross,
                vat,
                net,
                text(name),
                text(trade.department),
                text(payment.purpose),
            ],
            Self::Manchester => vec![
                text(body.name),
                text(trade.department),
                text(payment.purpose),
                date,
                document,
                net,
                text(name),
            ],
            Self::Trafford => {
                let registered = organisation.filter(|_| payment.document % 5 > 0);
                let (label, code) = if payment.document.is_multiple_of(7) {
                    ("Not Classified", "NA")
                } else {
                    (trade.proclass.1, trade.proclass.0)
                };
                vec![
                    text(body.name),
                    text(&uri),
                    date.clone(),
                    text(&trade.department.to_uppercase()),
                    text(name),
                    text(&vendor),
                    date,
                    document,
                    net,
                    Cell::Amount(0),
                    text(payment.purpose),
                    text(label),
                    text(code),
                    text(&(60_000 + payment.document % 9000).to_string()),
                    text(&(100_000 + payment.document % 700).to_string()),
                    text(registered.map_or("NA", |organisation| &organisation.vat_number)),
                ]
            }
            Self::LgaSpend => vec![
                text(body.name),
                text(&uri),
                date.clone(),
                text(trade.department),
                Cell::Blank,
                text(trade.department),
                text(name),
                text(&vendor),
                date,
                document,
                text("No"),
                net,
                Cell::Amount(0),
                text(payment.purpose),
                text(trade.proclass.1),
                text(trade.proclass.0),
            ],
            Self::Treasury => vec![
                text("Department of Health and Social Care"),
                text(body.name),
                date,
                text(payment.purpose),
                text(trade.department),
                text(name),
                document,
                net,
            ],
            Self::NetAndGross => vec![
                text(body.name),
                text(trade.department),
                text(name),
                date,
                document,
                text(payment.purpose),
                net,
                vat,
                gross,
            ],
            Self::NetOnly => vec![
                text(body.name),
                text(trade.department),
                text(name),
                date,
                document,
                text(payment.purpose),
                net,
            ],
        }
    }

    /// The payments as a table, each row accounted for.
    pub(crate) fn sheet(self, payments: &[Payment], organisations: &[Organisation]) -> Sheet {
        let mut sheet = Sheet {
            titles: Vec::new(),
            header: self.header(),
            rows: Vec::with_capacity(payments.len()),
            tally: crate::truth::Tally::default(),
        };
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
