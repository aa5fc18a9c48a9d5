use arrow_array::{Array, StringArray};
use hashbrown::{HashMap, HashSet};
use rayon::prelude::*;

use super::{OrganisationId, Register, UpdateError};

/// Which organisation each new cluster is, and which records that moves.
pub(super) struct Plan {
    /// For each row its cluster, numbered by first row.
    pub(super) clusters: Vec<u32>,
    /// For each cluster the row with the least record id.
    pub(super) firsts: Vec<u32>,
    /// For each cluster who it is.
    pub(super) owners: Vec<Owner>,
    /// Rows of records that belong to an organisation: its place, the cluster, the row; sorted.
    pub(super) known: Vec<(u32, u32, u32)>,
    /// Rows of records that do not: the cluster, the row; sorted.
    pub(super) fresh: Vec<(u32, u32)>,
    /// Records of organisations that have no row: the organisation's place, the record's; sorted.
    pub(super) gone: Vec<(u32, usize)>,
    /// For each organisation's place the cluster that carries it on.
    pub(super) heirs: HashMap<u32, u32>,
}

/// Who a cluster is.
pub(super) struct Owner {
    pub(super) id: OrganisationId,
    /// The place of the organisation, unless it is new.
    pub(super) place: Option<u32>,
}

/// One organisation's claim to be carried on by a cluster.
struct Claim {
    cluster: u32,
    place: u32,
    records: usize,
}

impl Plan {
    pub(super) fn draw(
        register: &Register,
        records: &StringArray,
        names: &StringArray,
        labels: &[u32],
    ) -> Result<Self, UpdateError> {
        let (clusters, firsts) = number(records, labels);
        let (known, fresh, gone) = sort_out(register, records, &clusters)?;
        let claims = claims(&known);
        let heirs = claims.iter().map(|claim| (claim.place, claim.cluster)).collect();
        let owners = owners(register, &claims, &firsts, records, names);
        Ok(Self { clusters, firsts, owners, known, fresh, gone, heirs })
    }
}

/// Numbers clusters by first row, and finds the least record id of each: it names the organisation
/// whatever the order of the rows.
fn number(records: &StringArray, labels: &[u32]) -> (Vec<u32>, Vec<u32>) {
    let mut numbers: HashMap<u32, u32> = HashMap::new();
    let mut firsts: Vec<u32> = Vec::new();
    let mut clusters = Vec::with_capacity(labels.len());
    for (row, label) in (0_u32..).zip(labels) {
        let next = u32::try_from(firsts.len()).unwrap_or(u32::MAX);
        let cluster = *numbers.entry(*label).or_insert(next);
        clusters.push(cluster);
        match firsts.get_mut(cluster as usize) {
            None => firsts.push(row),
            Some(first) if records.value(row as usize) < records.value(*first as usize) => {
                *first = row;
            }
            Some(_) => {}
        }
    }
    (clusters, firsts)
}

type Sorted = (Vec<(u32, u32, u32)>, Vec<(u32, u32)>, Vec<(u32, usize)>);

/// Parts rows of known records from fresh ones, and finds the known records that have no row.
fn sort_out(
    register: &Register,
    records: &StringArray,
    clusters: &[u32],
) -> Result<Sorted, UpdateError> {
    let (mut known, mut fresh) = (Vec::new(), Vec::new());
    let mut met = vec![false; register.records.len()];
    let mut unmet: HashSet<&str> = HashSet::new();
    for (row, &cluster) in (0_u32..).zip(clusters) {
        let record = records.value(row as usize);
        let slot = register.records.get_full(record);
        let place = slot.and_then(|(_, _, place)| register.living_end((*place)?));
        match place {
            Some(place) => known.push((place, cluster, row)),
            None => fresh.push((cluster, row)),
        }
        let repeated = match slot {
            Some((slot, _, _)) => std::mem::replace(&mut met[slot], true),
            None => !unmet.insert(record),
        };
        if repeated {
            return Err(UpdateError::SameRecord(record.to_owned()));
        }
    }
    let missing = register.records.values().zip(met).enumerate().filter(|(_, (_, met))| !met);
    let mut gone: Vec<(u32, usize)> = missing
        .filter_map(|(slot, (place, _))| Some((register.living_end((*place)?)?, slot)))
        .collect();
    known.par_sort_unstable();
    fresh.par_sort_unstable();
    gone.par_sort_unstable();
    Ok((known, fresh, gone))
}

/// Each organisation claims the cluster that holds most of its records, the earlier of equals.
fn claims(known: &[(u32, u32, u32)]) -> Vec<Claim> {
    let mut claims: Vec<Claim> = Vec::new();
    for overlap in known.chunk_by(|left, right| (left.0, left.1) == (right.0, right.1)) {
        let Some(&(place, cluster, _)) = overlap.first() else { continue };
        let claim = Claim { cluster, place, records: overlap.len() };
        match claims.last_mut() {
            Some(last) if last.place == place => {
                if claim.records > last.records {
                    *last = claim;
                }
            }
            _ => claims.push(claim),
        }
    }
    claims
}

/// Of several claims to a cluster that with most records wins, the oldest of equals; a cluster that
/// none claims gets a new id.
fn owners(
    register: &Register,
    claims: &[Claim],
    firsts: &[u32],
    records: &StringArray,
    names: &StringArray,
) -> Vec<Owner> {
    let mut winners: Vec<Option<&Claim>> = vec![None; firsts.len()];
    for claim in claims {
        if let Some(winner) = winners.get_mut(claim.cluster as usize)
            && winner.is_none_or(|winner| claim.records > winner.records)
        {
            *winner = Some(claim);
        }
    }
    let mut minted: HashSet<OrganisationId> = HashSet::new();
    let mut mint = |first: u32| {
        let (record, name) = (records.value(first as usize), name_of(names, first));
        (0..=u32::MAX)
            .map(|attempt| OrganisationId::mint(record, name, attempt))
            .find(|id| !register.places.contains_key(id) && minted.insert(*id))
    };
    let owner = |(first, winner): (&u32, Option<&Claim>)| {
        let place = winner.map(|claim| claim.place);
        let kept = place.and_then(|place| register.organisations.get(place as usize));
        let id = kept.map(|organisation| organisation.id).or_else(|| mint(*first))?;
        Some(Owner { id, place })
    };
    firsts.iter().zip(winners).filter_map(owner).collect()
}

/// The name in a row, blank if there is none.
pub(super) fn name_of(names: &StringArray, row: u32) -> &str {
    let row = row as usize;
    if names.is_valid(row) { names.value(row) } else { "" }
}
