use std::collections::{BTreeMap, BTreeSet};

use arrow_array::StringArray;
use proptest::prelude::*;

use super::*;

/// Updates with clusters written as `a b | c`, each record its own name.
fn update(register: &mut Register, clusters: &str) -> Update {
    let rows: Vec<(&str, u32)> = (0..)
        .zip(clusters.split('|'))
        .flat_map(|(label, cluster)| cluster.split_whitespace().map(move |record| (record, label)))
        .collect();
    let records = StringArray::from_iter_values(rows.iter().map(|row| row.0));
    let labels: Vec<u32> = rows.iter().map(|row| row.1).collect();
    register.update(&records, &records, &labels).unwrap()
}

/// A register of given clusters, and the id of each record.
fn registered(clusters: &str) -> (Register, impl Fn(&str) -> OrganisationId) {
    let mut register = Register::default();
    update(&mut register, clusters);
    let before = register.clone();
    (register, move |record| before.organisation(record).unwrap())
}

fn strings(records: &[&str]) -> Vec<String> {
    records.iter().map(|&record| record.to_owned()).collect()
}

#[test]
fn an_id_is_minted_once_and_follows_from_first_record_and_name() {
    let (register, id) = registered("b a | c");
    assert_eq!(id("a"), id("b"));
    assert_ne!(id("a"), id("c"));
    assert_eq!(register.living(), 2);
    let (_, other_order) = registered("c | a b");
    assert_eq!((other_order("b"), other_order("c")), (id("b"), id("c")));
    let text = id("a").to_string();
    assert!(text.starts_with("org-") && text.len() == 16, "{text}");
    assert_eq!(text.parse(), Ok(id("a")));
    assert!("org-4tq0v8k1m2zu".parse::<OrganisationId>().is_err(), "u is not among the letters");
}

#[test]
fn nothing_changes_when_nothing_changed() {
    let (mut register, id) = registered("a b | c | d e f");
    let change = update(&mut register, "e d f | c | a b");
    assert_eq!(change.events, []);
    assert_eq!(change.ids[0], id("d"));
}

#[test]
fn growth_keeps_the_id() {
    let (mut register, id) = registered("b c");
    let change = update(&mut register, "a b c");
    assert_eq!(change.events, [Event::Grown { id: id("b"), records: strings(&["a"]) }]);
    assert_eq!(register.organisation("a"), Some(id("b")));
}

#[test]
fn a_merger_keeps_the_id_of_the_many_and_redirects_the_few() {
    let (mut register, id) = registered("a | b c | d");
    let change = update(&mut register, "a b c | d");
    assert_eq!(change.events, [Event::Merged { from: id("a"), into: id("b") }]);
    assert_eq!(register.follow(id("a")), Some(Now::Living(id("b"))));
    let (mut other, equal) = registered("x | y");
    update(&mut other, "x y");
    assert_eq!(other.follow(equal("y")), Some(Now::Living(equal("x"))), "the older of equals");
}

#[test]
fn redirects_are_followed_to_their_end() {
    let (mut register, id) = registered("a | b c | d e f g");
    update(&mut register, "a b c | d e f g | h i j");
    let last = register.organisation("h").unwrap();
    update(&mut register, "a b c d e f g | h i j");
    update(&mut register, "a b c d e f g h i j | k");
    for record in ["a", "b", "d", "h"] {
        assert_eq!(register.organisation(record), Some(id("d")));
    }
    for old in [id("a"), id("b"), last] {
        assert_eq!(register.follow(old), Some(Now::Living(id("d"))));
    }
    let mut former = Vec::new();
    register.write_former(&mut former).unwrap();
    let lines = [id("a"), id("b"), last].map(|old| format!("{old},{}\n", id("d")));
    assert_eq!(String::from_utf8(former).unwrap(), format!("former,now\n{}", lines.concat()));
}

#[test]
fn a_split_leaves_the_id_with_the_majority() {
    let (mut register, id) = registered("a b c | d");
    let change = update(&mut register, "a | b c | d");
    let minted = register.organisation("a").unwrap();
    let into = vec![Part { id: minted, records: strings(&["a"]) }];
    assert_eq!(change.events, [Event::Split { from: id("a"), into }]);
    assert_eq!(register.organisation("b"), Some(id("a")));
    assert_ne!(minted, id("a"));
}

#[test]
fn a_record_that_moves_is_a_split_into_the_other() {
    let (mut register, id) = registered("a b c | d e");
    let change = update(&mut register, "a b | c d e");
    let into = vec![Part { id: id("d"), records: strings(&["c"]) }];
    assert_eq!(change.events, [Event::Split { from: id("a"), into }]);
}

#[test]
fn what_is_no_more_is_retired_and_its_id_not_given_again() {
    let (mut register, id) = registered("a | b c");
    let change = update(&mut register, "b");
    let shrunk = Event::Shrunk { id: id("b"), records: strings(&["c"]) };
    assert_eq!(change.events, [Event::Retired { id: id("a") }, shrunk]);
    assert_eq!(register.follow(id("a")), Some(Now::Retired(id("a"))));
    assert_eq!((register.organisation("a"), register.organisation("c")), (None, None));
    update(&mut register, "a | b");
    assert_ne!(register.organisation("a"), Some(id("a")));
    assert_eq!(register.follow(id("a")), Some(Now::Retired(id("a"))));
}

#[test]
fn columns_that_do_not_fit_are_refused_and_change_nothing() {
    let (register, _) = registered("a | b");
    let mut same = register.clone();
    let records = StringArray::from(vec!["c", "d", "c"]);
    let error = same.update(&records, &records, &[0, 1, 2]).unwrap_err();
    assert_eq!(error, UpdateError::SameRecord("c".to_owned()));
    let error = same.update(&records, &records, &[0, 1]).unwrap_err();
    assert_eq!(error, UpdateError::Lengths { records: 3, names: 3, clusters: 2 });
    assert_eq!(same, register);
}

#[test]
fn a_log_that_contradicts_itself_is_refused_with_the_line() {
    let mut register = Register::default();
    let mut log = Vec::new();
    append(&mut log, &update(&mut register, "a | b").events).unwrap();
    let text = String::from_utf8(log).unwrap();
    let first = text.lines().next().unwrap();
    let error = |log: String| Register::replay(&read(log.as_bytes()).unwrap()).unwrap_err();
    let id = register.organisation("a").unwrap();
    let twice = error(format!("{text}\n{first}\n"));
    assert_eq!(twice, ReplayError { line: 4, flaw: Flaw::MintedBefore(id) });
    let retired = format!("{{\"retired\":{{\"id\":\"{id}\"}}}}\n");
    let grown = format!("{{\"grown\":{{\"id\":\"{id}\",\"records\":[\"c\"]}}}}\n");
    let error = error(format!("{text}{retired}{grown}"));
    assert_eq!(error, ReplayError { line: 4, flaw: Flaw::NotLiving(id) });
}

#[test]
fn records_are_written_as_csv() {
    let mut register = Register::default();
    let records = StringArray::from(vec!["a \"b\", c", "d"]);
    let ids = register.update(&records, &records, &[0, 1]).unwrap().ids;
    let mut csv = Vec::new();
    register.write_records(&mut csv).unwrap();
    let expected = format!("record,organisation\n\"a \"\"b\"\", c\",{}\nd,{}\n", ids[0], ids[1]);
    assert_eq!(String::from_utf8(csv).unwrap(), expected);
}

/// A clustering of some of twelve records: for each its cluster, or none if it is not there.
fn clustering() -> impl Strategy<Value = Vec<Option<u32>>> {
    proptest::collection::vec(proptest::option::weighted(0.8, 0_u32..6), 12)
}

fn members(clustering: &[Option<u32>]) -> BTreeMap<u32, BTreeSet<usize>> {
    let mut members: BTreeMap<u32, BTreeSet<usize>> = BTreeMap::new();
    for (record, label) in clustering.iter().enumerate() {
        if let Some(label) = label {
            members.entry(*label).or_default().insert(record);
        }
    }
    members
}

fn registers(register: &mut Register, clustering: &[Option<u32>]) -> Update {
    let rows = || clustering.iter().enumerate().filter_map(|(at, label)| Some((at, (*label)?)));
    let records = StringArray::from_iter_values(rows().map(|row| format!("record-{}", row.0)));
    let labels: Vec<u32> = rows().map(|row| row.1).collect();
    register.update(&records, &records, &labels).unwrap()
}

proptest! {
    #[test]
    fn a_history_keeps_its_promises(history in proptest::collection::vec(clustering(), 1..7)) {
        let mut register = Register::default();
        let mut log = Vec::new();
        let mut minted: BTreeSet<OrganisationId> = BTreeSet::new();
        let mut before: BTreeMap<BTreeSet<usize>, OrganisationId> = BTreeMap::new();
        for clustering in &history {
            let mut again = register.clone();
            let update = registers(&mut register, clustering);
            prop_assert_eq!(&update, &registers(&mut again, clustering), "the same input");
            append(&mut log, &update.events).unwrap();

            let mut ids = update.ids.iter();
            let mut of_record: BTreeMap<usize, OrganisationId> = BTreeMap::new();
            for (record, label) in clustering.iter().enumerate() {
                if label.is_some() {
                    let id = *ids.next().unwrap();
                    prop_assert_eq!(register.organisation(&format!("record-{record}")), Some(id));
                    of_record.insert(record, id);
                }
            }
            // One id to a cluster and one cluster to an id.
            let clusters = members(clustering);
            let mut now: BTreeMap<BTreeSet<usize>, OrganisationId> = BTreeMap::new();
            for records in clusters.into_values() {
                let ids: BTreeSet<_> = records.iter().map(|record| of_record[record]).collect();
                prop_assert_eq!(ids.len(), 1);
                now.insert(records, *ids.first().unwrap());
            }
            let living: BTreeSet<_> = now.values().copied().collect();
            prop_assert_eq!(living.len(), now.len());
            prop_assert_eq!(register.living(), now.len());
            // Untouched clusters keep their ids.
            for (records, id) in &now {
                if let Some(old) = before.get(records) {
                    prop_assert_eq!(old, id);
                }
            }
            // An id that lives now lived before or was never given.
            for id in &living {
                prop_assert!(before.values().any(|old| old == id) || minted.insert(*id), "{id} was reused");
            }
            // Every id ever given leads to a living one or is retired.
            for &id in &minted {
                match register.follow(id) {
                    Some(Now::Living(end)) => prop_assert!(living.contains(&end)),
                    Some(Now::Retired(end)) => prop_assert!(!living.contains(&end)),
                    None => prop_assert!(false, "{id} is forgotten"),
                }
            }
            before = now;
        }
        prop_assert_eq!(Register::replay(&read(log.as_slice()).unwrap()).unwrap(), register);
    }
}

/// Run by hand: `cargo test -p resolve --release identity::tests::speed -- --ignored --nocapture`.
#[test]
#[ignore = "measures time"]
fn speed() {
    let ids =
        |count: u32| StringArray::from_iter_values((0..count).map(|row| format!("row-{row}")));
    let (first, second) = (ids(3_000_000), ids(3_030_000));
    let clusters = |count: u32| (0..count).map(|row| row % 1_000_000 / 2 * 2).collect::<Vec<_>>();
    let mut register = Register::default();
    let start = std::time::Instant::now();
    let minted = register.update(&first, &first, &clusters(3_000_000)).unwrap();
    println!("first {:?}, {} events", start.elapsed(), minted.events.len());
    let start = std::time::Instant::now();
    let grown = register.update(&second, &second, &clusters(3_030_000)).unwrap();
    println!("1 % more {:?}, {} events", start.elapsed(), grown.events.len());
    let mut log = Vec::new();
    let start = std::time::Instant::now();
    append(&mut log, &minted.events).unwrap();
    append(&mut log, &grown.events).unwrap();
    println!("written {:?}, {} bytes", start.elapsed(), log.len());
    let start = std::time::Instant::now();
    assert_eq!(Register::replay(&read(log.as_slice()).unwrap()).unwrap(), register);
    println!("replayed {:?}", start.elapsed());
}
