//! The corporate-group layer of an audit: who stood above its suppliers on the day of the report.
//!
//! A group stands beside an organisation and changes nothing about it: no two are put together for
//! it, and no figure adds it up.

mod ending;
mod group;
mod placing;
mod publication;
mod reading;
mod telling;

pub use group::{Group, GroupEntity, Ownership, OwnershipAsked, OwnershipFile};
pub use publication::OwnershipPublication;

pub(crate) use placing::place_in_groups;
