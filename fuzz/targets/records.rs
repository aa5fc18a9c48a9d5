//! Any texts as records: every kind of column is read, looked up, compared, weighed and explained; the
//! last few are also added to the others. And any bytes as the state of a run.
#![no_main]

use std::io::Cursor;

use arrow_array::StringArray;
use libfuzzer_sys::fuzz_target;
use resolve::identity::{Register, Roll};
use resolve::update::{State, StatePiece};
use resolve::{Column, Kind, Records, Resolution, Settings, dedupe, link};

const KINDS: [Kind; 7] = [
    Kind::Name,
    Kind::Identifier,
    Kind::Person,
    Kind::Date,
    Kind::Postcode,
    Kind::Exact,
    Kind::Text,
];
/// More lines are left out: what many records do is tested elsewhere, what strange ones do here.
const MOST: usize = 16;

fuzz_target!(|bytes: &[u8]| {
    assert!(state(bytes, None).is_none(), "no fuzzer finds a sum by chance");
    let text = String::from_utf8_lossy(bytes);
    let lines: Vec<&str> = text.lines().take(MOST).collect();
    for kinds in [&KINDS[..1], &KINDS[..]] {
        let all = records(&lines, 0, kinds);
        check(&dedupe(&all, &Settings::default()).expect("they resolve"), &lines);
        let _ = link(&all, &all, &Settings::default()).expect("they link");
        let (earlier, new) =
            lines.split_at(lines.len() - (lines.len() / 8).max(1).min(lines.len()));
        let whole = kept(&records(earlier, 0, kinds));
        let before = state(&whole, None).expect("a state is read back");
        let updated = before.update(&records(new, earlier.len(), kinds), &[]);
        let updated = updated.expect("they are added");
        check(&updated.resolution, &lines);
        let mut bytes = Vec::new();
        updated.resolution.write_state(&updated.roll, 0, &mut bytes).expect("memory takes all");
        let again = match updated.resolution.state_piece() {
            StatePiece::Whole => state(&bytes, None),
            StatePiece::Since => state(&whole, Some(&bytes)),
        };
        assert_eq!(again.expect("an updated state is read back").len(), lines.len());
    }
});

/// Each line a record, each of its cells a column of a kind.
fn records(lines: &[&str], first: usize, kinds: &[Kind]) -> Records {
    let ids = (first..first + lines.len()).map(|at| at.to_string());
    let columns = kinds.iter().enumerate().map(|(at, kind)| Column {
        title: format!("{kind:?}"),
        kind: *kind,
        values: lines.iter().map(|line| line.split([',', '\t']).cycle().nth(at)).collect(),
    });
    Records::new(StringArray::from_iter_values(ids), columns.collect()).expect("they are records")
}

fn check(found: &Resolution, lines: &[&str]) {
    assert_eq!(found.clusters.len(), lines.len());
    for pair in &found.matches {
        assert!((0.0..=1.0).contains(&pair.probability), "{pair:?}");
        assert!(!found.why(pair).is_empty(), "{pair:?}");
    }
}

/// What a run of these keeps.
fn kept(records: &Records) -> Vec<u8> {
    let settings = Settings { keep: true, ..Settings::default() };
    let found = dedupe(records, &settings).expect("they resolve");
    let labels: Vec<u32> = found.clusters.iter().map(|first| first.unwrap_or_default()).collect();
    let mut register = Register::default();
    let names = &records.columns()[0].values;
    register.update(records.ids(), names, &labels).expect("each is an organisation's");
    let roll = Roll::of(&register, records.ids()).expect("all have one");
    let mut state = Vec::new();
    found.write_state(&roll, 0, &mut state).expect("memory takes all");
    state
}

fn state(whole: &[u8], since: Option<&[u8]>) -> Option<State> {
    State::read(|piece| {
        Ok(match piece {
            StatePiece::Whole => Some(Cursor::new(whole)),
            StatePiece::Since => since.map(Cursor::new),
        })
    })
    .ok()
}
