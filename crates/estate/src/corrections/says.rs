use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::{Fact, FactValue};

/// What the body that holds a contract says of it: this goes before its source. A correction of one record
/// is said of every awarded record of its agreement; a confirmation, of the record that was looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BodySays {
    /// The facts that it corrected, in the order of [`Fact`].
    pub corrected: Vec<Corrected>,
    /// Who confirmed the others; none if nobody did, or the source has changed since.
    pub confirmed: Option<Confirmation>,
}

/// One fact of a contract that was corrected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Corrected {
    /// Which.
    pub fact: Fact,
    /// What the source has now, as far as it states the fact; of a fact that sources do not state, what the
    /// audit had shown.
    pub source: Option<String>,
    /// What the body says; none where it says that it is not known.
    pub now: Option<FactValue>,
    /// Who said it.
    pub by: String,
    /// When.
    pub on: DateTime<Utc>,
}

/// That somebody looked at the facts and found them right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confirmation {
    /// Who.
    pub by: String,
    /// When.
    pub on: DateTime<Utc>,
    /// What they wrote in the workbook's column for it, if it came by one.
    pub words: Option<String>,
}

impl BodySays {
    /// What it says of a fact; none if it does not speak of it, or says that it is not known.
    pub fn of(&self, fact: Fact) -> Option<&FactValue> {
        self.corrected.iter().find(|own| own.fact == fact)?.now.as_ref()
    }

    pub(crate) fn date(&self, fact: Fact) -> Option<NaiveDate> {
        self.of(fact).and_then(FactValue::date)
    }

    pub(crate) fn count(&self, fact: Fact) -> Option<u32> {
        self.of(fact).and_then(FactValue::count)
    }

    /// A text, such as the framework or the product.
    pub fn text(&self, fact: Fact) -> Option<&str> {
        self.of(fact).and_then(FactValue::text)
    }

    /// Whether it says that a fact is not known: then nothing else is to stand for it.
    pub(crate) fn is_unknown(&self, fact: Fact) -> bool {
        self.speaks_of(fact) && self.of(fact).is_none()
    }

    /// Whether it corrects a fact, if only to say that it is not known.
    pub(crate) fn speaks_of(&self, fact: Fact) -> bool {
        self.corrected.iter().any(|own| own.fact == fact)
    }

    /// The end that the source has, of a contract whose end is now this: another where it was corrected.
    pub(crate) fn source_end(&self, now: Option<NaiveDate>) -> Option<NaiveDate> {
        let is_end = |own: &&Corrected| matches!(own.fact, Fact::End | Fact::Ended);
        let corrected = self.corrected.iter().find(is_end);
        corrected.map_or(now, |own| own.source.as_ref().and_then(|source| source.parse().ok()))
    }

    /// Whether it says anything.
    pub fn is_empty(&self) -> bool {
        self.corrected.is_empty() && self.confirmed.is_none()
    }
}

/// Stands in the words of a correction between what was corrected and what it is.
const CORRECTED_TO: &str = " corrected to ";

impl Corrected {
    /// Whether a sentence is the words of a correction, which name who said it.
    pub fn is_told_in(sentence: &str) -> bool {
        let mut facts = Fact::ALL.into_iter();
        facts.any(|fact| {
            sentence.strip_prefix(fact.words()).is_some_and(|rest| rest.starts_with(CORRECTED_TO))
        })
    }

    /// The correction in words, with what the source has.
    pub fn words(&self) -> String {
        let now = self.now.as_ref().map_or_else(|| "not known".to_owned(), FactValue::words);
        let source = self.source.as_deref().and_then(|source| self.fact.read(source).ok());
        let source = match (&self.source, source) {
            (_, Some(value)) => value.words(),
            (Some(text), None) => text.clone(),
            (None, None) => "none".to_owned(),
        };
        let (fact, on) = (self.fact.words(), self.on.format("%-d %B %Y"));
        let had_by = self.fact.had_by();
        format!("{fact}{CORRECTED_TO}{now} by {} on {on}; {had_by} {source}", self.by)
    }
}

impl Confirmation {
    /// Who and when, in the words that the person used if there are any.
    pub fn words(&self) -> String {
        let on = self.on.format("%-d %B %Y");
        match &self.words {
            Some(words) => format!("{words} (recorded by {} on {on})", self.by),
            None => format!("{}, {on}", self.by),
        }
    }
}
