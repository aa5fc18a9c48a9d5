//! What an audit has of a contract's facts, and what the source has of those that were corrected.

use std::collections::HashSet;

use chrono::NaiveDate;
use estate::corrections::{
    Corrected, CorrectedRow, Correction, CorrectionEntry, Fact, Now, amount_text,
};
use estate::{Basis, Money, Pence};

use crate::{ContractRow, DecisionLists, DecisionRow, Report};

impl ContractRow {
    /// What the table has of a fact, as a log of corrections holds it.
    pub fn fact(&self, fact: Fact) -> Option<String> {
        let text = |own: &str| Some(own.to_owned()).filter(|own| !own.is_empty());
        let date = |own: Option<NaiveDate>| own.map(|own| own.to_string());
        let count = |own: Option<u32>| own.map(|own| own.to_string());
        match fact {
            Fact::Title => text(&self.title),
            Fact::Supplier => text(&self.suppliers),
            Fact::Reference => self.reference.clone(),
            Fact::Start => date(self.start),
            Fact::End => date(self.end),
            Fact::FirstEnd => date(self.first_end),
            Fact::ExtensionMonths => count(self.extension_months),
            Fact::ExtensionCount => count(self.extension_count),
            Fact::ExtensionsTaken => count(self.extensions_taken),
            Fact::Framework => self.framework.clone(),
            Fact::Lot => self.lot.clone(),
            Fact::Annual => {
                amount(self.annual_pence, self.annual_currency.as_ref(), self.annual_basis)
            }
            Fact::Total => amount(self.total_pence, self.total_currency.as_ref(), self.total_basis),
            _ => None,
        }
    }
}

impl DecisionRow {
    /// What is shown of a fact that sources do not state, as a log of corrections holds it.
    fn reckoned(&self, fact: Fact) -> Option<String> {
        let text = |own: &str| Some(own.to_owned()).filter(|own| !own.is_empty());
        match fact {
            Fact::OptionsLeft => self.months_left.map(|months| months.to_string()),
            Fact::NoticeBy => self.notice_by.map(|day| day.to_string()),
            Fact::Product => text(&self.product),
            Fact::Regime => text(&self.regime),
            _ => None,
        }
    }
}

fn amount(pence: Option<Pence>, currency: Option<&String>, basis: Option<Basis>) -> Option<String> {
    let currency = currency?.clone();
    Some(amount_text(&Money { pence: pence?, currency, basis: basis?, basis_stated: true }))
}

impl Report {
    /// What stands of the corrections that the audit knew of a contract: each fact, and what it is said to be.
    pub(crate) fn standing<'a>(
        &'a self,
        row: &'a ContractRow,
    ) -> impl Iterator<Item = (Fact, &'a Now)> + use<'a> {
        let words = self.corrected(row).filter_map(|(entry, _)| entry.fact.zip(entry.now.as_ref()));
        words.filter(|(_, now)| **now != Now::AsSource)
    }

    /// What the source has of a fact, as far as it states it: what the audit has may be corrected.
    pub fn source_of(&self, row: &ContractRow, fact: Fact) -> Option<String> {
        // What ended early has its end corrected.
        let ends = [Fact::End, Fact::Ended];
        let facts = if ends.contains(&fact) { ends } else { [fact, fact] };
        let mut corrected = self.corrected(row);
        let own = corrected.find(|(entry, _)| entry.fact.is_some_and(|own| facts.contains(&own)));
        own.map_or_else(|| row.fact(facts[0]), |(_, source)| source.cloned())
    }

    /// What there was of a fact before any correction: what the source has, or, of a fact that sources do not
    /// state, what the audit had shown.
    pub(crate) fn before(
        &self,
        decisions: &DecisionLists,
        row: &ContractRow,
        fact: Fact,
    ) -> Option<String> {
        if fact.is_stated() {
            return self.source_of(row, fact);
        }
        let mut corrected = self.corrected(row);
        match corrected.find(|(entry, _)| entry.fact == Some(fact)) {
            Some((entry, _)) if entry.now != Some(Now::AsSource) => entry.was.clone(),
            _ => decisions.telling_of(row)?.reckoned(fact),
        }
    }

    /// The row of a contract as the source has it, by which a correction finds it again.
    pub fn corrected_row(&self, row: &ContractRow) -> CorrectedRow {
        let text = |fact: Fact| self.source_of(row, fact).unwrap_or_default();
        CorrectedRow {
            id: row.id.clone(),
            file: row.file.clone(),
            place: row.position.clone(),
            buyer: row.buyers.clone(),
            reference: text(Fact::Reference),
            title: text(Fact::Title),
            supplier: text(Fact::Supplier),
        }
    }

    /// What stands of the corrections of a contract, each in words with what the source has.
    pub fn corrected_of(&self, row: &ContractRow) -> Vec<String> {
        let words = self.corrected(row).filter_map(|(entry, source)| {
            let fact = entry.fact?;
            let now = match entry.now.as_ref()? {
                Now::Is(value) => Some(fact.read(value).ok()?),
                Now::Unknown => None,
                Now::AsSource => return None,
            };
            let source = if fact.is_stated() { source } else { entry.was.as_ref() };
            let (source, by) = (source.cloned(), entry.by.clone());
            Some(Corrected { fact, source, now, by, on: entry.on }.words())
        });
        words.collect()
    }

    /// When its body last confirmed a contract, if that stands.
    pub(crate) fn confirmed_on(&self, row: &ContractRow) -> Option<NaiveDate> {
        let mut entries = self.corrections.iter().flat_map(|own| &own.entries);
        let confirms = |entry: &&CorrectionEntry| {
            let is_of_row = entry.contract.as_deref() == Some(&row.id);
            is_of_row && entry.fact.is_none() && entry.state.stands()
        };
        entries.rfind(confirms).map(|last| last.on.date_naive())
    }

    /// Those of the numbered lines of a log that the audit did not know of yet. `is_log` tells whether a path that
    /// the audit names is that log: it may have read several, whose lines have the same numbers.
    pub fn said_after<'a>(
        &self,
        lines: &'a [(u64, Correction)],
        is_log: impl Fn(&str) -> bool,
    ) -> impl Iterator<Item = &'a Correction> {
        let entries = self.corrections.iter().flat_map(|own| &own.entries);
        let known: HashSet<_> = entries
            .filter(|entry| is_log(&entry.log))
            .map(|entry| (entry.line, entry.on, entry.by.as_str()))
            .collect();
        let new = lines
            .iter()
            .filter(move |(line, own)| !known.contains(&(*line, own.on, own.by.as_str())));
        new.map(|(_, own)| own)
    }

    /// What stands of the corrections of a contract, or of another record of its agreement, each with what the
    /// contract's own source has.
    pub(crate) fn corrected<'a>(
        &'a self,
        row: &'a ContractRow,
    ) -> impl Iterator<Item = (&'a CorrectionEntry, Option<&'a String>)> + use<'a> {
        let entries = self.corrections.iter().flat_map(|own| &own.entries);
        let standing = entries.filter(|entry| entry.fact.is_some() && entry.state.stands());
        standing.filter_map(|entry| {
            if entry.contract.as_deref() == Some(&row.id) {
                return Some((entry, entry.source.as_ref()));
            }
            let own = entry.also.iter().find(|also| also.contract == row.id)?;
            Some((entry, own.source.as_ref()))
        })
    }
}
