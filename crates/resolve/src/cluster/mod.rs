//! From scored pairs to clusters: constrained agglomeration.
//!
//! Putting everything together that any chain of good pairs connects welds suppliers that merely
//! resemble a common neighbour. So clusters grow by the best pair of clusters first, judged by all
//! the pairs between them, and never across records that cannot be one unless a person said so.

mod agglomerate;
mod components;
mod connected;
mod growth;
mod official;

use rayon::prelude::*;

use agglomerate::agglomerate;
use components::components;
pub(crate) use connected::Connected;
pub(crate) use growth::Growth;
pub(crate) use official::Official;

/// A scored or judged pair.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Link {
    pub(crate) left: u32,
    pub(crate) right: u32,
    /// As a power of two; without end where a person settled it.
    pub(crate) odds: f32,
    pub(crate) bond: Bond,
}

/// What a pair is beside its odds. The later one rules the earlier where clusters have several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Bond {
    /// Nothing.
    Scored,
    /// Both carry one official number, and may.
    Anchored,
    /// Both carry one official number, and cannot.
    Clashing,
    /// A person said that the two are the same.
    Accepted,
    /// A person said that the two are not the same.
    Rejected,
}

/// For each record the lowest record of its cluster. `links` are pairs, each once; `officials`
/// appends the official numbers that a record carries. What people accepted comes together first;
/// after that two numbers of one register never share a cluster.
pub(crate) fn cluster(
    records: u32,
    links: &[Link],
    officials: &(impl Fn(u32, &mut Vec<Official>) + Sync),
    growth: Growth,
) -> Vec<u32> {
    let merged: Vec<Vec<(u32, u32)>> = components(records, links)
        .into_par_iter()
        .map(|part| agglomerate(&part.records, &part.links, officials, growth))
        .collect();
    let mut clusters: Vec<u32> = (0..records).collect();
    for (record, cluster) in merged.into_iter().flatten() {
        clusters[record as usize] = cluster;
    }
    clusters
}

#[cfg(test)]
mod tests;
