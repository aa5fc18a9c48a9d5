use proptest::prelude::*;

use super::{Bond, Growth, Link, Official, cluster};

fn link(left: u32, right: u32, odds: f32) -> Link {
    Link { left, right, odds, bond: Bond::Scored }
}

fn alone(_: u32, _: &mut Vec<Official>) {}

fn bound(left: u32, right: u32, odds: f32, bond: Bond) -> Link {
    Link { left, right, odds, bond }
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
    let links = [link(0, 1, 9.0), link(1, 2, 9.0), bound(0, 2, -10.0, Bond::Rejected)];
    let clusters = cluster(3, &links, &alone, Growth::NAMES);
    assert_ne!(clusters[0], clusters[2]);
}

#[test]
fn two_numbers_of_a_register_keep_apart_and_a_person_overrules_them() {
    let numbers = |record: u32, all: &mut Vec<Official>| {
        let number = [5, 0, 6][record as usize];
        all.extend((number > 0).then_some(Official { register: 1, number }));
    };
    let links = [link(0, 1, 9.0), link(1, 2, 8.0), link(0, 2, 7.0)];
    assert_eq!(cluster(3, &links, &numbers, Growth::NAMES), [0, 0, 2]);
    let accepted = bound(0, 2, f32::INFINITY, Bond::Accepted);
    let decided = [link(0, 1, 9.0), link(1, 2, 8.0), accepted];
    assert_eq!(cluster(3, &decided, &numbers, Growth::NAMES), [0, 0, 0]);
}

#[test]
fn a_cluster_carries_the_numbers_of_all_its_records() {
    // The first two of one cluster carry numbers of two registers; each keeps one other apart.
    let carried = [(1, 5), (2, 7), (2, 8), (1, 6), (1, 5)];
    let numbers = |record: u32, all: &mut Vec<Official>| {
        let (register, number) = carried[record as usize];
        all.push(Official { register, number });
    };
    let links = [link(0, 1, 9.0), link(0, 2, 8.0), link(1, 3, 7.0), link(1, 4, 6.0)];
    assert_eq!(cluster(5, &links, &numbers, Growth::NAMES), [0, 0, 2, 3, 0]);
}

#[test]
fn one_official_number_joins_first_even_where_names_hardly_agree() {
    let anchored = bound(0, 1, -2.0, Bond::Anchored);
    let number = |_: u32, all: &mut Vec<Official>| all.push(Official { register: 1, number: 7 });
    assert_eq!(cluster(2, &[anchored], &number, Growth::NAMES), [0, 0]);
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
