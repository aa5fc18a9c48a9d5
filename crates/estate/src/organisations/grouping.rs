use std::collections::{BTreeMap, BTreeSet};

use hashbrown::{HashMap, HashSet};

use super::comparing::{Compared, Link};
use super::identity::plain_key;
use super::initials::with_initials;
use super::joining::tree;
use super::organisation::{Organisation, OrganisationKind, Role, SameAs, Written};
use super::parties::SeenParty;
use super::{councils, joint, naming, nobody};

/// What a party's name is, before it is compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    One,
    Joint(Vec<String>),
    Nobody,
}

impl Sort {
    pub(super) fn of(role: Role, name: &str, known: &HashSet<String>) -> Self {
        if nobody::is_nobody(name) {
            return Self::Nobody;
        }
        let members = joint::members(role, name, known);
        if members.is_empty() { Self::One } else { Self::Joint(members) }
    }
}

/// Parties by organisation.
#[derive(Default)]
pub(super) struct Grouped {
    /// By organisation, its parties.
    members: Vec<Vec<usize>>,
    /// By party, its organisation.
    pub(super) number_of: Vec<u32>,
}

/// What parties of one organisation have in common.
#[derive(PartialEq, Eq, Hash)]
enum Common {
    Cluster(usize),
    Key(String),
}

impl Grouped {
    /// Puts parties together: those compared by cluster, the others by plain name.
    pub(super) fn of(parties: &[SeenParty], compared: &Compared) -> Self {
        let mut numbers: HashMap<Common, u32> = HashMap::new();
        let mut grouped = Self::default();
        for (at, (party, cluster)) in parties.iter().zip(&compared.clusters).enumerate() {
            let common = match cluster {
                Some(cluster) => Common::Cluster(*cluster),
                None => Common::Key(plain_key(&party.name)),
            };
            let next = u32::try_from(grouped.members.len()).unwrap_or(u32::MAX);
            let number = *numbers.entry(common).or_insert(next);
            if number == next {
                grouped.members.push(Vec::new());
            }
            if let Some(members) = grouped.members.get_mut(number as usize) {
                members.push(at);
            }
            grouped.number_of.push(number);
        }
        grouped
    }

    /// What is known of each organisation, without an id yet.
    pub(super) fn organisations(
        &self,
        role: Role,
        parties: &[SeenParty],
        sorts: &[Sort],
        compared: &Compared,
    ) -> Vec<Organisation> {
        let mut links: HashMap<u32, Vec<&Link>> = HashMap::new();
        for link in &compared.links {
            if let Some(number) = self.number_of.get(link.left) {
                links.entry(*number).or_default().push(link);
            }
        }
        let one = |(number, members): (u32, &Vec<usize>)| {
            let best = naming::best(members, parties)?;
            let links = links.get(&number).map_or(&[][..], Vec::as_slice);
            let joined = tree(best, links).into_iter();
            let same = joined.filter_map(|(reached, link)| {
                let other = if link.left == reached { link.right } else { link.left };
                let (way, other) = (parties.get(reached)?, parties.get(other)?);
                let of_one_place =
                    role == Role::Buyer && councils::are_of_one_place(&way.name, &other.name);
                (way.name != other.name).then(|| SameAs {
                    name: way.name.clone(),
                    other: other.name.clone(),
                    probability: link.probability,
                    why: if of_one_place {
                        "both the council of one place".to_owned()
                    } else {
                        compared.why(link, reached)
                    },
                })
            });
            let of: Vec<&SeenParty> = members.iter().filter_map(|at| parties.get(*at)).collect();
            let (name, sort) = (&parties.get(best)?.name, sorts.get(best)?);
            Some(Organisation {
                written: written(name, &of, same.clone()),
                weakest: same.min_by(|one, two| one.probability.total_cmp(&two.probability)),
                ..summed(role, sort, with_initials(name, &of), &of)
            })
        };
        (0..).zip(&self.members).filter_map(one).collect()
    }
}

/// Every way of writing an organisation, the chosen one first.
fn written(
    chosen: &str,
    parties: &[&SeenParty],
    same: impl Iterator<Item = SameAs>,
) -> Vec<Written> {
    let mut written: BTreeMap<&str, Written> = BTreeMap::new();
    for party in parties {
        let way = written.entry(&party.name).or_default();
        way.name.clone_from(&party.name);
        way.lines += party.lines;
        way.contracts += party.contracts;
        way.files.extend(&party.files);
        way.files.sort_unstable();
        way.files.dedup();
    }
    for same in same.filter(|same| same.name != chosen) {
        if let Some(way) = written.get_mut(same.name.as_str()) {
            way.same_as.get_or_insert(same);
        }
    }
    let mut written: Vec<Written> = written.into_values().collect();
    written.sort_by_key(|way| way.name != chosen);
    written
}

fn summed(role: Role, sort: &Sort, name: String, parties: &[&SeenParty]) -> Organisation {
    let numbers: BTreeSet<_> = parties.iter().flat_map(|party| &party.numbers).collect();
    let postcodes: BTreeSet<_> = parties.iter().filter_map(|own| own.postcode.as_ref()).collect();
    let (kind, members) = match sort {
        Sort::One => (OrganisationKind::One, Vec::new()),
        Sort::Joint(members) => (OrganisationKind::Joint, members.clone()),
        Sort::Nobody => (OrganisationKind::Nobody, Vec::new()),
    };
    Organisation {
        id: String::new(),
        role,
        kind,
        name,
        numbers: numbers.into_iter().map(ToString::to_string).collect(),
        postcodes: postcodes.into_iter().cloned().collect(),
        lines: parties.iter().map(|party| party.lines).sum(),
        contracts: parties.iter().map(|party| party.contracts).sum(),
        written: Vec::new(),
        members,
        weakest: None,
        group: None,
    }
}
