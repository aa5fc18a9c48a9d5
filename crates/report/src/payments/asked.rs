use std::collections::{BTreeSet, HashMap};

use resolve::name_key;

/// What stands for a cell that says nothing, as figures name it.
const NOT_STATED: &str = "(not stated)";

/// Which payment lines are asked for; what is not said is not narrowed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PaymentsAsked {
    /// Who paid.
    pub buyer: Option<PaymentParty>,
    /// Who was paid.
    pub supplier: Option<PaymentParty>,
    /// The category as figures name it, in whatever case and punctuation.
    pub category: Option<String>,
    /// The file that holds them, and the sheet where a workbook has several.
    pub file: Option<(String, Option<String>)>,
    /// The currency.
    pub currency: Option<String>,
    /// Only those without a date.
    pub is_undated: bool,
}

/// One side of a payment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PaymentParty {
    /// One of these organisations, by their ids.
    AnyOf(BTreeSet<String>),
    /// Nobody, by the word that stands where a name would: `Redacted`.
    Nobody(String),
}

impl PaymentParty {
    /// Whether a line names it.
    pub(super) fn is(
        &self,
        organisation: Option<&str>,
        alike: &mut Alike,
        written: Option<&str>,
    ) -> bool {
        match self {
            Self::AnyOf(ids) => organisation.is_some_and(|id| ids.contains(id)),
            Self::Nobody(_) => organisation.is_none() && alike.is(written.unwrap_or_default()),
        }
    }

    /// What the words of a line are held against, where it is nobody.
    pub(super) fn alike(&self) -> Alike {
        match self {
            Self::AnyOf(_) => Alike::default(),
            Self::Nobody(name) => Alike::to(name),
        }
    }
}

/// Which words say the same as one heading; each is looked at once, for lines repeat them.
#[derive(Default)]
pub(super) struct Alike {
    heading: String,
    known: HashMap<String, bool>,
}

impl Alike {
    pub(super) fn to(heading: &str) -> Self {
        Self { heading: key(heading), known: HashMap::new() }
    }

    pub(super) fn is(&mut self, written: &str) -> bool {
        if let Some(known) = self.known.get(written) {
            return *known;
        }
        let same = key(written) == self.heading;
        self.known.insert(written.to_owned(), same);
        same
    }
}

fn key(text: &str) -> String {
    let text = if text.is_empty() { NOT_STATED } else { text };
    let key = name_key(text);
    if key.is_empty() { text.to_owned() } else { key }
}
