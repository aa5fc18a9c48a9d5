//! A briefing as headings, sentences and tables: the document and the page show the same.

mod inferred;
mod published;
mod said;

use super::Briefing;

/// What stands where a source says nothing.
const NOT_STATED: &str = "not stated";
/// What stands where nobody knows.
const NOT_KNOWN: &str = "not known";

/// A section of a briefing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BriefingSection {
    /// What addresses call it.
    pub id: &'static str,
    /// Its heading.
    pub heading: &'static str,
    /// What kind of knowledge it holds.
    pub about: &'static str,
    /// What it holds.
    pub parts: Vec<BriefingPart>,
}

/// A part of a section: sentences, and a table below them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BriefingPart {
    /// Its heading; blank where the section's is enough.
    pub heading: String,
    /// Sentences.
    pub says: Vec<String>,
    /// The headings of the table's columns.
    pub head: Vec<&'static str>,
    /// Its rows; each cell holds lines.
    pub rows: Vec<Vec<Vec<String>>>,
}

impl Briefing {
    /// The briefing as headings, sentences and tables.
    pub fn sections(&self) -> Vec<BriefingSection> {
        vec![
            BriefingSection {
                id: "published",
                heading: "1. Published facts",
                about: "As sources state them, each with its file and row. What a body has corrected in its own row stands in section 2.",
                parts: vec![self.contracts(), self.payments(), self.names(), self.numbers()],
            },
            BriefingSection {
                id: "inferred",
                heading: "2. Inference",
                about: "What bodies corrected, and what was joined and reckoned. No source states it, and it may be wrong: ask before you rely on it.",
                parts: vec![
                    self.said(),
                    self.decisions(),
                    self.doubts(),
                    self.overlaps(),
                    self.joined(),
                ],
            },
            BriefingSection {
                id: "unknown",
                heading: "3. What is not known",
                about: "What this does not tell, and how far it reaches.",
                parts: vec![BriefingPart {
                    says: self.not_known.clone(),
                    ..BriefingPart::default()
                }],
            },
        ]
    }
}

fn cells<const N: usize>(texts: [String; N]) -> Vec<Vec<String>> {
    texts.map(|text| vec![text]).to_vec()
}
