use std::io;

use evidence::Position;
use thiserror::Error;

/// Something in a source that is not a release, and where.
#[derive(Debug, Error)]
#[error("{position}: {fault}")]
pub struct ReadError {
    /// Where it is.
    pub position: Position,
    /// What is wrong there.
    pub fault: ReadFault,
    /// What stands there, if it is one record among others; otherwise empty.
    pub raw: String,
}

/// What can be wrong in a source of releases.
#[derive(Debug, Error)]
pub enum ReadFault {
    /// The source could not be read on.
    #[error("reading stopped: {0}")]
    Unreadable(#[from] io::Error),
    /// The source ends inside a value.
    #[error("the file ends in the middle of a value")]
    Truncated,
    /// Something stands where it cannot.
    #[error("{} cannot stand here", shown(*.0))]
    Unexpected(u8),
    /// One line of JSON Lines is not whole.
    #[error("the line is not a whole JSON document")]
    BrokenLine,
    /// One release is longer than can be held in memory.
    #[error("the value is longer than {limit} bytes")]
    TooLong {
        /// The longest that is read.
        limit: usize,
    },
    /// A record that says where its releases are, and does not hold them.
    #[error("the record only links to its {0} releases, and links are not followed")]
    OnlyLinks(u64),
    /// A record with nothing in it to read.
    #[error("the record holds neither releases nor a compiled release")]
    EmptyRecord,
}

impl ReadFault {
    /// Whether nothing more can be read after it.
    pub fn is_final(&self) -> bool {
        matches!(self, Self::Unreadable(_) | Self::Truncated | Self::Unexpected(_))
    }

    /// What the owner of the file can do, in one sentence.
    pub fn remedy(&self) -> &'static str {
        match self {
            Self::Unreadable(_) => "Check the file and the disk, and try again.",
            Self::Truncated => "Fetch the file again: what comes after is missing.",
            Self::Unexpected(_) => "Mend the JSON here, or fetch the file again.",
            Self::BrokenLine => "Mend or leave out this line; the others are read.",
            Self::TooLong { .. } => "Split the file into releases; no real release is this long.",
            Self::OnlyLinks(_) => "Fetch the releases it links to and give those files.",
            Self::EmptyRecord => "Give the releases of this process.",
        }
    }

    /// The rule's name for a finding.
    pub fn rule(&self) -> &'static str {
        match self {
            Self::Unreadable(_) => "json-unreadable",
            Self::Truncated => "json-truncated",
            Self::Unexpected(_) => "json-unexpected",
            Self::BrokenLine => "json-line-broken",
            Self::TooLong { .. } => "json-value-too-long",
            Self::OnlyLinks(_) => "record-only-links",
            Self::EmptyRecord => "record-empty",
        }
    }
}

fn shown(byte: u8) -> String {
    if byte.is_ascii_graphic() {
        format!("\"{}\"", char::from(byte))
    } else {
        format!("byte {byte}")
    }
}
