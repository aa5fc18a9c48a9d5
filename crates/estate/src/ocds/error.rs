use std::fmt;

use thiserror::Error;

/// Why releases could not be merged: which release, where in it, and what is wrong there.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("release {number}{at}: {fault}", number = self.release + 1, at = At(&self.pointer))]
pub struct MergeError {
    /// The release's position in the list that was given, counted from 0.
    pub release: usize,
    /// A JSON pointer from the top of that release; empty for the release itself.
    pub pointer: String,
    /// What is wrong.
    pub fault: MergeFault,
}

struct At<'a>(&'a str);

impl fmt::Display for At<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() { Ok(()) } else { write!(f, ", at {}", self.0) }
    }
}

/// What can be wrong with a release that is to be merged.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum MergeFault {
    /// It is text, a number or a list.
    #[error("a release must be a JSON object, and this is {found}")]
    NotAnObject {
        /// What it is, such as `a string`.
        found: &'static str,
    },
    /// It is not JSON at all.
    #[error("this is not valid JSON: {reason}")]
    NotJson {
        /// What the parser says.
        reason: String,
    },
    /// It has no date.
    #[error("the release has no date, so its place in the process is unknown")]
    MissingDate,
    /// Its date is null.
    #[error("the release's date is null, so its place in the process is unknown")]
    NullDate,
    /// Its date is a number, an object or a list.
    #[error("the release's date must be a string, and this is {found}")]
    NonStringDate {
        /// What it is.
        found: &'static str,
    },
    /// One release has a plain value where another has an object or a list of objects.
    #[error("an earlier release has {earlier} here, and this release has {now}")]
    InconsistentType {
        /// What stands there already.
        earlier: &'static str,
        /// What this release has.
        now: &'static str,
    },
    /// Two objects of one list have the same id, and the caller asked to be told.
    #[error("more than one object of this list has the id {id}")]
    DuplicateId {
        /// The id as JSON.
        id: String,
    },
    /// Objects are nested beyond any real release.
    #[error("objects are nested more than {limit} deep")]
    TooDeep {
        /// The limit.
        limit: usize,
    },
}

impl MergeFault {
    pub(super) fn not_json(error: &serde_json::Error) -> Self {
        let (line, column) = (error.line(), error.column());
        let reason = error.to_string();
        let reason = reason.trim_end_matches(&format!(" at line {line} column {column}"));
        // Most releases stand on one line, and then its number says nothing.
        let on_line = if line > 1 { format!("line {line}, ") } else { String::new() };
        Self::NotJson { reason: format!("{reason}, at {on_line}column {column} of the release") }
    }

    /// What the owner of the file can do, in one sentence.
    pub fn remedy(&self) -> &'static str {
        match self {
            Self::NotAnObject { .. } => "Give releases, or packages or lists of releases.",
            Self::NotJson { .. } => "Mend or leave out this release.",
            Self::MissingDate | Self::NullDate | Self::NonStringDate { .. } => {
                "Give every release a date, such as \"2026-03-31T09:00:00Z\"."
            }
            Self::InconsistentType { .. } => {
                "Use the same type for a field in every release of a process."
            }
            Self::DuplicateId { .. } => {
                "Give each object its own id, or choose another behaviour for collisions."
            }
            Self::TooDeep { .. } => "Leave this release out: no OCDS release is nested so deeply.",
        }
    }

    /// The rule's name for a finding.
    pub fn rule(&self) -> &'static str {
        match self {
            Self::NotAnObject { .. } => "release-not-an-object",
            Self::NotJson { .. } => "release-not-json",
            Self::MissingDate => "release-date-missing",
            Self::NullDate => "release-date-null",
            Self::NonStringDate { .. } => "release-date-not-a-string",
            Self::InconsistentType { .. } => "release-type-inconsistent",
            Self::DuplicateId { .. } => "release-id-repeated",
            Self::TooDeep { .. } => "release-too-deep",
        }
    }
}

/// A fault on its way up: each level of nesting adds its own step to the pointer.
#[derive(Debug)]
pub(super) struct Fault {
    fault: MergeFault,
    steps: Vec<String>,
}

impl Fault {
    pub(super) fn under(mut self, step: impl Into<String>) -> Self {
        self.steps.push(step.into());
        self
    }

    pub(super) fn of(self, release: usize) -> MergeError {
        MergeError { release, pointer: pointer(self.steps.iter().rev()), fault: self.fault }
    }
}

impl From<MergeFault> for Fault {
    fn from(fault: MergeFault) -> Self {
        Self { fault, steps: Vec::new() }
    }
}

impl From<serde_json::Error> for Fault {
    fn from(error: serde_json::Error) -> Self {
        MergeFault::not_json(&error).into()
    }
}

/// A JSON pointer (RFC 6901) of these steps.
pub(super) fn pointer<S: AsRef<str>>(steps: impl IntoIterator<Item = S>) -> String {
    let mut text = String::new();
    for step in steps {
        text.push('/');
        for letter in step.as_ref().chars() {
            match letter {
                '~' => text.push_str("~0"),
                '/' => text.push_str("~1"),
                other => text.push(other),
            }
        }
    }
    text
}
