//! The way from records to a resolution: read, block, compare, weigh, and put together.

mod anchors;
mod assigned;
mod clustered;
mod decided;
mod matches;
mod memory;
mod odds;
mod overruled;
mod repeated;
mod rivals;
mod scored;
mod together;
mod unbelieved;
pub(crate) mod unread;

use crate::{Kind, Records, Resolution, ResolveError, Settings};

pub(crate) use anchors::{Anchors, Told};
pub(crate) use decided::Decided;
pub(crate) use matches::{Found, says_nothing};
pub(crate) use odds::Odds;
pub(crate) use repeated::Repeated;
use scored::Scored;
use together::Together;

/// Pairs less probable than this are not reported.
pub(crate) const LEAST_PROBABLE: f32 = 0.001;

/// Finds the records that are of one organisation or person.
///
/// # Errors
/// When a given model does not fit the columns, or the records the memory allowed.
pub fn dedupe(records: &Records, settings: &Settings) -> Result<Resolution, ResolveError> {
    let scored = Scored::of(records, None, settings)?;
    Ok(scored.clustered(records))
}

/// Finds for each query the record of the reference that is the same.
///
/// # Errors
/// When a given model or the reference does not fit the columns, or the records the memory allowed.
pub fn link(
    queries: &Records,
    reference: &Records,
    settings: &Settings,
) -> Result<Resolution, ResolveError> {
    let (kinds, others) = (queries.kinds(), reference.kinds());
    if kinds != others {
        return Err(ResolveError::OtherReference {
            reference: list(&others),
            records: list(&kinds),
        });
    }
    let both = queries.followed_by(reference)?;
    let mut scored = Scored::of(&both, Some(queries.len() as u32), settings)?;
    let decided = std::mem::take(&mut scored.decided);
    let mut resolution = scored.assigned(&both, queries.len() as u32, settings);
    resolution.explainer.decided = decided;
    Ok(resolution)
}

/// Kinds of columns as people read them.
pub(crate) fn list(kinds: &[Kind]) -> String {
    let names: Vec<String> = kinds.iter().map(|kind| format!("{kind:?}").to_lowercase()).collect();
    names.join(", ")
}
