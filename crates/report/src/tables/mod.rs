//! The estate's large tables, written row by row: nothing here holds a whole column twice.

mod contract_columns;
mod contracts_csv;
mod contracts_parquet;
mod csv;
mod organisation_columns;
mod organisations;
mod parquet_file;
mod rows_csv;
mod spend_columns;
mod spend_csv;
mod spend_parquet;

pub(crate) use contract_columns::{CONTRACT_COLUMNS, basis_word, stage_word};
pub(crate) use contracts_csv::{write_contracts_csv, write_not_public_csv};
pub(crate) use contracts_parquet::{read_contracts_parquet, write_contracts_parquet};
pub(crate) use organisation_columns::{ORGANISATION_COLUMNS, OrganisationCells, OrganisationRow};
pub(crate) use organisations::{write_organisations_csv, write_organisations_parquet};
pub(crate) use parquet_file::from_days;
pub(crate) use rows_csv::{write_rejected_csv, write_repairs_csv};
pub(crate) use spend_columns::SPEND_COLUMNS;
pub(crate) use spend_csv::write_spend_csv;
pub(crate) use spend_parquet::write_spend_parquet;

/// How many rows are turned at a time: enough to be quick, few enough to be small.
pub(crate) const BATCH: usize = 8192;

/// The name of the column in pounds that stands beside one in pence, in CSV.
fn pounds_name(name: &str) -> Option<&str> {
    name.strip_suffix("_pence")
}
