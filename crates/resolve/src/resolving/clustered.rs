//! From scored pairs to clusters within one set of records.

use super::matches::Found;
use super::repeated::Repeated;
use super::{Anchors, Decided, Odds, Scored};
use crate::cluster::{Growth, Link, Official, cluster};
use crate::explain::Explainer;
use crate::{Records, Resolution};

impl Scored {
    /// Clusters within one set.
    pub(super) fn clustered(mut self, records: &Records) -> Resolution {
        let mut decided = std::mem::take(&mut self.decided);
        let clusters = self.clusters(&decided);
        let (of, first) = (&self.profiles.of, &self.profiles.first);
        let repeated = Repeated { of, first, likely: &self.repeated };
        let firsts = repeated.firsts(&clusters, &decided);
        decided.tell(records.ids(), &firsts);
        let scored = self.pairs.iter().zip(&self.probabilities);
        let matches = Found {
            fields: &self.fields,
            repeated,
            decided: &decided,
            clusters: &clusters,
            firsts: &firsts,
            known: 0,
        }
        .matches(scored.map(|(pair, probability)| (pair.left, pair.right, *probability)));
        let mut notes = [self.notes, std::mem::take(&mut decided.notes)].concat();
        notes.sort();
        let judged = decided.concerned();
        let kept = self.kept.map(|kept| Box::new(kept.clustered(&clusters, judged)));
        let explainer = Self::explainer(self.fields, &self.profiles, self.queries);
        let explainer = Explainer { decided, ..explainer };
        let assigned = firsts.into_iter().map(Some).collect();
        Resolution { matches, clusters: assigned, model: self.model, notes, explainer, kept }
    }

    /// For each profile the lowest of its cluster.
    fn clusters(&self, decided: &Decided) -> Vec<u32> {
        let odds = Odds::around(self.model.threshold);
        let anchors = Anchors::of(&self.fields).overruled_by(decided);
        let scored = self.pairs.iter().zip(&self.probabilities);
        let mut links: Vec<Link> = scored
            .map(|(pair, probability)| (pair, odds.of(*probability)))
            .filter(|(_, odds)| *odds > Odds::LEAST)
            .map(|(pair, odds)| anchors.link(pair.left, pair.right, odds))
            .collect();
        decided.apply(&mut links);
        let officials = |profile: u32, all: &mut Vec<Official>| anchors.officials(profile, all);
        cluster(self.profiles.len(), &links, &officials, Growth::of(&self.fields))
    }
}
