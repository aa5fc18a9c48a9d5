//! Ids of organisations that last: minted once, kept while the organisation grows, redirected when
//! it merges, kept by the majority when it splits, and never given again.
//!
//! A [`Register`] knows which organisation each record belongs to and what became of every id ever
//! minted. [`Register::update`] takes a new clustering of all records and says in [`Event`]s what
//! changed. The events, appended to a log, are the register: [`Register::replay`] makes it again.

mod event;
mod id;
mod plan;
mod register;
mod roll;
mod update;

pub use event::{Event, Part, append, read};
pub use id::{NotAnId, OrganisationId};
pub use register::{Flaw, Now, Register, ReplayError};
pub use roll::Roll;
pub use update::{Update, UpdateError};

pub use crate::journal::{Journal, JournalError, Torn};

#[cfg(test)]
mod tests;
