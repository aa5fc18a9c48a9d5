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
    let mut mending = Mending { steps: Vec::new(), mended: Vec::new() };
    mending.value(release);
    mending.mended
}

struct Mending {
    steps: Vec<String>,
    mended: Vec<Mended>,
}

impl Mending {
    fn value(&mut self, value: &mut Value) {
        match value {
            Value::String(text) => {
                if let Some(repaired) = repair(text) {
                    let raw = std::mem::replace(text, repaired.clone());
                    self.note(raw, repaired);
                }
            }
            Value::Array(items) => {
                for (position, item) in items.iter_mut().enumerate() {
                    self.under(position.to_string(), item);
                }
            }
            Value::Object(fields) => {
                self.names(fields);
                for (name, field) in fields {
                    self.under(name.clone(), field);
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }

    fn under(&mut self, step: String, value: &mut Value) {
        if matches!(value, Value::Null | Value::Bool(_) | Value::Number(_)) {
            return;
        }
        self.steps.push(step);
        self.value(value);
        self.steps.pop();
    }

    /// Names with white space in them that are a field's name without it, unless the object has
    /// that field already.
    fn names(&mut self, fields: &mut Map<String, Value>) {
        let has_space = |name: &str| name.contains(char::is_whitespace);
        if !fields.keys().any(|name| has_space(name)) {
            return;
        }
        let mut named = Map::with_capacity(fields.len());
        for (raw, value) in std::mem::take(fields) {
            let whole: String = raw.chars().filter(|letter| !letter.is_whitespace()).collect();
            if has_space(&raw) && is_field_name(&whole) && !named.contains_key(&whole) {
                self.steps.push(raw.clone());
                self.note(raw, whole.clone());
                self.steps.pop();
                named.insert(whole, value);
            } else {
                named.insert(raw, value);
            }
        }
        *fields = named;
    }

    fn note(&mut self, raw: String, repaired: String) {
        self.mended.push(Mended { pointer: pointer(&self.steps), raw, repaired });
    }
}
