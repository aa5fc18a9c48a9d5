use estate::{Audit, ContractFigure, SpendFigure};
use rust_xlsxwriter::{Workbook, XlsxError};

use super::path;
use super::sheet::{COUNT, DATE, Heading, MONEY, Sheet};
use crate::contract_row::Origins;
use crate::how_read::{how_read, name};
use crate::tables::{
    CONTRACT_COLUMNS, ORGANISATION_COLUMNS, SPEND_COLUMNS, basis_word, stage_word,
};
use crate::words::{day, kind, months};
use crate::{ContractRow, Report, coverage};

const NAME: Heading = ("Name", 44.0);
const BUYERS: Heading = ("Buyers", 70.0);

pub(super) fn summary(workbook: &mut Workbook, report: &Report) -> Result<(), XlsxError> {
    let mut sheet = Sheet::new(workbook, "Summary", &[("About", 26.0), ("", 110.0)])?;
    let mut say = |about: &str, text: &str| {
        sheet.next_row();
        sheet.text(about)?;
        sheet.text(text)
    };
    say("Report", &report.title)?;
    if report.demonstration {
        say("Demonstration", "Every body and supplier here is invented.")?;
    }
    say("As at", &day(report.as_at))?;
    say(
        "Contracts ending",
        &format!("Within {}, by {}", months(report.window_months), day(report.window_ends)),
    )?;
    say("Whitworth", &report.versions.whitworth)?;
    say("Content", &report.versions.content)?;
    for (about, sentences) in [
        ("Spend", coverage::of_spend(report)),
        ("Contracts", coverage::of_contracts(report)),
        ("Ending soon", coverage::of_ending(report)),
        ("Shared suppliers", coverage::of_shared(report)),
        ("Software vendors", coverage::of_vendors(report)),
    ] {
        sentences.iter().try_for_each(|sentence| say(about, sentence))?;
    }
    for licence in &report.licences {
        let text = licence.licence.as_deref().unwrap_or("Licence not stated in the file");
        say("Licence", &format!("{text}: {}", licence.files.join(", ")))?;
    }
    say("Whole tables", "Payment lines: spend.csv and spend.parquet. Contracts: contracts.csv.")?;
    sheet.finish("report.json")
}

pub(super) fn files(workbook: &mut Workbook, report: &Report) -> Result<(), XlsxError> {
    let headings = [
        ("File", 44.0),
        ("Kind", 24.0),
        ("Rows in", COUNT),
        ("Accepted", COUNT),
        ("Rejected", COUNT),
        ("Not public", COUNT),
        ("Redacted", COUNT),
        ("Credits", COUNT),
        ("Placeholders", COUNT),
        ("Cells mended", COUNT),
        ("Net", MONEY),
        ("Gross (never added to net)", MONEY),
        ("First date", DATE),
        ("Last date", DATE),
        ("Licence", 34.0),
        ("How it was read", 80.0),
        ("SHA-256", 66.0),
    ];
    let mut sheet = Sheet::new(workbook, "Files", &headings)?;
    for file in &report.files {
        if !sheet.next_row() {
            continue;
        }
        sheet.text(&name(file))?;
        sheet.text(kind(file.kind).0)?;
        for count in [
            file.rows_in,
            file.accepted,
            file.rejected,
            file.withheld,
            file.redacted,
            file.credits,
            file.placeholders,
            file.repaired_cells,
        ] {
            sheet.count(Some(count))?;
        }
        sheet.money(file.net)?;
        sheet.money(file.gross)?;
        sheet.date(file.first_date)?;
        sheet.date(file.last_date)?;
        sheet.text(file.licence.as_deref().unwrap_or("not stated in the file"))?;
        sheet.text(&how_read(file))?;
        sheet.text(&file.source.sha256.to_string())?;
    }
    sheet.finish("report.json")
}

pub(super) fn findings(workbook: &mut Workbook, report: &Report) -> Result<(), XlsxError> {
    let headings = [
        ("Severity", COUNT),
        ("Where", 44.0),
        ("What was found", 70.0),
        ("What to do", 70.0),
        ("Rule", 28.0),
    ];
    let mut sheet = Sheet::new(workbook, "Findings", &headings)?;
    for finding in report.findings() {
        if sheet.next_row() {
            sheet.text(&finding.severity.to_string())?;
            sheet.text(&finding.place.to_string())?;
            sheet.text(&finding.message)?;
            sheet.text(&finding.remedy)?;
            sheet.text(&finding.rule)?;
        }
    }
    sheet.finish("report.json")
}

pub(super) fn spend(workbook: &mut Workbook, report: &Report) -> Result<(), XlsxError> {
    let figures = &report.figures;
    spend_figures(workbook, "Spend by supplier", &figures.spend_by_supplier)?;
    spend_figures(workbook, "Spend by buyer", &figures.spend_by_buyer)?;
    spend_figures(workbook, "Spend by category", &figures.spend_by_category)
}

fn spend_figures(
    workbook: &mut Workbook,
    title: &str,
    figures: &[SpendFigure],
) -> Result<(), XlsxError> {
    let headings = [
        NAME,
        ("Net", MONEY),
        ("Lines with net", COUNT),
        ("Gross (never added to net)", MONEY),
        ("Lines with gross", COUNT),
        ("Lines in other currencies", COUNT),
        ("All lines", COUNT),
        ("First payment", DATE),
        ("Last payment", DATE),
        BUYERS,
    ];
    let mut sheet = Sheet::new(workbook, title, &headings)?;
    for figure in figures {
        if sheet.next_row() {
            sheet.text(&figure.name)?;
            sheet.money((figure.net_lines > 0).then_some(figure.net_pence))?;
            sheet.count(Some(figure.net_lines))?;
            sheet.money((figure.gross_lines > 0).then_some(figure.gross_pence))?;
            sheet.count(Some(figure.gross_lines))?;
            sheet.count(Some(figure.other_currency_lines))?;
            sheet.count(Some(figure.lines))?;
            sheet.date(figure.first_date)?;
            sheet.date(figure.last_date)?;
            sheet.text(&figure.buyers.join("; "))?;
        }
    }
    sheet.finish("report.json")
}

pub(super) fn contract_figures(workbook: &mut Workbook, report: &Report) -> Result<(), XlsxError> {
    let figures = &report.figures;
    values(workbook, "Contracts by supplier", &figures.contracts_by_supplier)?;
    values(workbook, "Contracts by buyer", &figures.contracts_by_buyer)?;
    values(workbook, "Contracts by category", &figures.contracts_by_category)
}

fn values(
    workbook: &mut Workbook,
    title: &str,
    figures: &[ContractFigure],
) -> Result<(), XlsxError> {
    let headings = [
        NAME,
        ("Net value", MONEY),
        ("Contracts with a value", COUNT),
        ("All contracts", COUNT),
        BUYERS,
    ];
    let mut sheet = Sheet::new(workbook, title, &headings)?;
    for figure in figures {
        if sheet.next_row() {
            sheet.text(&figure.name)?;
            sheet.money((figure.valued > 0).then_some(figure.net_pence))?;
            sheet.count(Some(figure.valued))?;
            sheet.count(Some(figure.contracts))?;
            sheet.text(&figure.buyers.join("; "))?;
        }
    }
    sheet.finish("report.json")
}

pub(super) fn ending(workbook: &mut Workbook, report: &Report) -> Result<(), XlsxError> {
    let mut sheet = Sheet::new(workbook, "Ending soon", &CONTRACT_HEADINGS)?;
    for row in &report.ending {
        contract(&mut sheet, row)?;
    }
    sheet.finish("report.json")
}

pub(super) fn contracts(workbook: &mut Workbook, audit: &Audit) -> Result<(), XlsxError> {
    let mut sheet = Sheet::new(workbook, "Contracts", &CONTRACT_HEADINGS)?;
    let origins = Origins::of(&audit.files);
    for row in ContractRow::all(audit, &origins) {
        contract(&mut sheet, &row)?;
    }
    sheet.finish("contracts.csv")
}

const CONTRACT_HEADINGS: [Heading; 15] = [
    ("Ends", DATE),
    ("Title", 50.0),
    ("Buyers", 34.0),
    ("Suppliers", 34.0),
    ("Stage", COUNT),
    ("Value in pounds", MONEY),
    ("Basis", 8.0),
    ("Value in another currency", 20.0),
    ("A year's worth in pounds", MONEY),
    ("Begins", DATE),
    ("Months it may be extended", COUNT),
    ("Category", 34.0),
    ("Reference", 20.0),
    ("OCID", 28.0),
    ("Where it stands", 44.0),
];

fn contract(sheet: &mut Sheet, row: &ContractRow) -> Result<(), XlsxError> {
    if !sheet.next_row() {
        return Ok(());
    }
    let pounds = row.total_currency.as_deref() == Some("GBP");
    let other = row.total_pence.filter(|_| !pounds).zip(row.total_currency.as_deref());
    let annual_pounds = row.annual_currency.as_deref() == Some("GBP");
    sheet.date(row.end)?;
    sheet.text(&row.title)?;
    sheet.text(&row.buyers)?;
    sheet.text(&row.suppliers)?;
    sheet.text(stage_word(row.stage))?;
    sheet.money(row.total_pence.filter(|_| pounds))?;
    sheet.text(row.total_basis.map_or("", basis_word))?;
    sheet.text(&other.map_or_else(String::new, |(sum, currency)| format!("{currency} {sum}")))?;
    sheet.money(row.annual_pence.filter(|_| annual_pounds))?;
    sheet.date(row.start)?;
    sheet.count(row.extension_months.map(u64::from))?;
    sheet.text(row.category.as_deref().or(row.category_code.as_deref()).unwrap_or_default())?;
    sheet.text(row.reference.as_deref().unwrap_or_default())?;
    sheet.text(row.ocid.as_deref().unwrap_or_default())?;
    sheet.text(&row.place())
}

pub(super) fn rejected(workbook: &mut Workbook, audit: &Audit) -> Result<(), XlsxError> {
    let headings = [
        ("File", 44.0),
        ("Where", 30.0),
        ("Reason", 70.0),
        ("The row as it stood", 90.0),
        ("Rule", 28.0),
    ];
    let mut sheet = Sheet::new(workbook, "Rejected rows", &headings)?;
    for rejected in &audit.rejected {
        if sheet.next_row() {
            sheet.text(path(&audit.files, rejected.file))?;
            sheet.text(&rejected.position.to_string())?;
            sheet.text(&rejected.reason)?;
            sheet.text(&rejected.raw)?;
            sheet.text(rejected.rule)?;
        }
    }
    sheet.finish("rejected.csv")
}

/// What the columns of the tables beside this workbook mean.
pub(super) fn columns(workbook: &mut Workbook) -> Result<(), XlsxError> {
    let headings = [("Table", 34.0), ("Column", 26.0), ("Holds", COUNT), ("Means", 90.0)];
    let mut sheet = Sheet::new(workbook, "Columns explained", &headings)?;
    let mut explain = |table: &str, name: &str, holds: &str, meaning: &str| {
        sheet.next_row();
        sheet.text(table)?;
        sheet.text(name)?;
        sheet.text(holds)?;
        sheet.text(meaning)
    };
    for column in SPEND_COLUMNS {
        let holds = column.cells.holds();
        explain("spend.csv, spend.parquet", column.name, holds, column.meaning)?;
    }
    for column in CONTRACT_COLUMNS {
        let holds = column.cells.holds();
        explain("contracts.csv, contracts.parquet", column.name, holds, column.meaning)?;
    }
    for column in ORGANISATION_COLUMNS {
        let holds = column.cells.holds();
        explain("organisations.csv, organisations.parquet", column.name, holds, column.meaning)?;
    }
    sheet.finish("report.json")
}
