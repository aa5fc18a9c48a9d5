//! Finding the lists in which ids cannot tell objects apart.

use std::collections::HashSet;

use super::error::{Fault, MergeFault};
use super::json::{self, Fields};
use super::rules::{FieldRule, Rules};
use super::tree::Identity;

/// The paths, by field name, of the lists of objects in which two objects have the same id or, if
/// `without_ids_too`, in which an object has none.
pub(super) fn lists(
    fields: &Fields<'_>,
    rules: &Rules,
    without_ids_too: bool,
) -> Result<Vec<Vec<String>>, Fault> {
    let mut search = Search { without_ids_too, path: Vec::new(), found: Vec::new() };
    search.object(fields, Some(rules))?;
    Ok(search.found)
}

struct Search {
    without_ids_too: bool,
    path: Vec<String>,
    found: Vec<Vec<String>>,
}

impl Search {
    fn object(&mut self, fields: &Fields<'_>, rules: Option<&Rules>) -> Result<(), Fault> {
        if self.path.len() > json::DEEPEST {
            return Err(MergeFault::TooDeep { limit: json::DEEPEST }.into());
        }
        for (name, value) in fields {
            let rules = rules.and_then(|rules| rules.under(name));
            if rules.is_some_and(|rules| is_not_merged(rules.field)) {
                continue;
            }
            self.path.push(name.clone().into_owned());
            match value.bytes().next() {
                Some(b'{') => self.object(&json::fields(value)?, rules)?,
                Some(b'[') => self.list(&json::elements(value)?, rules)?,
                _ => {}
            }
            self.path.pop();
        }
        Ok(())
    }

    fn list(&mut self, elements: &[&str], rules: Option<&Rules>) -> Result<(), Fault> {
        if !elements.iter().all(|element| element.starts_with('{')) {
            return Ok(());
        }
        let mut seen = HashSet::new();
        let mut cannot_tell = false;
        for element in elements {
            let fields = json::fields(element)?;
            let id = fields.iter().rev().find(|(name, _)| name == "id").map(|(_, id)| *id);
            cannot_tell |= id.map_or(self.without_ids_too, |id| !seen.insert(Identity::of(id)));
            self.object(&fields, rules)?;
        }
        if cannot_tell {
            self.found.push(self.path.clone());
        }
        Ok(())
    }
}

fn is_not_merged(rule: Option<FieldRule>) -> bool {
    matches!(rule, Some(FieldRule::Omit | FieldRule::WholeList))
}
