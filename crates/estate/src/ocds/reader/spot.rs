use evidence::Position;

use crate::ocds::error::pointer;

/// Where a release stands in its source.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Spot {
    /// The line on which its document begins, counted from 1.
    pub line: u64,
    /// In a list of documents: which of them, counted from 0.
    pub(super) document: Option<u64>,
    /// In a record package: which record, counted from 0.
    pub(super) record: Option<u64>,
    /// In a package or a record: which release, counted from 0.
    pub(super) release: Option<u64>,
    /// Whether it is a record's compiled release.
    pub(super) compiled: bool,
}

impl Spot {
    /// The JSON pointer from the top of the document.
    pub fn pointer(&self) -> String {
        let mut steps = Vec::new();
        steps.extend(self.document.map(|number| number.to_string()));
        for (name, number) in [("records", self.record), ("releases", self.release)] {
            if let Some(number) = number {
                steps.extend([name.to_owned(), number.to_string()]);
            }
        }
        if self.compiled {
            steps.push("compiledRelease".to_owned());
        }
        pointer(steps)
    }

    /// The position of the release, or of what a pointer from its top leads to.
    pub fn position(&self, within: &str) -> Position {
        Position::Json { line: self.line, pointer: self.pointer() + within }
    }
}

/// Stands for a part that is not there.
const NONE: u64 = u64::MAX;

impl Spot {
    /// The spot as plain numbers, in the order in which spots come in a source; to be put aside.
    pub(in crate::ocds) fn to_parts(self) -> [u64; 5] {
        [
            self.line,
            self.document.unwrap_or(NONE),
            self.record.unwrap_or(NONE),
            self.release.unwrap_or(NONE),
            u64::from(self.compiled),
        ]
    }

    pub(in crate::ocds) fn from_parts(parts: [u64; 5]) -> Self {
        let [line, document, record, release, compiled] = parts;
        let part = |part: u64| (part != NONE).then_some(part);
        Self {
            line,
            document: part(document),
            record: part(record),
            release: part(release),
            compiled: compiled == 1,
        }
    }
}
