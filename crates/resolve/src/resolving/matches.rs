//! The pairs of records that are told of.

use super::repeated::{Repeated, repeats};
use super::{Decided, LEAST_PROBABLE};
use crate::Match;
use crate::field::Field;

/// What came of records, from which pairs are told.
pub(crate) struct Found<'a> {
    pub(crate) fields: &'a [Field],
    pub(crate) repeated: Repeated<'a>,
    pub(crate) decided: &'a Decided,
    /// For each profile the lowest of its cluster.
    pub(crate) clusters: &'a [u32],
    /// For each record the first of its cluster.
    pub(crate) firsts: &'a [u32],
    /// Only pairs with a record from here on are told.
    pub(crate) known: u32,
}

impl Found<'_> {
    /// Every scored or judged pair that is not hopeless, by left then right; `scored` are pairs of
    /// profiles.
    pub(crate) fn matches(&self, scored: impl Iterator<Item = (u32, u32, f32)>) -> Vec<Match> {
        let likely = scored.filter(|(left, right, probability)| {
            *probability >= LEAST_PROBABLE && self.decided.on(*left, *right).is_none()
        });
        let mut matches: Vec<Match> =
            likely.map(|(left, right, probability)| self.pair(left, right, probability)).collect();
        matches.extend(self.equal());
        matches.extend(self.judged());
        matches.sort_unstable_by_key(|pair| (pair.left, pair.right));
        matches
    }

    fn pair(&self, left: u32, right: u32, probability: f32) -> Match {
        let first = |profile: u32| self.repeated.first[profile as usize];
        let accepted = self.clusters[left as usize] == self.clusters[right as usize];
        Match { left: first(left), right: first(right), probability, accepted }
    }

    fn are_one(&self, left: u32, right: u32) -> bool {
        self.firsts[left as usize] == self.firsts[right as usize]
    }

    /// Each record beside the first that says the same, unless both say nothing.
    fn equal(&self) -> impl Iterator<Item = Match> {
        let Repeated { of, first, likely } = self.repeated;
        let new = (self.known..).zip(of.get(self.known as usize..).unwrap_or_default());
        new.filter_map(move |(right, profile)| {
            let (left, probability) = (first[*profile as usize], likely[*profile as usize]);
            let is_told = left != right
                && probability >= LEAST_PROBABLE
                && self.decided.on_equals(left, right).is_none()
                && (repeats(probability) || !says_nothing(self.fields, *profile));
            let accepted = self.are_one(left, right);
            is_told.then_some(Match { left, right, probability, accepted })
        })
    }

    /// What people decided, whether or not it was compared.
    fn judged(&self) -> impl Iterator<Item = Match> {
        let sure = |same: bool| if same { 1.0 } else { 0.0 };
        let pairs = self.decided.pairs.iter();
        let pairs = pairs.map(move |((left, right), same)| self.pair(*left, *right, sure(*same)));
        let equals = self.decided.equals().map(move |((left, right), same)| {
            let accepted = self.are_one(left, right);
            // What cannot be told apart stays as likely as it was.
            let profile = self.repeated.of[right as usize];
            let likely = self.repeated.likely[profile as usize];
            let probability = if accepted && !same { likely } else { sure(same) };
            Match { left, right, probability, accepted }
        });
        pairs.chain(equals).filter(|pair| pair.left.max(pair.right) >= self.known)
    }
}

/// Whether nothing is known of a profile.
pub(crate) fn says_nothing(fields: &[Field], profile: u32) -> bool {
    fields.iter().all(|field| field.compare(profile, profile) == 0)
}
