use std::ops::Range;

use super::Origin;
use super::record::Record;

/// Some whole groups of releases.
#[derive(Default)]
pub(in crate::ocds) struct Batch {
    bytes: Vec<u8>,
    groups: Vec<Span>,
}

struct Span {
    key: Range<usize>,
    members: Vec<(Origin, Range<usize>)>,
}

/// Releases that belong together.
pub(in crate::ocds) struct Group<'a> {
    pub(in crate::ocds) key: &'a str,
    pub(in crate::ocds) members: Vec<Member<'a>>,
}

/// One of them.
pub(in crate::ocds) struct Member<'a> {
    pub(in crate::ocds) origin: Origin,
    pub(in crate::ocds) text: &'a str,
}

impl Batch {
    pub(in crate::ocds) fn is_empty(&self) -> bool {
        self.groups.is_empty()
    }

    pub(in crate::ocds) fn len(&self) -> usize {
        self.groups.len()
    }

    pub(in crate::ocds) fn group(&self, number: usize) -> Option<Group<'_>> {
        let span = self.groups.get(number)?;
        let members = span.members.iter();
        Some(Group {
            key: self.text(&span.key),
            members: members
                .map(|(origin, text)| Member { origin: *origin, text: self.text(text) })
                .collect(),
        })
    }

    /// Takes a record in; false if it begins a new group and there is enough already.
    pub(super) fn take(&mut self, record: Record<'_>, size: usize) -> bool {
        let same = self.groups.last().is_some_and(|group| {
            self.bytes.get(group.key.clone()).is_some_and(|key| key == record.key)
        });
        if !same {
            if self.bytes.len() >= size {
                return false;
            }
            let key = self.append(record.key);
            self.groups.push(Span { key, members: Vec::new() });
        }
        let text = self.append(record.text);
        if let Some(group) = self.groups.last_mut() {
            group.members.push((record.origin, text));
        }
        true
    }

    fn append(&mut self, part: &[u8]) -> Range<usize> {
        let start = self.bytes.len();
        self.bytes.extend_from_slice(part);
        start..self.bytes.len()
    }

    /// Only what was checked to be UTF-8 is pushed.
    fn text(&self, range: &Range<usize>) -> &str {
        std::str::from_utf8(self.bytes.get(range.clone()).unwrap_or_default()).unwrap_or_default()
    }
}
