//! From what a person says of a contract that an audit showed to a line of the log.

use std::collections::BTreeMap;

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use estate::corrections::{Change, Confirmed, Correction, Fact, FactValue, Now, Unfit};
use thiserror::Error;

use crate::{ContractRow, DecisionLists, Report};

/// The facts that a confirmation is of: those that records state.
const CONFIRMED: [Fact; 11] = [
    Fact::Title,
    Fact::Supplier,
    Fact::Reference,
    Fact::Start,
    Fact::End,
    Fact::FirstEnd,
    Fact::ExtensionMonths,
    Fact::ExtensionCount,
    Fact::ExtensionsTaken,
    Fact::Annual,
    Fact::Total,
];

/// Years from the day of the report beyond which a date is likely a slip.
const FAR: i32 = 15;

/// Who says something, when and why; of an audit's contracts, after what was said before.
#[derive(Clone, Copy, Debug)]
pub struct Sayer<'a> {
    /// The audit that the person was shown.
    pub report: &'a Report,
    /// What it showed of decisions.
    pub decisions: &'a DecisionLists,
    /// The lines of the log up to now.
    pub earlier: &'a [(u64, Correction)],
    /// When it is said.
    pub on: DateTime<Utc>,
    /// Who says it.
    pub by: &'a str,
    /// Why.
    pub why: &'a str,
}

/// A correction that can be kept, and what a person should look at again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saying {
    /// The line of the log.
    pub correction: Correction,
    /// What is likely a slip, in words.
    pub doubts: Vec<String>,
    /// What was said and is so already, and is left out.
    pub already: Vec<Fact>,
}

/// Why what a person says is not taken.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum NotTaken {
    /// A value is none of its fact.
    #[error(transparent)]
    Unfit(#[from] Unfit),
    /// It would end before it starts.
    #[error("it would end on {end}, before it starts on {start}")]
    EndsBeforeStart {
        /// The first day, in words.
        start: String,
        /// The last.
        end: String,
    },
    /// It says what is so already.
    #[error("it is so already, and nothing is changed")]
    NothingNew,
}

impl Sayer<'_> {
    /// What the person says of one contract: these facts are so, and, if `confirmed`, the others are as they
    /// are shown; the inner text is what was written in the workbook's column for it.
    ///
    /// What is so already is left out, and named.
    ///
    /// # Errors
    /// When a value is none of its fact, the contract would end before it starts, or nothing is new.
    pub fn say(
        &self,
        row: &ContractRow,
        changes: &[(Fact, Now)],
        confirmed: Option<Option<String>>,
    ) -> Result<Saying, NotTaken> {
        let before = self.facts(row);
        let mut after = before.clone();
        let (mut kept, mut already) = (Vec::new(), Vec::new());
        for (fact, now) in changes {
            let value = match now {
                Now::Is(text) => Some(fact.read(text)?.to_string()),
                Now::Unknown => None,
                Now::AsSource => self.report.source_of(row, *fact),
            };
            let is_new = match now {
                Now::AsSource => {
                    self.last_word_on_either(row, *fact).is_some_and(|last| last != now)
                }
                // Where the record states nothing, another may, or the audit reckons: to say that a fact is not
                // known is more than to say nothing.
                Now::Unknown => self.last_word(row, *fact) != Some(now),
                Now::Is(_) => before.get(fact).cloned().flatten() != value,
            };
            if is_new {
                let was = self.report.before(self.decisions, row, *fact);
                let now = match (now, &value) {
                    (Now::Is(_), Some(value)) => Now::Is(value.clone()),
                    (now, _) => now.clone(),
                };
                kept.push(Change { fact: *fact, was, now });
                put(&mut after, *fact, value);
            } else {
                already.push(*fact);
            }
        }
        let confirmed = confirmed.map(|words| {
            let facts = CONFIRMED.map(|fact| (fact, after.get(&fact).cloned().flatten()));
            Confirmed { facts: facts.into(), words }
        });
        if kept.is_empty() && confirmed.as_ref().is_none_or(|own| self.is_confirmed(row, own)) {
            return Err(NotTaken::NothingNew);
        }
        ends_after_start(&after, &kept)?;
        let doubts = self.doubts(row, &kept);
        let correction = Correction {
            on: self.on,
            by: self.by.to_owned(),
            why: self.why.to_owned(),
            row: self.report.corrected_row(row),
            changes: kept,
            confirmed,
        };
        Ok(Saying { correction, doubts, already })
    }

    /// What is so of a contract: what the audit has, and over it what was said since.
    pub fn facts(&self, row: &ContractRow) -> BTreeMap<Fact, Option<String>> {
        let mut facts: BTreeMap<Fact, Option<String>> =
            Fact::ALL.into_iter().map(|fact| (fact, row.fact(fact))).collect();
        for (fact, now) in self.words_on(row) {
            let now = match now {
                Now::Is(value) => Some(value.clone()),
                Now::Unknown => None,
                Now::AsSource => self.report.source_of(row, fact),
            };
            put(&mut facts, fact, now);
        }
        facts
    }

    /// What was last said of a fact of a contract; none if nothing was, or what was is replaced by a word on the
    /// same thing.
    fn last_word<'a>(&'a self, row: &'a ContractRow, fact: Fact) -> Option<&'a Now> {
        self.words_on(row).fold(None, |last, (own, now)| match now {
            now if own == fact => Some(now),
            _ if own.rival() == Some(fact) => None,
            _ => last,
        })
    }

    /// What was last said of a fact, or of the one that says the same in another way.
    fn last_word_on_either<'a>(&'a self, row: &'a ContractRow, fact: Fact) -> Option<&'a Now> {
        let is_either = |own: &(Fact, &Now)| own.0 == fact || own.0.rival() == Some(fact);
        self.words_on(row).filter(is_either).last().map(|(_, now)| now)
    }

    /// What was said of a contract: what stood when the audit was made, then what was said since.
    fn words_on<'a>(&'a self, row: &'a ContractRow) -> impl Iterator<Item = (Fact, &'a Now)> {
        let since = self.said_since(row).into_iter().flat_map(|own| &own.changes);
        self.report.standing(row).chain(since.map(|change| (change.fact, &change.now)))
    }

    /// The lines on any record of the contract's agreement that the audit does not know of, the latest last.
    fn said_since(&self, row: &ContractRow) -> Vec<&Correction> {
        let agreement = self.decisions.telling_of(row);
        let records = agreement.map_or(std::slice::from_ref(&row.id), |own| &own.records);
        let new = self.report.said_after(self.earlier, |_| true);
        let mut lines: Vec<&Correction> = new.filter(|own| records.contains(&own.row.id)).collect();
        lines.sort_by_key(|own| own.on);
        lines
    }

    /// Whether the same facts were confirmed last, in the same words: a workbook that was handed in before. What
    /// comes without words of its own is said on the day.
    fn is_confirmed(&self, row: &ContractRow, confirmed: &Confirmed) -> bool {
        let lines = self.earlier.iter().map(|(_, own)| own).filter(|own| own.row.id == row.id);
        let confirmed_before = lines.filter(|own| own.confirmed.is_some());
        let last = confirmed_before.max_by_key(|own| own.on).and_then(|own| own.confirmed.as_ref());
        confirmed.words.is_some() && last == Some(confirmed)
    }

    /// What is likely a slip, and is taken all the same.
    fn doubts(&self, row: &ContractRow, changes: &[Change]) -> Vec<String> {
        let year = self.report.as_at.year();
        let said = changes.iter().filter_map(|change| match &change.now {
            Now::Is(value) => Some((change.fact, change.fact.read(value).ok()?)),
            Now::Unknown | Now::AsSource => None,
        });
        said.filter_map(|(fact, value)| match (&value, fact) {
            (FactValue::Date(date), _) if (date.year() - year).abs() > FAR => {
                Some(format!("the {} {} is far off", fact.words(), value.words()))
            }
            (FactValue::Text(name), Fact::Supplier) => {
                let mut buyers = ContractRow::parts(&row.buyers);
                buyers
                    .any(|buyer| buyer.eq_ignore_ascii_case(name))
                    .then(|| format!("{name} would be buyer and supplier"))
            }
            _ => None,
        })
        .collect()
    }
}

/// What ended early has another end.
fn put(facts: &mut BTreeMap<Fact, Option<String>>, fact: Fact, value: Option<String>) {
    if fact == Fact::Ended {
        facts.insert(Fact::End, value.clone());
    }
    facts.insert(fact, value);
}

/// Only what is changed now can be wrong now.
fn ends_after_start(
    facts: &BTreeMap<Fact, Option<String>>,
    changes: &[Change],
) -> Result<(), NotTaken> {
    let dates = [Fact::Start, Fact::End, Fact::Ended];
    if !changes.iter().any(|change| dates.contains(&change.fact)) {
        return Ok(());
    }
    let date = |fact: Fact| -> Option<NaiveDate> { facts.get(&fact)?.as_ref()?.parse().ok() };
    let end = date(Fact::End);
    match (date(Fact::Start), end) {
        (Some(start), Some(end)) if end < start => Err(NotTaken::EndsBeforeStart {
            start: FactValue::Date(start).words(),
            end: FactValue::Date(end).words(),
        }),
        _ => Ok(()),
    }
}
