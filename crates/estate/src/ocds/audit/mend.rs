//! Mending what went wrong on a release's way here, and remembering what stood there.

use serde_json::{Map, Value};

use super::field_names::is_field_name;
use crate::ocds::error::pointer;
use crate::text::repair;

/// Something that was mended: where in the release, as it stood, as it was read.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Mended {
    pub(super) pointer: String,
    pub(super) raw: String,
    pub(super) repaired: String,
}

/// Mends the texts of a release, and field names that a line wrap has broken.
pub(super) fn mend(release: &mut Value) -> Vec<Mended> {
    let mut mending = Mending { mended: Vec::new() };
    mending.value(release, &Path::Top);
    mending.mended
}

/// The way to a value. It becomes a pointer only where something was mended, for most releases have
/// nothing to mend.
#[derive(Clone, Copy)]
enum Path<'a> {
    Top,
    Field(&'a Path<'a>, &'a str),
    Item(&'a Path<'a>, usize),
}

impl Path<'_> {
    fn steps(&self) -> Vec<String> {
        match self {
            Self::Top => Vec::new(),
            Self::Field(above, name) => above.then((*name).to_owned()),
            Self::Item(above, position) => above.then(position.to_string()),
        }
    }

    fn then(&self, step: String) -> Vec<String> {
        let mut steps = self.steps();
        steps.push(step);
        steps
    }
}

struct Mending {
    mended: Vec<Mended>,
}

impl Mending {
    fn value(&mut self, value: &mut Value, at: &Path<'_>) {
        match value {
            Value::String(text) => {
                if let Some(repaired) = repair(text) {
                    let raw = std::mem::replace(text, repaired.clone());
                    self.note(at, raw, repaired);
                }
            }
            Value::Array(items) => {
                for (position, item) in items.iter_mut().enumerate() {
                    self.value(item, &Path::Item(at, position));
                }
            }
            Value::Object(fields) => {
                self.names(fields, at);
                for (name, field) in fields.iter_mut() {
                    self.value(field, &Path::Field(at, name));
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }

    /// Names with white space in them that are a field's name without it, unless the object has
    /// that field already.
    fn names(&mut self, fields: &mut Map<String, Value>, at: &Path<'_>) {
        let has_space = |name: &str| name.contains(char::is_whitespace);
        if !fields.keys().any(|name| has_space(name)) {
            return;
        }
        let mut named = Map::with_capacity(fields.len());
        let before = std::mem::take(fields);
        let there: Vec<String> = before.keys().cloned().collect();
        for (raw, value) in before {
            let whole: String = raw.chars().filter(|letter| !letter.is_whitespace()).collect();
            let is_free = !named.contains_key(&whole) && !there.contains(&whole);
            if has_space(&raw) && is_field_name(&whole) && is_free {
                self.note(&Path::Field(at, &raw), raw.clone(), whole.clone());
                named.insert(whole, value);
            } else {
                named.insert(raw, value);
            }
        }
        *fields = named;
    }

    fn note(&mut self, at: &Path<'_>, raw: String, repaired: String) {
        self.mended.push(Mended { pointer: pointer(at.steps()), raw, repaired });
    }
}
