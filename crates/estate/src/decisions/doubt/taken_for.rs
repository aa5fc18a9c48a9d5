use serde::{Deserialize, Serialize};

/// A supplier whose name in the record is another than the one that it is shown by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakenFor {
    /// As the record writes it.
    pub written: String,
    /// The organisation that it is taken for, by the best of the ways in which that is written.
    pub shown: String,
    /// Why, where one link leads from one to the other or the least sure of several does.
    pub because: Option<TakenBecause>,
}

/// The least sure of the links from one way of writing to another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakenBecause {
    /// In words.
    pub why: String,
    /// How likely both are one organisation, in whole hundredths and never all of them.
    pub percent: u8,
}

impl TakenFor {
    /// What a record names its suppliers, and whom they are taken for.
    pub(super) fn all(suppliers: &[Self], by_body: bool) -> String {
        let who = if by_body { "its body" } else { "the source" };
        let each: Vec<String> = suppliers.iter().map(Self::words).collect();
        format!("{who} names the supplier {}", each.join(", and "))
    }

    fn words(&self) -> String {
        let Self { written, shown, because } = self;
        let because = because
            .as_ref()
            .map(|own| format!(" ({}, {} % sure)", own.why, own.percent))
            .unwrap_or_default();
        format!("\"{written}\"; it is taken for {shown}{because}")
    }
}
