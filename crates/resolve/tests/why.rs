//! Why two records were scored as they were, as a buyer reads it.

#![allow(clippy::unwrap_used, reason = "a test stops at what is wrong")]

use arrow_array::StringArray;
use resolve::{Column, Kind, Records, Settings, dedupe};

type Row = (&'static str, &'static str, &'static str);

/// Every reason among these records, with whether the two were put together.
fn reasons(rows: &[Row]) -> Vec<String> {
    let others: Vec<[String; 3]> = (0..400_u32)
        .map(|n| {
            [format!("Firm{n} Trade{n} Ltd"), format!("{:08}", 7_000_011 + n * 37), String::new()]
        })
        .collect();
    let cell = |at: usize| -> StringArray {
        let own = rows.iter().map(|(name, number, postcode)| [*name, *number, *postcode][at]);
        let all = own.chain(others.iter().map(|other| other[at].as_str()));
        all.map(|cell| Some(cell).filter(|cell| !cell.is_empty())).collect()
    };
    let ids = StringArray::from_iter_values((0..rows.len() + others.len()).map(|n| n.to_string()));
    let columns =
        [("name", Kind::Name), ("number", Kind::Identifier), ("postcode", Kind::Postcode)];
    let columns = columns.iter().enumerate().map(|(at, (title, kind))| Column {
        title: (*title).to_owned(),
        kind: *kind,
        values: cell(at),
    });
    let records = Records::new(ids, columns.collect()).unwrap();
    let resolution = dedupe(&records, &Settings::default()).unwrap();
    let own = resolution.matches.iter().filter(|pair| (pair.right as usize) < rows.len());
    own.map(|pair| {
        let verdict = if pair.accepted { "one" } else { "two" };
        format!("{verdict}: {}", resolution.why(pair))
    })
    .collect()
}

#[test]
fn what_agrees_and_what_is_left_over_is_named() {
    let found = reasons(&[
        ("001436Brackenridge Joinery Ltd", "02174990", "M5 4WT"),
        ("BRACKENRIGE JOINERY LIMITED", "2174990", "M5 4WT"),
    ]);
    assert_eq!(
        found,
        [
            "one: both JOINERY, BRACKENRIDGE like BRACKENRIGE; the same legal form; the same official number; the same postcode"
        ]
    );
}

#[test]
fn what_keeps_two_apart_is_named() {
    let found =
        reasons(&[("Yarrowgate Media Ltd", "", ""), ("Yarrowgate Media Business Ltd", "", "")]);
    assert_eq!(found, ["two: both YARROWGATE MEDIA, only right BUSINESS; the same legal form"]);
}

#[test]
fn reasons_asked_for_in_turn_are_those_asked_for_one_by_one() {
    let rows = StringArray::from(vec!["Alder Ltd", "Alder Limited", "Alder plc", "Aldar Ltd"]);
    let ids = StringArray::from(vec!["a", "b", "c", "d"]);
    let column = Column { title: "name".into(), kind: Kind::Name, values: rows };
    let records = Records::new(ids, vec![column]).unwrap();
    let resolution = dedupe(&records, &Settings::default()).unwrap();
    assert!(!resolution.matches.is_empty());
    let mut reasons = resolution.reasons();
    for pair in resolution.matches.iter().chain(&resolution.matches) {
        assert_eq!(reasons.why(pair), resolution.why(pair));
    }
}

#[test]
fn words_are_shown_as_people_write_them() {
    let found = reasons(&[
        ("Brackenridge Facilities Ltd", "", ""),
        ("Brackenridges Facilities Holdings Ltd", "", ""),
    ]);
    assert_eq!(
        found,
        ["two: both BRACKENRIDGE FACILITIES, only right HOLDINGS; the same legal form"]
    );
}

/// In a table of five a word that one name uses is no less rare than elsewhere.
#[test]
fn a_handful_of_names_is_judged_as_many_are() {
    let names = ["Lune GmbH", "Lune Sea GmbH", "Bell & Sons Ltd", "BELL AND SONS LTD", "Kite Ltd"];
    let column = Column {
        title: "name".into(),
        kind: Kind::Name,
        values: StringArray::from_iter_values(names),
    };
    let ids = StringArray::from_iter_values((0..names.len()).map(|n| n.to_string()));
    let records = Records::new(ids, vec![column]).unwrap();
    let resolution = dedupe(&records, &Settings::default()).unwrap();
    let accepted = resolution.matches.iter().filter(|pair| pair.accepted);
    let accepted: Vec<(u32, u32)> = accepted.map(|pair| (pair.left, pair.right)).collect();
    assert_eq!(accepted, [(2, 3)]);
}

/// A name with a place of trade, beside others: what its reason says.
fn only_reason(left: &'static str, right: &'static str) -> String {
    let found = reasons(&[(left, "", ""), (right, "", "")]);
    let [reason] = &found[..] else { return format!("{found:?}") };
    reason.clone()
}

#[test]
fn another_order_and_another_name_are_told() {
    let turned = only_reason("Brackenridge Joinery Ltd", "Joinery Brackenridge Ltd");
    assert_eq!(turned, "one: the same words in another order; the same legal form");
    let traded =
        only_reason("Yarrowgate Holdings Ltd t/a Brackenridge Joinery", "Brackenridge Joinery Ltd");
    assert!(traded.contains("by a trading name or short form"), "{traded}");
}

#[test]
fn what_other_records_decided_is_told() {
    let found = reasons(&[
        ("Brackenridge Joinery", "", ""),
        ("Brackenridge Joinery Ltd", "02174990", ""),
        ("Brackenridge Joinery Ltd", "03174992", ""),
    ]);
    let apart = found.iter().filter(|reason| reason.starts_with("two: the same words"));
    let apart: Vec<&String> = apart.collect();
    assert!(
        apart.iter().any(|reason| reason.ends_with("other records of the two clusters do not fit")),
        "{found:?}"
    );
}
