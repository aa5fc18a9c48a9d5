//! Records beside a reference: each finds one record of it, or none.

#![allow(clippy::unwrap_used, reason = "a test stops at what is wrong")]

use arrow_array::StringArray;
use resolve::{Column, Kind, Model, Records, Settings, link};

fn records(letter: char, rows: &[(&str, &str)]) -> Records {
    let ids = StringArray::from_iter_values((0..rows.len()).map(|at| format!("{letter}{at}")));
    let (names, postcodes): (Vec<_>, Vec<_>) = rows.iter().copied().unzip();
    let column = |title: &str, kind, cells: Vec<&str>| Column {
        title: title.to_owned(),
        kind,
        values: cells.iter().map(|cell| Some(*cell).filter(|cell| !cell.is_empty())).collect(),
    };
    let columns =
        vec![column("name", Kind::Name, names), column("postcode", Kind::Postcode, postcodes)];
    Records::new(ids, columns).unwrap()
}

/// For each query the record of the reference that it is.
fn linked(queries: &[(&str, &str)], reference: &[(&str, &str)]) -> Vec<Option<u32>> {
    let (queries, reference) = (records('q', queries), records('r', reference));
    link(&queries, &reference, &Settings::default()).unwrap().clusters
}

#[test]
fn a_record_finds_its_own_among_those_of_like_names() {
    let reference = [
        ("Brackenridge Joinery Ltd", ""),
        ("Brackenridge Roofing Ltd", ""),
        ("Yarrowgate Media Holdings plc", ""),
        ("Osprey & Finch LLP", ""),
    ];
    let queries = [
        ("BRACKENRIDGE JOINERY LIMITED", ""),
        ("Yarrowgate Catering Ltd", ""),
        ("001436Osprey and Finch", ""),
    ];
    assert_eq!(linked(&queries, &reference), [Some(0), None, Some(3)]);
}

#[test]
fn two_that_fit_equally_well_are_no_answer() {
    let reference = [
        ("Brackenridge Surgery", "M5 4WT"),
        ("Brackenridge Surgery", "TR1 2HS"),
        ("Yarrowgate Media Ltd", "LS1 4AP"),
    ];
    let queries = [
        ("Brackenridge Surgery", ""),
        ("Brackenridge Surgery", "TR1 2HS"),
        ("Yarrowgate Media Ltd", ""),
    ];
    assert_eq!(linked(&queries, &reference), [None, Some(1), Some(2)]);
}

#[test]
fn numbers_in_conflict_are_no_link_however_low_the_threshold() {
    let with_numbers = |letter: char, rows: &[(&str, &str)]| {
        let read = records(letter, rows);
        let kinds = [Kind::Name, Kind::Identifier].iter().zip(read.columns());
        let columns = kinds.map(|(kind, column)| Column { kind: *kind, ..column.clone() });
        Records::new(read.ids().clone(), columns.collect()).unwrap()
    };
    let reference = with_numbers(
        'r',
        &[
            ("Brackenridge Joinery Ltd", "04817263"),
            ("Yarrowgate Media Holdings plc", "02748195"),
            ("Osprey Marine Ltd", "05619283"),
        ],
    );
    let queries = with_numbers(
        'q',
        &[
            // One name and two numbers; one number and two names; one of both.
            ("Brackenridge Joinery Ltd", "08162735"),
            ("Kestrel Catering Ltd", "02748195"),
            ("OSPREY MARINE LIMITED", "05619283"),
        ],
    );
    let learned = link(&queries, &reference, &Settings::default()).unwrap();
    let mut model = serde_json::to_value(&learned.model).unwrap();
    model["threshold"] = 0.001.into();
    let model: Model = serde_json::from_value(model).unwrap();
    let settings = Settings { model: Some(model), ..Settings::default() };
    let found = link(&queries, &reference, &settings).unwrap();
    assert_eq!(found.clusters, [None, None, Some(2)]);
    let refused = found.matches.iter().filter(|pair| !pair.accepted);
    let why: Vec<String> = refused.map(|pair| found.why(pair)).collect();
    assert!(
        !why.is_empty() && why.iter().all(|why| why.ends_with("contradict each other")),
        "{why:?}"
    );
}
