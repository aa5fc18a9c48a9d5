use std::collections::BTreeMap;

use demonstration::{SourceKind, write_large, write_releases};

use crate::reading::{files, pence, rows, text};

#[test]
fn a_large_input_has_the_rows_asked_for_and_the_sums_it_says() {
    let dir = tempfile::tempdir().unwrap();
    let large = write_large(dir.path(), 45_000, 12_000).unwrap();
    let spend = large.files.iter().filter(|file| file.kind == SourceKind::Spend);
    assert_eq!(spend.map(|file| file.tally.rows_in).sum::<u64>(), 45_000);
    let written = files(dir.path());
    assert_eq!(written.len(), large.files.len());
    let manchester = large.files.iter().find(|file| file.path.starts_with("thornwick")).unwrap();
    let rows = rows(&text(&manchester.path, &written[&manchester.path]), ',');
    let net: i64 = rows[1..].iter().filter_map(|row| pence(&row[5])).sum();
    assert_eq!(Some(net), manchester.tally.net_pence);
    let kinds: Vec<SourceKind> = large.files.iter().map(|file| file.kind).collect();
    assert!(kinds.contains(&SourceKind::Register) && kinds.contains(&SourceKind::Ocds));
}

#[test]
fn the_same_numbers_write_the_same_bytes() {
    let (first, second) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    write_large(first.path(), 21_000, 6_000).unwrap();
    write_large(second.path(), 21_000, 6_000).unwrap();
    assert!(files(first.path()) == files(second.path()));
}

#[test]
fn releases_come_five_to_a_process_in_order_of_date_and_of_about_a_kilobyte() {
    let mut lines = Vec::new();
    write_releases(&mut lines, 1_000).unwrap();
    assert!((800..1_300).contains(&(lines.len() / 1_000)), "{} bytes each", lines.len() / 1_000);
    let mut processes = BTreeMap::<String, Vec<String>>::new();
    for line in String::from_utf8(lines).unwrap().lines() {
        let release: serde_json::Value = serde_json::from_str(line).unwrap();
        let text = |key: &str| release[key].as_str().unwrap().to_owned();
        processes.entry(text("ocid")).or_default().push(text("date"));
    }
    assert_eq!(processes.len(), 200);
    for dates in processes.values() {
        assert_eq!(dates.len(), 5);
        assert!(dates.is_sorted());
    }
}
