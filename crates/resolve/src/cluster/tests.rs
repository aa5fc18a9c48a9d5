use proptest::prelude::*;

use super::{Growth, Link, cluster};

fn link(left: u32, right: u32, odds: f32) -> Link {
    Link { left, right, odds, anchored: false }
}

fn alone(_: u32) -> u32 {
    0
}

#[test]
fn a_chain_of_good_pairs_is_not_one_cluster() {
    // Each resembles the next; the ends were compared, and are clearly not the same.
    let links = [link(0, 1, 6.0), link(1, 2, 4.0), link(0, 2, -9.0)];
    assert_eq!(cluster(3, &links, &alone, Growth::OTHERS), [0, 0, 2]);
}

#[test]
fn pairs_that_were_not_worth_scoring_count_against() {
    let links = [link(0, 1, 3.0), link(1, 2, 2.5), link(2, 3, 3.0)];
    assert_eq!(cluster(4, &links, &alone, Growth::OTHERS), [0, 0, 2, 2]);
}

#[test]
fn what_cannot_be_the_same_never_shares_a_cluster() {
    let links = [link(0, 1, 9.0), link(1, 2, 9.0), link(0, 2, f32::NEG_INFINITY)];
    let clusters = cluster(3, &links, &alone, Growth::NAMES);
    assert_ne!(clusters[0], clusters[2]);
}

#[test]
fn two_official_numbers_keep_apart_and_a_person_overrules_them() {
    let numbers = |record: u32| [5, 0, 6][record as usize];
    let links = [link(0, 1, 9.0), link(1, 2, 8.0), link(0, 2, 7.0)];
    assert_eq!(cluster(3, &links, &numbers, Growth::NAMES), [0, 0, 2]);
    let decided = [link(0, 1, 9.0), link(1, 2, 8.0), link(0, 2, f32::INFINITY)];
    assert_eq!(cluster(3, &decided, &numbers, Growth::NAMES), [0, 0, 0]);
}

#[test]
fn one_official_number_joins_first_even_where_names_hardly_agree() {
    let anchored = Link { anchored: true, ..link(0, 1, -2.0) };
    assert_eq!(cluster(2, &[anchored], &|_| 7, Growth::NAMES), [0, 0]);
}

proptest! {
    /// The order in which pairs come changes nothing, and every cluster is named by its lowest.
    #[test]
    fn clusters_do_not_depend_on_the_order_of_links(
        odds in prop::collection::vec(-12.0_f32..12.0, 28),
        rotation in 0_usize..28,
    ) {
        let pairs = (0..8_u32).flat_map(|left| (left + 1..8).map(move |right| (left, right)));
        let links: Vec<Link> = pairs.zip(&odds).map(|((l, r), odds)| link(l, r, *odds)).collect();
        let mut turned = links.clone();
        turned.rotate_left(rotation);
        let clusters = cluster(8, &links, &alone, Growth::NAMES);
        prop_assert_eq!(&clusters, &cluster(8, &turned, &alone, Growth::NAMES));
        for (record, cluster) in (0..).zip(&clusters) {
            prop_assert!(*cluster <= record && clusters[*cluster as usize] == *cluster);
        }
    }
}
