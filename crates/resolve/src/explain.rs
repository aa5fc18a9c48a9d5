//! Why two records were scored as they were, in words that a buyer understands.

use hashbrown::HashMap;

use crate::Match;
use crate::field::Field;
use crate::resolving::{Anchors, Decided, says_nothing};

/// The fields that were compared, and which profile each record has.
#[derive(Debug)]
pub(crate) struct Explainer {
    pub(crate) fields: Vec<Field>,
    pub(crate) profiles: Vec<u32>,
    /// When two sets were linked, how many queries come before the reference.
    pub(crate) queries: Option<u32>,
    /// What people decided.
    pub(crate) decided: Decided,
}

/// Puts pairs into words, one after the other: what was said of two values once is not found again.
#[derive(Debug)]
pub struct Reasons<'a> {
    explainer: &'a Explainer,
    /// Pairs likelier than this speak for being put together.
    threshold: f32,
    /// For each field of words, what two spellings say together.
    known: Vec<HashMap<(u64, u64), Option<String>>>,
    said: String,
}

/// So many of a field are remembered before all are forgotten.
const REMEMBERED: usize = 1 << 14;

impl Explainer {
    pub(crate) fn reasons(&self, threshold: f32) -> Reasons<'_> {
        let known = self.fields.iter().map(|_| HashMap::new()).collect();
        Reasons { explainer: self, threshold, known, said: String::new() }
    }

    /// The profiles of a pair.
    fn profiles(&self, pair: &Match) -> (u32, u32) {
        let right = pair.right + self.queries.unwrap_or(0);
        let profile = |record: u32| self.profiles.get(record as usize).copied().unwrap_or_default();
        (profile(pair.left), profile(right))
    }

    /// What people said of a pair, where it holds.
    fn judged(&self, pair: &Match, left: u32, right: u32) -> Option<&'static str> {
        let judged = if left == right {
            self.decided.on_equals(pair.left, pair.right)
        } else {
            self.decided.on(left, right)
        };
        match (judged?, pair.accepted) {
            (true, true) => Some("put together by a judgement"),
            (false, false) => Some("kept apart by a judgement"),
            _ => None,
        }
    }
}

impl Reasons<'_> {
    /// What each field says of a pair.
    pub fn why(&mut self, pair: &Match) -> &str {
        self.said.clear();
        let (left, right) = self.explainer.profiles(pair);
        let judged = self.explainer.judged(pair, left, right);
        self.said.push_str(judged.unwrap_or_default());
        if left == right {
            let is_silent = says_nothing(&self.explainer.fields, left);
            let said =
                if is_silent { "nothing is known of either" } else { "the same in every column" };
            let between = if self.said.is_empty() { "" } else { "; " };
            self.said.extend([between, said]);
            return &self.said;
        }
        let one = self.explainer.fields.len() == 1;
        for (field, known) in self.explainer.fields.iter().zip(&mut self.known) {
            let own;
            let spellings = field.spelling(left).zip(field.spelling(right));
            let said = if let Some(spellings) = spellings {
                if known.len() == REMEMBERED {
                    known.clear();
                }
                &*known.entry(spellings).or_insert_with(|| field.explain(left, right))
            } else {
                own = field.explain(left, right);
                &own
            };
            let Some(said) = said else { continue };
            if !self.said.is_empty() {
                self.said.push_str("; ");
            }
            if !one && !field.speaks_for_itself() {
                self.said.push_str(&field.title);
                self.said.push_str(": ");
            }
            self.said.push_str(said);
        }
        let around = self.around(pair).filter(|_| judged.is_none());
        if let Some(around) = around {
            self.said.extend(["; ", around]);
        }
        &self.said
    }

    fn has_one_number(&self, pair: &Match) -> bool {
        let (left, right) = self.explainer.profiles(pair);
        Anchors::of(&self.explainer.fields).is_shared(left, right)
    }

    fn is_forbidden(&self, pair: &Match) -> bool {
        let (left, right) = self.explainer.profiles(pair);
        Anchors::of(&self.explainer.fields).forbid(left, right, pair.probability)
    }

    /// Why a pair was put together, or was not, where it does not follow from the pair itself.
    fn around(&self, pair: &Match) -> Option<&'static str> {
        let is_linked = self.explainer.queries.is_some();
        match (pair.accepted, pair.probability > self.threshold, is_linked) {
            (true, false, false) => Some(if self.has_one_number(pair) {
                "together by the official number"
            } else {
                "together through other records"
            }),
            (false, true, _) if self.is_forbidden(pair) => {
                Some("kept apart: official numbers and names contradict each other")
            }
            (false, true, false) => {
                Some("kept apart: other records of the two clusters do not fit")
            }
            (false, true, true) => Some("another fits better"),
            _ => None,
        }
    }
}
