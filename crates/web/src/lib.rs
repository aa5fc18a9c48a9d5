//! Pages over the folder that an audit wrote: overview, files, contracts, suppliers, words.
//!
//! [`serve`] is the whole of it. The service listens on this machine alone, answers `GET` and
//! `HEAD` only, changes nothing, and needs no JavaScript. The looks are GOV.UK Frontend's, taken
//! from npm when this crate is built (see `build.rs`), without what only GOV.UK may use.

mod assets;
mod chart;
mod csv;
mod govuk;
mod guard;
mod holding;
mod pages;
mod paging;
mod query;
mod search;
mod server;
mod site;
mod wording;

pub use server::{ServeError, ServeOptions, serve};
