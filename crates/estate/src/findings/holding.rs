//! An awarded agreement as findings look at it.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{Days, NaiveDate};
use rayon::prelude::*;
use resolve::name_key;

use crate::{Audit, Contract, Decision, Pence, Period};

/// Days after a contract's end on which what it owes may still be paid.
const PAID_AFTER: u64 = 92;

/// By the place of a buyer that joins bodies, the places of these.
type Joined = BTreeMap<u32, Vec<u32>>;

/// An awarded agreement with who is behind it, by their places in the directories.
pub(super) struct Holding<'a> {
    pub(super) decision: &'a Decision,
    /// The record whose facts stand, as it states them.
    pub(super) contract: &'a Contract,
    /// The same with what it leaves out filled in, on which the decision stands.
    pub(super) facts: &'a Contract,
    /// Every buyer that a mention names, several for a joint procurement; instead of one that joins bodies,
    /// these bodies.
    pub(super) buyers: Vec<u32>,
    pub(super) suppliers: Vec<u32>,
    /// What its category is compared by.
    pub(super) category: Option<String>,
}

impl<'a> Holding<'a> {
    /// Every agreement of these decisions that names a buyer.
    pub(super) fn all(audit: &'a Audit, decisions: &'a [Arc<Decision>]) -> Vec<Self> {
        let joined = audit.organisations.buyers.joined();
        decisions.par_iter().filter_map(|decision| Self::of(audit, decision, &joined)).collect()
    }

    fn of(audit: &'a Audit, decision: &'a Decision, joined: &Joined) -> Option<Self> {
        let contract = audit.contracts.get(decision.contract)?;
        let mentions = decision.mentions(audit);
        let buyers = audit.organisations.buyers.of_agreement(mentions, joined);
        let suppliers = audit.organisations.suppliers.of_agreement(mentions, &Joined::new());
        let category = category(contract);
        let facts = decision.facts(audit)?;
        (!buyers.is_empty()).then_some(Self {
            decision,
            contract,
            facts,
            buyers,
            suppliers,
            category,
        })
    }

    /// The days on which it runs; none where its end is not known, or before its start.
    pub(super) fn days(&self) -> Option<Period> {
        let term = &self.decision.term;
        let first = term.start.unwrap_or(NaiveDate::MIN);
        let last = term.current_end?;
        (first <= last).then_some(Period { first, last })
    }

    /// The days on which it may run: where no end is stated, from its start on.
    pub(super) fn open_days(&self) -> Option<Period> {
        let term = &self.decision.term;
        let first = term.start.filter(|_| term.current_end.is_none());
        self.days().or(first.map(|first| Period { first, last: NaiveDate::MAX }))
    }

    /// Its category in words.
    pub(super) fn category_words(&self) -> Option<String> {
        let own = self.contract.category.as_ref()?;
        let words = Some(own.description.trim()).filter(|words| !words.is_empty());
        words.map(str::to_owned).or_else(|| self.category.clone())
    }

    /// Whether it runs on a day.
    pub(super) fn runs_on(&self, day: NaiveDate) -> bool {
        self.days().is_some_and(|days| days.first <= day && day <= days.last)
    }

    /// Whether a payment of that day may be under it: invoices of its last weeks are paid after its end,
    /// and it may run for as long as its options allow.
    pub(super) fn covers(&self, day: NaiveDate) -> bool {
        let latest = self.decision.term.latest_end.max(self.decision.term.current_end);
        let last = latest.and_then(|last| last.checked_add_days(Days::new(PAID_AFTER)));
        self.days().zip(last).is_some_and(|(days, last)| days.first <= day && day <= last)
    }

    /// A year's worth; none of a framework, whose ceiling nobody has bought yet.
    pub(super) fn annual(&self) -> Option<Pence> {
        let worth = self.decision.worth.filter(|_| !self.decision.route.is_framework);
        worth.map(|worth| worth.annual_pence)
    }
}

/// A category by which contracts of several bodies can be compared: the group of the Common
/// Procurement Vocabulary (its first three digits), `ProClass`'s first two levels, or the body's own words.
fn category(contract: &Contract) -> Option<String> {
    let own = contract.category.as_ref()?;
    let digits: String = own.id.chars().filter(char::is_ascii_digit).collect();
    match own.scheme.to_ascii_uppercase().as_str() {
        "CPV" if digits.len() >= 8 => Some(format!("CPV {}", digits.get(..3)?)),
        "PROCLASS" if digits.len() >= 4 => Some(format!("ProClass {}", digits.get(..4)?)),
        _ => Some(name_key(&own.description)).filter(|words| !words.is_empty()),
    }
}
