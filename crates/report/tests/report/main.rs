//! The documents of a small audit, at the crate's public seams.
//!
//! * `sample`: the audit, built by hand
//! * `briefing`: what may be told to a supplier, and nothing else
//! * `corrections`: what bodies said, and what became of it
//! * `decisions`: `Decisions.xlsx`, opened again
//! * `finding_tables`: rows of findings, and what they cover
//! * `findings`: what is said often is said once
//! * `folder`: all documents or none, the same bytes twice, read back
//! * `schema`: `report.json` against its published schema
//! * `tables`: CSV and Parquet
//! * `summary`: the terminal
//! * `ownership`: groups beside suppliers, where they were asked for
//! * `page`: `report.html`
//! * `payments`: payment lines read back
//! * `periods`: no sum over periods that lie apart
//! * `pipeline`: the pipeline in the workbook and as data
//! * `timeline`: what falls due, drawn; `outlook.html`
//! * `workbook`: `report.xlsx`, opened again

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop where it is")]

mod briefing;
mod corrections;
mod decisions;
mod finding_tables;
mod findings;
mod folder;
mod ownership;
mod page;
mod payments;
mod periods;
mod pipeline;
mod sample;
mod schema;
mod summary;
mod tables;
mod timeline;
mod workbook;
