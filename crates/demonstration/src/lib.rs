//! An invented region, in the shapes and with the mess of real files.
//!
//! * [`write_region`], [`write_region_from`] and [`write_small_region`]: the files of thirteen
//!   invented public bodies, and the truth about them.
//! * [`write_large`], [`write_releases`] and [`write_organisation_records`]: input of any size for
//!   benchmarks.
//! * [`merge_traps`]: organisations that a resolver must keep apart.
//!
//! Everything is drawn from fixed seeds: the same version writes the same bytes on every machine.
//! The truth is kept while the files are made, never read back from them.

mod archive;
mod beside;
mod bodies;
mod encoding;
mod error;
mod ground_truth;
mod large;
mod mess;
mod names;
mod notation;
mod notices;
mod organisations;
mod other_files;
mod payments;
mod plan;
mod postcodes;
mod press;
mod products;
mod publication;
mod random;
mod region;
mod registers;
mod sheet;
mod spend_layouts;
mod story;
mod sundry;
mod telling;
mod trades;
mod traps;
mod truth;
mod workbook;

pub use bodies::{BODIES, Body, BodyKind};
pub use error::DemonstrationError;
pub use large::{
    LargeInput, OrganisationRecords, write_large, write_organisation_records, write_releases,
};
pub use region::{Region, write_region, write_region_from, write_small_region};
pub use traps::{TrapKind, TrapRecord, merge_traps, write_merge_traps};
pub use truth::{FileTruth, SourceKind, Tally};

use chrono::NaiveDate;

/// The day for which the region's picture is drawn: contracts begin to end on the day after.
pub const AS_AT: NaiveDate = match NaiveDate::from_ymd_opt(2026, 9, 30) {
    Some(day) => day,
    None => NaiveDate::MIN,
};
