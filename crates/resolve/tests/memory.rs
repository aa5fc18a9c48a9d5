//! A cap on memory: what does not fit is refused beforehand, and what hardly fits is resolved.

#![allow(clippy::unwrap_used, reason = "a test stops at what is wrong")]

use arrow_array::StringArray;
use demonstration::write_organisation_records;
use resolve::{Column, Kind, Records, ResolveError, Settings, dedupe};

fn invented(count: u64) -> Records {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("records.csv");
    write_organisation_records(&file, count, None).unwrap();
    let rows: Vec<csv::StringRecord> =
        csv::Reader::from_path(file).unwrap().records().map(Result::unwrap).collect();
    let column = |at: usize| -> StringArray {
        rows.iter().map(|row| Some(&row[at]).filter(|cell| !cell.is_empty())).collect()
    };
    let titled =
        [(1, "name", Kind::Name), (2, "number", Kind::Identifier), (3, "postcode", Kind::Postcode)];
    let columns = titled.iter().map(|(at, title, kind)| Column {
        title: (*title).to_owned(),
        kind: *kind,
        values: column(*at),
    });
    Records::new(column(0), columns.collect()).unwrap()
}

#[test]
fn records_that_do_not_fit_are_refused_with_what_they_need() {
    let records = invented(2_000);
    let settings = Settings { memory: Some(1 << 20), ..Settings::default() };
    let error = dedupe(&records, &settings).unwrap_err();
    let ResolveError::Memory { needed, allowed } = error else { panic!("{error}") };
    assert_eq!(allowed, 1 << 20);
    let enough = Settings { memory: Some(needed), ..Settings::default() };
    assert!(dedupe(&records, &enough).is_ok());
    let less = Settings { memory: Some(needed - 1), ..Settings::default() };
    assert!(dedupe(&records, &less).is_err());
}

#[test]
fn under_a_tight_cap_the_likeliest_pairs_are_kept() {
    let records = invented(5_000);
    let settings = Settings { memory: Some(1), ..Settings::default() };
    let Err(ResolveError::Memory { needed, .. }) = dedupe(&records, &settings) else { panic!() };
    let all = dedupe(&records, &Settings::default()).unwrap();
    let tight = Settings { memory: Some(needed), ..Settings::default() };
    let tight = dedupe(&records, &tight).unwrap();
    assert!(tight.matches.len() <= all.matches.len());
    let same = all.clusters.iter().zip(&tight.clusters).filter(|(one, two)| one == two).count();
    assert!(same * 100 >= 97 * all.clusters.len(), "{same} of {}", all.clusters.len());
}
