//! The one place at which the engine is called.

use resolve::{Resolution, ResolveError, dedupe, link};
use thiserror::Error;

use super::given::Given;
use super::update::{UpdateError, update};
use crate::arguments::ResolveArguments;

/// Why records were not resolved.
#[derive(Debug, Error)]
pub(super) enum EngineError {
    #[error(transparent)]
    Resolve(#[from] ResolveError),
    #[error(transparent)]
    Update(#[from] UpdateError),
}

/// Resolves what was given.
pub(super) fn resolve(
    given: &Given,
    arguments: &ResolveArguments,
) -> Result<Resolution, EngineError> {
    let records = &given.records;
    Ok(match (&given.reference, &arguments.update) {
        (Some(reference), _) => link(records, reference, &given.settings)?,
        (None, Some(folder)) => update(folder, records, &given.settings)?,
        (None, None) => dedupe(records, &given.settings)?,
    })
}
