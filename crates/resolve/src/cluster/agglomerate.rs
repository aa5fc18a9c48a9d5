//! Growing clusters within one component.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use hashbrown::HashMap;

use super::Link;
use super::growth::Growth;

/// Odds further from even than this, as a power of two, count as this.
const MOST_ODDS: f32 = 10.0;
/// Clusters with one official number join before all others, the likeliest first.
const ANCHORED: f32 = 1000.0;

/// What lies between two clusters.
#[derive(Clone, Copy, Debug)]
struct Between {
    /// The odds of all scored pairs, added.
    odds: f32,
    pairs: u32,
    best: f32,
    /// Two of the records cannot be the same.
    apart: bool,
    /// A person said that two of the records are the same.
    decided: bool,
    /// Two of the records have one official number.
    anchored: bool,
}

impl Between {
    fn of(link: &Link) -> Self {
        let odds = link.odds.clamp(-MOST_ODDS, MOST_ODDS);
        Self {
            odds,
            pairs: 1,
            best: odds,
            apart: link.odds == f32::NEG_INFINITY,
            decided: link.odds == f32::INFINITY,
            anchored: link.anchored,
        }
    }

    fn add(&mut self, other: &Self) {
        self.odds += other.odds;
        self.pairs += other.pairs;
        self.best = self.best.max(other.best);
        self.apart |= other.apart;
        self.decided |= other.decided;
        self.anchored |= other.anchored;
    }
}

#[derive(Debug, Default)]
struct Cluster {
    members: Vec<u32>,
    /// The official number of its records, 0 for none.
    group: u32,
    /// What lies between it and others.
    between: HashMap<u32, Between>,
    /// How often it grew.
    version: u32,
}

/// Two clusters worth joining: how much, which (the lower first, so that equals come in order), and
/// how often each had grown by then.
type Candidate = (Worth, Reverse<(u32, u32)>, (u32, u32));

struct Clusters {
    all: Vec<Cluster>,
    candidates: BinaryHeap<Candidate>,
    growth: Growth,
}

/// Merges clusters, the best pair first; returns for each record in a cluster with others the lowest
/// of it. `records` are those of the links, in order.
pub(super) fn agglomerate(
    records: &[u32],
    links: &[Link],
    group: &impl Fn(u32) -> u32,
    growth: Growth,
) -> Vec<(u32, u32)> {
    let mut clusters = Clusters::of(records, links, group, growth);
    while let Some((_, Reverse((one, two)), versions)) = clusters.candidates.pop() {
        let version = |cluster: u32| clusters.all[cluster as usize].version;
        if (version(one), version(two)) == versions {
            clusters.merge(one, two);
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
    fn of(records: &[u32], links: &[Link], group: &impl Fn(u32) -> u32, growth: Growth) -> Self {
        let cluster = |record: &u32| Cluster {
            members: vec![*record],
            group: group(*record),
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
        let mut clusters = Self { all, candidates: BinaryHeap::new(), growth };
        for one in 0..clusters.all.len() as u32 {
            clusters.consider(one, |two| one < two);
        }
        clusters
    }

    /// Takes the neighbours of a cluster, if wanted, for candidates.
    fn consider(&mut self, one: u32, is_wanted: impl Fn(u32) -> bool) {
        for (two, between) in &self.all[one as usize].between {
            let worth = self.worth(one, *two, between);
            if worth > 0.0 && is_wanted(*two) {
                let (low, high) = (one.min(*two), one.max(*two));
                let version = |cluster: u32| self.all[cluster as usize].version;
                let versions = (version(low), version(high));
                self.candidates.push((Worth(worth), Reverse((low, high)), versions));
            }
        }
    }

    /// How much two clusters are worth joining; less than 0 for not at all.
    fn worth(&self, one: u32, two: u32, between: &Between) -> f32 {
        let (one, two) = (&self.all[one as usize], &self.all[two as usize]);
        if between.apart {
            return f32::MIN;
        }
        if between.decided {
            return f32::MAX;
        }
        if one.group > 0 && two.group > 0 && one.group != two.group {
            return f32::MIN;
        }
        if between.anchored {
            return ANCHORED + between.best;
        }
        let pairs = (one.members.len() * two.members.len()) as u32;
        self.growth.worth(between.best, between.odds, between.pairs, pairs)
    }

    fn merge(&mut self, one: u32, two: u32) {
        // The one with fewer neighbours gives them to the other.
        let neighbours = |cluster: u32| self.all[cluster as usize].between.len();
        let (kept, lost) = if neighbours(one) < neighbours(two) { (two, one) } else { (one, two) };
        let gone = std::mem::take(&mut self.all[lost as usize]);
        self.all[lost as usize].version = u32::MAX;
        let grown = &mut self.all[kept as usize];
        grown.members.extend(gone.members);
        grown.group = grown.group.max(gone.group);
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
        self.consider(kept, |_| true);
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
