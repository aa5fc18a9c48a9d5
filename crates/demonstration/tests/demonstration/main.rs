//! The demonstration as a reader meets it: the files on the disk and the truth beside them.
//!
//! * `region`: determinism, the bodies, what must and must not be in the files.
//! * `recount`: the truth against an independent count of the plain files.
//! * `workbooks`: the truth against the XLSX and ODS files, read with another library.
//! * `large`: the input for benchmarks.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its files fails")]

mod large;
mod reading;
mod recount;
mod region;
mod workbooks;
