//! From scored pairs to the best reference record for each query.

use hashbrown::{HashMap, HashSet};

use super::rivals::Rivals;
use super::{Decided, LEAST_PROBABLE, Scored};
use crate::{Match, Records, Resolution, Settings};

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
        let mut best: HashMap<u32, (f32, u32)> = HashMap::new();
        let mut scored: Vec<(u32, u32, f32)> = Vec::with_capacity(self.pairs.len());
        for (pair, probability) in self.pairs.iter().zip(self.contested()) {
            let probability = match decided.on(pair.left, pair.right) {
                Some(true) => 1.0,
                Some(false) => 0.0,
                None => probability,
            };
            scored.push((pair.left, pair.right, probability));
        }
        let compared: HashSet<(u32, u32)> =
            scored.iter().map(|(left, right, _)| (*left, *right)).collect();
        scored.extend(
            decided
                .same()
                .filter(|pair| !compared.contains(pair))
                .map(|(left, right)| (left, right, 1.0)),
        );
        for (left, right, probability) in &scored {
            let place = best.entry(*left).or_insert((-1.0, 0));
            if (*probability, std::cmp::Reverse(*right)) > (place.0, std::cmp::Reverse(place.1)) {
                *place = (*probability, *right);
            }
        }
        let mut of_profile: HashMap<u32, Vec<u32>> = HashMap::new();
        for (record, profile) in self.profiles.of.iter().enumerate().take(queries as usize) {
            of_profile.entry(*profile).or_default().push(record as u32);
        }
        let mut clusters: Vec<Option<u32>> = vec![None; queries as usize];
        let mut matches = Vec::with_capacity(scored.len());
        for (left, right, probability) in scored {
            let accepted = best.get(&left) == Some(&(probability, right))
                && probability >= self.model.threshold;
            if probability < LEAST_PROBABLE {
                continue;
            }
            let right = self.profiles.first[right as usize] - queries;
            for query in of_profile.get(&left).into_iter().flatten() {
                matches.push(Match { left: *query, right, probability, accepted });
                if accepted {
                    clusters[*query as usize] = Some(right);
                }
            }
        }
        matches.sort_by_key(|pair| (pair.left, pair.right));
        let mut notes = self.notes;
        notes.extend(decided.notes);
        notes.sort();
        let explainer = Self::explainer(self.fields, &self.profiles, self.queries);
        Resolution { matches, clusters, model: self.model, notes, explainer, kept: None }
    }
}
