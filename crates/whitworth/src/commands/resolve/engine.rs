//! The one place at which the engine is called.

use resolve::{Resolution, ResolveError, dedupe, link};

use super::given::Given;

/// Resolves what was given.
pub(super) fn resolve(given: &Given) -> Result<Resolution, ResolveError> {
    match &given.reference {
        Some(reference) => link(&given.records, reference, &given.settings),
        None => dedupe(&given.records, &given.settings),
    }
}
