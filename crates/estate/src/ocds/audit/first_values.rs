use std::collections::BTreeMap;

use serde_json::Value;

use super::amounts::net;
use super::intake;
use crate::Money;
use crate::ocds::json;

/// The values that the awards and contracts of a process had when they were first published, which
/// compiling writes later ones over.
#[derive(Debug, Default)]
pub(super) struct FirstValues(BTreeMap<(&'static str, String), Money>);

impl FirstValues {
    /// Reads the releases of one process, given in any order.
    pub(super) fn of(releases: &[&str]) -> Self {
        let mut first = Self::default();
        // Of one release, its values are the first and the last.
        if releases.len() < 2 {
            return first;
        }
        let mut by_date: Vec<_> = releases.iter().map(|text| (intake::date(text), *text)).collect();
        by_date.sort_by(|(one, _), (other, _)| one.cmp(other));
        for (_, text) in by_date {
            first.take(text);
        }
        first
    }

    fn take(&mut self, release: &str) {
        let fields = json::fields(release).unwrap_or_default();
        for list in ["awards", "contracts"] {
            let field = fields.iter().rev().find(|(name, _)| name == list);
            let items = field.and_then(|(_, text)| serde_json::from_str::<Vec<Value>>(text).ok());
            for item in items.into_iter().flatten() {
                let id = item.get("id").map(Value::to_string);
                if let Some((id, value)) = id.zip(net(item.get("value"))) {
                    self.0.entry((list, id)).or_insert(value);
                }
            }
        }
    }

    /// What an award or contract was first said to be worth.
    pub(super) fn get(&self, list: &'static str, of: &Value) -> Option<&Money> {
        self.0.get(&(list, of.get("id")?.to_string()))
    }
}
