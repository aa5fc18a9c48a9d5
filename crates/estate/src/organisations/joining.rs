use hashbrown::{HashMap, HashSet};

use super::comparing::Link;

/// The surest links by which every party of an organisation is joined to the one it is named
/// after: for each party but that one, the link that joins it to those before it.
///
/// Of all ways of joining them this is the one whose least sure link is surest.
pub(super) fn tree<'a>(root: usize, links: &[&'a Link]) -> Vec<(usize, &'a Link)> {
    let mut beside: HashMap<usize, Vec<&'a Link>> = HashMap::new();
    for link in links {
        beside.entry(link.left).or_default().push(link);
        beside.entry(link.right).or_default().push(link);
    }
    let mut reached: HashSet<usize> = HashSet::from([root]);
    let mut open: Vec<(&'a Link, usize)> = Vec::new();
    let mut joined = Vec::new();
    let mut at = root;
    loop {
        for link in beside.get(&at).into_iter().flatten() {
            let other = if link.left == at { link.right } else { link.left };
            if !reached.contains(&other) {
                open.push((link, other));
            }
        }
        open.retain(|(_, other)| !reached.contains(other));
        let surest = open.iter().copied().max_by(|one, two| {
            let (p, q) = (one.0.probability, two.0.probability);
            p.total_cmp(&q).then_with(|| (two.0.left, two.0.right).cmp(&(one.0.left, one.0.right)))
        });
        let Some((link, other)) = surest else { return joined };
        reached.insert(other);
        joined.push((other, link));
        at = other;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_surest_way_of_joining_is_found() {
        let links = [(0, 1, 0.6), (0, 2, 0.9), (1, 2, 0.8)];
        let links = links.map(|(left, right, sure)| Link::joining(left, right, sure));
        let found = tree(0, &links.iter().collect::<Vec<_>>());
        let found: Vec<(usize, f32)> =
            found.iter().map(|(at, link)| (*at, link.probability)).collect();
        assert_eq!(found, [(2, 0.9), (1, 0.8)]);
    }
}
