//! From scored pairs to clusters within one set of records.

use super::{Anchors, Decided, LEAST_PROBABLE, Odds, Scored};
use crate::cluster::{Growth, Link, cluster};
use crate::{Match, Records, Resolution, Settings};

/// Whether two records that say the same are one, by how likely that is: those that both say TRUST
/// LTD and nothing else are not.
pub(crate) fn repeats(probability: f32) -> bool {
    probability >= 0.5
}

impl Scored {
    /// Clusters within one set.
    pub(super) fn clustered(self, records: &Records, settings: &Settings) -> Resolution {
        let decided = Decided::of(records, &self.profiles, &settings.decided);
        let clusters = self.clusters(&decided);
        let first = |profile: u32| self.profiles.first[clusters[profile as usize] as usize];
        let assigned = (0_u32..).zip(&self.profiles.of).map(|(record, profile)| {
            let is_first = record == self.profiles.first[*profile as usize];
            Some(if is_first || repeats(self.repeated[*profile as usize]) {
                first(*profile)
            } else {
                record
            })
        });
        let assigned = assigned.collect();
        let matches = self.matches(&clusters);
        let mut notes = [self.notes, decided.notes].concat();
        notes.sort();
        let explainer = Self::explainer(self.fields, &self.profiles, self.queries);
        let judged = decided.pairs.keys().copied();
        let kept = self.kept.map(|kept| Box::new(kept.clustered(&clusters, judged)));
        Resolution { matches, clusters: assigned, model: self.model, notes, explainer, kept }
    }

    /// For each profile the lowest of its cluster.
    fn clusters(&self, decided: &Decided) -> Vec<u32> {
        let odds = Odds::around(self.model.threshold);
        let anchors = Anchors::of(&self.fields);
        let scored = self.pairs.iter().zip(&self.probabilities);
        let mut links: Vec<Link> = scored
            .map(|(pair, probability)| (pair, odds.of(*probability)))
            .filter(|(_, odds)| *odds > Odds::LEAST)
            .map(|(pair, odds)| anchors.link(pair.left, pair.right, odds))
            .collect();
        decided.apply(&mut links);
        let group = |profile: u32| anchors.number(profile);
        cluster(self.profiles.len(), &links, &group, Growth::of(&self.fields))
    }

    /// Every scored pair of records that is not hopeless.
    fn matches(&self, clusters: &[u32]) -> Vec<Match> {
        let first = |profile: u32| self.profiles.first[profile as usize];
        let mut matches = Vec::with_capacity(self.pairs.len());
        for (record, profile) in (0..).zip(&self.profiles.of) {
            if first(*profile) != record {
                let probability = self.repeated[*profile as usize];
                let accepted = repeats(probability);
                matches.push(Match { left: first(*profile), right: record, probability, accepted });
            }
        }
        for (pair, probability) in self.pairs.iter().zip(&self.probabilities) {
            if *probability >= LEAST_PROBABLE {
                matches.push(Match {
                    left: first(pair.left),
                    right: first(pair.right),
                    probability: *probability,
                    accepted: clusters[pair.left as usize] == clusters[pair.right as usize],
                });
            }
        }
        matches.sort_unstable_by_key(|pair| (pair.left, pair.right));
        matches
    }
}
