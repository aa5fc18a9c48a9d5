//! The demonstration as a reader meets it: the files on the disk and the truth beside them.
//!
//! * `region`: determinism, the bodies, what must and must not be in the files.
//! * `recount`: the truth against an independent count of the plain files.
//! * `workbooks`: the truth against the XLSX and ODS files, read with another library.
//! * `large`: the input for benchmarks.
//! * `organisation_records`: records to resolve, in any number.
//! * `traps`: organisations that look alike.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its files fails")]

mod large;
mod organisation_records;
mod reading;
mod recount;
mod region;
mod traps;
mod workbooks;
