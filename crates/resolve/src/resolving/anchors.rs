//! Official numbers as anchors of clusters: one number holds records together, two keep them apart,
//! and one number under clearly different names is a mistake to tell.

use std::collections::{BTreeMap, BTreeSet};

use super::overruled::Overruled;
use super::{Decided, unbelieved};
use crate::cluster::{Bond, Link, Official};
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

/// Schemes of one column, at most.
const SCHEMES: u32 = 16;

/// The official numbers of profiles, if there is such a column.
pub(crate) struct Anchors<'a> {
    fields: &'a [Field],
    /// Each column of numbers, and which of the fields it is.
    numbers: Vec<(usize, &'a NumberColumn)>,
    names: Option<&'a WordsColumn>,
    overruled: Overruled,
}

/// A number that profiles may share: which of the fields it stands in, and which of its values it is.
pub(super) type Carried = (usize, u32);

/// How people know a record, and what it says in a column.
pub(crate) struct Told<'a> {
    pub(crate) id: &'a str,
    pub(crate) text: String,
}

impl<'a> Anchors<'a> {
    pub(crate) fn of(fields: &'a [Field]) -> Self {
        let numbers = fields.iter().enumerate().filter_map(|(at, field)| match &field.values {
            Values::Numbers(column) => Some((at, column)),
            _ => None,
        });
        let names = fields.iter().find_map(|field| match &field.values {
            Values::Names(column) => Some(column),
            _ => None,
        });
        Self { fields, numbers: numbers.collect(), names, overruled: Overruled::default() }
    }

    /// The same where people decided: what they put together, no number speaks against.
    pub(crate) fn overruled_by(mut self, decided: &Decided) -> Self {
        self.overruled = Overruled::by(&decided.together, &self);
        self
    }

    /// Appends the numbers by which a profile is told from other organisations.
    pub(crate) fn officials(&self, profile: u32, all: &mut Vec<Official>) {
        all.extend(self.own_officials(profile).map(|number| self.overruled.standing_for(number)));
    }

    /// The numbers of known schemes that a profile carries.
    pub(crate) fn own_officials(&self, profile: u32) -> impl Iterator<Item = Official> {
        (0..).zip(&self.numbers).filter_map(move |(column, (_, numbers))| {
            let (scheme, number) = numbers.official(profile)?;
            Some(Official { register: column * SCHEMES + scheme, number })
        })
    }

    /// The numbers of a profile, of whatever scheme.
    pub(super) fn carried(&self, profile: u32) -> impl Iterator<Item = Carried> {
        let numbers = self.numbers.iter().map(move |(at, column)| (*at, column.number(profile)));
        numbers.filter(|(_, number)| *number > 0)
    }

    /// The numbers that two profiles both carry.
    fn shared(&self, left: u32, right: u32) -> impl Iterator<Item = Carried> {
        self.carried(left).filter(move |own| self.carried(right).any(|other| other == *own))
    }

    /// Whether two profiles carry one number.
    pub(crate) fn is_shared(&self, left: u32, right: u32) -> bool {
        let is_same = |number: u32, other: u32| number > 0 && number == other;
        let mut columns = self.numbers.iter().map(|(_, column)| column);
        columns.any(|column| is_same(column.number(left), column.number(right)))
    }

    /// Whether the names of two profiles are clearly different.
    pub(super) fn differ(&self, left: u32, right: u32) -> bool {
        self.names.is_some_and(|names| names.clearly_differ(left, right))
    }

    /// Whether two profiles have one number and clearly different names.
    fn clash(&self, left: u32, right: u32) -> bool {
        self.is_shared(left, right) && self.differ(left, right)
    }

    /// Whether people put names like those of two profiles together under their number.
    fn is_overruled(&self, left: u32, right: u32) -> bool {
        let is_alike = |one: u32, two: u32| one == two || !self.differ(one, two);
        let mut shared = self.shared(left, right);
        shared.any(|number| self.overruled.are_tied(number, is_alike, (left, right)))
    }

    /// Whether two profiles have different official numbers of one scheme, in any column of numbers.
    fn conflict(&self, left: u32, right: u32) -> bool {
        self.numbers.iter().any(|(_, numbers)| numbers.conflict(left, right))
    }

    /// Whether the numbers of two profiles speak against a link of this probability, however low
    /// the threshold is that was learned.
    pub(crate) fn forbid(&self, left: u32, right: u32, probability: f32) -> bool {
        probability <= CLASHING && (self.conflict(left, right) || self.clash(left, right))
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

    /// The link of a pair with these odds, as a power of two. That numbers conflict is not of the
    /// pair: the clusters' own numbers say so.
    pub(crate) fn link(&self, left: u32, right: u32, odds: f32) -> Link {
        let bond = if self.clash(left, right) && !self.is_overruled(left, right) {
            Bond::Clashing
        } else if self.is_shared(left, right) && odds > ANCHORED {
            Bond::Anchored
        } else {
            Bond::Scored
        };
        Link { left, right, odds, bond }
    }

    /// Tells of each number that clearly different names share, unless people put them together, and
    /// of what was given as a number and is none. `tell` says how people know a profile, and what it
    /// says in one of the fields.
    pub(crate) fn notes<'b>(
        &self,
        pairs: impl Iterator<Item = (u32, u32)>,
        tell: impl Fn(u32, usize) -> Told<'b>,
    ) -> Vec<Note> {
        let mut members: BTreeMap<Carried, BTreeSet<u32>> = BTreeMap::new();
        let is_told = |(left, right): &(u32, u32)| {
            self.clash(*left, *right) && !self.is_overruled(*left, *right)
        };
        for (left, right) in pairs.filter(is_told) {
            for number in self.shared(left, right) {
                members.entry(number).or_default().extend([left, right]);
            }
        }
        let name = self.fields.iter().position(|field| field.kind == Kind::Name).unwrap_or(0);
        let unbelieved = self.fields.iter().filter_map(|field| match &field.values {
            Values::Numbers(column) => unbelieved::note(field, column, |at| tell(at, name).id),
            _ => None,
        });
        let shared = members.iter().map(|((at, _), members)| note(members, (name, *at), &tell));
        shared.chain(unbelieved).collect()
    }
}

/// The note of a number that these profiles share; where their names and numbers stand.
fn note<'b>(
    members: &BTreeSet<u32>,
    (name, number): (usize, usize),
    tell: &impl Fn(u32, usize) -> Told<'b>,
) -> Note {
    let mut shown: Vec<String> = Vec::new();
    for text in members.iter().map(|profile| tell(*profile, name).text) {
        if shown.len() < SHOWN && !shown.contains(&text) {
            shown.push(text);
        }
    }
    let number = members.last().map(|profile| tell(*profile, number).text).unwrap_or_default();
    Note {
        rule: "shared-number".into(),
        message: format!(
            "The number {} is given for names that clearly differ: {}. One of them has another's number by mistake, was renamed, or shares it as members of a VAT group do. They were not put together for it: check the number at its register.",
            number.trim(),
            shown.join("; ")
        ),
        records: members
            .iter()
            .take(TOLD)
            .map(|profile| tell(*profile, name).id.to_owned())
            .collect(),
    }
}
