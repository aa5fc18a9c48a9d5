use std::collections::BTreeMap;

use super::{DictionaryError, Wrong, line_of};

const FILE: &str = "capabilities.toml";
const TEXT: &str =
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../content/capabilities.toml"));

/// What software is for: the words by which products are compared, each with what it means.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Capabilities(BTreeMap<String, String>);

impl Capabilities {
    /// The list built into the program, of `content/capabilities.toml`.
    ///
    /// # Errors
    /// When that file is not of lines `"capability" = "meaning"`, which a test of this crate would have shown.
    pub fn built_in() -> Result<Self, DictionaryError> {
        toml::from_str(TEXT).map(Self).map_err(|error| {
            let at = error.span().map_or(0, |span| span.start);
            let problem = Wrong::Shape(error.message().to_owned());
            DictionaryError { file: FILE.to_owned(), line: line_of(TEXT, at), problem }
        })
    }

    /// Each capability with its meaning, in the order of the alphabet.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, meaning)| (name.as_str(), meaning.as_str()))
    }

    /// The capability of this name, in capitals or not, as the list writes it.
    pub(super) fn find(&self, name: &str) -> Option<&str> {
        self.iter().map(|(own, _)| own).find(|own| own.eq_ignore_ascii_case(name))
    }
}

/// Which capabilities the products of a vendor file may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Allowed {
    /// Those of the list only.
    Listed,
    /// Those of the list, and words of one's own for work that it does not have.
    Any,
}
