//! From scored pairs to clusters within one set of records.

use super::repeated::{Repeated, repeats};
use super::{Anchors, Decided, LEAST_PROBABLE, Odds, Scored};
use crate::cluster::{Growth, Link, cluster};
use crate::{Match, Records, Resolution, Settings};

impl Scored {
    /// Clusters within one set.
    pub(super) fn clustered(self, records: &Records, settings: &Settings) -> Resolution {
        let mut decided = Decided::within(records.ids(), &self.profiles.of, &settings.decided);
        let clusters = self.clusters(&decided);
        let (of, first) = (&self.profiles.of, &self.profiles.first);
        let repeated = Repeated { of, first, likely: &self.repeated };
        let firsts = repeated.firsts(&clusters, &decided);
        decided.tell(records.ids(), &firsts);
        let matches = self.matches(&clusters);
        let mut notes = [self.notes, std::mem::take(&mut decided.notes)].concat();
        notes.sort();
        let explainer = Self::explainer(self.fields, &self.profiles, self.queries);
        let judged = decided.concerned();
        let kept = self.kept.map(|kept| Box::new(kept.clustered(&clusters, judged)));
        let assigned = firsts.into_iter().map(Some).collect();
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
