use arrow_array::{Array, StringArray};
use thiserror::Error;

use super::plan::{Plan, name_of};
use super::{Event, Flaw, OrganisationId, Part, Register};

/// What a new clustering changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Update {
    /// The organisation of each row.
    pub ids: Vec<OrganisationId>,
    /// What happened, to be appended to the log.
    pub events: Vec<Event>,
}

/// Why a clustering cannot be registered.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum UpdateError {
    /// Columns of different lengths.
    #[error(
        "{records} records, {names} names and {clusters} clusters: give one of each for every row"
    )]
    Lengths {
        /// How many records.
        records: usize,
        /// How many names.
        names: usize,
        /// How many clusters.
        clusters: usize,
    },
    /// A record twice.
    #[error("record {0:?} has two rows: every record needs an id of its own")]
    SameRecord(String),
    /// A new record that was not among those concerned.
    #[error("record {0:?} was passed over and is no organisation's; please report this")]
    Passed(String),
    /// The plan contradicts the register: a mistake in this program.
    #[error("the register contradicts itself: {0}; please report this")]
    Flaw(#[from] Flaw),
}

impl Register {
    /// Takes a new clustering of all records that there are: their ids, their names (blank where
    /// there is none), and for each the label of its cluster, which means nothing beyond this call.
    /// Records that were known and are not given are taken to be no more.
    ///
    /// # Errors
    /// When the columns do not fit together or a record has two rows; the register is then as it
    /// was.
    pub fn update(
        &mut self,
        records: &StringArray,
        names: &StringArray,
        clusters: &[u32],
    ) -> Result<Update, UpdateError> {
        if records.len() != clusters.len() || names.len() != clusters.len() {
            let (records, names, clusters) = (records.len(), names.len(), clusters.len());
            return Err(UpdateError::Lengths { records, names, clusters });
        }
        let plan = Plan::draw(self, records, names, clusters)?;
        let events = events(self, &plan, records, names);
        for event in &events {
            self.apply(event)?;
        }
        let ids = plan.clusters.iter().filter_map(|&cluster| plan.owner(cluster)).collect();
        Ok(Update { ids, events })
    }
}

impl Plan {
    fn owner(&self, cluster: u32) -> Option<OrganisationId> {
        self.owners.get(cluster as usize).map(|owner| owner.id)
    }
}

/// What happens, in an order in which it can: departures, splits, mergers, arrivals.
fn events(
    register: &Register,
    plan: &Plan,
    records: &StringArray,
    names: &StringArray,
) -> Vec<Event> {
    let mut events = departures(register, plan);
    events.extend(splits(register, plan, records));
    events.extend(mergers(register, plan));
    events.extend(arrivals(plan, records, names));
    events
}

fn departures(register: &Register, plan: &Plan) -> Vec<Event> {
    let departure = |gone: &[(u32, usize)]| {
        let &(place, _) = gone.first()?;
        let id = register.organisations.get(place as usize)?.id;
        if !plan.heirs.contains_key(&place) {
            return Some(Event::Retired { id });
        }
        let record = |&(_, slot): &(u32, usize)| Some(register.records.get_index(slot)?.0.clone());
        Some(Event::Shrunk { id, records: gone.iter().filter_map(record).collect() })
    };
    plan.gone.chunk_by(|left, right| left.0 == right.0).filter_map(departure).collect()
}

fn splits(register: &Register, plan: &Plan, records: &StringArray) -> Vec<Event> {
    let split = |rows: &[(u32, u32, u32)]| {
        let &(place, _, _) = rows.first()?;
        let heir = plan.heirs.get(&place).copied();
        let into: Vec<Part> = rows
            .chunk_by(|left, right| left.1 == right.1)
            .filter_map(|part| {
                let &(_, cluster, _) = part.first().filter(|row| Some(row.1) != heir)?;
                let records = part.iter().map(|row| records.value(row.2 as usize).to_owned());
                Some(Part { id: plan.owner(cluster)?, records: records.collect() })
            })
            .collect();
        let from = register.organisations.get(place as usize)?.id;
        (!into.is_empty()).then_some(Event::Split { from, into })
    };
    plan.known.chunk_by(|left, right| left.0 == right.0).filter_map(split).collect()
}

fn mergers(register: &Register, plan: &Plan) -> Vec<Event> {
    let mut heirs: Vec<(u32, u32)> =
        plan.heirs.iter().map(|(&place, &cluster)| (cluster, place)).collect();
    heirs.sort_unstable();
    let merger = |(cluster, place): (u32, u32)| {
        let owner = plan.owners.get(cluster as usize).filter(|one| one.place != Some(place))?;
        let from = register.organisations.get(place as usize)?.id;
        Some(Event::Merged { from, into: owner.id })
    };
    heirs.into_iter().filter_map(merger).collect()
}

fn arrivals(plan: &Plan, records: &StringArray, names: &StringArray) -> Vec<Event> {
    let mut exists: Vec<bool> = plan.owners.iter().map(|owner| owner.place.is_some()).collect();
    for &(_, cluster, _) in &plan.known {
        exists[cluster as usize] = true;
    }
    let arrival = |rows: &[(u32, u32)]| {
        let &(cluster, _) = rows.first()?;
        let id = plan.owner(cluster)?;
        let records = rows.iter().map(|row| records.value(row.1 as usize).to_owned()).collect();
        if exists[cluster as usize] {
            return Some(Event::Grown { id, records });
        }
        let name = name_of(names, *plan.firsts.get(cluster as usize)?).to_owned();
        Some(Event::Minted { id, name, records })
    };
    plan.fresh.chunk_by(|left, right| left.0 == right.0).filter_map(arrival).collect()
}
