use std::io::Read;

use serde_json::{Map, Value};
use thiserror::Error;

use super::rules::{FieldRule, Rules};

/// Why a schema gives no merge rules.
#[derive(Debug, Error)]
pub enum SchemaError {
    /// It could not be read, or is not JSON.
    #[error("the schema is not valid JSON: {0}")]
    NotJson(#[from] serde_json::Error),
    /// It has no `properties`.
    #[error("the schema has no \"properties\", so it is not a release schema")]
    NoProperties,
    /// It refers to another document.
    #[error(
        "the schema refers to {0}, which is not in it: give a schema whose references all begin \
         with \"#\""
    )]
    Elsewhere(String),
    /// It refers to a place that is not there.
    #[error("the schema refers to {0}, and there is nothing there")]
    Dangling(String),
    /// It describes itself without end.
    #[error("the schema describes itself without end, at {0}")]
    Endless(String),
}

/// No release schema nests its fields nearly so deeply; one that does refers to itself.
const DEEPEST: usize = 64;

impl Rules {
    /// The rules that a release schema states (JSON Schema draft 4; OCDS 1.0 or 1.1). References
    /// must stay inside the schema: nothing is ever fetched.
    ///
    /// # Errors
    /// If it is not JSON, not a release schema, or has a reference that leads nowhere.
    pub fn from_schema(schema: impl Read) -> Result<Self, SchemaError> {
        Self::from_schema_value(&serde_json::from_reader(std::io::BufReader::new(schema))?)
    }

    /// The same, of a schema that is already parsed.
    ///
    /// # Errors
    /// As [`Rules::from_schema`].
    pub fn from_schema_value(schema: &Value) -> Result<Self, SchemaError> {
        let mut walk = Walk { schema, path: Vec::new(), rules: Self::default() };
        let properties = schema.get("properties").ok_or(SchemaError::NoProperties)?;
        let properties = walk.resolve(properties)?.as_object().ok_or(SchemaError::NoProperties)?;
        walk.properties(properties)?;
        Ok(walk.rules)
    }
}

struct Walk<'a> {
    schema: &'a Value,
    path: Vec<&'a str>,
    rules: Rules,
}

impl<'a> Walk<'a> {
    fn properties(&mut self, properties: &'a Map<String, Value>) -> Result<(), SchemaError> {
        if self.path.len() > DEEPEST {
            return Err(SchemaError::Endless(self.path.join("/")));
        }
        for (name, field) in properties {
            self.path.push(name);
            let field = self.resolve(field)?;
            self.field(field)?;
            self.path.pop();
        }
        Ok(())
    }

    fn field(&mut self, field: &'a Value) -> Result<(), SchemaError> {
        // OCDS 1.0 says the same as 1.1 in other words.
        let says = |word, strategy| {
            truthy(field.get(word)) || field.get("mergeStrategy") == Some(&Value::from(strategy))
        };
        if says("omitWhenMerged", "ocdsOmit") {
            self.rule(FieldRule::Omit);
        } else if has_type(field, "array") && says("wholeListMerge", "ocdsVersion") {
            self.rule(FieldRule::WholeList);
        } else if has_type(field, "object") && field.get("properties").is_some() {
            if let Some(properties) = self.properties_of(field)? {
                self.properties(properties)?;
            }
        } else if has_type(field, "array")
            && let Some(items) = field.get("items")
        {
            self.items(items)?;
        }
        Ok(())
    }

    fn items(&mut self, items: &'a Value) -> Result<(), SchemaError> {
        let items = self.resolve(items)?;
        if types(items).any(|kind| kind != "object") {
            self.rule(FieldRule::WholeList);
        } else if has_type(items, "object")
            && let Some(properties) = self.properties_of(items)?
        {
            if properties.contains_key("id") {
                self.properties(properties)?;
            } else {
                self.rule(FieldRule::WholeList);
            }
        }
        Ok(())
    }

    fn rule(&mut self, rule: FieldRule) {
        self.rules.at(&self.path).field = Some(rule);
    }

    fn properties_of(&self, of: &'a Value) -> Result<Option<&'a Map<String, Value>>, SchemaError> {
        of.get("properties").map_or(Ok(None), |found| Ok(self.resolve(found)?.as_object()))
    }

    /// Follows `$ref` to what it stands for. In draft 4 whatever stands beside a `$ref` is void.
    fn resolve(&self, mut value: &'a Value) -> Result<&'a Value, SchemaError> {
        for _ in 0..DEEPEST {
            let Some(reference) = value.get("$ref").and_then(Value::as_str) else {
                return Ok(value);
            };
            let Some(pointer) = reference.strip_prefix('#') else {
                return Err(SchemaError::Elsewhere(reference.to_owned()));
            };
            value = self
                .schema
                .pointer(pointer)
                .ok_or_else(|| SchemaError::Dangling(reference.to_owned()))?;
        }
        Err(SchemaError::Endless(self.path.join("/")))
    }
}

fn types(field: &Value) -> impl Iterator<Item = &str> {
    let (one, many) = match field.get("type") {
        Some(Value::String(one)) => (Some(one.as_str()), None),
        Some(Value::Array(many)) => (None, Some(many.iter().filter_map(Value::as_str))),
        _ => (None, None),
    };
    one.into_iter().chain(many.into_iter().flatten())
}

fn has_type(field: &Value, wanted: &str) -> bool {
    types(field).any(|kind| kind == wanted)
}

fn truthy(value: Option<&Value>) -> bool {
    value == Some(&Value::Bool(true))
}
