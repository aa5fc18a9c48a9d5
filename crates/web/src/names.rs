//! From the ways in which records write organisations to the organisations.

use std::collections::HashMap;

use estate::{Organisation, Role};
use evidence::content_id;

/// The ids of the organisations of one side, by every way in which they are written.
#[derive(Default)]
pub(crate) struct Names {
    ids: HashMap<String, String>,
}

impl Names {
    pub(crate) fn of(organisations: &[Organisation], role: Role) -> Self {
        let mut names = Self::default();
        let own = || organisations.iter().filter(|own| own.role == role);
        // As written goes before the same without regard to capitals.
        for (of, id) in own().flat_map(|own| own.written.iter().map(move |way| (way, &own.id))) {
            names.ids.entry(plain(&of.name)).or_insert_with(|| id.clone());
        }
        for (of, id) in own().flat_map(|own| own.written.iter().map(move |way| (way, &own.id))) {
            names.ids.entry(plain(&of.name).to_lowercase()).or_insert_with(|| id.clone());
        }
        names
    }

    /// The id of whoever is written so; of nobody that is known, one derived from the name.
    pub(crate) fn id(&self, name: &str) -> String {
        let name = plain(name);
        let known = self.ids.get(&name).or_else(|| self.ids.get(&name.to_lowercase()));
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
