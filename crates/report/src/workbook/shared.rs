use estate::{Pence, SharedSupplier};
use rust_xlsxwriter::{Workbook, XlsxError};

use super::sheet::{COUNT, DATE, MONEY, Sheet};
use crate::Report;
use crate::periods::DIFFER;

/// Suppliers that serve several buyers, and what each of the buyers paid them.
pub(super) fn shared(workbook: &mut Workbook, report: &Report) -> Result<(), XlsxError> {
    whole(workbook, &report.shared_suppliers)?;
    by_buyer(workbook, &report.shared_suppliers)
}

fn whole(workbook: &mut Workbook, suppliers: &[SharedSupplier]) -> Result<(), XlsxError> {
    let headings = [
        ("Supplier", 44.0),
        ("Also written", 44.0),
        ("Number of buyers", COUNT),
        ("Buyers", 70.0),
        ("Net spend", MONEY),
        ("Lines with net", COUNT),
        ("Gross spend (never added to net)", MONEY),
        ("All lines", COUNT),
        ("Contracts", COUNT),
    ];
    let mut sheet = Sheet::new(workbook, "Shared suppliers", &headings)?;
    for supplier in suppliers {
        if sheet.next_row() {
            sheet.text(&supplier.name)?;
            sheet.text(&supplier.also_written.join("; "))?;
            sheet.count(Some(supplier.buyers.len() as u64))?;
            sheet.text(&supplier.buyers.join("; "))?;
            sum(&mut sheet, supplier, supplier.net_lines, supplier.net_pence)?;
            sheet.count(Some(supplier.net_lines))?;
            sum(&mut sheet, supplier, supplier.gross_lines, supplier.gross_pence)?;
            sheet.count(Some(supplier.lines))?;
            sheet.count(Some(supplier.contracts))?;
        }
    }
    sheet.finish("report.json")
}

fn by_buyer(workbook: &mut Workbook, suppliers: &[SharedSupplier]) -> Result<(), XlsxError> {
    let headings = [
        ("Supplier", 44.0),
        ("Buyer", 44.0),
        ("Net spend", MONEY),
        ("Lines with net", COUNT),
        ("Gross spend (never added to net)", MONEY),
        ("Lines with gross", COUNT),
        ("All lines", COUNT),
        ("First payment", DATE),
        ("Last payment", DATE),
    ];
    let mut sheet = Sheet::new(workbook, "Shared, by buyer", &headings)?;
    for (supplier, own) in suppliers.iter().flat_map(|s| s.by_buyer.iter().map(move |b| (s, b))) {
        if sheet.next_row() {
            sheet.text(&supplier.name)?;
            sheet.text(&own.buyer)?;
            sheet.money((own.net_lines > 0).then_some(own.net_pence))?;
            sheet.count(Some(own.net_lines))?;
            sheet.money((own.gross_lines > 0).then_some(own.gross_pence))?;
            sheet.count(Some(own.gross_lines))?;
            sheet.count(Some(own.lines))?;
            sheet.date(own.first_date)?;
            sheet.date(own.last_date)?;
        }
    }
    sheet.finish("report.json")
}

/// A sum over a supplier's buyers, if it is one of one time.
fn sum(
    sheet: &mut Sheet,
    supplier: &SharedSupplier,
    lines: u64,
    sum: Pence,
) -> Result<(), XlsxError> {
    if lines > 0 && !supplier.periods_overlap() {
        sheet.text(DIFFER)
    } else {
        sheet.money((lines > 0).then_some(sum))
    }
}
