use chrono::NaiveDate;
use hashbrown::HashMap;

use super::{Control, Edge, Entity, EntityId, FormerName};

/// How many owners above one another are followed.
const DEEPEST: usize = 64;

/// Who owned whom, and which group an entity belonged to on a day. Entities are never merged: each
/// keeps its own id, and a group is only the entity at its top.
///
/// ```
/// use resolve::ownership::{Groups, EntityId};
/// let groups = Groups::new(Vec::new());
/// let entity = EntityId::company("1628868").ok_or("a number")?;
/// let day = chrono::NaiveDate::from_ymd_opt(2024, 1, 1).ok_or("a day")?;
/// assert_eq!(groups.membership(&entity, day).head, entity);
/// # Ok::<(), &str>(())
/// ```
#[derive(Debug, Default)]
pub struct Groups {
    edges: Vec<Edge>,
    /// For each owned entity its edges, by position.
    owners: HashMap<EntityId, Vec<usize>>,
    entities: HashMap<EntityId, Entity>,
}

/// The group that an entity belonged to on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Membership {
    /// The entity at the top, by which the group is known. The entity itself when nobody controls it.
    pub head: EntityId,
    /// The entities from the one asked for up to the head, both included.
    pub path: Vec<EntityId>,
    /// Why the path ends there.
    pub ending: Ending,
}

/// Why a path up through owners ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ending {
    /// Nobody is known to control the head.
    Top,
    /// Several that are not of one group each control the head: it belongs to none of them alone.
    Joint(Vec<EntityId>),
    /// These control one another in a circle; the head is the first of them by id.
    Circle(Vec<EntityId>),
    /// More owners above one another than are followed.
    TooDeep,
}

impl Groups {
    /// Groups from edges, in any order.
    pub fn new(edges: Vec<Edge>) -> Self {
        let mut owners: HashMap<EntityId, Vec<usize>> = HashMap::new();
        for (at, edge) in edges.iter().enumerate() {
            owners.entry(edge.owned.clone()).or_default().push(at);
        }
        Self { edges, owners, entities: HashMap::new() }
    }

    /// Adds what a register says of an entity; the later of two for one id stands.
    pub fn register(&mut self, entity: Entity) {
        self.entities.insert(entity.id.clone(), entity);
    }

    /// What a register says of an entity.
    pub fn entity(&self, id: &EntityId) -> Option<&Entity> {
        self.entities.get(id)
    }

    /// The names that an entity had before, oldest first.
    pub fn former_names(&self, id: &EntityId) -> &[FormerName] {
        self.entities.get(id).map_or(&[], |entity| &entity.former_names)
    }

    /// Every edge, in the order given.
    pub fn edges(&self) -> &[Edge] {
        &self.edges
    }

    /// Every edge in which an entity is owned, in the order given.
    pub fn owners(&self, id: &EntityId) -> impl Iterator<Item = &Edge> {
        let at = self.owners.get(id).map_or(&[][..], Vec::as_slice);
        at.iter().filter_map(|at| self.edges.get(*at))
    }

    /// The group that an entity belonged to on a day, through majority control.
    pub fn membership(&self, id: &EntityId, day: NaiveDate) -> Membership {
        Climb { groups: self, day, known: HashMap::new(), stack: Vec::new() }.climb(id)
    }

    /// Whether two entities were of one group on a day. One that is only jointly controlled, or
    /// whose owners are not known to their end, heads a group of its own.
    pub fn same_group(&self, left: &EntityId, right: &EntityId, day: NaiveDate) -> bool {
        self.membership(left, day).head == self.membership(right, day).head
    }

    /// Those who held an entity on a day with this much control, each once, by id.
    fn held_by(&self, id: &EntityId, control: Control, day: NaiveDate) -> Vec<EntityId> {
        let holds = |edge: &&Edge| edge.control == control && edge.holds_on(day);
        let mut owners: Vec<EntityId> =
            self.owners(id).filter(holds).map(|edge| edge.owner.clone()).collect();
        owners.sort_unstable();
        owners.dedup();
        owners
    }
}

/// One climb from an entity to its head. What was found above an entity is kept, so that each is
/// looked at once however many paths lead to it.
struct Climb<'a> {
    groups: &'a Groups,
    day: NaiveDate,
    known: HashMap<EntityId, Membership>,
    stack: Vec<EntityId>,
}

impl Climb<'_> {
    fn climb(&mut self, id: &EntityId) -> Membership {
        if let Some(found) = self.known.get(id) {
            return found.clone();
        }
        if let Some(at) = self.stack.iter().position(|open| open == id) {
            return circle(id, self.stack.get(at..).unwrap_or_default());
        }
        if self.stack.len() >= DEEPEST {
            return ends(id, Ending::TooDeep);
        }
        self.stack.push(id.clone());
        let found = self.above(id);
        self.stack.pop();
        self.known.insert(id.clone(), found.clone());
        found
    }

    fn above(&mut self, id: &EntityId) -> Membership {
        let majority = self.groups.held_by(id, Control::Majority, self.day);
        let ultimate = self.groups.held_by(id, Control::Ultimate, self.day);
        let direct = self.through(id, &majority);
        match (direct, ultimate.as_slice()) {
            // The owners next above are known only part of the way; the one said to be at the top is beyond.
            (Some(direct), [top]) if direct.ending == Ending::Top && !direct.path.contains(top) => {
                join(&direct.path, self.climb(top))
            }
            (Some(direct), _) => direct,
            (None, owners) => self.through(id, owners).unwrap_or_else(|| ends(id, Ending::Top)),
        }
    }

    /// Up through owners, if there is one. Registers often list an owner's owner beside the owner:
    /// that is no joint control when all lead to one head.
    fn through(&mut self, id: &EntityId, owners: &[EntityId]) -> Option<Membership> {
        let mut found: Vec<Membership> = owners.iter().map(|owner| self.climb(owner)).collect();
        let first = found.first()?;
        if found.iter().any(|other| other.head != first.head) {
            return Some(ends(id, Ending::Joint(owners.to_vec())));
        }
        // The longest path shows the most owners between.
        found.sort_by_key(|membership| std::cmp::Reverse(membership.path.len()));
        let longest = found.into_iter().next()?;
        if let Ending::Circle(members) = &longest.ending
            && members.contains(id)
        {
            return Some(circle(id, members));
        }
        Some(join(std::slice::from_ref(id), longest))
    }
}

fn ends(id: &EntityId, ending: Ending) -> Membership {
    Membership { head: id.clone(), path: vec![id.clone()], ending }
}

fn circle(id: &EntityId, members: &[EntityId]) -> Membership {
    let mut members = members.to_vec();
    members.sort_unstable();
    let head = members.first().unwrap_or(id).clone();
    let path = if head == *id { vec![head.clone()] } else { vec![id.clone(), head.clone()] };
    Membership { head, path, ending: Ending::Circle(members) }
}

fn join(below: &[EntityId], above: Membership) -> Membership {
    let mut path = below.to_vec();
    path.extend(above.path);
    Membership { path, ..above }
}
