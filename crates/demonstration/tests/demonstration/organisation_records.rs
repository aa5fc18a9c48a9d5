use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use demonstration::{OrganisationRecords, write_organisation_records};

use crate::reading::rows;

fn csv(count: u64) -> Vec<Vec<String>> {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("records.csv");
    write_organisation_records(&path, count, None).unwrap();
    lines(&path)
}

/// The rows without their heading.
fn lines(path: &Path) -> Vec<Vec<String>> {
    rows(&fs::read_to_string(path).unwrap(), ',').split_off(1)
}

#[test]
fn records_are_about_three_to_an_organisation_and_share_its_number() {
    let records = csv(20_000);
    assert_eq!(records.len(), 20_000);
    let mut numbers = BTreeMap::<&str, BTreeSet<&str>>::new();
    for record in &records {
        numbers
            .entry(&record[4])
            .or_default()
            .extend(Some(record[2].as_str()).filter(|n| !n.is_empty()));
    }
    assert!((6_500..7_500).contains(&numbers.len()), "{} organisations", numbers.len());
    assert!(numbers.values().all(|numbers| numbers.len() <= 1));
    let all: Vec<&&str> = numbers.values().flatten().collect();
    assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len(), "a number is of one");
}

#[test]
fn the_vocabulary_grows_with_the_records_but_slower() {
    let words = |count| {
        let names: BTreeSet<String> = csv(count)
            .iter()
            .flat_map(|record| record[1].split(' ').map(str::to_owned).collect::<Vec<_>>())
            .collect();
        names.len()
    };
    let (small, large) = (words(2_000), words(20_000));
    assert!((4..9).contains(&(large / small)), "{small} words, then {large}");
}

#[test]
fn what_is_held_back_is_one_in_a_hundred_of_the_same_records_mostly_of_known_organisations() {
    let dir = tempfile::tempdir().unwrap();
    let (base, update) = (dir.path().join("base.csv"), dir.path().join("update.csv"));
    let done = write_organisation_records(&base, 20_000, Some(&update)).unwrap();
    let (base, update) = (lines(&base), lines(&update));
    assert_eq!((done.written, done.held_back), (base.len() as u64, update.len() as u64));
    assert!((150..250).contains(&update.len()), "{} held back", update.len());
    let known: BTreeSet<&str> = base.iter().map(|record| record[4].as_str()).collect();
    let known = update.iter().filter(|record| known.contains(record[4].as_str())).count();
    assert!(known * 2 > update.len() && known < update.len());
    let mut both = [base, update].concat();
    both.sort_by_key(|record| record[0].parse::<u64>().unwrap());
    assert_eq!(both, csv(20_000));
}

#[test]
fn parquet_holds_the_bytes_of_the_same_records_each_time() {
    let dir = tempfile::tempdir().unwrap();
    let (first, second) = (dir.path().join("a.parquet"), dir.path().join("b.parquet"));
    let done = write_organisation_records(&first, 70_000, None).unwrap();
    assert_eq!(write_organisation_records(&second, 70_000, None).unwrap(), done);
    assert!(matches!(done, OrganisationRecords { written: 70_000, held_back: 0, .. }));
    let bytes = fs::read(&first).unwrap();
    assert!(bytes.starts_with(b"PAR1"));
    assert_eq!(bytes, fs::read(&second).unwrap());
}
