//! One file per command.

pub(crate) mod audit;
pub(crate) mod demonstration;
pub(crate) mod estate;
pub(crate) mod ocds;
pub(crate) mod resolve;
pub(crate) mod review;
pub(crate) mod serve;

use std::error::Error;

use crate::Outcome;

/// What every command gives back; an error means that nothing came of it.
pub(crate) type Ended = Result<Outcome, Box<dyn Error>>;
