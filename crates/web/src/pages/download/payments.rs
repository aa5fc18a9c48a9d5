use axum::response::Response;
use report::{PaymentLine, PaymentTable, ReportError};
use tokio::task::block_in_place;

use super::super::payments::DOWNLOADED;
use super::super::wrong::{missing, unread};
use crate::csv::{Csv, day, decimal};
use crate::holding::Holding;
use crate::json;
use crate::payment_search::PaymentSearch;
use crate::query::Query;

/// The name of the lines as data.
pub(super) const JSON: &str = "payments.json";

/// The payment lines that the search in the address shows, the latest first, as a table or as data.
pub(super) fn shown(site: &Holding, name: &str, query: &Query) -> Response {
    let Some(asked) = PaymentSearch::read(query).asked(site) else { return missing(&site.around) };
    let lines = block_in_place(|| {
        let table = PaymentTable::open(&site.folder)?;
        let mut rows = table.find(&asked)?.rows;
        rows.truncate(DOWNLOADED);
        table.lines(&rows)
    });
    let lines: Result<Vec<PaymentLine>, ReportError> = lines;
    match lines {
        Ok(lines) if name == JSON => json::download(name, &lines),
        Ok(lines) => as_csv(lines).download(name),
        Err(error) => unread(&site.around, &error),
    }
}

fn as_csv(lines: Vec<PaymentLine>) -> Csv {
    let mut csv = Csv::with_header(&[
        "Buyer",
        "Supplier",
        "Date",
        "Net",
        "Gross",
        "Currency",
        "Purpose",
        "Category",
        "Reference",
        "File",
        "Sheet",
        "Row",
    ]);
    for line in lines {
        csv.row(&[
            line.buyer,
            line.supplier,
            day(line.date),
            line.net_pence.map(decimal).unwrap_or_default(),
            line.gross_pence.map(decimal).unwrap_or_default(),
            line.currency,
            line.purpose.unwrap_or_default(),
            line.category.unwrap_or_default(),
            line.reference.unwrap_or_default(),
            line.file,
            line.sheet.unwrap_or_default(),
            line.row.to_string(),
        ]);
    }
    csv
}
