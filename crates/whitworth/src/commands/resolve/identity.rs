use arrow_array::{Array, StringArray};
use resolve::identity::{Event, OrganisationId, Register, UpdateError};
use resolve::{Kind, Resolution};

use super::given::Given;

/// The lasting ids of a run's records, and what happened to organisations since the run before.
pub(super) struct Identity {
    /// The organisation of each record.
    pub(super) ids: Vec<OrganisationId>,
    /// What happened.
    pub(super) events: Vec<Event>,
    /// How many organisations there are now.
    pub(super) living: usize,
}

/// Gives each record the id of its organisation.
pub(super) fn assign(
    register: &mut Register,
    given: &Given,
    resolution: &Resolution,
) -> Result<Identity, UpdateError> {
    let update =
        register.update(given.records.ids(), &names(given), &clusters(given, resolution))?;
    Ok(Identity { ids: update.ids, events: update.events, living: register.living() })
}

/// What a person knows the records by.
fn names(given: &Given) -> StringArray {
    let columns = given.records.columns();
    let names = columns.iter().find(|column| column.kind == Kind::Name).or(columns.first());
    names.map_or_else(|| StringArray::new_null(given.records.len()), |it| it.values.clone())
}

/// A label for each record that tells its cluster from all others. Records that are linked to one
/// record of the reference are of one cluster.
fn clusters(given: &Given, resolution: &Resolution) -> Vec<u32> {
    let beyond = given.reference.as_ref().map_or(0, |reference| reference.ids().len());
    let alone = |record: usize| u32::try_from(beyond + record).unwrap_or(u32::MAX);
    let cluster = |record: usize| resolution.clusters.get(record).copied().flatten();
    (0..given.records.len()).map(|at| cluster(at).unwrap_or_else(|| alone(at))).collect()
}
