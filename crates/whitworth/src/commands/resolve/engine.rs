//! The one place at which the engine is called.

use std::error::Error;

use resolve::{Resolution, ResolveError, dedupe, link};

use super::given::Given;
use crate::arguments::ResolveArguments;

/// Resolves what was given.
pub(super) fn resolve(
    given: &Given,
    arguments: &ResolveArguments,
) -> Result<Resolution, Box<dyn Error>> {
    let resolution = match &given.reference {
        Some(reference) => link(&given.records, reference, &given.settings),
        None => dedupe(&given.records, &given.settings),
    };
    resolution.map_err(|error| located(error, arguments))
}

/// The error with the files whose records are too many, if it is of those.
fn located(error: ResolveError, arguments: &ResolveArguments) -> Box<dyn Error> {
    use ResolveError::{Memory, TooManyRecords, TooMuchText};
    let is_of_records = matches!(error, Memory { .. } | TooManyRecords(_) | TooMuchText { .. });
    let file = arguments.file.display();
    match &arguments.against {
        _ if !is_of_records => error.into(),
        None => format!("{file}: {error}").into(),
        Some(against) => format!("{file} and {}: {error}", against.display()).into(),
    }
}
