//! Growing clusters within one component.

use std::collections::BinaryHeap;

use hashbrown::HashMap;

use super::growth::Growth;

/// Odds further from even than this, as a power of two, count as this.
const MOST_ODDS: f32 = 10.0;

/// A scored pair: odds as a power of two.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Link {
    pub(crate) left: u32,
    pub(crate) right: u32,
    pub(crate) odds: f32,
    /// Whether both carry one official number, and may.
    pub(crate) anchored: bool,
}

/// What lies between two clusters.
#[derive(Clone, Copy, Debug, Default)]
struct Between {
    odds: f32,
    pairs: u32,
    best: f32,
    /// A person said that two of the records are not the same.
    apart: bool,
    /// A person said that two of the records are the same.
    decided: bool,
    anchored: bool,
}

#[derive(Debug, Default)]
struct Cluster {
    members: Vec<u32>,
    size: u32,
    group: u32,
    between: HashMap<u32, Between>,
    version: u32,
}

/// Merges clusters, the best pair first; returns for each record its cluster's lowest.
pub(super) fn agglomerate(links: &[Link], group: &impl Fn(u32) -> u32, growth: Growth) -> Vec<(u32, u32)> {
    let mut records: Vec<u32> = links.iter().flat_map(|link| [link.left, link.right]).collect();
    records.sort_unstable();
    records.dedup();
    let at = |record: u32| records.binary_search(&record).unwrap_or_default() as u32;
    let mut clusters: Vec<Cluster> = records
        .iter()
        .map(|record| Cluster { members: vec![*record], size: 1, group: group(*record), ..Cluster::default() })
        .collect();
    for link in links {
        let (left, right) = (at(link.left), at(link.right));
        let (apart, decided) = (link.odds == f32::NEG_INFINITY, link.odds == f32::INFINITY);
        let odds = link.odds.clamp(-MOST_ODDS, MOST_ODDS);
        for (one, two) in [(left, right), (right, left)] {
            clusters[one as usize].between.insert(two, Between { odds, pairs: 1, best: odds, apart, decided, anchored: link.anchored });
        }
    }
    let worth = |one: &Cluster, two: &Cluster, between: &Between| {
        if between.decided && !between.apart {
            return f32::MAX;
        }
        if between.anchored && !between.apart {
            return 1000.0 + between.best;
        }
        if between.apart || one.group > 0 && two.group > 0 && one.group != two.group {
            return f32::MIN;
        }
        growth.worth(between.best, between.odds, between.pairs, one.size * two.size)
    };
    let mut heap: BinaryHeap<(ordered::Ordered, std::cmp::Reverse<(u32, u32)>, u32, u32)> = BinaryHeap::new();
    let push = |heap: &mut BinaryHeap<_>, clusters: &[Cluster], one: u32, two: u32, between: &Between| {
        let (l, r) = (&clusters[one as usize], &clusters[two as usize]);
        let worth = worth(l, r, between);
        if worth > 0.0 {
            let (low, high) = (one.min(two), one.max(two));
            heap.push((ordered::Ordered(worth), std::cmp::Reverse((low, high)), clusters[low as usize].version, clusters[high as usize].version));
        }
    };
    for one in 0..clusters.len() as u32 {
        for (two, between) in &clusters[one as usize].between {
            if one < *two {
                push(&mut heap, &clusters, one, *two, between);
            }
        }
    }
    while let Some((_, std::cmp::Reverse((one, two)), v1, v2)) = heap.pop() {
        if clusters[one as usize].version != v1 || clusters[two as usize].version != v2 {
            continue;
        }
        let lost = std::mem::take(&mut clusters[two as usize]);
        clusters[two as usize].version = u32::MAX;
        let kept = &mut clusters[one as usize];
        kept.members.extend(lost.members);
        kept.size += lost.size;
        kept.group = kept.group.max(lost.group);
        kept.version += 1;
        kept.between.remove(&two);
        for (other, between) in lost.between {
            if other == one {
                continue;
            }
            let kept = &mut clusters[one as usize];
            let sum = kept.between.entry(other).or_insert(Between { best: f32::MIN, ..Between::default() });
            sum.odds += between.odds;
            sum.pairs += between.pairs;
            sum.best = sum.best.max(between.best);
            sum.apart |= between.apart;
            sum.decided |= between.decided;
            sum.anchored |= between.anchored;
            let sum = *sum;
            let other = &mut clusters[other as usize];
            other.between.remove(&two);
            other.between.insert(one, sum);
        }
        let mut next: Vec<(u32, Between)> = clusters[one as usize].between.iter().map(|(o, b)| (*o, *b)).collect();
        next.sort_by_key(|(other, _)| *other);
        for (other, between) in next {
            push(&mut heap, &clusters, one, other, &between);
        }
    }
    clusters
        .iter()
        .filter(|cluster| cluster.size > 1)
        .flat_map(|cluster| {
            let lowest = cluster.members.iter().min().copied().unwrap_or_default();
            cluster.members.iter().map(move |member| (*member, lowest))
        })
        .collect()
}

mod ordered {
    /// A number that is never NaN, in order.
    #[derive(Clone, Copy, Debug, PartialEq)]
    pub(super) struct Ordered(pub(super) f32);
    impl Eq for Ordered {}
    impl PartialOrd for Ordered {
        fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
            Some(self.cmp(other))
        }
    }
    impl Ord for Ordered {
        fn cmp(&self, other: &Self) -> std::cmp::Ordering {
            self.0.total_cmp(&other.0)
        }
    }
}
