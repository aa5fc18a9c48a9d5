//! What stands of an agreement while its lines are played.

use std::collections::BTreeMap;

use super::replay::Said;
use super::{BodySays, Change, Confirmed, Corrected, Fact, Now};
use crate::Contract;

/// A line with its place in the order in which all were said, and the contract that it names.
#[derive(Clone, Copy)]
pub(super) struct Line<'a> {
    pub(super) number: usize,
    pub(super) at: usize,
    pub(super) said: &'a Said,
}

/// The last word on each fact of an agreement, and on each of its records whether it is right.
#[derive(Default)]
pub(super) struct Standing<'a> {
    facts: BTreeMap<Fact, (Line<'a>, &'a Change)>,
    confirmed: BTreeMap<usize, Line<'a>>,
}

impl<'a> Standing<'a> {
    pub(super) fn of(lines: &[Line<'a>]) -> Self {
        let mut own = Self::default();
        for line in lines {
            for change in &line.said.correction.changes {
                if let Some(rival) = change.fact.rival() {
                    own.facts.remove(&rival);
                }
                own.facts.insert(change.fact, (*line, change));
            }
            if line.said.correction.confirmed.is_some() {
                own.confirmed.insert(line.at, *line);
            }
        }
        own
    }

    /// Whether what a line says of a fact is the last word on it.
    pub(super) fn has(&self, line: &Line<'_>, change: &Change) -> bool {
        self.facts.get(&change.fact).is_some_and(|(last, _)| last.number == line.number)
    }

    /// The last line that confirms a record.
    pub(super) fn confirming(&self, at: usize) -> Option<&Line<'a>> {
        self.confirmed.get(&at)
    }

    /// Puts what stands in the place of what a record's source states.
    pub(super) fn set(&self, at: usize, contract: &mut Contract) {
        let corrected = self.facts.values().filter_map(|(line, change)| {
            let now = match &change.now {
                Now::AsSource => return None,
                Now::Unknown => None,
                Now::Is(value) => Some(change.fact.read(value).ok()?),
            };
            let own = &line.said.correction;
            let is_stated = change.fact.is_stated();
            let source = if is_stated { change.fact.of(contract) } else { change.was.clone() };
            let by = own.by.clone();
            Some(Corrected { fact: change.fact, source, now, by, on: own.on })
        });
        let corrected: Vec<Corrected> = corrected.collect();
        for own in &corrected {
            own.fact.set(contract, own.now.as_ref());
        }
        let holds = self.confirming(at).filter(|line| self.still_confirms(line, contract));
        let confirmed = holds.map(|line| line.said.confirmation());
        contract.said = BodySays { corrected, confirmed };
    }

    /// Whether each fact is as it was when it was confirmed, or was corrected with or after that.
    fn still_confirms(&self, line: &Line<'_>, contract: &Contract) -> bool {
        let corrected_since = |fact: Fact| {
            let facts = [Some(fact), fact.rival()].into_iter().flatten();
            facts.into_iter().any(|fact| {
                self.facts.get(&fact).is_some_and(|(last, _)| last.number >= line.number)
            })
        };
        let holds = |confirmed: &Confirmed| {
            let mut facts = confirmed.facts.iter();
            facts.all(|(fact, value)| fact.of(contract) == *value || corrected_since(*fact))
        };
        line.said.correction.confirmed.as_ref().is_some_and(holds)
    }
}
