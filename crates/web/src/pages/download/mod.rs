//! The tables as files.

mod decisions;
mod findings;
mod payments;
mod windows;

use axum::extract::{Path, RawQuery, State};
use axum::response::Response;
use estate::{ContractFigure, Pence, SharedSupplier, SpendFigure};
use evidence::Finding;
use report::{ContractRow, PipelineList};

use super::wrong::missing;
use super::{briefing, suppliers};
use crate::csv::{Csv, day, decimal};
use crate::holding::{FileEntry, Supplier};
use crate::json;
use crate::query::Query;
use crate::search::Search;
use crate::site::Site;
use crate::wording::{PERIODS_DIFFER, basis, kind, stage};

/// One table, by the name of its file. Those of what can be searched follow the search in the
/// address.
pub(crate) async fn download(
    State(site): State<Site>,
    Path(name): Path<String>,
    RawQuery(query): RawQuery,
) -> Response {
    let query = Query::parse(query.as_deref());
    let (figures, report) = (&site.report.figures, &site.report);
    let csv = match name.as_str() {
        "decisions.json" => return decisions::as_json(&name, &site.decisions, &query),
        "payments.csv" | payments::JSON => return payments::shown(&site, &name, &query),
        "pipeline.json" => return json::download(&name, &site.pipeline),
        "pipeline.csv" => pipeline(&site.pipeline),
        briefing::HTML | briefing::JSON => {
            return briefing::download(&site, &name, query.get("supplier"));
        }
        "windows.json" => return windows::as_json(&name, &site.windows, &query),
        "windows.csv" => windows::days(&site.windows, &query),
        "window-contracts.csv" => windows::contracts(&site.windows, &query),
        "decisions.csv" => decisions::as_csv(&site.decisions, &query),
        "contracts.csv" => contracts(Search::read(&query).find(&site)),
        "ending.csv" => contracts(report.ending.iter().collect()),
        "suppliers.csv" => {
            all_suppliers(&suppliers::find(&site, query.get("q"), query.get("sort")))
        }
        "files.csv" => files(site.files()),
        "problems.csv" => problems(&report.findings()),
        "shared-suppliers.csv" => shared(&report.shared_suppliers),
        "shared-by-buyer.csv" => shared_by_buyer(&report.shared_suppliers),
        "spend-by-supplier.csv" => spend("Supplier", &figures.spend_by_supplier),
        "spend-by-buyer.csv" => spend("Buyer", &figures.spend_by_buyer),
        "spend-by-category.csv" => spend("Category", &figures.spend_by_category),
        "contracts-by-supplier.csv" => awarded("Supplier", &figures.contracts_by_supplier),
        "contracts-by-buyer.csv" => awarded("Buyer", &figures.contracts_by_buyer),
        "contracts-by-category.csv" => awarded("Category", &figures.contracts_by_category),
        _ => {
            let shown = findings::shown(&name, &site.findings, &query);
            return shown.unwrap_or_else(|| missing(&site.around));
        }
    };
    csv.download(&name)
}

/// The pipeline with the headings that the workbook has.
fn pipeline(list: &PipelineList) -> Csv {
    let headings: Vec<&str> = list.columns.iter().map(|own| own.heading.as_str()).collect();
    let mut csv = Csv::with_header(&headings);
    for row in &list.rows {
        csv.row(&row.cells());
    }
    csv
}

fn contracts(rows: Vec<&ContractRow>) -> Csv {
    let mut csv = Csv::with_header(&[
        "Id",
        "Title",
        "Buyers",
        "Suppliers",
        "Stage",
        "Starts",
        "Ends",
        "Value",
        "Currency",
        "Basis",
        "Category",
        "Reference",
        "OCID",
        "File",
        "Place",
        "SHA-256",
    ]);
    for row in rows {
        csv.row(&[
            row.id.clone(),
            row.title.clone(),
            row.buyers.clone(),
            row.suppliers.clone(),
            stage(row.stage).to_owned(),
            day(row.start),
            day(row.end),
            row.total_pence.map(decimal).unwrap_or_default(),
            row.total_currency.clone().unwrap_or_default(),
            row.total_basis.map(basis).unwrap_or_default().to_owned(),
            row.category.clone().or_else(|| row.category_code.clone()).unwrap_or_default(),
            row.reference.clone().unwrap_or_default(),
            row.ocid.clone().unwrap_or_default(),
            row.file.clone(),
            row.position.clone(),
            row.sha256.clone(),
        ]);
    }
    csv
}

fn all_suppliers(suppliers: &[&Supplier]) -> Csv {
    let mut csv = Csv::with_header(&[
        "Supplier",
        "Number of buyers",
        "Buyers",
        "Payments",
        "Net spend",
        "Gross spend",
        "First payment",
        "Last payment",
        "Contracts",
        "Contract value, net",
    ]);
    for supplier in suppliers {
        let (paid, awarded) = (supplier.row.spend.as_ref(), supplier.row.contracts.as_ref());
        let whole = |lines, pence| {
            let one_time = supplier.row.periods_overlap;
            if one_time { sum(lines, pence) } else { PERIODS_DIFFER.to_lowercase() }
        };
        csv.row(&[
            supplier.row.name.clone(),
            supplier.row.buyers.len().to_string(),
            supplier.row.buyers.join("; "),
            paid.map_or(0, |paid| paid.lines).to_string(),
            paid.map(|paid| whole(paid.net_lines, paid.net_pence)).unwrap_or_default(),
            paid.map(|paid| whole(paid.gross_lines, paid.gross_pence)).unwrap_or_default(),
            day(paid.and_then(|paid| paid.first_date)),
            day(paid.and_then(|paid| paid.last_date)),
            awarded.map_or(0, |awarded| awarded.contracts).to_string(),
            awarded.map(|own| sum(own.valued, own.net_pence)).unwrap_or_default(),
        ]);
    }
    csv
}

fn files<'a>(files: impl Iterator<Item = FileEntry<'a>>) -> Csv {
    let mut csv = Csv::with_header(&[
        "File",
        "Sheet",
        "What it is",
        "Rows in",
        "Accepted",
        "Rejected",
        "Net",
        "Gross",
        "Licence",
        "SHA-256",
    ]);
    for FileEntry { account, .. } in files {
        csv.row(&[
            account.source.path.clone(),
            account.sheet.clone().unwrap_or_default(),
            kind(account.kind).to_owned(),
            account.rows_in.to_string(),
            account.accepted.to_string(),
            account.rejected.to_string(),
            account.net.map(decimal).unwrap_or_default(),
            account.gross.map(decimal).unwrap_or_default(),
            account.licence.clone().unwrap_or_default(),
            account.source.sha256.to_string(),
        ]);
    }
    csv
}

fn problems(findings: &[&Finding]) -> Csv {
    let mut csv = Csv::with_header(&["Severity", "Rule", "Where", "What", "What to do"]);
    for finding in findings {
        csv.row(&[
            finding.severity.to_string(),
            finding.rule.clone(),
            finding.place.to_string(),
            finding.message.clone(),
            finding.remedy.clone(),
        ]);
    }
    csv
}

fn shared(suppliers: &[SharedSupplier]) -> Csv {
    let mut csv = Csv::with_header(&[
        "Supplier",
        "Also written",
        "Number of buyers",
        "Buyers",
        "Contracts",
        "Payments",
        "Net spend",
    ]);
    for supplier in suppliers {
        csv.row(&[
            supplier.name.clone(),
            supplier.also_written.join("; "),
            supplier.buyers.len().to_string(),
            supplier.buyers.join("; "),
            supplier.contracts.to_string(),
            supplier.lines.to_string(),
            shared_sum(supplier, supplier.net_lines, supplier.net_pence),
        ]);
    }
    csv
}

fn shared_by_buyer(suppliers: &[SharedSupplier]) -> Csv {
    let mut csv = Csv::with_header(&[
        "Supplier",
        "Buyer",
        "Payments",
        "Net spend",
        "Gross spend",
        "First payment",
        "Last payment",
    ]);
    for (supplier, own) in suppliers.iter().flat_map(|s| s.by_buyer.iter().map(move |b| (s, b))) {
        csv.row(&[
            supplier.name.clone(),
            own.buyer.clone(),
            own.lines.to_string(),
            sum(own.net_lines, own.net_pence),
            sum(own.gross_lines, own.gross_pence),
            day(own.first_date),
            day(own.last_date),
        ]);
    }
    csv
}

fn spend(what: &str, figures: &[SpendFigure]) -> Csv {
    let mut csv = Csv::with_header(&[
        what,
        "Payments",
        "Net spend",
        "Payments with net",
        "Gross spend",
        "Payments with gross",
        "First payment",
        "Last payment",
    ]);
    for figure in figures {
        csv.row(&[
            figure.name.clone(),
            figure.lines.to_string(),
            sum(figure.net_lines, figure.net_pence),
            figure.net_lines.to_string(),
            sum(figure.gross_lines, figure.gross_pence),
            figure.gross_lines.to_string(),
            day(figure.first_date),
            day(figure.last_date),
        ]);
    }
    csv
}

fn awarded(what: &str, figures: &[ContractFigure]) -> Csv {
    let mut csv = Csv::with_header(&[what, "Contracts", "Contracts with a value", "Net value"]);
    for figure in figures {
        csv.row(&[
            figure.name.clone(),
            figure.contracts.to_string(),
            figure.valued.to_string(),
            sum(figure.valued, figure.net_pence),
        ]);
    }
    csv
}

/// The sum over a shared supplier's buyers, or why there is none.
fn shared_sum(supplier: &SharedSupplier, amounts: u64, pence: Pence) -> String {
    if supplier.periods_overlap() { sum(amounts, pence) } else { PERIODS_DIFFER.to_lowercase() }
}

fn sum(amounts: u64, sum: Pence) -> String {
    if amounts == 0 { String::new() } else { decimal(sum) }
}
