//! Putting together anew what new records touch, and leaving all else as it is.

use hashbrown::HashMap;

use crate::cluster::{Link, cluster};
use crate::field::NumberColumn;

use super::Scores;

/// What new records and decisions are connected with.
pub(super) struct Touched {
    /// For each profile whether it may come into another cluster.
    pub(super) is: Vec<bool>,
}

/// Profiles, and which are connected.
pub(super) struct Regions {
    of: Vec<u32>,
}

impl Regions {
    /// Profiles apart but for the clusters that they are in.
    pub(super) fn of(clusters: &[u32], all: u32) -> Self {
        let mut regions = Self { of: (0..all).collect() };
        for (profile, cluster) in (0..).zip(clusters) {
            regions.connect(profile, *cluster);
        }
        regions
    }

    /// Connects two profiles.
    pub(super) fn connect(&mut self, one: u32, two: u32) {
        let (one, two) = (self.root(one), self.root(two));
        self.of[one.max(two) as usize] = one.min(two);
    }

    fn root(&mut self, mut profile: u32) -> u32 {
        while self.of[profile as usize] != profile {
            let above = self.of[self.of[profile as usize] as usize];
            self.of[profile as usize] = above;
            profile = above;
        }
        profile
    }

    /// Everything connected with these profiles.
    pub(super) fn touched(mut self, by: impl Iterator<Item = u32>) -> Touched {
        let mut is_root = vec![false; self.of.len()];
        for profile in by {
            is_root[self.root(profile) as usize] = true;
        }
        let is = (0..self.of.len() as u32).map(|profile| is_root[self.root(profile) as usize]);
        Touched { is: is.collect() }
    }
}

/// From a probability to odds around the threshold, as clustering wants them.
#[derive(Clone, Copy)]
pub(super) struct Odds {
    middle: f32,
}

impl Odds {
    pub(super) fn around(threshold: f32) -> Self {
        Self { middle: (threshold / (1.0 - threshold)).log2() }
    }

    /// The odds, as a power of two.
    pub(super) fn of(self, probability: f32) -> f32 {
        (probability / (1.0 - probability).max(1e-9)).log2() - self.middle
    }

    /// The probability at which the odds are this.
    pub(super) fn probability(self, odds: f32) -> f32 {
        let odds = (odds + self.middle).exp2();
        odds / (1.0 + odds)
    }
}

impl Touched {
    /// The clusters of all profiles: those of the touched ones found by these links, the others as
    /// they were.
    pub(super) fn clustered(&self, before: &[u32], links: &[Link], numbers: Option<&NumberColumn>) -> Vec<u32> {
        // Numbered among themselves, so that the cost is theirs and not the whole's.
        let own: Vec<u32> = (0..).zip(&self.is).filter(|(_, is)| **is).map(|(profile, _)| profile).collect();
        let number = |profile: u32| own.binary_search(&profile).unwrap_or_default() as u32;
        let links: Vec<Link> = links
            .iter()
            .map(|link| Link { left: number(link.left), right: number(link.right), odds: link.odds })
            .collect();
        let group = |at: u32| numbers.map_or(0, |numbers| numbers.number(own[at as usize]));
        let found = cluster(own.len() as u32, &links, &group);
        let mut clusters = before.to_vec();
        clusters.resize(self.is.len(), 0);
        for (profile, cluster) in own.iter().zip(found) {
            clusters[*profile as usize] = own[cluster as usize];
        }
        clusters
    }

    /// The links of the touched profiles among the pairs scored before.
    pub(super) fn earlier_links(&self, scores: &Scores, odds: Odds, least: f32) -> Vec<Link> {
        let pairs = scores.left.iter().zip(&scores.right).zip(&scores.probability);
        pairs
            .filter(|((left, _), _)| self.is[**left as usize])
            .filter(|((_, right), _)| self.is[**right as usize])
            .map(|((left, right), probability)| Link { left: *left, right: *right, odds: odds.of(*probability) })
            .filter(|link| link.odds > least)
            .collect()
    }
}

/// Where each wanted id stands among ids.
pub(super) fn places<'a>(ids: impl Iterator<Item = &'a str>, wanted: &HashMap<&str, ()>) -> HashMap<&'a str, u32> {
    (0..).zip(ids).filter(|(_, id)| wanted.contains_key(id)).map(|(place, id)| (id, place)).collect()
}
