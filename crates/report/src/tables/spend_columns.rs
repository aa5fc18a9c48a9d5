use chrono::NaiveDate;
use estate::{Directory, FileAccount, Organisations, Pence, SpendLines, Term};

/// One column of the table of spend.
pub(crate) struct SpendColumn {
    pub(crate) name: &'static str,
    pub(crate) meaning: &'static str,
    pub(crate) cells: SpendCells,
}

/// Where a column's cells come from.
#[derive(Clone, Copy)]
pub(crate) enum SpendCells {
    /// The same for every line of a file.
    OfFile(fn(&FileAccount) -> String),
    Row(fn(&SpendLines) -> &[u32]),
    Text(fn(&SpendLines) -> &[Term]),
    /// The organisation that a name on the line resolves to.
    Organisation(fn(&Organisations) -> &Directory),
    Date(fn(&SpendLines) -> &[Option<NaiveDate>]),
    /// In pence; CSV has a second column in pounds, named without `_pence`.
    Money(fn(&SpendLines) -> &[Option<Pence>]),
    Flag(fn(&SpendLines) -> &[Option<bool>]),
}

impl SpendCells {
    /// What the cells hold, in a word.
    pub(crate) fn holds(self) -> &'static str {
        match self {
            Self::OfFile(_) | Self::Text(_) | Self::Organisation(_) => "text",
            Self::Row(_) => "number",
            Self::Date(_) => "date",
            Self::Money(_) => "pence",
            Self::Flag(_) => "yes or no",
        }
    }
}

const fn column(name: &'static str, meaning: &'static str, cells: SpendCells) -> SpendColumn {
    SpendColumn { name, meaning, cells }
}

/// The columns of `spend.parquet` and `spend.csv`, in order.
pub(crate) const SPEND_COLUMNS: &[SpendColumn] = {
    use SpendCells::{Date, Flag, Money, OfFile, Organisation, Row, Text};
    &[
        column("file", "The file that holds the payment", OfFile(|file| file.source.path.clone())),
        column(
            "sha256",
            "That file's SHA-256 digest",
            OfFile(|file| file.source.sha256.to_string()),
        ),
        column(
            "sheet",
            "The sheet, in a workbook of several",
            OfFile(|file| file.sheet.clone().unwrap_or_default()),
        ),
        column("row", "The row of the file, counted from 1", Row(|spend| &spend.row)),
        column("buyer", "The body that paid", Text(|spend| &spend.buyer)),
        column(
            "buyer_organisation",
            "The id of that body in organisations.csv; empty where it is nobody",
            Organisation(|organisations| &organisations.buyers),
        ),
        column("supplier", "Who was paid, as the file names them", Text(|spend| &spend.supplier)),
        column(
            "supplier_organisation",
            "The id of who was paid in organisations.csv; empty where it is nobody",
            Organisation(|organisations| &organisations.suppliers),
        ),
        column(
            "supplier_reference",
            "The payer's own number for the supplier",
            Text(|spend| &spend.supplier_reference),
        ),
        column(
            "company_number",
            "The supplier's company number, as written",
            Text(|spend| &spend.company_number),
        ),
        column(
            "vat_number",
            "The supplier's VAT registration number, as written",
            Text(|spend| &spend.vat_number),
        ),
        column("date", "When it was paid", Date(|spend| &spend.date)),
        column(
            "net_pence",
            "Without recoverable VAT, in pence; a credit is negative",
            Money(|spend| &spend.net),
        ),
        column(
            "gross_pence",
            "With VAT, in pence; never added to net",
            Money(|spend| &spend.gross),
        ),
        column("vat_pence", "The VAT itself, in pence", Money(|spend| &spend.vat)),
        column("currency", "The currency of the amounts", Text(|spend| &spend.currency)),
        column(
            "reference",
            "The payer's number for the payment or invoice",
            Text(|spend| &spend.reference),
        ),
        column("purpose", "What it was for", Text(|spend| &spend.purpose)),
        column("category", "The category's name", Text(|spend| &spend.category)),
        column("category_code", "The category's code", Text(|spend| &spend.category_code)),
        column("department", "The part of the body that spent it", Text(|spend| &spend.department)),
        column(
            "contract_reference",
            "The contract's reference, where the file gives one",
            Text(|spend| &spend.contract_reference),
        ),
        column(
            "marked_public",
            "Whether the file plainly marks the line as public; empty where it has no column for that",
            Flag(|spend| &spend.marked_public),
        ),
    ]
};

/// The id of the organisation that a line names; none where it is nobody.
pub(crate) fn organisation_of(directory: &Directory, line: usize) -> Option<&str> {
    let own = directory.get(*directory.of_lines().get(line)?)?;
    own.is_somebody().then_some(own.id.as_str())
}
