//! From the ways in which records write organisations to the organisations.

use std::collections::HashMap;
use std::sync::Arc;

use estate::{Organisation, Role};
use evidence::content_id;
use resolve::name_key;

/// The ids of the organisations of one side, by every way in which they are written.
#[derive(Default)]
pub(crate) struct Names {
    ids: HashMap<String, String>,
    /// By name without capitals, punctuation and legal form; none where two are written so.
    by_key: HashMap<String, Option<String>>,
}

impl Names {
    pub(crate) fn of(organisations: &[Arc<Organisation>], role: Role) -> Self {
        let mut names = Self::default();
        let ways = |own: &Organisation| -> Vec<(String, String)> {
            own.written.iter().map(|way| (plain(&way.name), own.id.clone())).collect()
        };
        let ways: Vec<(String, String)> = organisations
            .iter()
            .map(Arc::as_ref)
            .filter(|own| own.role == role)
            .flat_map(ways)
            .collect();
        // As written goes before the same without regard to capitals.
        for (name, id) in &ways {
            names.ids.entry(name.clone()).or_insert_with(|| id.clone());
        }
        for (name, id) in ways {
            let key = names.by_key.entry(name_key(&name)).or_insert_with(|| Some(id.clone()));
            if key.as_ref() != Some(&id) {
                *key = None;
            }
            names.ids.entry(name.to_lowercase()).or_insert(id);
        }
        names
    }

    /// The id of whoever is written so; of nobody that is known, one derived from the name.
    pub(crate) fn id(&self, name: &str) -> String {
        let name = plain(name);
        let known = self.ids.get(&name).or_else(|| self.ids.get(&name.to_lowercase()));
        let known = known.or_else(|| self.by_key.get(&name_key(&name))?.as_ref());
        known.cloned().unwrap_or_else(|| content_id("name", &[&name.to_lowercase()]))
    }

    /// The ids of the names in a cell, each once.
    pub(crate) fn ids(&self, cell: &str) -> Vec<String> {
        let mut ids: Vec<String> =
            report::ContractRow::parts(cell).map(|name| self.id(name)).collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    }
}

/// A name with one blank wherever there are several.
fn plain(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}
