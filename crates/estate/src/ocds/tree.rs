//! The merged release while it grows: what each field holds, release after release.

use std::borrow::Cow;
use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

use hashbrown::DefaultHashBuilder;
use indexmap::IndexMap;

use super::error::{Fault, MergeFault};
use super::json::{self, Number};
use super::rules::{FieldRule, Matching, Rules};

/// The fields of an object, in the order in which releases first gave them.
pub(super) type Object<'a> = IndexMap<Cow<'a, str>, Node<'a>, DefaultHashBuilder>;

/// What a field holds.
#[derive(Debug)]
pub(super) enum Node<'a> {
    /// The latest value.
    Latest(&'a str),
    /// Every value it ever had.
    History(Vec<Version<'a>>),
    /// An object, merged field by field.
    Object(Object<'a>),
    /// A list of objects, merged object by object.
    List(List<'a>),
}

/// A value, and the release that gave it.
#[derive(Debug)]
pub(super) struct Version<'a> {
    pub(super) release: usize,
    pub(super) value: &'a str,
}

/// A list of objects and which of them is which.
#[derive(Debug, Default)]
pub(super) struct List<'a> {
    positions: HashMap<Identity<'a>, usize, DefaultHashBuilder>,
    /// Nulls that stood here before there was a list, if history is kept; they are written first,
    /// as the reference implementation does.
    pub(super) nulls: Vec<Version<'a>>,
    pub(super) items: Vec<Item<'a>>,
}

/// An object of a list.
#[derive(Debug)]
pub(super) struct Item<'a> {
    /// Its id as first given. An id tells objects apart, so it is never merged or versioned.
    pub(super) id: Option<&'a str>,
    pub(super) fields: Object<'a>,
}

/// What tells an object of a list from the others. `1` and `"1"` are different.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Identity<'a> {
    Position(usize),
    Null,
    Text(Cow<'a, str>),
    Number(Number),
    Other(&'a str),
}

impl<'a> Identity<'a> {
    pub(super) fn of(id: &'a str) -> Self {
        match id.bytes().next() {
            Some(b'n') => Self::Null,
            Some(b'"') => json::string(id).map_or(Self::Other(id), Self::Text),
            Some(b'{' | b'[' | b't' | b'f') => Self::Other(id),
            _ => Self::Number(Number::of(id)),
        }
    }
}

/// Takes one release into a merged release.
#[derive(Clone, Copy)]
pub(super) struct Folding {
    /// Its number, if every value is to be kept with the release that gave it.
    pub(super) versions_of: Option<usize>,
    /// Whether two objects with one id in one list are an error.
    pub(super) ids_must_differ: bool,
}

/// Whether anything was taken in: an object with nothing in it leaves no trace in the merged one.
type Taken = Result<bool, Fault>;

impl Folding {
    /// Takes the fields of an object in.
    pub(super) fn object<'a>(
        self,
        into: &mut Object<'a>,
        fields: json::Fields<'a>,
        rules: Option<&Rules>,
        depth: usize,
    ) -> Taken {
        self.fields(into, fields, rules, depth, false)
    }

    fn fields<'a>(
        self,
        into: &mut Object<'a>,
        fields: json::Fields<'a>,
        rules: Option<&Rules>,
        depth: usize,
        id_is_known: bool,
    ) -> Taken {
        if depth > json::DEEPEST {
            return Err(MergeFault::TooDeep { limit: json::DEEPEST }.into());
        }
        let mut taken = false;
        for (name, value) in fields {
            let rules = rules.and_then(|rules| rules.under(&name));
            if rules.is_some_and(|rules| rules.field == Some(FieldRule::Omit)) {
                continue;
            }
            if id_is_known && name == "id" {
                taken = true;
                continue;
            }
            let step = name.clone();
            taken |= self
                .field(into, name, value, rules, depth)
                .map_err(|fault| fault.under(step.as_ref()))?;
        }
        Ok(taken)
    }

    fn field<'a>(
        self,
        into: &mut Object<'a>,
        name: Cow<'a, str>,
        value: &'a str,
        rules: Option<&Rules>,
        depth: usize,
    ) -> Taken {
        let whole = rules.is_some_and(|rules| rules.field == Some(FieldRule::WholeList));
        match value.bytes().next() {
            Some(b'{') if !whole => self.nested(into, name, value, rules, depth),
            Some(b'[') if !whole => {
                let elements = json::elements(value)?;
                if elements.iter().all(|element| element.starts_with('{')) {
                    self.list(into, name, elements, rules, depth)
                } else {
                    self.value(into, name, value)
                }
            }
            _ => self.value(into, name, value),
        }
    }

    /// A value that is replaced whole: plain, or a list that is not merged object by object.
    fn value<'a>(self, into: &mut Object<'a>, name: Cow<'a, str>, value: &'a str) -> Taken {
        match (into.get_mut(&name), self.versions_of) {
            (None, None) => {
                into.insert(name, Node::Latest(value));
            }
            (None, Some(release)) => {
                into.insert(name, Node::History(vec![Version { release, value }]));
            }
            (Some(Node::Latest(latest)), _) => *latest = value,
            (Some(Node::History(history)), release) => {
                let release = release.unwrap_or_default();
                // Two objects of one list and one release may have the same id: the last holds.
                history.pop_if(|last| last.release == release);
                if history.last().is_none_or(|last| !json::same(last.value, value)) {
                    history.push(Version { release, value });
                }
            }
            // Null withdraws a plain value; of an object it says nothing field by field.
            (Some(_), _) if value == "null" => {}
            (Some(node), _) => return Err(node.inconsistent_with(json::kind(value))),
        }
        Ok(true)
    }

    fn nested<'a>(
        self,
        into: &mut Object<'a>,
        name: Cow<'a, str>,
        value: &'a str,
        rules: Option<&Rules>,
        depth: usize,
    ) -> Taken {
        let fields = json::fields(value)?;
        if let Some(Node::Object(object)) = into.get_mut(&name) {
            return self.object(object, fields, rules, depth + 1);
        }
        let mut object = Object::default();
        let taken = self.object(&mut object, fields, rules, depth + 1)?;
        if taken {
            settle(into, name, Node::Object(object), "an object")?;
        }
        Ok(taken)
    }

    fn list<'a>(
        self,
        into: &mut Object<'a>,
        name: Cow<'a, str>,
        elements: Vec<&'a str>,
        rules: Option<&Rules>,
        depth: usize,
    ) -> Taken {
        if let Some(Node::List(list)) = into.get_mut(&name) {
            return self.items(list, elements, rules, depth + 1);
        }
        let mut list = List::default();
        let taken = self.items(&mut list, elements, rules, depth + 1)?;
        if taken {
            if let Some(Node::History(history)) = into.get_mut(&name)
                && history.iter().all(|version| version.value == "null")
            {
                list.nulls = std::mem::take(history);
            }
            settle(into, name, Node::List(list), "a list of objects")?;
        }
        Ok(taken)
    }

    fn items<'a>(
        self,
        into: &mut List<'a>,
        elements: Vec<&'a str>,
        rules: Option<&Rules>,
        depth: usize,
    ) -> Taken {
        let mut taken = false;
        let mut seen = HashSet::new();
        for (position, element) in elements.into_iter().enumerate() {
            let here = |fault: Fault| fault.under(position.to_string());
            let fields = json::fields(element).map_err(|error| here(error.into()))?;
            let id = fields.iter().rev().find(|(name, _)| name == "id").map(|(_, id)| *id);
            let identity = match rules.and_then(|rules| rules.objects) {
                Some(Matching::Append) => None,
                Some(Matching::ByPosition) => Some(Identity::Position(position)),
                None => id.map(Identity::of),
            };
            if self.ids_must_differ
                && let Some(id) = id
                && !seen.insert(Identity::of(id))
            {
                return Err(here(MergeFault::DuplicateId { id: id.to_owned() }.into()));
            }
            taken |= self.item(into, identity, id, fields, rules, depth).map_err(here)?;
        }
        Ok(taken)
    }

    fn item<'a>(
        self,
        into: &mut List<'a>,
        identity: Option<Identity<'a>>,
        id: Option<&'a str>,
        fields: json::Fields<'a>,
        rules: Option<&Rules>,
        depth: usize,
    ) -> Taken {
        let entry = identity.map(|identity| into.positions.entry(identity));
        if let Some(Entry::Occupied(found)) = &entry
            && let Some(item) = into.items.get_mut(*found.get())
        {
            return self.fields(&mut item.fields, fields, rules, depth, item.id.is_some());
        }
        let id = id.filter(|id| *id != "null");
        let mut item = Item { id, fields: Object::default() };
        let taken = self.fields(&mut item.fields, fields, rules, depth, id.is_some())?;
        if taken {
            if let Some(Entry::Vacant(vacant)) = entry {
                vacant.insert(into.items.len());
            }
            into.items.push(item);
        }
        Ok(taken)
    }
}

impl Node<'_> {
    fn inconsistent_with(&self, now: &'static str) -> Fault {
        let earlier = match self {
            Self::Latest(value) => json::kind(value),
            Self::History(history) => history.last().map_or("null", |last| json::kind(last.value)),
            Self::Object(_) => "an object",
            Self::List(_) => "a list of objects",
        };
        MergeFault::InconsistentType { earlier, now }.into()
    }

    fn is_null(&self) -> bool {
        match self {
            Self::Latest(value) => *value == "null",
            Self::History(history) => history.iter().all(|version| version.value == "null"),
            Self::Object(_) | Self::List(_) => false,
        }
    }
}

/// Puts a new object or list in its place, unless something else stands there already.
fn settle<'a>(
    into: &mut Object<'a>,
    name: Cow<'a, str>,
    node: Node<'a>,
    kind: &'static str,
) -> Result<(), Fault> {
    match into.get(&name) {
        Some(earlier) if !earlier.is_null() => Err(earlier.inconsistent_with(kind)),
        _ => {
            into.insert(name, node);
            Ok(())
        }
    }
}
