//! Tables, from text files and workbooks: which row is the header, what its columns mean, and its
//! rows as spend lines and contracts.

mod field;
mod header;
mod instructions;
mod kind;
mod layouts;
mod register_rows;
mod spend_rows;
mod tally;
pub(crate) mod text_table;
pub(crate) mod workbook;

pub use field::Field;
pub(crate) use instructions::{ColumnsFile, Instruction};
pub use layouts::content_version;
pub(crate) use tally::first_reasons;
pub use workbook::{WorkbookSheet, workbook_sheets};

use std::io;

use evidence::{Finding, Place, Severity};
use header::Header;
use layouts::Assignment;
use register_rows::RegisterColumns;
use spend_rows::SpendColumns;
use tally::Tally;

use crate::source::SourceReading;
use crate::text::row::Row;
use crate::{Column, FileAccount, Kind};

/// Rows from wherever they come.
pub(crate) type Rows<'a> = dyn FnMut(&mut Row) -> io::Result<bool> + 'a;

/// What a person has said of a table.
#[derive(Clone, Copy, Default)]
pub(crate) struct Guidance<'a> {
    pub(crate) as_kind: Option<Kind>,
    pub(crate) instruction: Option<&'a Instruction>,
}

/// Reads a table whole. The account comes with its source and format already set.
pub(crate) fn read(
    account: FileAccount,
    rows: &mut Rows<'_>,
    guidance: Guidance<'_>,
) -> SourceReading {
    let mut reading = SourceReading::default();
    let first = account.clone();
    let mut tally = Tally::new(account);
    let outcome = read_rows(rows, guidance, &mut tally, &mut reading);
    if let Err(error) = &outcome
        && error.kind() == io::ErrorKind::QuotaExceeded
    {
        // Rows out of a trap are nobody's payments.
        return SourceReading::unreadable(&first, trap(&first, error));
    }
    if let Err(error) = outcome {
        let rows = tally.account.rows_in;
        tally.account.findings.push(broken(&tally.account, rows, &error));
        if rows == 0 {
            tally.account.kind = Kind::Unreadable;
        }
    }
    if let Some(licence) = guidance.instruction.and_then(|instruction| instruction.licence.clone())
    {
        tally.account.licence = Some(licence);
    }
    tally.close();
    reading.account = tally.account;
    reading.rejected = tally.rejected;
    reading.repairs = tally.repairs;
    reading.findings = tally.findings;
    reading
}

fn read_rows(
    rows: &mut Rows<'_>,
    guidance: Guidance<'_>,
    tally: &mut Tally,
    reading: &mut SourceReading,
) -> io::Result<()> {
    let mut top = Vec::new();
    let mut row = Row::default();
    while top.len() < header::DEEPEST && rows(&mut row)? {
        top.push(row.clone());
    }
    let Some(header) = settle_header(&top, guidance, tally) else { return Ok(()) };
    let given_buyer = guidance.instruction.and_then(|instruction| instruction.buyer.clone());
    let spend = SpendColumns::new(&header.assignment, given_buyer.clone());
    let register = RegisterColumns::new(&header, given_buyer);
    let kind = tally.account.kind;
    let mut take = |row: &Row, tally: &mut Tally| {
        if row.is_blank() {
            return;
        }
        tally.account.rows_in += 1;
        if kind == Kind::Spend {
            spend.take(row, &mut reading.spend, tally);
        } else if let Some((contract, public)) = register.take(row, tally) {
            if public { reading.contracts.push(contract) } else { reading.withheld.push(contract) }
        }
    };
    for row in top.iter().skip(header.at + 1) {
        take(row, tally);
    }
    drop(top);
    while rows(&mut row)? {
        take(&row, tally);
    }
    Ok(())
}

/// Finds the header and settles the table's kind; `None` if its rows are not to be read.
fn settle_header(top: &[Row], guidance: Guidance<'_>, tally: &mut Tally) -> Option<Header> {
    let told = guidance.as_kind.is_some() || guidance.instruction.is_some();
    let found = header::find(top).or_else(|| if told { header::first(top) } else { None });
    let Some(mut header) = found else {
        tally.account.kind = Kind::NotAContractSource;
        tally.account.findings.push(not_a_contract_source(&tally.account));
        return None;
    };
    let names: Vec<&str> = header.names.iter().map(String::as_str).collect();
    // What a person says of all files holds for those that do not say it themselves.
    let untold =
        matches!(kind::kind_of(&header.assignment), Kind::Ambiguous | Kind::NotAContractSource);
    if let Some(kind) = guidance.as_kind.filter(|kind| untold && *kind != Kind::Ocds) {
        header.assignment.kind = Some(kind);
    }
    if let Some(instruction) = guidance.instruction {
        instruction.apply(&names, &mut header.assignment);
        if let Some(missing) = instruction.missing(&names) {
            tally.account.findings.push(missing_header(&tally.account, missing));
        }
    }
    let kind = kind::kind_of(&header.assignment);
    kind::settle(kind, &mut header.assignment);
    describe(&mut tally.account, &header, top);
    tally.account.kind = kind;
    match doubt(&header.assignment, kind) {
        None => Some(header),
        Some(doubt) => {
            if kind == Kind::NotAContractSource {
                tally.account.findings.push(not_a_contract_source(&tally.account));
            } else {
                tally.account.kind = Kind::Ambiguous;
                tally.account.findings.push(ambiguous(&tally.account, &doubt));
            }
            None
        }
    }
}

/// Why a table of this kind cannot be read by its headers; `None` if it can.
fn doubt(assignment: &Assignment, kind: Kind) -> Option<String> {
    let money =
        [Field::Net, Field::Gross, Field::Amount].iter().any(|field| assignment.has(*field));
    if let Some(header) = &assignment.twice {
        return Some(format!("two columns are headed \"{header}\""));
    }
    match kind {
        Kind::Spend if !money => Some("no column is headed as an amount paid".to_owned()),
        Kind::Spend | Kind::Register | Kind::ContractsFinderExport => None,
        _ => Some("its headers fit both payments and contracts, or neither well enough".to_owned()),
    }
}

/// Writes into the account how the table is read.
fn describe(account: &mut FileAccount, header: &Header, top: &[Row]) {
    let reading = &mut account.reading;
    reading.header_row = top.get(header.at).map(|row| row.number);
    reading.layout =
        Some(header.assignment.layout.clone().unwrap_or_else(|| "by synonyms".to_owned()));
    if let (Some(mark), Some(encoding)) = (header.mark, &mut reading.encoding) {
        encoding.push_str(" with ");
        encoding.push_str(mark);
    }
    let fields = header.assignment.columns.iter();
    reading.columns = header
        .names
        .iter()
        .zip(fields)
        .map(|(name, field)| Column {
            header: name.clone(),
            field: field.map(|f| f.name().to_owned()),
        })
        .collect();
    account.basis_stated = header.assignment.has(Field::Net) || header.assignment.has(Field::Gross);
}

fn not_a_contract_source(account: &FileAccount) -> Finding {
    Finding {
        rule: "not-a-contract-source".into(),
        severity: Severity::Note,
        place: Place::file(account.source.path.clone()),
        message: "not a contract source: no column holds payments or contracts".into(),
        remedy:
            "If it does hold them, say so with --as spend or --as register, or with a columns.toml."
                .into(),
    }
}

fn ambiguous(account: &FileAccount, doubt: &str) -> Finding {
    Finding {
        rule: "ambiguous-file".into(),
        severity: Severity::Error,
        place: Place::file(account.source.path.clone()),
        message: format!("not read, because {doubt}"),
        remedy: "Say what it is with --as spend or --as register, or name its columns in a columns.toml beside it.".into(),
    }
}

fn missing_header(account: &FileAccount, header: &str) -> Finding {
    Finding {
        rule: "columns-file".into(),
        severity: Severity::Warning,
        place: Place::file(account.source.path.clone()),
        message: format!(
            "columns.toml names the header \"{header}\", which this file does not have"
        ),
        remedy: "Copy the header into columns.toml just as it stands in the file.".into(),
    }
}

fn trap(account: &FileAccount, error: &io::Error) -> Finding {
    Finding {
        rule: "archive-trap".into(),
        severity: Severity::Error,
        place: Place::file(account.source.path.clone()),
        message: format!("nothing of it was taken: {error}"),
        remedy: "If you trust where it comes from, unpack it and give what is inside.".into(),
    }
}

/// What is said when reading breaks off: what was read before is kept.
pub(crate) fn broken(account: &FileAccount, rows: u64, error: &io::Error) -> Finding {
    let kept =
        if rows == 0 { String::new() } else { format!(" after {rows} rows, which are kept") };
    Finding {
        rule: "reading-broke-off".into(),
        severity: Severity::Error,
        place: Place::file(account.source.path.clone()),
        message: format!("reading broke off{kept}: {error}"),
        remedy: "Fetch the file again; it may have been cut short on its way.".into(),
    }
}
