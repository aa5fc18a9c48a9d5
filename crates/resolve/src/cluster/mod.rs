//! From scored pairs to clusters: constrained agglomeration.
//!
//! Putting everything together that any chain of good pairs connects welds suppliers that merely
//! resemble a common neighbour. So clusters grow by the best pair of clusters first, judged by all
//! the pairs between them, and never across records that cannot be one.

mod agglomerate;
mod components;
mod connected;
mod growth;

use rayon::prelude::*;

use agglomerate::agglomerate;
use components::components;
pub(crate) use connected::Connected;
pub(crate) use growth::Growth;

/// A scored pair.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Link {
    pub(crate) left: u32,
    pub(crate) right: u32,
    /// As a power of two; without end where it is settled.
    pub(crate) odds: f32,
    /// Whether both carry one official number, and may.
    pub(crate) anchored: bool,
}

/// For each record the lowest record of its cluster. `links` are scored pairs, each once; `group`
/// tells the number that a record carries, 0 for none: two groups never share a cluster unless a
/// person said so.
pub(crate) fn cluster(
    records: u32,
    links: &[Link],
    group: &(impl Fn(u32) -> u32 + Sync),
    growth: Growth,
) -> Vec<u32> {
    let merged: Vec<Vec<(u32, u32)>> = components(records, links)
        .into_par_iter()
        .map(|part| agglomerate(&part.records, &part.links, group, growth))
        .collect();
    let mut clusters: Vec<u32> = (0..records).collect();
    for (record, cluster) in merged.into_iter().flatten() {
        clusters[record as usize] = cluster;
    }
    clusters
}

#[cfg(test)]
mod tests;
