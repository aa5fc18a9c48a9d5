//! From scored pairs to the best reference record for each query.

use hashbrown::{HashMap, HashSet};

use super::rivals::Rivals;
use super::{Anchors, Decided, LEAST_PROBABLE, Scored};
use crate::{Match, Records, Resolution, Settings};

/// The most probable that a pair can be which nobody judged.
const UNSAID: f32 = 1.0 - f32::EPSILON;

impl Scored {
    /// The probability of each pair beside the other candidates of its query. Trees know of those.
    fn contested(&self) -> Vec<f32> {
        let rivals = Rivals::of(&self.fields, &self.model.weights);
        let Some(rivals) = rivals.filter(|_| self.model.trees.is_none()) else {
            return self.probabilities.clone();
        };
        let mut contested = Vec::with_capacity(self.pairs.len());
        for own in self.pairs.chunk_by(|one, two| one.left == two.left) {
            let alone = &self.probabilities[contested.len()..contested.len() + own.len()];
            contested.extend(rivals.contested(own, alone));
        }
        contested
    }

    /// The best reference record for each query.
    pub(super) fn assigned(self, both: &Records, queries: u32, settings: &Settings) -> Resolution {
        let decided = Decided::between(both, queries, &self.profiles, &settings.decided);
        let scored = self.candidates(&decided);
        let anchors = Anchors::of(&self.fields);
        let best = best(&scored, &anchors, self.model.threshold);
        let of_query = |query: u32| best.get(&self.profiles.of[query as usize]).copied();
        let reference = |profile: u32| self.profiles.first[profile as usize] - queries;
        let clusters = (0..queries).map(|query| of_query(query).map(reference)).collect();
        let mut matches = Vec::with_capacity(scored.len());
        for (left, right, probability) in scored {
            if probability >= LEAST_PROBABLE {
                let accepted = best.get(&left) == Some(&right);
                let left = self.profiles.first[left as usize];
                matches.push(Match { left, right: reference(right), probability, accepted });
            }
        }
        // A query that says the same as an earlier one is told with its match alone: a name that a
        // ledger repeats a million times has its candidates listed once.
        let odds: HashMap<(u32, u32), f32> = matches
            .iter()
            .filter(|pair| pair.accepted)
            .map(|pair| ((pair.left, pair.right), pair.probability))
            .collect();
        for left in 0..queries {
            let first = self.profiles.first[self.profiles.of[left as usize] as usize];
            let right = of_query(left).map(reference).filter(|_| first != left);
            if let Some((right, probability)) =
                right.and_then(|right| Some((right, *odds.get(&(first, right))?)))
            {
                matches.push(Match { left, right, probability, accepted: true });
            }
        }
        matches.sort_unstable_by_key(|pair| (pair.left, pair.right));
        let mut notes = [self.notes, decided.notes].concat();
        notes.sort();
        let explainer = Self::explainer(self.fields, &self.profiles, self.queries);
        Resolution { matches, clusters, model: self.model, notes, explainer, kept: None }
    }

    /// Every scored pair of profiles, with what was decided in place of what was scored.
    fn candidates(&self, decided: &Decided) -> Vec<(u32, u32, f32)> {
        let scored = self.pairs.iter().zip(self.contested());
        let mut scored: Vec<(u32, u32, f32)> = scored
            .map(|(pair, probability)| {
                let said = decided.on(pair.left, pair.right);
                let said = said.map(|is_same| f32::from(u8::from(is_same)));
                // Nothing is as sure as what a person said.
                (pair.left, pair.right, said.unwrap_or(probability.min(UNSAID)))
            })
            .collect();
        let compared: HashSet<(u32, u32)> =
            scored.iter().map(|(left, right, _)| (*left, *right)).collect();
        let others = decided.same().filter(|pair| !compared.contains(pair));
        scored.extend(others.map(|(left, right)| (left, right, 1.0)));
        scored
    }
}

/// For each left profile that has one the best right one that is accepted, of equals the first.
fn best(scored: &[(u32, u32, f32)], anchors: &Anchors<'_>, threshold: f32) -> HashMap<u32, u32> {
    let mut best: HashMap<u32, (f32, u32)> = HashMap::new();
    let may_be = |(left, right, probability): &&(u32, u32, f32)| {
        *probability >= threshold && !anchors.forbid(*left, *right, *probability)
    };
    for (left, right, probability) in scored.iter().filter(may_be) {
        let place = best.entry(*left).or_insert((*probability, *right));
        let order = probability.total_cmp(&place.0).then(place.1.cmp(right));
        if order.is_gt() {
            *place = (*probability, *right);
        }
    }
    best.into_iter().map(|(left, (_, right))| (left, right)).collect()
}
