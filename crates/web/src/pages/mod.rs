//! The pages, one file each.

mod contract;
mod contracts;
mod correct;
mod coverage;
mod download;
mod figures;
mod file;
mod files;
mod findings;
mod frame;
mod headlines;
mod notices;
mod overview;
pub(crate) mod review;
mod supplier;
mod suppliers;
mod words;
mod wrong;

pub(crate) use contract::contract;
pub(crate) use contracts::contracts;
pub(crate) use correct::{correct, send as send_correction};
pub(crate) use download::download;
pub(crate) use file::file;
pub(crate) use files::files;
pub(crate) use notices::notices;
pub(crate) use overview::overview;
pub(crate) use supplier::supplier;
pub(crate) use suppliers::suppliers;
pub(crate) use words::words;
pub(crate) use wrong::{not_found, refused};
