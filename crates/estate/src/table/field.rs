use serde::{Deserialize, Serialize};

macro_rules! fields {
    ($($(#[doc = $doc:literal])* $variant:ident = $name:literal,)*) => {
        /// What a column of a table holds. The names are those of `columns.toml` and `layouts.toml`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Field {
            $($(#[doc = $doc])* #[serde(rename = $name)] $variant,)*
        }

        impl Field {
            /// Every field.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The name as `columns.toml` writes it.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }
        }
    };
}

fields! {
    /// The body that pays or buys.
    Buyer = "buyer",
    /// The part of the body.
    Department = "department",
    /// Who is paid or supplies.
    Supplier = "supplier",
    /// Several suppliers in the Contracts Finder export's brackets.
    Suppliers = "suppliers",
    /// The body's own number for the supplier.
    SupplierReference = "supplier_reference",
    /// The supplier's postcode.
    SupplierPostcode = "supplier_postcode",
    /// The supplier's company number.
    CompanyNumber = "company_number",
    /// The supplier's charity number.
    CharityNumber = "charity_number",
    /// The supplier's VAT registration number.
    VatNumber = "vat_number",
    /// Whether the supplier is a small or medium-sized enterprise.
    Sme = "sme",
    /// Whether the supplier is a voluntary, community or social enterprise.
    Vcse = "vcse",
    /// When a payment was made.
    PaymentDate = "payment_date",
    /// An amount without VAT, and the header says so.
    Net = "net",
    /// An amount with VAT, and the header says so.
    Gross = "gross",
    /// An amount of spend whose header does not say net or gross.
    Amount = "amount",
    /// An amount of which the header does not say whether it is one payment or a contract's value.
    Value = "value",
    /// VAT.
    Vat = "vat",
    /// ISO 4217.
    Currency = "currency",
    /// The number of the payment, document or invoice.
    PaymentReference = "payment_reference",
    /// What a payment was for.
    Purpose = "purpose",
    /// The category in words.
    Category = "category",
    /// The category's code by `ProClass`.
    ProclassCode = "proclass_code",
    /// The category's code by the Common Procurement Vocabulary.
    CpvCode = "cpv_code",
    /// The category's code by the body's own ledger.
    CategoryCode = "category_code",
    /// The contract's reference.
    ContractReference = "contract_reference",
    /// The contract's title.
    Title = "title",
    /// The contract's description.
    Description = "description",
    /// When the contract starts.
    Start = "start",
    /// When the contract ends by its first term.
    End = "end",
    /// When the contract ends as it now stands.
    CurrentEnd = "current_end",
    /// How many months the first term lasts.
    FirstMonths = "first_months",
    /// For how many months each extension runs, or all together if no count is given.
    ExtensionMonths = "extension_months",
    /// How many extensions there are.
    ExtensionCount = "extension_count",
    /// Whether the first extension is taken.
    ExtensionOneTaken = "extension_1_taken",
    /// Whether the second extension is taken.
    ExtensionTwoTaken = "extension_2_taken",
    /// Whether it was advertised in OJEU or on Find a Tender.
    Advertised = "advertised",
    /// Whether it is worth more than the thresholds.
    AboveThreshold = "above_threshold",
    /// The value over the contract's whole life.
    TotalValue = "total_value",
    /// The value over the contract's whole life when it was first awarded.
    FirstTotal = "first_total",
    /// The value of a year.
    AnnualValue = "annual_value",
    /// How it was bought.
    Procedure = "procedure",
    /// The framework agreement or dynamic market that it is called off from.
    Framework = "framework",
    /// The lot.
    Lot = "lot",
    /// How many tenders were received.
    Bids = "bids",
    /// Whether the row may be published.
    Visibility = "visibility",
    /// The notice's number.
    NoticeId = "notice_id",
    /// The notice's type.
    NoticeType = "notice_type",
    /// The notice's status.
    Status = "status",
    /// When the notice was published.
    PublishedDate = "published_date",
    /// The Open Contracting id.
    Ocid = "ocid",
}
