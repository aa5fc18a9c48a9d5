use crate::ocds::json;

/// How much of a record that only links to its releases is kept to show.
const LONGEST_SHOWN: usize = 64 * 1024;

/// What is open around the place where reading stands.
pub(super) enum Frame {
    List { of: Listed, next: u64 },
    Package(Package),
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Listed {
    Documents,
    Records,
    Releases,
}

impl Listed {
    /// What a list with this name, quoted as it is written, holds.
    pub(super) fn named(name: &[u8]) -> Option<Self> {
        match name {
            b"\"releases\"" => Some(Self::Releases),
            b"\"records\"" => Some(Self::Records),
            _ => None,
        }
    }
}

/// A package or a record, from the list that showed it to be one.
#[derive(Default)]
pub(super) struct Package {
    pub(super) is_record: bool,
    pub(super) releases: u64,
    pub(super) links: u64,
    pub(super) compiled: Option<Vec<u8>>,
    /// What the record is, to show if nothing in it can be read.
    pub(super) raw: Vec<u8>,
}

impl Package {
    pub(super) fn count_link(&mut self, link: &[u8]) {
        self.links += 1;
        if self.raw.len() + link.len() < LONGEST_SHOWN {
            self.raw.extend_from_slice(link);
        }
    }
}

/// Whether a record's release is only a link to one.
pub(super) fn is_link(release: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(release) else { return false };
    let fields = json::fields(text).unwrap_or_default();
    let has = |wanted: &str| fields.iter().any(|(name, _)| name == wanted);
    has("url") && !has("ocid")
}
