//! `whitworth estate correct`, from an audit to the next.
//!
//! * `desk`: a folder with a register, its audit and its log
//! * `one`: a single contract by its id or reference
//! * `workbook`: a `Decisions.xlsx` that comes back

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop where it is")]

mod desk;
mod one;
mod workbook;
