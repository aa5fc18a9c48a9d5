//! The pages, one file each.

mod contract;
mod contracts;
mod coverage;
mod decision_table;
mod decisions;
mod download;
mod figures;
mod file;
mod files;
mod findings;
mod form;
mod frame;
mod headlines;
mod notices;
mod overview;
mod problems;
pub(crate) mod review;
mod supplier;
mod suppliers;
mod words;
mod wrong;

pub(crate) use contract::contract;
pub(crate) use contracts::contracts;
pub(crate) use decisions::decisions;
pub(crate) use download::download;
pub(crate) use file::file;
pub(crate) use files::files;
pub(crate) use findings::{finding, finding_kind, findings};
pub(crate) use notices::notices;
pub(crate) use overview::overview;
pub(crate) use supplier::supplier;
pub(crate) use suppliers::suppliers;
pub(crate) use words::words;
pub(crate) use wrong::{not_found, refused};
