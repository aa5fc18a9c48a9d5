//! Official numbers in conflict keep records apart until a person says otherwise, and then no number
//! tears apart what the person put together.

#![allow(clippy::unwrap_used, reason = "a test stops at what is wrong")]

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;

use arrow_array::{Array, StringArray};
use resolve::identity::{Register, Roll};
use resolve::update::{State, StatePiece};
use resolve::{Column, Kind, Label, Note, Records, Settings, dedupe};

/// An id, a name, a number, another number and a postcode.
type Row = [String; 5];

fn row(id: &str, name: &str, number: &str, other: &str, postcode: &str) -> Row {
    [id, name, number, other, postcode].map(str::to_owned)
}

fn records(rows: &[Row]) -> Records {
    let cells = |at: usize| -> StringArray {
        rows.iter().map(|row| Some(row[at].as_str()).filter(|cell| !cell.is_empty())).collect()
    };
    let column =
        |title: &str, kind, at| Column { title: title.to_owned(), kind, values: cells(at) };
    let mut columns = vec![column("name", Kind::Name, 1), column("number", Kind::Identifier, 2)];
    if rows.iter().any(|row| !row[3].is_empty()) {
        columns.push(column("charity", Kind::Identifier, 3));
    }
    columns.push(column("postcode", Kind::Postcode, 4));
    Records::new(cells(0), columns).unwrap()
}

/// "a=b" for an accepted pair, "a!b" for a rejected one.
fn decided(said: &str) -> Vec<Label> {
    let label = |pair: &str| {
        let is_match = pair.contains('=');
        let (left, right) = pair.split_once(['=', '!']).unwrap();
        Label { left: left.into(), right: right.into(), is_match }
    };
    said.split_whitespace().map(label).collect()
}

/// Clusters of more than one of these, each as its ids in order, and the notes.
type Outcome = (BTreeSet<String>, Vec<Note>);

fn clusters(ids: &StringArray, firsts: &[Option<u32>]) -> BTreeSet<String> {
    let mut members: BTreeMap<u32, Vec<&str>> = BTreeMap::new();
    for (at, first) in (0..ids.len()).zip(firsts) {
        members.entry(first.unwrap()).or_default().push(ids.value(at));
    }
    let several = members.into_values().filter(|ids| ids.len() > 1);
    several
        .map(|mut ids| {
            ids.sort_unstable();
            ids.join(" ")
        })
        .collect()
}

fn settings(said: &str) -> Settings {
    Settings { keep: true, decided: decided(said), ..Settings::default() }
}

fn whole(rows: &[Row], said: &str) -> Outcome {
    let records = records(rows);
    let found = dedupe(&records, &settings(said)).unwrap();
    (clusters(records.ids(), &found.clusters), found.notes)
}

/// A run over all but the last rows, which come in an update along with what was decided.
fn in_two(rows: &[Row], last: usize, said: &str) -> Outcome {
    let (earlier, new) = rows.split_at(rows.len() - last);
    let (records, new) = (records(earlier), records(new));
    let found = dedupe(&records, &settings("")).unwrap();
    let mut register = Register::default();
    let labels: Vec<u32> = found.clusters.iter().map(|first| first.unwrap()).collect();
    register.update(records.ids(), &records.columns()[0].values, &labels).unwrap();
    let mut state = Vec::new();
    let roll = Roll::of(&register, records.ids()).unwrap();
    found.write_state(&roll, 21, &mut state).unwrap();
    let state =
        State::read(|piece| Ok((piece == StatePiece::Whole).then(|| Cursor::new(&state)))).unwrap();
    let updated = state.update(&new, &decided(said)).unwrap();
    (clusters(&updated.ids, &updated.resolution.clusters), updated.resolution.notes)
}

fn rules(notes: &[Note]) -> Vec<&str> {
    notes.iter().map(|note| note.rule.as_str()).collect()
}

fn set(clusters: &[&str]) -> BTreeSet<String> {
    clusters.iter().map(|ids| (*ids).to_owned()).collect()
}

const SYLLABLES: [&str; 13] =
    ["bra", "kel", "mon", "tor", "vis", "dun", "sho", "pel", "gar", "lim", "fen", "hux", "wyt"];

/// Other organisations, so that there is something to learn from: each with a company number.
fn others(count: usize) -> impl Iterator<Item = Row> {
    (0..count).map(|at| {
        let [one, two, three] = [1, 13, 7].map(|by| SYLLABLES[at / by % SYLLABLES.len()]);
        let name = format!("{one}{two}{one} {three}{two} Joinery Ltd");
        let number = format!("{:08}", 7_000_011 + 37 * at);
        row(&format!("f{at}"), &name, &number, "", &format!("ZE{} 1AA", at % 90 + 1))
    })
}

/// Two clusters: one of Oldgate Wharf's, and one of this name, both ways of writing it, and number.
fn beside_oldgate(names: [&str; 2], number: &str) -> Vec<Row> {
    let rows = [
        row("a1", "Oldgate Wharf Ltd", "02174990", "", "M5 4WT"),
        row("a2", "OLDGATE WHARF LIMITED", "02174990", "", "M5 4WU"),
        row("a3", "Oldgate Wharf Ltd", "02174990", "", "M1 1AA"),
        row("b1", names[0], number, "", "M5 4WT"),
        row("b2", names[1], number, "", "M5 4WX"),
    ];
    others(150).chain(rows).collect()
}

/// Two names under one number.
fn renamed() -> Vec<Row> {
    beside_oldgate(["Zephyr Bridging Ltd", "ZEPHYR BRIDGING LIMITED"], "02174990")
}

/// One name under two numbers.
fn mistyped() -> Vec<Row> {
    beside_oldgate(["Oldgate Wharf Ltd", "OLDGATE WHARF LIMITED"], "02174991")
}

#[test]
fn who_accepts_a_pair_across_a_conflict_puts_both_clusters_together() {
    for rows in [renamed(), mistyped()] {
        assert_eq!(whole(&rows, "").0, set(&["a1 a2 a3", "b1 b2"]));
        for said in ["a1=b1", "a1=b1 a1=a2 a1=a3 b1=b2", "b2=a3"] {
            for (found, notes) in
                [whole(&rows, said), in_two(&rows, 2, said), in_two(&rows, 0, said)]
            {
                assert_eq!(found, set(&["a1 a2 a3 b1 b2"]), "{said}");
                assert!(!rules(&notes).contains(&"accepted-and-rejected"), "{notes:?}");
            }
        }
    }
}

#[test]
fn a_third_name_under_the_number_stays_apart() {
    let mut rows = renamed();
    rows.push(row("c1", "Kestrel Marine plc", "02174990", "", "LS1 1AA"));
    let joined = set(&["a1 a2 a3 b1 b2"]);
    assert_eq!(whole(&rows, "a1=b1").0, joined);
    assert_eq!(in_two(&rows, 1, "a1=b1").0, joined);
}

#[test]
fn a_record_without_a_number_can_be_accepted_with_two_that_have_different_ones() {
    let rows = [
        row("a", "Oldgate Wharf Ltd", "", "", "M5 4WT"),
        row("b", "Oldgate Wharf Ltd", "02174990", "", "M5 4WX"),
        row("c", "OLDGATE WHARF LIMITED", "02174991", "", "M5 4WU"),
        row("d", "Zephyr Bridging Ltd", "03174997", "", "LS1 1AA"),
    ];
    assert_eq!(whole(&rows, "a=b a=c").0, set(&["a b c"]));
    assert_eq!(in_two(&rows, 2, "a=b a=c").0, set(&["a b c"]));
}

#[test]
fn only_a_rejection_stops_an_accepted_pair_and_a_note_says_so() {
    let rows = mistyped();
    for (found, notes) in [whole(&rows, "a1=a2 a1=b1 a2!b1"), in_two(&rows, 2, "a1=a2 a1=b1 a2!b1")]
    {
        assert!(found.iter().any(|ids| ids.contains("a1 a2")), "{found:?}");
        assert!(!found.iter().any(|ids| ids.contains("a2") && ids.contains("b1")), "{found:?}");
        let note = notes.iter().find(|note| note.rule == "accepted-and-rejected").unwrap();
        assert_eq!(note.records, ["a1", "b1"]);
    }
}

/// Many records of one name, too many to compare all, the first and the last with these numbers.
fn many(first: [&str; 2], last: [&str; 2]) -> Vec<Row> {
    let one = |at: usize| {
        let [number, other] = match at {
            0 => first,
            119 => last,
            _ => [""; 2],
        };
        let letter = |from: usize| char::from(b"ABCDEFGHJL"[(at + from) % 10]);
        let postcode = format!("AB{} {}{}{}", at % 30 + 1, at % 9 + 1, letter(0), letter(3));
        row(&format!("r{at}"), "Brackenridge Community Trust Ltd", number, other, &postcode)
    };
    (0..120).map(one).collect()
}

#[test]
fn numbers_in_conflict_keep_apart_records_that_were_never_compared() {
    let second_column = many(["", "1000003"], ["", "1000011"]);
    let minority = many(["GB-CHC-1000003", ""], ["GB-CHC-1000011", ""]);
    let mut charities = many(["GB-COH-02174990", ""], ["GB-COH-03174992", ""]);
    charities.extend((0..30).map(|at| {
        let name = format!("Zed{at} Quux{at} Ltd");
        let number = format!("GB-CHC-{}", 1_000_003 + 11 * at);
        row(&format!("c{at}"), &name, &number, "", "AB1 1AA")
    }));
    let others: Vec<Row> = others(200).collect();
    let inputs = [[others.clone(), second_column].concat(), [others, minority].concat(), charities];
    for rows in inputs {
        let is_torn = |found: &BTreeSet<String>| {
            let both = |ids: &&String| {
                let ids: BTreeSet<&str> = ids.split(' ').collect();
                ids.contains("r0") && ids.contains("r119")
            };
            assert!(found.iter().any(|ids| ids.split(' ').count() > 50), "{found:?}");
            !found.iter().any(|ids| both(&ids))
        };
        assert!(is_torn(&whole(&rows, "").0));
        assert!(!is_torn(&whole(&rows, "r119=r0").0));
    }
}

#[test]
fn an_update_keeps_numbers_in_conflict_apart_as_a_whole_run_does() {
    let mut rows = many(["GB-COH-02174990", ""], ["GB-COH-03174992", ""]);
    let charity = |at: usize| {
        let number = format!("GB-CHC-{}", 1_000_003 + 11 * at);
        row(&format!("c{at}"), &format!("Zed{at} Quux{at} Ltd"), &number, "", "AB1 1AA")
    };
    let last = rows.pop().unwrap();
    rows.extend((0..30).map(charity));
    rows.push(last);
    let (found, _) = in_two(&rows, 1, "");
    let parts = found.iter().map(|ids| ids.split(' ').collect::<BTreeSet<_>>());
    assert!(!parts.into_iter().any(|ids| ids.contains("r0") && ids.contains("r119")), "{found:?}");
}

#[test]
fn codes_of_unknown_registers_say_nothing_of_each_other() {
    let rows = [
        row("1", "Yarrowgate Media Ltd", "DUNS 217548395", "", "M5 4WT"),
        row("2", "YARROWGATE MEDIA LIMITED", "FR12345", "", "M5 4WT"),
    ];
    let rows: Vec<Row> = others(200).chain(rows).collect();
    assert_eq!(whole(&rows, "").0, set(&["1 2"]));
    assert_eq!(in_two(&rows, 1, "").0, set(&["1 2"]));
}

#[test]
fn an_update_touches_what_one_number_joins_however_little_the_names_agree() {
    let rows = [
        row("1", "Alder Growth Marine Holdings", "02174990", "", ""),
        row("2", "Birch Yard", "03174992", "", ""),
        row("3", "Alder Trading Estate Fisheries", "02174990", "", ""),
    ];
    assert_eq!(in_two(&rows, 1, "").0, whole(&rows, "").0);
    assert_eq!(in_two(&rows, 0, "3!1").0, whole(&rows, "3!1").0);
}

/// Two suppliers whose names clearly differ, under one number in the second column of numbers.
fn under_one_charity_number() -> Vec<Row> {
    vec![
        row("a", "Brackenridge Joinery Ltd", "04817263", "1084729", "AN1 1AA"),
        row("b", "Yarrowgate Hospice", "", "1084729", "AN1 1AA"),
        row("c", "Osprey Marine Ltd", "02748195", "", "AN2 2BB"),
    ]
}

#[test]
fn a_shared_number_in_any_column_joins_no_names_that_differ() {
    let (found, notes) = whole(&under_one_charity_number(), "");
    assert_eq!(found, BTreeSet::new());
    let told: Vec<&Note> = notes.iter().filter(|note| note.rule == "shared-number").collect();
    let [note] = &told[..] else { unreachable!("{notes:?}") };
    assert!(note.message.contains("1084729"), "{}", note.message);
}

#[test]
fn a_pair_that_a_person_accepted_is_noted_no_more() {
    let (found, notes) = whole(&under_one_charity_number(), "a=b");
    assert_eq!(found, BTreeSet::from(["a b".to_owned()]));
    assert!(notes.iter().all(|note| note.rule != "shared-number"), "{notes:?}");
}

#[test]
fn who_is_redacted_is_nobody_whatever_the_number() {
    let (found, _) = whole(
        &[
            row("a", "Redacted", "04817263", "", ""),
            row("b", "Brackenridge Joinery Ltd", "04817263", "", "AN1 1AA"),
            row("c", "REDACTED", "04817263", "", "AN1 1AA"),
            row("e", "[Redacted]", "04817263", "", "AN1 1AA"),
            row("f", "REDACTED - PERSONAL DATA", "04817263", "", "AN1 1AA"),
            row("g", "Name withheld", "04817263", "", "AN1 1AA"),
            row("d", "", "04817263", "", ""),
        ],
        "",
    );
    assert_eq!(found, BTreeSet::from(["b d".to_owned()]), "a name left out is not one taken out");
}
