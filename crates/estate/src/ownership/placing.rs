use std::sync::Arc;

use evidence::Finding;
use hashbrown::{HashMap, HashSet};
use resolve::ownership::{Control, Edge, Ending, EntityId, Groups, Membership};

use super::ending::in_words;
use super::reading::Waiting;
use super::{Group, GroupEntity, Ownership, OwnershipAsked};
use crate::organisations::{Organisation, OrganisationKind};

/// The scheme of company numbers, as it stands before them in an organisation's numbers.
const COMPANY: &str = "GB-COH-";

/// Reads publications on ownership and sets each supplier's group beside it.
///
/// Ownership is read before company data: of millions of companies only those on a path of one of
/// the suppliers are kept.
pub(crate) fn place_in_groups(
    suppliers: &mut [Arc<Organisation>],
    asked: OwnershipAsked<'_>,
    progress: &(dyn Fn(u64) + Sync),
) -> (Ownership, Vec<Finding>) {
    let day = asked.as_at;
    let mut waiting: Vec<Waiting> =
        asked.files.iter().map(|path| Waiting::open(path, progress)).collect();
    let mut edges = Vec::new();
    // No other edge says anything of a group on that day.
    let groups_on_day = |edge: &Edge| {
        matches!(edge.control, Control::Majority | Control::Ultimate) && edge.holds_on(day)
    };
    for publication in &mut waiting {
        publication.read_edges(&mut edges, groups_on_day);
    }
    let groups = Groups::new(edges);
    let standings: Vec<Standing> =
        suppliers.iter().map(|own| Standing::of(own, |id| groups.membership(id, day))).collect();
    let mut names = Names::of_owners(&groups, wanted(&standings));
    for publication in &mut waiting {
        for company in publication.read_companies(|company| names.wanted.contains(&company.id)) {
            let name = company.name_on(day).unwrap_or(&company.name).to_owned();
            names.known.insert(company.id, name);
        }
    }
    let mut ownership = Ownership::default();
    for (own, standing) in suppliers.iter_mut().zip(&standings) {
        let group = standing.counted(&mut ownership).map(|found| names.group(found));
        Arc::make_mut(own).group = group;
    }
    let mut findings = Vec::new();
    for publication in waiting {
        ownership.files.push(publication.file);
        findings.extend(publication.findings);
    }
    (ownership, findings)
}

/// Where a supplier stands.
enum Standing {
    /// It has no company number, or is not one organisation.
    Unknown,
    /// Nobody is known to control it.
    Alone,
    /// Somebody is.
    Owned(Membership),
    /// Its company numbers lead to different groups.
    Undecided,
}

impl Standing {
    fn of(own: &Organisation, membership: impl Fn(&EntityId) -> Membership) -> Self {
        let numbers = own.numbers.iter().filter_map(|number| number.strip_prefix(COMPANY));
        let ids = numbers.filter_map(EntityId::company);
        let mut found: Vec<Membership> = ids.map(|id| membership(&id)).collect();
        // The longest path shows the most owners between.
        found.sort_by_key(|membership| std::cmp::Reverse(membership.path.len()));
        let owned = |found: &Membership| found.path.len() > 1 || found.ending != Ending::Top;
        match found.as_slice() {
            _ if own.kind != OrganisationKind::One => Self::Unknown,
            [] => Self::Unknown,
            all if !all.iter().any(owned) => Self::Alone,
            [first, others @ ..] if others.iter().all(|other| other.head == first.head) => {
                Self::Owned(first.clone())
            }
            _ => Self::Undecided,
        }
    }

    /// The group to be shown, counted.
    fn counted(&self, ownership: &mut Ownership) -> Option<&Membership> {
        ownership.with_number += u64::from(!matches!(self, Self::Unknown));
        match self {
            Self::Unknown | Self::Alone => None,
            Self::Undecided => {
                ownership.undecided += 1;
                None
            }
            Self::Owned(found) => {
                ownership.with_owner += 1;
                Some(found)
            }
        }
    }
}

/// Every entity that is going to be named.
fn wanted(standings: &[Standing]) -> HashSet<EntityId> {
    let owned = standings.iter().filter_map(|standing| match standing {
        Standing::Owned(found) => Some(found),
        _ => None,
    });
    let named = owned.flat_map(|found| {
        let above = match &found.ending {
            Ending::Joint(ids) | Ending::Circle(ids) => ids.as_slice(),
            Ending::Top | Ending::TooDeep => &[],
        };
        found.path.iter().chain(above)
    });
    named.cloned().collect()
}

/// What the entities that are going to be named are called.
struct Names {
    wanted: HashSet<EntityId>,
    known: HashMap<EntityId, String>,
}

impl Names {
    /// As those call their owners that name one; the first of them in the order given.
    fn of_owners(groups: &Groups, wanted: HashSet<EntityId>) -> Self {
        let mut known = HashMap::new();
        for edge in groups.edges() {
            if !edge.owner_name.is_empty() && wanted.contains(&edge.owner) {
                known.entry_ref(&edge.owner).or_insert_with(|| edge.owner_name.clone());
            }
        }
        Self { wanted, known }
    }

    fn of(&self, id: &EntityId) -> String {
        self.known.get(id).map_or_else(|| id.to_string(), Clone::clone)
    }

    fn group(&self, found: &Membership) -> Group {
        let head = self.of(&found.head);
        let entity = |id: &EntityId| GroupEntity { id: id.to_string(), name: self.of(id) };
        Group {
            id: found.head.to_string(),
            path: found.path.iter().map(entity).collect(),
            ending: in_words(&found.ending, &head, |id| self.of(id)),
            name: head,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Role;

    /// A supplier with two numbers, where each number leads to the head beside it.
    fn standing(heads: [(&str, &str); 2]) -> Standing {
        let own = Organisation {
            id: String::new(),
            role: Role::Supplier,
            kind: OrganisationKind::One,
            name: "Weir Computing Ltd".into(),
            numbers: heads.map(|(number, _)| format!("GB-COH-{number}")).to_vec(),
            postcodes: Vec::new(),
            lines: 1,
            contracts: 0,
            written: Vec::new(),
            members: Vec::new(),
            weakest: None,
            group: None,
        };
        Standing::of(&own, |id| {
            let head = heads.iter().find(|(number, _)| id.as_str().ends_with(number));
            let head = head.and_then(|(_, head)| EntityId::company(head)).unwrap();
            let path =
                if head == *id { vec![head.clone()] } else { vec![id.clone(), head.clone()] };
            Membership { head, path, ending: Ending::Top }
        })
    }

    #[test]
    fn several_numbers_give_a_group_only_where_all_lead_to_one() {
        let of_one = standing([("09900001", "09900003"), ("09900002", "09900003")]);
        assert!(matches!(of_one, Standing::Owned(found) if found.head.as_str().ends_with('3')));
        let owner_too = standing([("09900001", "09900001"), ("09900002", "09900001")]);
        assert!(matches!(owner_too, Standing::Owned(found) if found.path.len() == 2));
        let apart = standing([("09900001", "09900003"), ("09900002", "09900004")]);
        assert!(matches!(apart, Standing::Undecided));
        let half = standing([("09900001", "09900001"), ("09900002", "09900004")]);
        assert!(matches!(half, Standing::Undecided));
        let alone = standing([("09900001", "09900001"), ("09900002", "09900002")]);
        assert!(matches!(alone, Standing::Alone));
    }
}
