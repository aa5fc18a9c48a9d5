//! Input that nobody would wish for: no blow-up, a clear note, and a result for the rest.

#![allow(clippy::unwrap_used, reason = "a test stops at what is wrong")]

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use arrow_array::StringArray;
use resolve::{Column, Kind, Note, Records, Resolution, Settings, dedupe};

/// Records numbered from 0, with these columns.
fn records(columns: &[(&str, Kind, Vec<Option<String>>)]) -> Records {
    let count = columns.first().map_or(0, |(.., values)| values.len());
    let ids = StringArray::from_iter_values((0..count).map(|id| id.to_string()));
    let columns = columns.iter().map(|(title, kind, values)| Column {
        title: (*title).to_owned(),
        kind: *kind,
        values: values.iter().map(Option::as_deref).collect(),
    });
    Records::new(ids, columns.collect()).unwrap()
}

fn texts(texts: &[&str]) -> Vec<Option<String>> {
    texts.iter().map(|text| Some((*text).to_owned())).collect()
}

fn resolved(records: &Records) -> Resolution {
    dedupe(records, &Settings::default()).unwrap()
}

fn are_together(resolution: &Resolution, left: usize, right: usize) -> bool {
    resolution.clusters[left] == resolution.clusters[right]
}

/// The only note of the rule.
#[track_caller]
fn told<'a>(resolution: &'a Resolution, rule: &str) -> &'a Note {
    let notes: Vec<&Note> = resolution.notes.iter().filter(|note| note.rule == rule).collect();
    assert_eq!(notes.len(), 1, "{:?}", resolution.notes);
    notes[0]
}

const NAMES: [&str; 6] = [
    "Brightwell Joinery Ltd",
    "BRIGHTWELL JOINERY LIMITED",
    "Kestrel Marine plc",
    "Kestrel Marine PLC",
    "Osprey & Finch LLP",
    "Marlowe Catering",
];

#[test]
fn columns_that_are_all_blank_leave_a_result_from_the_rest() {
    let blank = |value: Option<&str>| vec![value.map(str::to_owned); NAMES.len()];
    for value in [None, Some(""), Some("  \t")] {
        for kind in [Kind::Identifier, Kind::Postcode, Kind::Date, Kind::Text, Kind::Exact] {
            let resolution = resolved(&records(&[
                ("name", Kind::Name, texts(&NAMES)),
                ("blank", kind, blank(value)),
            ]));
            assert!(are_together(&resolution, 0, 1) && are_together(&resolution, 2, 3), "{kind:?}");
            assert!(
                !are_together(&resolution, 0, 2) && !are_together(&resolution, 4, 5),
                "{kind:?}"
            );
        }
    }
    let nothing = resolved(&records(&[("name", Kind::Name, blank(None))]));
    assert_eq!(nothing.clusters, [0, 1, 2, 3, 4, 5].map(Some));
}

#[test]
fn an_identifier_column_of_words_is_told_and_says_nothing() {
    let trades = ["Joinery", "Joinery", "Marine", "Sole trader", "12 High Street", "Joinery"];
    let resolution = resolved(&records(&[
        ("name", Kind::Name, texts(&NAMES)),
        ("company_number", Kind::Identifier, texts(&trades)),
    ]));
    let without = resolved(&records(&[("name", Kind::Name, texts(&NAMES))]));
    assert_eq!(resolution.clusters, without.clusters);
    let note = told(&resolution, "not-a-number");
    assert_eq!(
        note.message,
        "column \"company_number\": holds no number of an organisation, so it tells nothing: \
         in 6 records, such as \"12 High Street\", \"Joinery\", \"Marine\" (words, not a number: put names into \
         a column of their own)"
    );
    assert_eq!(note.records, ["0", "1", "2", "3", "4", "5"]);
}

#[test]
fn what_is_refused_in_a_column_of_numbers_is_told_by_reason() {
    let numbers = ["01786162", "1786162", "SC151965", "N/A", "31/01/2022", "Sole trader"];
    let resolution = resolved(&records(&[
        ("name", Kind::Name, texts(&NAMES)),
        ("company_number", Kind::Identifier, texts(&numbers)),
    ]));
    let note = told(&resolution, "not-a-number");
    for part in ["3 of 6 different records", "\"N/A\" (a placeholder", "(a date", "(words"] {
        assert!(note.message.contains(part), "{}", note.message);
    }
    assert_eq!(note.records, ["3", "4", "5"]);
}

/// Names with nothing in common, so that only the numbers can bring them together.
fn by_number(numbers: &[&str]) -> Resolution {
    const OTHERS: [&str; 6] =
        ["Ashgrove", "Bramling", "Coppice", "Dunmore", "Elvaston", "Farleigh"];
    let places = ["AB1 1AA", "CD2 2BB", "EF3 3CC", "GH4 4DD", "JK5 5EE", "LM6 6FF"];
    resolved(&records(&[
        ("place", Kind::Postcode, texts(&places[..numbers.len()])),
        ("trade", Kind::Text, texts(&OTHERS[..numbers.len()])),
        ("number", Kind::Identifier, numbers.iter().map(|it| Some((*it).to_owned())).collect()),
    ]))
}

#[test]
fn one_number_in_different_writings_is_one() {
    let writings =
        ["01786162", "1786162", "GB-COH-02404123", "Company No: 2404123", "SC51965", "sc 051965"];
    let resolution = by_number(&writings);
    for pair in [(0, 1), (2, 3), (4, 5)] {
        assert!(are_together(&resolution, pair.0, pair.1), "{}", writings[pair.0]);
    }
    assert!(!are_together(&resolution, 0, 2) && !are_together(&resolution, 2, 4));
    assert_eq!(resolution.notes, []);
}

#[test]
fn numbers_of_registers_that_are_not_known_are_the_same_or_not() {
    let resolution =
        by_number(&["FR12345", "fr 12345", "FR12346", "99000001", "99000001", "99000002"]);
    assert!(are_together(&resolution, 0, 1) && are_together(&resolution, 3, 4));
    let distinct: BTreeSet<_> = resolution.clusters.iter().collect();
    assert_eq!((distinct.len(), resolution.notes.len()), (4, 0));
}

/// One name so many times, beside 300 others that stand twice each; all but those two have a
/// reference of their own.
fn repeated(count: usize) -> Records {
    let mut names = vec![Some("Various Suppliers Ltd".to_owned()); count];
    let mut references: Vec<Option<String>> =
        (0..count).map(|at| Some(format!("R{at}X"))).collect();
    for at in 0..OTHERS {
        let [one, two, three] = [7, 11, 13].map(|by| SYLLABLES[at * by / 5 % SYLLABLES.len()]);
        let name = format!("{one}{two} {three}{one}{} Joinery", SYLLABLES[at % SYLLABLES.len()]);
        names.extend([format!("{name} Ltd"), format!("{} LIMITED", name.to_uppercase())].map(Some));
        references.extend([Some(format!("Q{at}")), Some(format!("Q{at}"))]);
    }
    records(&[("name", Kind::Name, names), ("reference", Kind::Exact, references)])
}

const OTHERS: usize = 300;
const SYLLABLES: [&str; 17] = [
    "bra", "kel", "mon", "tor", "vis", "dun", "sho", "pel", "gar", "lim", "fen", "hux", "wyt",
    "cor", "nab", "rud", "jas",
];

#[track_caller]
fn check_repeated(count: usize, within: Duration) {
    let records = repeated(count);
    let start = Instant::now();
    let resolution = resolved(&records);
    let took = start.elapsed();
    assert!(took < within, "{took:?}");
    assert_eq!(resolution.clusters.len(), records.len());
    let found = (0..OTHERS).map(|at| count + at * 2);
    let found = found.filter(|first| are_together(&resolution, *first, first + 1)).count();
    assert!(found * 100 >= OTHERS * 95, "{found} of {OTHERS} others were found");
    // As many pairs as records, and not as their square.
    assert!(resolution.matches.len() < records.len() * 80, "{}", resolution.matches.len());
}

#[test]
fn one_name_repeated_without_end_costs_no_more_than_other_names() {
    check_repeated(100_000, Duration::from_secs(60));
}

#[test]
#[ignore = "a million records: for release builds"]
fn one_name_repeated_a_million_times() {
    check_repeated(1_000_000, Duration::from_secs(120));
}

#[test]
fn rows_repeated_without_end_are_one() {
    let names = vec![Some("Various Suppliers Ltd".to_owned()); 100_000];
    let resolution = resolved(&records(&[("name", Kind::Name, names)]));
    assert_eq!(resolution.clusters.len(), 100_000);
    assert!(resolution.matches.len() < 100_000);
}

#[test]
fn endless_names_are_read_to_a_bound() {
    let long = |word: &str| Some(word.repeat(10_000 / word.len()));
    let endless = vec![
        long("Brightwell Joinery "),
        long("Brightwell Joinery "),
        long("Z"),
        long("É"),
        long("word and another "),
        long("( [ & "),
        Some("Kestrel Marine plc".to_owned()),
        Some("Kestrel Marine PLC".to_owned()),
    ];
    let start = Instant::now();
    let resolution = resolved(&records(&[
        ("name", Kind::Name, endless.clone()),
        ("other", Kind::Text, endless.clone()),
        ("person", Kind::Person, endless.clone()),
        ("number", Kind::Identifier, endless.clone()),
        ("postcode", Kind::Postcode, endless.clone()),
        ("date", Kind::Date, endless.clone()),
        ("exact", Kind::Exact, endless),
    ]));
    assert!(start.elapsed() < Duration::from_secs(30), "{:?}", start.elapsed());
    assert!(are_together(&resolution, 0, 1) && are_together(&resolution, 6, 7));
    assert!(!are_together(&resolution, 0, 2) && !are_together(&resolution, 0, 6));
    for pair in &resolution.matches {
        assert!(resolution.why(pair).len() < 10_000, "{}", resolution.why(pair).len());
    }
    let note = told(&resolution, "not-a-number");
    assert!(note.message.len() < 1_000, "{}", note.message);
}

#[test]
fn names_in_every_script_are_compared() {
    let names = [
        "Газпром Маркетинг ООО",
        "ГАЗПРОМ МАРКЕТИНГ ООО",
        "株式会社日立製作所",
        "株式会社日立製作所 ",
        "شركة النور للتجارة",
        "شركة النور للتجارة.",
        "Cafe\u{301} Central Ltd",
        "Café Central Limited",
        "Śródmieście Łódź sp. z o.o.",
        "한국전력공사",
        "🚀🚀🚀",
        "\u{202e}\u{200b}\u{feff}",
    ];
    let resolution = resolved(&records(&[("name", Kind::Name, texts(&names))]));
    for pair in [(0, 1), (2, 3), (4, 5), (6, 7)] {
        assert!(are_together(&resolution, pair.0, pair.1), "{}", names[pair.0]);
    }
    let apart = [0, 2, 4, 6, 8, 9, 10, 11].map(|at| resolution.clusters[at]);
    assert_eq!(apart.iter().collect::<BTreeSet<_>>().len(), apart.len(), "{apart:?}");
}

#[test]
fn what_is_no_date_and_no_postcode_is_told() {
    let dates = ["1970-03-12", "12 o'clock", "", "soon", "31/12/1985", "1990"];
    let places = ["Salford", "Leeds", "", "York", "Bath", "Ely"];
    let resolution = resolved(&records(&[
        ("name", Kind::Name, texts(&NAMES)),
        ("since", Kind::Date, texts(&dates)),
        ("address", Kind::Postcode, texts(&places)),
    ]));
    let dates = told(&resolution, "not-a-date");
    assert!(dates.message.contains("of 5 different records"), "{}", dates.message);
    assert!(dates.message.contains(r#""12 o'clock", "soon""#), "{}", dates.message);
    assert!(dates.records.contains(&"1".to_owned()), "{dates:?}");
    let places = told(&resolution, "not-a-postcode");
    assert!(places.message.contains("5 of 5"), "{}", places.message);
    assert!(are_together(&resolution, 0, 1));
}

#[test]
fn nobody_is_no_organisation() {
    let names = ["N/A", "n/a", "Redacted", "REDACTED DATA", "Redacted", "Brightwell Joinery Ltd"];
    let resolution = resolved(&records(&[
        ("name", Kind::Name, texts(&names)),
        ("postcode", Kind::Postcode, texts(&["M5 4WT", "M5 4WT", "", "M5 4WT", "", ""])),
    ]));
    assert_eq!(resolution.clusters, [0, 1, 2, 3, 4, 5].map(Some));
}
