//! From scored pairs to clusters: constrained agglomeration.
//!
//! Putting everything together that any chain of good pairs connects welds suppliers that merely
//! resemble a common neighbour. So clusters grow by the best pair of clusters first, judged by all
//! the pairs between them, and never across records that cannot be one.

mod agglomerate;
mod components;
mod growth;

use rayon::prelude::*;

pub(crate) use agglomerate::Link;
use agglomerate::agglomerate;
use components::components;
pub(crate) use growth::Growth;

/// For each record the lowest record of its cluster. `links` are scored pairs; `group` tells the
/// number that a record carries, 0 for none: two groups never share a cluster.
pub(crate) fn cluster(records: u32, links: &[Link], group: &(impl Fn(u32) -> u32 + Sync), growth: Growth) -> Vec<u32> {
    let parts = components(records, links);
    let mut clusters: Vec<u32> = (0..records).collect();
    let merged: Vec<Vec<(u32, u32)>> =
        parts.par_iter().map(|part| agglomerate(part, group, growth)).collect();
    for (record, cluster) in merged.into_iter().flatten() {
        clusters[record as usize] = cluster;
    }
    clusters
}
