use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::ocds::json;

/// What the packages of a source say of all their releases.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Packages {
    /// Every licence that is stated, as written.
    pub licences: BTreeSet<String>,
    /// The name of every publisher that is stated.
    pub publishers: BTreeSet<String>,
}

impl Packages {
    /// Notes one field of a package.
    pub(super) fn note(&mut self, name: &str, value: &str) {
        match name {
            "license" => self.licences.extend(json::string(value).map(Cow::into_owned)),
            "publisher" => {
                let fields = json::fields(value).unwrap_or_default();
                let name = fields.iter().find(|(name, _)| name == "name");
                self.publishers
                    .extend(name.and_then(|(_, name)| json::string(name)).map(Cow::into_owned));
            }
            _ => {}
        }
    }

    /// Notes what a package says before its releases begin: the text of an object without its end.
    /// Whether it is a record: only that has an ocid of its own.
    pub(super) fn note_head(&mut self, head: &[u8]) -> bool {
        let head = head.trim_ascii_end();
        let head = head.strip_suffix(b",").unwrap_or(head);
        let whole = format!("{}}}", String::from_utf8_lossy(head));
        let fields = json::fields(&whole).unwrap_or_default();
        for (name, value) in &fields {
            self.note(name, value);
        }
        fields.iter().any(|(name, _)| name == "ocid")
    }
}
