use chrono::NaiveDate;
use estate::{Basis, Pence, Stage};

use crate::ContractRow;

/// One column of the table of contracts.
pub(crate) struct ContractColumn {
    pub(crate) name: &'static str,
    pub(crate) meaning: &'static str,
    pub(crate) cells: ContractCells,
}

/// Where a column's cells come from.
#[derive(Clone, Copy)]
pub(crate) enum ContractCells {
    /// Empty if not stated.
    Text(fn(&ContractRow) -> &str),
    Date(fn(&ContractRow) -> Option<NaiveDate>),
    /// In pence; CSV has a second column in pounds, named without `_pence`.
    Money(fn(&ContractRow) -> Option<Pence>),
    Count(fn(&ContractRow) -> Option<u32>),
    Flag(fn(&ContractRow) -> Option<bool>),
}

impl ContractCells {
    /// What the cells hold, in a word or three.
    pub(crate) fn holds(self) -> &'static str {
        match self {
            Self::Text(_) => "text",
            Self::Date(_) => "date",
            Self::Money(_) => "pence",
            Self::Count(_) => "number",
            Self::Flag(_) => "yes or no",
        }
    }
}

const fn column(name: &'static str, meaning: &'static str, cells: ContractCells) -> ContractColumn {
    ContractColumn { name, meaning, cells }
}

/// The columns of `contracts.parquet` and `contracts.csv`, in order: each is a field of
/// [`ContractRow`].
pub(crate) const CONTRACT_COLUMNS: &[ContractColumn] = {
    use ContractCells::{Count, Date, Flag, Money, Text};
    &[
        column(
            "id",
            "Derived from the content of the record: the same record has the same id",
            Text(|row| &row.id),
        ),
        column("file", "The file that holds the contract", Text(|row| &row.file)),
        column("sha256", "That file's SHA-256 digest", Text(|row| &row.sha256)),
        column(
            "sheet",
            "The sheet, in a workbook of several",
            Text(|row| row.sheet.as_deref().unwrap_or_default()),
        ),
        column("position", "Where in that file", Text(|row| &row.position)),
        column("stage", "planned, tender, awarded or withdrawn", Text(|row| stage_word(row.stage))),
        column(
            "ocid",
            "The Open Contracting id",
            Text(|row| row.ocid.as_deref().unwrap_or_default()),
        ),
        column(
            "notice_type",
            "The UK notice type, UK1 to UK17",
            Text(|row| row.notice_type.as_deref().unwrap_or_default()),
        ),
        column(
            "reference",
            "The body's own reference",
            Text(|row| row.reference.as_deref().unwrap_or_default()),
        ),
        column("title", "What it is called", Text(|row| &row.title)),
        column("description", "What it is for", Text(|row| &row.description)),
        column("buyers", "Who buys; several with a semicolon between", Text(|row| &row.buyers)),
        column(
            "buyer_identifiers",
            "The buyers' identifiers, in the same order",
            Text(|row| &row.buyer_identifiers),
        ),
        column(
            "buyer_organisations",
            "The ids of the buyers in organisations.csv, each once",
            Text(|row| &row.buyer_organisations),
        ),
        column(
            "suppliers",
            "Who supplies; several with a semicolon between",
            Text(|row| &row.suppliers),
        ),
        column(
            "supplier_identifiers",
            "The suppliers' identifiers, in the same order",
            Text(|row| &row.supplier_identifiers),
        ),
        column(
            "supplier_organisations",
            "The ids of the suppliers in organisations.csv, each once",
            Text(|row| &row.supplier_organisations),
        ),
        column(
            "supplier_postcodes",
            "The suppliers' postcodes, in the same order",
            Text(|row| &row.supplier_postcodes),
        ),
        column(
            "supplier_sme",
            "Whether each supplier is said to be a small or medium business",
            Text(|row| &row.supplier_sme),
        ),
        column(
            "supplier_vcse",
            "Whether each is said to be a charity or social enterprise",
            Text(|row| &row.supplier_vcse),
        ),
        column(
            "category_scheme",
            "The classification, such as CPV or ProClass",
            Text(|row| row.category_scheme.as_deref().unwrap_or_default()),
        ),
        column(
            "category_code",
            "The category's code",
            Text(|row| row.category_code.as_deref().unwrap_or_default()),
        ),
        column(
            "category",
            "The category in words",
            Text(|row| row.category.as_deref().unwrap_or_default()),
        ),
        column(
            "procedure",
            "How it was bought",
            Text(|row| row.procedure.as_deref().unwrap_or_default()),
        ),
        column(
            "framework",
            "The framework or dynamic market that it is called off from",
            Text(|row| row.framework.as_deref().unwrap_or_default()),
        ),
        column(
            "lot",
            "The lot, of the framework or of its own procurement",
            Text(|row| row.lot.as_deref().unwrap_or_default()),
        ),
        column("bids", "How many tenders were received", Count(|row| row.bids)),
        column(
            "department",
            "The part of the body that holds it",
            Text(|row| row.department.as_deref().unwrap_or_default()),
        ),
        column("start", "When it begins", Date(|row| row.start)),
        column("end", "When it ends as it now stands", Date(|row| row.end)),
        column(
            "first_end",
            "When it ends by its first term, where that is told apart",
            Date(|row| row.first_end),
        ),
        column(
            "latest_end",
            "When it ends if every option is taken, where the source states that day",
            Date(|row| row.latest_end),
        ),
        column(
            "extension_months",
            "How many months it may be extended, as the source says it",
            Count(|row| row.extension_months),
        ),
        column(
            "extension_count",
            "How many options to extend there are",
            Count(|row| row.extension_count),
        ),
        column(
            "extensions_taken",
            "How many of them are marked as taken",
            Count(|row| row.extensions_taken),
        ),
        column(
            "total_pence",
            "Its value over its whole life, in pence; empty if unknown",
            Money(|row| row.total_pence),
        ),
        column(
            "total_currency",
            "The currency of that value",
            Text(|row| row.total_currency.as_deref().unwrap_or_default()),
        ),
        column(
            "total_basis",
            "Whether that value is net or gross",
            Text(|row| row.total_basis.map_or("", basis_word)),
        ),
        column(
            "total_basis_stated",
            "Whether the source says so itself",
            Flag(|row| row.total_basis_stated),
        ),
        column(
            "annual_pence",
            "A year's worth, in pence; empty if unknown",
            Money(|row| row.annual_pence),
        ),
        column(
            "annual_currency",
            "The currency of that",
            Text(|row| row.annual_currency.as_deref().unwrap_or_default()),
        ),
        column(
            "annual_basis",
            "Whether that is net or gross",
            Text(|row| row.annual_basis.map_or("", basis_word)),
        ),
        column(
            "total_gross_pence",
            "The total with VAT, in pence; never added to the other",
            Money(|row| row.total_gross_pence),
        ),
        column(
            "total_gross_currency",
            "The currency of that",
            Text(|row| row.total_gross_currency.as_deref().unwrap_or_default()),
        ),
        column(
            "legal_basis",
            "The law that a notice says it is published under",
            Text(|row| row.legal_basis.as_deref().unwrap_or_default()),
        ),
        column(
            "marked_public",
            "Whether the source plainly marks it as public; empty where it has no column for that",
            Flag(|row| row.marked_public),
        ),
        column(
            "corrected",
            "The facts that the body corrected, which are here as it corrected them",
            Text(|row| &row.corrected),
        ),
        column(
            "confirmed",
            "Who of the body confirmed the row, and when",
            Text(|row| &row.confirmed),
        ),
    ]
};

pub(crate) fn stage_word(stage: Stage) -> &'static str {
    match stage {
        Stage::Planned => "planned",
        Stage::Tender => "tender",
        Stage::Awarded => "awarded",
        Stage::Withdrawn => "withdrawn",
    }
}

pub(crate) fn basis_word(basis: Basis) -> &'static str {
    match basis {
        Basis::Net => "net",
        Basis::Gross => "gross",
    }
}
