//! Links that have no record in common with the others, apart.

use super::Link;

/// The links of each connected component.
pub(super) fn components(records: u32, links: &[Link]) -> Vec<Vec<Link>> {
    let mut of: Vec<u32> = (0..records).collect();
    for link in links.iter().filter(|link| link.odds > -2.0) {
        let (left, right) = (root(&mut of, link.left), root(&mut of, link.right));
        let (low, high) = (left.min(right), left.max(right));
        of[high as usize] = low;
    }
    for record in 0..records {
        let root = root(&mut of, record);
        of[record as usize] = root;
    }
    let mut inner: Vec<(u32, Link)> = links
        .iter()
        .filter(|link| of[link.left as usize] == of[link.right as usize])
        .map(|link| (of[link.left as usize], *link))
        .collect();
    inner.sort_by_key(|(part, link)| (*part, link.left, link.right));
    let parts = inner.chunk_by(|one, two| one.0 == two.0);
    parts.map(|part| part.iter().map(|(_, link)| *link).collect()).collect()
}

fn root(of: &mut [u32], mut record: u32) -> u32 {
    while of[record as usize] != record {
        of[record as usize] = of[of[record as usize] as usize];
        record = of[record as usize];
    }
    record
}
