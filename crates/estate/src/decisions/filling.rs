//! What a record leaves out, taken from the others that tell of its agreement, or reckoned from what it says.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::term::later;
use super::worth::net_pounds;
use super::{Doubt, FilledFact};
use crate::corrections::Fact;
use crate::{Audit, Contract, Money, Stage};

/// A contract with what it left out, and a word on each of these.
pub(super) struct Filled<'a> {
    pub(super) contract: Cow<'a, Contract>,
    pub(super) doubts: Vec<Doubt>,
}

impl<'a> Filled<'a> {
    /// The contract told in the first of these records. What its body said of it, unknown included, stays.
    pub(super) fn of(audit: &'a Audit, mentions: &[usize], as_at: NaiveDate) -> Option<Self> {
        let (first, others) = mentions.split_first()?;
        let contract = Cow::Borrowed(audit.contracts.get(*first)?);
        let mut own = Self { contract, doubts: Vec::new() };
        for fact in [FilledFact::Reference, FilledFact::Start, FilledFact::End, FilledFact::Value] {
            if own.lacks(fact) {
                own.fill(fact, audit, others);
            }
        }
        own.reckon_end(as_at);
        own.pass_over_end();
        own.set_apart_from_confirmation();
        Some(own)
    }

    /// Who confirmed the record did not confirm what it does not state.
    fn set_apart_from_confirmation(&mut self) {
        if self.contract.said.confirmed.is_none() {
            return;
        }
        let filled = self.doubts.iter().filter_map(|doubt| match doubt {
            Doubt::FilledIn { fact, .. } => Some(*fact),
            Doubt::EndReckoned { .. } | Doubt::EndPassedOver { .. } => Some(FilledFact::End),
            _ => None,
        });
        let facts: Vec<FilledFact> = filled.collect();
        if !facts.is_empty() {
            self.doubts.push(Doubt::NotConfirmed { facts });
        }
    }

    fn lacks(&self, fact: FilledFact) -> bool {
        let spoken_of =
            |facts: &[Fact]| facts.iter().any(|fact| self.contract.said.speaks_of(*fact));
        match fact {
            FilledFact::Reference => {
                self.contract.reference.is_none() && !spoken_of(&[Fact::Reference])
            }
            FilledFact::Start => self.contract.start.is_none() && !spoken_of(&[Fact::Start]),
            FilledFact::End => self.contract.end.is_none() && !spoken_of(&[Fact::End, Fact::Ended]),
            FilledFact::Value => {
                !has_value(&self.contract) && !spoken_of(&[Fact::Annual, Fact::Total])
            }
        }
    }

    /// Adds a fact that the record lacks; nothing that it states gives way to it.
    fn fill(&mut self, fact: FilledFact, audit: &Audit, others: &[usize]) {
        let awarded = others.iter().filter_map(|at| audit.contracts.get(*at));
        let mut awarded = awarded.filter(|other| other.stage == Stage::Awarded);
        let adds = |other: &&Contract| match fact {
            FilledFact::Reference => other.reference.is_some(),
            FilledFact::Start => other.start.is_some(),
            FilledFact::End => other.end.is_some(),
            FilledFact::Value => adds_value(&self.contract, other),
        };
        let Some(other) = awarded.find(adds) else { return };
        let contract = self.contract.to_mut();
        match fact {
            FilledFact::Reference => contract.reference.clone_from(&other.reference),
            FilledFact::Start => contract.start = other.start,
            FilledFact::End => {
                contract.end = other.end;
                contract.latest_end = contract.latest_end.or(other.latest_end);
            }
            FilledFact::Value => {
                contract.annual = contract.annual.take().or_else(|| other.annual.clone());
                if contract.total.is_none() {
                    contract.total.clone_from(&other.total);
                    contract.total_includes_extensions = other.total_includes_extensions;
                }
            }
        }
        let place = audit.place_of(other.file, &other.position);
        self.doubts.push(Doubt::FilledIn { fact, place });
    }

    /// Of a contract whose first term is stated in months, the last day of that term, unless that has passed:
    /// then it may have been extended.
    fn reckon_end(&mut self, as_at: NaiveDate) {
        if !self.lacks(FilledFact::End) {
            return;
        }
        let months = self.contract.first_months.filter(|months| *months > 0);
        let before = self.contract.start.and_then(|start| start.pred_opt());
        let end = before.zip(months).and_then(|(before, months)| later(before, months));
        if let (Some(end), Some(months)) = (end.filter(|end| *end >= as_at), months) {
            self.contract.to_mut().end = Some(end);
            self.doubts.push(Doubt::EndReckoned { months });
        }
    }

    /// An end that lies before the start gives way to the first end where that does not: a slip in one of the two.
    fn pass_over_end(&mut self) {
        let said = [Fact::Start, Fact::End, Fact::Ended];
        if said.into_iter().any(|fact| self.contract.said.of(fact).is_some()) {
            return;
        }
        let Contract { start: Some(start), end: Some(stated), first_end: Some(first_end), .. } =
            *self.contract
        else {
            return;
        };
        if stated < start && first_end >= start {
            self.contract.to_mut().end = Some(first_end);
            self.doubts.push(Doubt::EndPassedOver { stated, start, first_end });
        }
    }
}

/// Whether another record states a value, net and in pounds, of which this one states none of any kind: a total
/// beside a total with VAT would be two figures of two sources for one thing.
fn adds_value(contract: &Contract, other: &Contract) -> bool {
    let adds =
        |own: Option<&Money>, other: Option<&Money>| own.is_none() && net_pounds(other).is_some();
    adds(contract.annual.as_ref(), other.annual.as_ref())
        || contract.total_gross.is_none() && adds(contract.total.as_ref(), other.total.as_ref())
}

fn has_value(contract: &Contract) -> bool {
    net_pounds(contract.annual.as_ref()).or(net_pounds(contract.total.as_ref())).is_some()
}
