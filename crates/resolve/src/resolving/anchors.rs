//! Official numbers as anchors of clusters: one number holds records together, two keep them apart,
//! and one number under clearly different names is a mistake to tell.

use std::collections::{BTreeMap, BTreeSet};

use super::unbelieved;
use crate::cluster::Link;
use crate::field::{Field, NumberColumn, Values};
use crate::words::WordsColumn;
use crate::{Kind, Note};

/// Pairs with different numbers of one scheme are no more probable than this.
const CONFLICTING: f32 = 0.02;
/// Pairs with one number and clearly different names are no more probable than this.
const CLASHING: f32 = 0.2;
/// Odds, as a power of two, from which a shared number joins whatever the names' odds are.
const ANCHORED: f32 = -3.0;
/// Names shown of each number in conflict.
const SHOWN: usize = 4;
/// Records told of each number in conflict.
const TOLD: usize = 10;

/// The official numbers of profiles, if there is such a column.
#[derive(Clone, Copy)]
pub(crate) struct Anchors<'a> {
    fields: &'a [Field],
    numbers: Option<&'a NumberColumn>,
    /// The scheme that most of the numbers are of.
    scheme: u64,
    names: Option<&'a WordsColumn>,
}

/// How people know a record, and what it says in a column.
pub(crate) struct Told<'a> {
    pub(crate) id: &'a str,
    pub(crate) text: String,
}

impl<'a> Anchors<'a> {
    pub(crate) fn of(fields: &'a [Field]) -> Self {
        let numbers = fields.iter().find_map(|field| match &field.values {
            Values::Numbers(column) => Some(column),
            _ => None,
        });
        let names = fields.iter().find_map(|field| match &field.values {
            Values::Names(column) => Some(column),
            _ => None,
        });
        let scheme = numbers.map_or(0, NumberColumn::main_scheme);
        Self { fields, numbers, scheme, names }
    }

    /// The number that a profile shares with no other organisation's, 0 for none. Numbers of two
    /// schemes may be one organisation's, so only those of one scheme are such.
    pub(crate) fn number(&self, profile: u32) -> u32 {
        let numbers = self.numbers.filter(|numbers| numbers.is_of(profile, self.scheme));
        numbers.map_or(0, |numbers| numbers.number(profile))
    }

    /// The number of a profile, of whatever scheme, 0 for none.
    fn any_number(&self, profile: u32) -> u32 {
        self.numbers.map_or(0, |numbers| numbers.number(profile))
    }

    fn is_shared(&self, left: u32, right: u32) -> bool {
        let number = self.any_number(left);
        number > 0 && number == self.any_number(right)
    }

    /// Whether two profiles have one number and clearly different names.
    fn clash(&self, left: u32, right: u32) -> bool {
        self.is_shared(left, right)
            && self.names.is_some_and(|names| names.clearly_differ(left, right))
    }

    /// Whether two profiles have different official numbers of one scheme, in any column of numbers.
    fn conflict(&self, left: u32, right: u32) -> bool {
        self.fields.iter().any(|field| match &field.values {
            Values::Numbers(column) => column.conflict(left, right),
            _ => false,
        })
    }

    /// Lowers the probability of a pair whose numbers conflict, or whose names contradict its number:
    /// then one of the two has the other's by mistake, and nobody can tell which.
    pub(crate) fn capped(&self, left: u32, right: u32, probability: f32) -> f32 {
        if self.conflict(left, right) {
            probability.min(CONFLICTING)
        } else if self.clash(left, right) {
            probability.min(CLASHING)
        } else {
            probability
        }
    }

    /// The link of a pair with these odds, as a power of two.
    pub(crate) fn link(&self, left: u32, right: u32, odds: f32) -> Link {
        let is_shared = self.is_shared(left, right);
        let cannot = self.conflict(left, right) || self.clash(left, right);
        let odds = if cannot { f32::NEG_INFINITY } else { odds };
        Link { left, right, odds, anchored: is_shared && odds > ANCHORED }
    }

    /// Tells of each number that clearly different names share, and of what was given as a number
    /// and is none.
    pub(crate) fn notes<'b>(
        &self,
        pairs: impl Iterator<Item = (u32, u32)>,
        tell: impl Fn(u32, Kind) -> Told<'b>,
    ) -> Vec<Note> {
        let mut members: BTreeMap<u32, BTreeSet<u32>> = BTreeMap::new();
        for (left, right) in pairs.filter(|(left, right)| self.clash(*left, *right)) {
            members.entry(self.any_number(left)).or_default().extend([left, right]);
        }
        let unbelieved = self.fields.iter().filter_map(|field| match &field.values {
            Values::Numbers(column) => unbelieved::note(field, column, &tell),
            _ => None,
        });
        members.values().map(|members| note(members, &tell)).chain(unbelieved).collect()
    }
}

fn note<'b>(members: &BTreeSet<u32>, tell: &impl Fn(u32, Kind) -> Told<'b>) -> Note {
    let name = |profile: &u32| tell(*profile, Kind::Name).text;
    let mut shown: Vec<String> = Vec::new();
    for text in members.iter().map(name) {
        if shown.len() < SHOWN && !shown.contains(&text) {
            shown.push(text);
        }
    }
    let number = members.last().map(|profile| tell(*profile, Kind::Identifier).text);
    let number = number.unwrap_or_default();
    Note {
        rule: "shared-number".into(),
        message: format!(
            "The number {} is given for names that clearly differ: {}. One of them has another's number by mistake, or was renamed. They were not put together for it: check the number at its register.",
            number.trim(),
            shown.join("; ")
        ),
        records: members
            .iter()
            .take(TOLD)
            .map(|profile| tell(*profile, Kind::Name).id.to_owned())
            .collect(),
    }
}
