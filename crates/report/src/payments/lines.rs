use std::collections::HashMap;

use arrow_array::RecordBatch;
use chrono::NaiveDate;
use estate::Pence;
use parquet::arrow::arrow_reader::RowSelection;
use serde::{Deserialize, Serialize};

use super::PaymentTable;
use super::cells::Cells;
use crate::Failure;
use crate::tables::BATCH;

/// One payment line, and where it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaymentLine {
    /// The file that holds it.
    pub file: String,
    /// The sheet, in a workbook of several.
    pub sheet: Option<String>,
    /// The row of the file, counted from 1.
    pub row: u32,
    /// The body that paid, as the file names it.
    pub buyer: String,
    /// Who was paid, as the file names them.
    pub supplier: String,
    /// When it was paid.
    pub date: Option<NaiveDate>,
    /// Without recoverable VAT.
    pub net_pence: Option<Pence>,
    /// With VAT.
    pub gross_pence: Option<Pence>,
    /// The currency of the amounts.
    pub currency: String,
    /// The payer's number for the payment or invoice.
    pub reference: Option<String>,
    /// What it was for.
    pub purpose: Option<String>,
    /// The category's name.
    pub category: Option<String>,
    /// The contract's reference, where the file gives one.
    pub contract_reference: Option<String>,
    /// The supplier's company number, as written.
    pub company_number: Option<String>,
    /// The supplier's VAT registration number, as written.
    pub vat_number: Option<String>,
    /// Whether the file plainly marks the line as public; none where it has no column for that.
    pub marked_public: Option<bool>,
}

const COLUMNS: [&str; 16] = [
    "file",
    "sheet",
    "row",
    "buyer",
    "supplier",
    "date",
    "net_pence",
    "gross_pence",
    "currency",
    "reference",
    "purpose",
    "category",
    "contract_reference",
    "company_number",
    "vat_number",
    "marked_public",
];

/// Reads these lines and no other.
pub(super) fn lines(table: &PaymentTable, rows: &[u32]) -> Result<Vec<PaymentLine>, Failure> {
    let mut wanted: Vec<usize> = rows.iter().map(|row| *row as usize).collect();
    wanted.sort_unstable();
    wanted.dedup();
    let reader = table.columns(&COLUMNS)?;
    let all = usize::try_from(reader.metadata().file_metadata().num_rows()).unwrap_or_default();
    wanted.retain(|row| *row < all);
    let ranges = wanted.iter().map(|row| *row..*row + 1);
    let selection = RowSelection::from_consecutive_ranges(ranges, all);
    let mut read: HashMap<u32, PaymentLine> = HashMap::new();
    let mut numbers = wanted.iter();
    for batch in reader.with_row_selection(selection).with_batch_size(BATCH).build()? {
        let batch = batch?;
        let own = own_lines(&batch)?;
        // The lines first: a number for which this batch has no line is the next one's.
        for (line, number) in own.into_iter().zip(numbers.by_ref()) {
            read.extend(u32::try_from(*number).ok().map(|number| (number, line)));
        }
    }
    Ok(rows.iter().filter_map(|row| read.get(row).cloned()).collect())
}

fn own_lines(batch: &RecordBatch) -> Result<Vec<PaymentLine>, Failure> {
    let of = |name| Cells::of(batch, name);
    let (file, sheet, place) = (of("file")?, of("sheet")?, of("row")?);
    let (buyer, supplier, date) = (of("buyer")?, of("supplier")?, of("date")?);
    let (net, gross, currency) = (of("net_pence")?, of("gross_pence")?, of("currency")?);
    let (reference, purpose, category) = (of("reference")?, of("purpose")?, of("category")?);
    let (contract, marked) = (of("contract_reference")?, of("marked_public")?);
    let (company_number, vat_number) = (of("company_number")?, of("vat_number")?);
    let stated = |cells: &Cells, row| cells.text(row).map(str::to_owned);
    let line = |row| PaymentLine {
        file: stated(&file, row).unwrap_or_default(),
        sheet: stated(&sheet, row),
        row: place.whole(row).unwrap_or_default(),
        buyer: stated(&buyer, row).unwrap_or_default(),
        supplier: stated(&supplier, row).unwrap_or_default(),
        date: date.date(row),
        net_pence: net.money(row),
        gross_pence: gross.money(row),
        currency: stated(&currency, row).unwrap_or_default(),
        reference: stated(&reference, row),
        purpose: stated(&purpose, row),
        category: stated(&category, row),
        contract_reference: stated(&contract, row),
        company_number: stated(&company_number, row),
        vat_number: stated(&vat_number, row),
        marked_public: marked.flag(row),
    };
    Ok((0..batch.num_rows()).map(line).collect())
}
