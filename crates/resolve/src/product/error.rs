use thiserror::Error;

/// A fault in a vendor file, with its place.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{file}, line {line}: {problem}")]
pub struct DictionaryError {
    /// The file's name.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong, and what to do.
    pub problem: Wrong,
}

/// What can be wrong in a vendor file.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Wrong {
    /// Not TOML, or not the keys that a vendor has.
    #[error("{0}")]
    Shape(String),
    /// A text that must not be empty.
    #[error("{0} is empty: fill it in or take the line out")]
    Empty(&'static str),
    /// A capability that is not in the list.
    #[error(
        "the capability {0:?} is not in content/capabilities.toml: take one that is, and say the rest in `purpose`"
    )]
    Capability(String),
    /// A name without a letter or digit.
    #[error("{0:?} holds no letter or digit: correct it")]
    NoWord(String),
    /// One name for two things.
    #[error(
        "{name:?} is a name of {first} already: keep it with one of them, or move it to `common`"
    )]
    Twice {
        /// The name.
        name: String,
        /// What has it.
        first: String,
    },
    /// Not a company number.
    #[error("{0:?} is not a company number: give its eight characters, or leave it out")]
    CompanyNumber(String),
    /// Not a date.
    #[error("{0:?} is not a date: write 2021, 2021-07 or 2021-07-31")]
    Date(String),
    /// A period that ends before it begins.
    #[error("the period ends ({until}) before it begins ({from}): correct one of them")]
    Backwards {
        /// The first day.
        from: String,
        /// The last.
        until: String,
    },
    /// Two owners at one time.
    #[error(
        "{0:?} begins before the owner above it has ended: put owners in order, one after another"
    )]
    Overlap(String),
    /// A source that is not in the file's `[sources]`.
    #[error(
        "the source {0:?} is not in this file's [sources]: add it there, with an address or a publication's name"
    )]
    NoSource(String),
    /// A source that is none.
    #[error(
        "{0:?} is no source: give an address or a publication's name, or take out what nobody has looked up"
    )]
    NotLookedUp(String),
    /// A source that no fact uses.
    #[error(
        "no fact uses the source {0:?}: take it out, or name it with the facts that it supports"
    )]
    UnusedSource(String),
    /// A name that means other things.
    #[error(
        "{0:?} alone also means other things: put it under `common`, or write it with the vendor's name"
    )]
    Ordinary(String),
}
