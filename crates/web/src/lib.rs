//! Pages over the folder that an audit wrote: overview, files, contracts, suppliers, words; and
//! over the folder of a resolve run: its matches, to review.
//!
//! [`serve`] is the whole of it. The service listens on this machine alone, answers `GET` and
//! `HEAD` only but for the two forms of a review and the one that corrects a contract, changes
//! nothing but the logs that these append to, and needs no JavaScript. The looks are GOV.UK Frontend's, taken
//! from npm when this crate is built (see `build.rs`), without what only GOV.UK may use.

mod assets;
mod buyers;
mod chart;
mod clerk;
mod csv;
mod decision_search;
mod desk;
mod finding_kind;
mod govuk;
mod guard;
mod holding;
mod json;
mod names;
mod pages;
mod paging;
mod payment_search;
mod query;
mod search;
mod server;
mod site;
mod surroundings;
mod window_search;
mod wording;

pub use server::{ServeError, ServeOptions, serve};
