use serde::{Deserialize, Serialize};

use crate::intake::{Contents, Head};

/// A publication on who owns whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OwnershipPublication {
    /// Companies House, snapshot of persons with significant control.
    SignificantControl,
    /// Companies House, basic company data.
    CompanyData,
    /// GLEIF level 2, relationship records as comma-separated values.
    Relationships,
    /// GLEIF level 2, relationship records as XML.
    RelationshipsXml,
}

impl OwnershipPublication {
    /// Its name, for people.
    pub fn name(self) -> &'static str {
        match self {
            Self::SignificantControl => "Companies House, persons with significant control",
            Self::CompanyData => "Companies House, basic company data",
            Self::Relationships => "GLEIF, relationship records (CSV)",
            Self::RelationshipsXml => "GLEIF, relationship records (XML)",
        }
    }

    /// What a file is by its beginning; none if it is none of these.
    pub(super) fn of(head: &Head) -> Option<Self> {
        if !matches!(head.contents(), Contents::Text | Contents::OtherJson | Contents::Ocds) {
            return None;
        }
        let text = head.bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&head.bytes).trim_ascii();
        let has = |word: &str| memchr::memmem::find(text, word.as_bytes()).is_some();
        match text.first()? {
            // A first line may be cut off, so that the JSON cannot be parsed yet.
            b'{' => has("\"company_number\"").then_some(Self::SignificantControl),
            b'<' => has("RelationshipRecord").then_some(Self::RelationshipsXml),
            _ => Self::of_header(text.split(|byte| *byte == b'\n').next()?),
        }
    }

    fn of_header(line: &[u8]) -> Option<Self> {
        let line = String::from_utf8_lossy(line);
        let has = |heading: &str| {
            let headings = line.split(',').map(|found| found.trim_matches([' ', '"', '\r']));
            headings.into_iter().any(|found| found.eq_ignore_ascii_case(heading))
        };
        if has("CompanyNumber") && has("CompanyName") {
            Some(Self::CompanyData)
        } else {
            has("Relationship.StartNode.NodeID").then_some(Self::Relationships)
        }
    }
}
