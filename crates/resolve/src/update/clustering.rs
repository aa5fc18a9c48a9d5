//! Putting together anew what new records touch, and leaving all else as it is.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::comparing::Scored;
use super::{Kept, Scores};
use crate::cluster::{Connected, Growth, Link, Official, cluster};
use crate::resolving::{Anchors, Decided, Odds};

/// Pairs with higher odds, as a power of two around the threshold, connect.
const CONNECTING: f32 = -2.0;

/// What new records and decisions are connected with.
pub(super) struct Touched {
    /// For each profile whether it may come into another cluster.
    pub(super) is: Vec<bool>,
}

/// What the earlier run connected.
pub(super) fn connected(kept: &Kept, anchors: &Anchors<'_>, odds: Odds) -> Connected {
    let mut connected = Connected::none(kept.first.len() as u32);
    for (profile, cluster) in (0..).zip(&kept.clusters) {
        connected.connect(profile, *cluster);
    }
    connect_pairs(&kept.scores, anchors, odds, &mut connected);
    connected
}

impl Touched {
    /// What the `fresh` profiles of new records, and decisions, are connected with, beside what was
    /// `connected` before.
    pub(super) fn by(
        mut connected: Connected,
        kept: &Kept,
        new: &Scored,
        anchors: &Anchors<'_>,
        decided: &Decided,
        odds: Odds,
        fresh: &[u32],
    ) -> Self {
        let all = kept.first.len() as u32;
        connect_pairs(&new.scores, anchors, odds, &mut connected);
        decided.pairs.keys().for_each(|(left, right)| connected.connect(*left, *right));
        // What was decided once and is no more must come apart again.
        let concerned: Vec<u32> = decided.concerned().chain(kept.decided.iter().copied()).collect();
        connect_numbers(&concerned, anchors, &mut connected, all);
        let mut is_region = vec![false; all as usize];
        for profile in fresh.iter().copied().chain(concerned) {
            is_region[connected.lowest(profile) as usize] = true;
        }
        let is = (0..all).map(|profile| is_region[connected.lowest(profile) as usize]);
        Self { is: is.collect() }
    }

    /// The links of the touched profiles, with what was decided in place of what was scored.
    pub(super) fn links(
        &self,
        scores: [&Scores; 2],
        anchors: &Anchors<'_>,
        decided: &Decided,
        odds: Odds,
    ) -> Vec<Link> {
        let own = |left: u32, right: u32| self.is[left as usize] && self.is[right as usize];
        let link = |(left, right, probability): (u32, u32, f32)| {
            let odds = odds.of(probability);
            (odds > Odds::LEAST).then(|| anchors.link(left, right, odds))
        };
        let links = scores.into_par_iter().map(|scores| {
            let own = scores.each().filter(|(left, right, _)| own(*left, *right));
            own.collect::<Vec<_>>().into_par_iter().with_min_len(1024).filter_map(link)
        });
        let mut links: Vec<Link> = links.flatten().collect();
        decided.apply(&mut links);
        links
    }

    /// The clusters of all profiles: those of the touched ones found by these links, the others as
    /// they were.
    pub(super) fn clustered(
        &self,
        before: &[u32],
        links: &[Link],
        anchors: &Anchors<'_>,
        growth: Growth,
    ) -> Vec<u32> {
        // Numbered among themselves, so that the cost is theirs and not the whole's.
        let own: Vec<u32> =
            (0..).zip(&self.is).filter(|(_, is)| **is).map(|(profile, _)| profile).collect();
        let mut numbers = vec![0; self.is.len()];
        (0..).zip(&own).for_each(|(number, profile)| numbers[*profile as usize] = number);
        let number = |profile: u32| numbers[profile as usize];
        let links: Vec<Link> = links
            .iter()
            .map(|link| Link { left: number(link.left), right: number(link.right), ..*link })
            .collect();
        let officials = |at: u32, all: &mut Vec<Official>| anchors.officials(own[at as usize], all);
        let found = cluster(own.len() as u32, &links, &officials, growth);
        let mut clusters = before.to_vec();
        clusters.resize(self.is.len(), 0);
        for (profile, cluster) in own.iter().zip(found) {
            clusters[*profile as usize] = own[cluster as usize];
        }
        clusters
    }
}

/// Connects the pairs that are likely enough, or carry one number.
fn connect_pairs(scores: &Scores, anchors: &Anchors<'_>, odds: Odds, connected: &mut Connected) {
    let least = odds.probability(CONNECTING);
    for (left, right, probability) in scores.each() {
        if probability > least || anchors.is_shared(left, right) {
            connected.connect(left, right);
        }
    }
}

/// Connects whatever carries the numbers of these profiles, compared or not: what was decided of a
/// number holds for all that carry it.
fn connect_numbers(concerned: &[u32], anchors: &Anchors<'_>, connected: &mut Connected, all: u32) {
    let numbers =
        |profile: u32| anchors.own_officials(profile).map(move |number| (number, profile));
    let carrying: BTreeMap<Official, u32> =
        concerned.iter().flat_map(|profile| numbers(*profile)).collect();
    if carrying.is_empty() {
        return;
    }
    for (number, profile) in (0..all).flat_map(numbers) {
        if let Some(other) = carrying.get(&number) {
            connected.connect(profile, *other);
        }
    }
}
