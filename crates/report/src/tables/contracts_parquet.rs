use std::collections::HashMap;
use std::fs::File;
use std::path::Path;
use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::{Date32Type, Int64Type, UInt32Type};
use arrow_array::{
    Array, ArrayRef, BooleanArray, Date32Array, Int64Array, RecordBatch, StringArray, UInt32Array,
};
use arrow_schema::{DataType, Field};
use chrono::NaiveDate;
use estate::{Audit, Basis, Pence, Stage};
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;

use super::BATCH;
use super::contract_columns::{CONTRACT_COLUMNS, ContractCells, basis_word, stage_word};
use super::parquet_file::{ParquetFile, from_days, to_days};
use crate::contract_row::Origins;
use crate::{ContractRow, Failure};

/// Writes contracts that may be shown; a text that is not stated is null.
pub(crate) fn write_contracts_parquet(path: &Path, audit: &Audit) -> Result<(), Failure> {
    let fields = CONTRACT_COLUMNS
        .iter()
        .map(|column| Field::new(column.name, data_type(column.cells), true))
        .collect();
    let origins = Origins::of(&audit.files);
    let mut parquet = ParquetFile::create(path, fields)?;
    let mut contracts = ContractRow::all(audit, &origins);
    while contracts.len() > 0 {
        let rows: Vec<ContractRow> = contracts.by_ref().take(BATCH).collect();
        let columns = CONTRACT_COLUMNS.iter().map(|column| array(column.cells, &rows));
        parquet.write(columns.collect())?;
    }
    parquet.finish()
}

fn data_type(cells: ContractCells) -> DataType {
    match cells {
        ContractCells::Text(_) => DataType::Utf8,
        ContractCells::Date(_) => DataType::Date32,
        ContractCells::Money(_) => DataType::Int64,
        ContractCells::Count(_) => DataType::UInt32,
        ContractCells::Flag(_) => DataType::Boolean,
    }
}

fn array(cells: ContractCells, rows: &[ContractRow]) -> ArrayRef {
    let rows = rows.iter();
    match cells {
        ContractCells::Text(of) => Arc::new(
            rows.map(|row| Some(of(row)).filter(|text| !text.is_empty())).collect::<StringArray>(),
        ),
        ContractCells::Date(of) => {
            Arc::new(rows.map(|row| of(row).map(to_days)).collect::<Date32Array>())
        }
        ContractCells::Money(of) => {
            Arc::new(rows.map(|row| of(row).map(|Pence(pence)| pence)).collect::<Int64Array>())
        }
        ContractCells::Count(of) => Arc::new(rows.map(of).collect::<UInt32Array>()),
        ContractCells::Flag(of) => Arc::new(rows.map(of).collect::<BooleanArray>()),
    }
}

/// Reads back what [`write_contracts_parquet`] wrote.
pub(crate) fn read_contracts_parquet(path: &Path) -> Result<Vec<ContractRow>, Failure> {
    let builder = ParquetRecordBatchReaderBuilder::try_new(File::open(path)?)?;
    let count = builder.metadata().file_metadata().num_rows();
    let mut rows = Vec::with_capacity(usize::try_from(count).unwrap_or_default());
    for batch in builder.with_batch_size(BATCH).build()? {
        let batch = batch?;
        let table = Table::of(&batch)?;
        for row in 0..batch.num_rows() {
            rows.push(table.row(row)?);
        }
    }
    Ok(rows)
}

/// The columns of a batch by name, each known to be there and of the type it was written with.
struct Table<'a>(HashMap<&'static str, &'a ArrayRef>);

impl<'a> Table<'a> {
    fn of(batch: &'a RecordBatch) -> Result<Self, Failure> {
        let column = |column: &super::contract_columns::ContractColumn| {
            let array = batch
                .column_by_name(column.name)
                .filter(|array| *array.data_type() == data_type(column.cells))
                .ok_or_else(|| {
                    Failure::Table(format!(
                        "there is no column \"{}\" as this version writes it",
                        column.name
                    ))
                })?;
            Ok((column.name, array))
        };
        Ok(Self(CONTRACT_COLUMNS.iter().map(column).collect::<Result<_, Failure>>()?))
    }

    fn at(&self, name: &str, row: usize) -> Option<&'a ArrayRef> {
        self.0.get(name).copied().filter(|array| array.is_valid(row))
    }

    fn optional(&self, name: &str, row: usize) -> Option<String> {
        self.at(name, row).map(|array| array.as_string::<i32>().value(row).to_owned())
    }

    fn text(&self, name: &str, row: usize) -> String {
        self.optional(name, row).unwrap_or_default()
    }

    fn date(&self, name: &str, row: usize) -> Option<NaiveDate> {
        self.at(name, row)
            .and_then(|array| from_days(array.as_primitive::<Date32Type>().value(row)))
    }

    fn count(&self, name: &str, row: usize) -> Option<u32> {
        self.at(name, row).map(|array| array.as_primitive::<UInt32Type>().value(row))
    }

    fn money(&self, name: &str, row: usize) -> Option<Pence> {
        self.at(name, row).map(|array| Pence(array.as_primitive::<Int64Type>().value(row)))
    }

    fn flag(&self, name: &str, row: usize) -> Option<bool> {
        self.at(name, row).map(|array| array.as_boolean().value(row))
    }

    fn basis(&self, name: &str, row: usize) -> Option<Basis> {
        let word = self.optional(name, row)?;
        [Basis::Net, Basis::Gross].into_iter().find(|&basis| basis_word(basis) == word)
    }

    fn stage(&self, name: &str, row: usize) -> Result<Stage, Failure> {
        let word = self.text(name, row);
        [Stage::Planned, Stage::Tender, Stage::Awarded, Stage::Withdrawn]
            .into_iter()
            .find(|&stage| stage_word(stage) == word)
            .ok_or_else(|| Failure::Table(format!("\"{word}\" is not a stage of a contract")))
    }

    fn row(&self, row: usize) -> Result<ContractRow, Failure> {
        Ok(ContractRow {
            id: self.text("id", row),
            file: self.text("file", row),
            sha256: self.text("sha256", row),
            sheet: self.optional("sheet", row),
            position: self.text("position", row),
            stage: self.stage("stage", row)?,
            ocid: self.optional("ocid", row),
            notice_type: self.optional("notice_type", row),
            reference: self.optional("reference", row),
            title: self.text("title", row),
            description: self.text("description", row),
            buyers: self.text("buyers", row),
            buyer_identifiers: self.text("buyer_identifiers", row),
            buyer_organisations: self.text("buyer_organisations", row),
            suppliers: self.text("suppliers", row),
            supplier_identifiers: self.text("supplier_identifiers", row),
            supplier_organisations: self.text("supplier_organisations", row),
            supplier_postcodes: self.text("supplier_postcodes", row),
            supplier_sme: self.text("supplier_sme", row),
            supplier_vcse: self.text("supplier_vcse", row),
            category_scheme: self.optional("category_scheme", row),
            category_code: self.optional("category_code", row),
            category: self.optional("category", row),
            procedure: self.optional("procedure", row),
            framework: self.optional("framework", row),
            lot: self.optional("lot", row),
            bids: self.count("bids", row),
            department: self.optional("department", row),
            start: self.date("start", row),
            end: self.date("end", row),
            first_end: self.date("first_end", row),
            latest_end: self.date("latest_end", row),
            extension_months: self.count("extension_months", row),
            extension_count: self.count("extension_count", row),
            extensions_taken: self.count("extensions_taken", row),
            total_pence: self.money("total_pence", row),
            total_currency: self.optional("total_currency", row),
            total_basis: self.basis("total_basis", row),
            total_basis_stated: self.flag("total_basis_stated", row),
            annual_pence: self.money("annual_pence", row),
            annual_currency: self.optional("annual_currency", row),
            annual_basis: self.basis("annual_basis", row),
            total_gross_pence: self.money("total_gross_pence", row),
            total_gross_currency: self.optional("total_gross_currency", row),
            legal_basis: self.optional("legal_basis", row),
            marked_public: self.flag("marked_public", row),
            corrected: self.text("corrected", row),
            confirmed: self.text("confirmed", row),
        })
    }
}
