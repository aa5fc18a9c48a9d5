//! Growing clusters within one component.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use hashbrown::HashMap;

use super::growth::Growth;
use super::official::{Carried, Officials};
use super::{Bond, Link, Official};

/// Odds further from even than this, as a power of two, count as this.
const MOST_ODDS: f32 = 10.0;
/// Clusters with one official number join before all others, the likeliest first.
const ANCHORED: f32 = 1000.0;

/// What lies between two clusters.
#[derive(Clone, Copy, Debug)]
struct Between {
    /// The odds of all scored pairs, added.
    odds: f32,
    pairs: u64,
    best: f32,
    /// What rules of all the pairs' bonds.
    bond: Bond,
}

impl Between {
    fn of(link: &Link) -> Self {
        let odds = link.odds.clamp(-MOST_ODDS, MOST_ODDS);
        Self { odds, pairs: 1, best: odds, bond: link.bond }
    }

    fn add(&mut self, other: &Self) {
        self.odds += other.odds;
        self.pairs += other.pairs;
        self.best = self.best.max(other.best);
        self.bond = self.bond.max(other.bond);
    }
}

#[derive(Debug, Default)]
struct Cluster {
    members: Vec<u32>,
    /// The official numbers of its records.
    carried: Carried,
    /// What lies between it and others.
    between: HashMap<u32, Between>,
    /// How often it grew.
    version: u32,
}

/// The best neighbour of a cluster: how much the two are worth joining, which they are (the lower
/// first, so that equals come in order), how often each had grown by then, and whose neighbour it is.
/// The best pair of all is the best of both its clusters, so that no other need be held: all pairs of
/// a cluster that grows by one record after the other would be its records squared.
type Candidate = (Worth, Reverse<(u32, u32)>, (u32, u32), u32);

struct Clusters {
    all: Vec<Cluster>,
    officials: Officials,
    candidates: BinaryHeap<Candidate>,
    growth: Growth,
}

/// Merges clusters, the best pair first; returns for each record in a cluster with others the lowest
/// of it. `records` are those of the links, in order.
pub(super) fn agglomerate(
    records: &[u32],
    links: &[Link],
    officials: &impl Fn(u32, &mut Vec<Official>),
    growth: Growth,
) -> Vec<(u32, u32)> {
    let mut clusters = Clusters::of(records, links, officials, growth);
    while let Some((_, Reverse((one, two)), versions, owner)) = clusters.candidates.pop() {
        let version = |cluster: u32| clusters.all[cluster as usize].version;
        let before = if owner == one { versions.0 } else { versions.1 };
        if (version(one), version(two)) == versions {
            clusters.merge(one, two);
        } else if version(owner) == before {
            clusters.consider(owner);
        }
    }
    let merged = clusters.all.iter().filter(|cluster| cluster.members.len() > 1);
    let lowest = |cluster: &Cluster| cluster.members.iter().min().copied().unwrap_or_default();
    merged
        .flat_map(|cluster| {
            let lowest = lowest(cluster);
            cluster.members.iter().map(move |member| (*member, lowest))
        })
        .collect()
}

impl Clusters {
    fn of(
        records: &[u32],
        links: &[Link],
        numbers: &impl Fn(u32, &mut Vec<Official>),
        growth: Growth,
    ) -> Self {
        let mut officials = Officials::default();
        let cluster = |record: &u32| Cluster {
            members: vec![*record],
            carried: officials.add(|all| numbers(*record, all)),
            ..Cluster::default()
        };
        let mut all: Vec<Cluster> = records.iter().map(cluster).collect();
        let at = |record: u32| records.binary_search(&record).unwrap_or_default() as u32;
        for link in links {
            let (left, right) = (at(link.left), at(link.right));
            debug_assert_ne!(left, right, "a record is not its own neighbour");
            let between = Between::of(link);
            all[left as usize].between.insert(right, between);
            all[right as usize].between.insert(left, between);
        }
        let mut clusters = Self { all, officials, candidates: BinaryHeap::new(), growth };
        for one in 0..clusters.all.len() as u32 {
            clusters.consider(one);
        }
        clusters
    }

    /// Takes the best neighbour of a cluster for a candidate, if there is one worth joining.
    fn consider(&mut self, one: u32) {
        let candidate = |(two, between): (&u32, &Between)| {
            let worth = self.worth(one, *two, between);
            (worth > 0.0).then(|| (Worth(worth), Reverse((one.min(*two), one.max(*two)))))
        };
        let best = self.all[one as usize].between.iter().filter_map(candidate).max();
        if let Some((worth, Reverse((low, high)))) = best {
            let version = |cluster: u32| self.all[cluster as usize].version;
            let versions = (version(low), version(high));
            self.candidates.push((worth, Reverse((low, high)), versions, one));
        }
    }

    /// How much two clusters are worth joining; less than 0 for not at all.
    fn worth(&self, one: u32, two: u32, between: &Between) -> f32 {
        let (one, two) = (&self.all[one as usize], &self.all[two as usize]);
        match between.bond {
            Bond::Accepted => f32::MAX,
            Bond::Rejected | Bond::Clashing => f32::MIN,
            _ if self.officials.conflict(&one.carried, &two.carried) => f32::MIN,
            Bond::Anchored => ANCHORED + between.best,
            Bond::Scored => {
                let pairs = one.members.len() as u64 * two.members.len() as u64;
                self.growth.worth(between.best, between.odds, between.pairs, pairs)
            }
        }
    }

    fn merge(&mut self, one: u32, two: u32) {
        // The one with fewer neighbours gives them to the other.
        let neighbours = |cluster: u32| self.all[cluster as usize].between.len();
        let (kept, lost) = if neighbours(one) < neighbours(two) { (two, one) } else { (one, two) };
        let gone = std::mem::take(&mut self.all[lost as usize]);
        self.all[lost as usize].version = u32::MAX;
        let grown = &mut self.all[kept as usize];
        grown.members.extend(gone.members);
        let carried = std::mem::take(&mut grown.carried);
        grown.carried = self.officials.united(carried, gone.carried);
        grown.version += 1;
        grown.between.remove(&lost);
        for (other, between) in gone.between.into_iter().filter(|(other, _)| *other != kept) {
            let own = &mut self.all[kept as usize].between;
            let sum = own.entry(other).and_modify(|own| own.add(&between)).or_insert(between);
            let sum = *sum;
            let other = &mut self.all[other as usize].between;
            other.remove(&lost);
            other.insert(kept, sum);
        }
        self.consider(kept);
    }
}

/// A number that is never NaN, in order.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Worth(f32);

impl Eq for Worth {}

impl PartialOrd for Worth {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Worth {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.total_cmp(&other.0)
    }
}
