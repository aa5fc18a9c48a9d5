//! Records added to an earlier run: where a rebuild would lead, and nothing else moved.

#![allow(clippy::unwrap_used, reason = "a test stops at what is wrong")]

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;

use arrow_array::{Array, StringArray};
use demonstration::write_organisation_records;
use resolve::identity::{Event, Register, Roll};
use resolve::update::{State, StateError, StatePiece, UpdateError, Updated};
use resolve::{Column, Kind, Label, Records, Resolution, Settings, dedupe};

const COLUMNS: [(&str, Kind); 3] =
    [("name", Kind::Name), ("company_number", Kind::Identifier), ("postcode", Kind::Postcode)];

type Row = Vec<Option<String>>;

/// Invented records: those of the earlier run, and those held back.
fn invented(count: u64) -> (Vec<Row>, Vec<Row>) {
    let home = tempfile::tempdir().unwrap();
    let (earlier, new) = (home.path().join("earlier.csv"), home.path().join("new.csv"));
    write_organisation_records(&earlier, count, Some(&new)).unwrap();
    let read = |path| -> Vec<Row> {
        let mut reader = csv::Reader::from_path(path).unwrap();
        let cell = |cell: &str| (!cell.is_empty()).then(|| cell.to_owned());
        reader.records().map(|row| row.unwrap().iter().map(cell).collect()).collect()
    };
    (read(&earlier), read(&new))
}

fn records(rows: &[Row]) -> Records {
    let column = |at: usize| -> StringArray { rows.iter().map(|row| row[at].as_deref()).collect() };
    let columns = COLUMNS.iter().zip(1..).map(|((title, kind), at)| Column {
        title: (*title).to_owned(),
        kind: *kind,
        values: column(at),
    });
    Records::new(column(0), columns.collect()).unwrap()
}

fn rows(rows: &[(&str, &str, &str, &str)]) -> Records {
    let text = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    let rows: Vec<Row> =
        rows.iter().map(|(id, a, b, c)| vec![text(id), text(a), text(b), text(c)]).collect();
    records(&rows)
}

/// What a run and the updates after it wrote.
#[derive(Clone)]
struct Stored {
    whole: Vec<u8>,
    since: Option<Vec<u8>>,
}

impl Stored {
    /// What stands there after the results of a run or an update were written too.
    fn after(&self, resolution: &Resolution, roll: &Roll) -> Self {
        let mut bytes = Vec::new();
        resolution.write_state(roll, 21, &mut bytes).unwrap();
        match resolution.state_piece() {
            StatePiece::Whole => Self { whole: bytes, since: None },
            StatePiece::Since => Self { whole: self.whole.clone(), since: Some(bytes) },
        }
    }

    fn read(&self) -> Result<State, StateError> {
        State::read(|piece| {
            Ok(match piece {
                StatePiece::Whole => Some(Cursor::new(&self.whole)),
                StatePiece::Since => self.since.as_ref().map(Cursor::new),
            })
        })
    }
}

/// A whole run, and its state as it is written.
fn run(records: &Records, decided: &[Label]) -> (Resolution, Stored) {
    let settings = Settings { keep: true, decided: decided.to_vec(), ..Settings::default() };
    let resolution = dedupe(records, &settings).unwrap();
    let mut register = Register::default();
    let labels: Vec<u32> = resolution.clusters.iter().map(|first| first.unwrap()).collect();
    register.update(records.ids(), &records.columns()[0].values, &labels).unwrap();
    let nothing = Stored { whole: Vec::new(), since: None };
    let state = nothing.after(&resolution, &Roll::of(&register, records.ids()).unwrap());
    (resolution, state)
}

fn update(state: &Stored, new: &Records) -> Updated {
    let updated = state.read().unwrap().update(new, &[]).unwrap();
    assert_each_cluster_is_one_organisation(&updated);
    updated
}

fn assert_each_cluster_is_one_organisation(updated: &Updated) {
    let of = |at: usize| (updated.resolution.clusters[at], updated.roll.organisation(at).unwrap());
    let both: BTreeSet<_> = (0..updated.ids.len()).map(of).collect();
    let clusters: BTreeSet<_> = both.iter().map(|(cluster, _)| *cluster).collect();
    let organisations: BTreeSet<_> = both.iter().map(|(_, organisation)| *organisation).collect();
    assert_eq!((clusters.len(), organisations.len()), (both.len(), both.len()));
}

/// The cluster of each id.
fn clusters(ids: &StringArray, resolution: &Resolution) -> BTreeMap<String, String> {
    let first = |at: usize| ids.value(resolution.clusters[at].unwrap() as usize).to_owned();
    (0..ids.len()).map(|at| (ids.value(at).to_owned(), first(at))).collect()
}

fn pairs(clusters: &BTreeMap<String, String>) -> BTreeSet<(&str, &str)> {
    let mut members: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (id, cluster) in clusters {
        members.entry(cluster).or_default().push(id);
    }
    members
        .values()
        .flat_map(|ids| {
            ids.iter()
                .enumerate()
                .flat_map(move |(at, one)| ids[at + 1..].iter().map(move |two| (*one, *two)))
        })
        .collect()
}

fn members(clusters: &BTreeMap<String, String>) -> BTreeMap<&str, BTreeSet<&str>> {
    let mut members: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (id, cluster) in clusters {
        members.entry(cluster).or_default().insert(id);
    }
    members
}

#[test]
fn an_update_leads_where_a_rebuild_would_and_untouched_clusters_keep_their_ids() {
    let (earlier, new) = invented(4_000);
    assert!(new.len() > 20);
    let (resolution, state) = run(&records(&earlier), &[]);
    let before = clusters(records(&earlier).ids(), &resolution);
    let updated = update(&state, &records(&new));
    let after = clusters(&updated.ids, &updated.resolution);
    let all: Vec<Row> = earlier.iter().chain(&new).cloned().collect();
    let (rebuilt, _) = run(&records(&all), &[]);
    let rebuilt = clusters(records(&all).ids(), &rebuilt);

    let (ours, theirs) = (pairs(&after), pairs(&rebuilt));
    let (shared, either) = (ours.intersection(&theirs).count(), ours.union(&theirs).count());
    assert!(shared * 1000 >= either * 995, "{shared} of {either} pairs agree");
    let held: BTreeSet<&str> = new.iter().filter_map(|row| row[0].as_deref()).collect();
    let joined = |pairs: &BTreeSet<(&str, &str)>| {
        pairs.iter().filter(|(one, two)| held.contains(one) || held.contains(two)).count()
    };
    assert!(joined(&ours) * 10 > joined(&theirs) * 9, "new records find their own");

    let after_members = members(&after);
    for (cluster, ids) in members(&before) {
        let now: BTreeSet<&str> = ids.iter().map(|id| after[*id].as_str()).collect();
        if now.iter().any(|now| after_members[now] == ids) {
            assert_eq!(now, BTreeSet::from([cluster]));
        }
    }
    for pair in &updated.resolution.matches {
        let id = updated.ids.value(pair.right as usize);
        assert!(held.contains(id), "{id} is not new");
        assert!(!updated.resolution.why(pair).is_empty());
    }
}

#[test]
fn an_update_with_nothing_changes_nothing() {
    let (earlier, _) = invented(1_000);
    let (resolution, state) = run(&records(&earlier), &[]);
    let updated = update(&state, &records(&[]));
    assert_eq!(updated.resolution.clusters, resolution.clusters);
    assert!(updated.resolution.matches.is_empty() && updated.events.is_empty());
    assert_eq!(updated.resolution.state_piece(), StatePiece::Since);
    let once = state.after(&updated.resolution, &updated.roll);
    assert!(
        once.since.as_ref().unwrap().len() * 4 < once.whole.len(),
        "the whole is not written again"
    );
    let again = update(&once, &records(&[]));
    let twice = once.after(&again.resolution, &again.roll);
    assert!(twice.since == once.since, "what there is since is the same, byte for byte");
}

#[test]
fn what_grew_much_is_written_whole() {
    let (earlier, new) = invented(1_000);
    let (few, many) = (&earlier[..800], &earlier[800..]);
    let (_, state) = run(&records(few), &[]);
    let grown = update(&state, &records(many));
    assert_eq!(grown.resolution.state_piece(), StatePiece::Whole);
    let state = state.after(&grown.resolution, &grown.roll);
    let updated = update(&state, &records(&new));
    let (at_once, _) = run(&records(&[few, many, &new].concat()), &[]);
    let (ours, theirs) =
        (clusters(&updated.ids, &updated.resolution), clusters(&updated.ids, &at_once));
    let (ours, theirs) = (pairs(&ours), pairs(&theirs));
    let (shared, either) = (ours.intersection(&theirs).count(), ours.union(&theirs).count());
    assert!(shared * 1000 >= either * 990, "{shared} of {either} pairs agree");
}

#[test]
fn what_goes_with_another_whole_has_no_say() {
    let (_, state) = run(&rows(&[("a", "Brightwell Ltd", "", "AN1 1AA")]), &[]);
    let other = [("a", "Kestrel Joinery Ltd", "", ""), ("b", "Marlowe & Finch LLP", "", "")];
    let (_, other) = run(&rows(&other), &[]);
    let updated = update(&other, &records(&[]));
    let since = other.after(&updated.resolution, &updated.roll).since;
    let read = Stored { since, ..state.clone() }.read().unwrap();
    assert_eq!((read.len(), state.read().unwrap().len()), (1, 1));
}

#[test]
fn many_small_updates_lead_where_one_does() {
    let (earlier, new) = invented(2_000);
    let (_, state) = run(&records(&earlier), &[]);
    let at_once = update(&state, &records(&new));
    let (mut one_by_one, mut last) = (state, None);
    for row in new.chunks(7) {
        let updated = update(&one_by_one, &records(row));
        one_by_one = one_by_one.after(&updated.resolution, &updated.roll);
        last = Some(updated);
    }
    let last = last.unwrap();
    let (ours, theirs) =
        (clusters(&last.ids, &last.resolution), clusters(&at_once.ids, &at_once.resolution));
    let (ours, theirs) = (pairs(&ours), pairs(&theirs));
    let (shared, either) = (ours.intersection(&theirs).count(), ours.union(&theirs).count());
    assert!(shared * 1000 >= either * 995, "{shared} of {either} pairs agree");
}

#[test]
fn a_block_that_grows_too_large_is_left_as_a_rebuild_would_leave_it() {
    // Each name stands in the earlier run once and once among the new records; more share `Acme`,
    // `Widgets` and a town than are compared.
    let towns = ["AB1 1AA", "CD2 2BB", "EF3 3CC", "GH4 4DD", "JK5 5EE", "LM6 6FF"];
    let name = |at: usize| {
        let [one, two] = [at % 11, at / 11].map(|at| SYLLABLES[at]);
        format!("Acme Widgets {one}{two}{one} {two}{one}")
    };
    let row = |id: String, name: String, at: usize| -> Row {
        vec![Some(id), Some(name), None, Some(towns[at % 6].to_owned())]
    };
    let earlier: Vec<Row> =
        (0..110).map(|at| row(format!("e{at}"), format!("{} Ltd", name(at)), at)).collect();
    let new = (0..110).map(|at| row(format!("n{at}"), format!("{} LIMITED", name(at)), at));
    let all: Vec<Row> = earlier.iter().cloned().chain(new).collect();
    let (_, state) = run(&records(&earlier), &[]);
    let updated = update(&state, &records(&all[110..]));
    let (rebuilt, _) = run(&records(&all), &[]);
    let (ours, theirs) =
        (clusters(&updated.ids, &updated.resolution), clusters(records(&all).ids(), &rebuilt));
    let (ours, theirs) = (pairs(&ours), pairs(&theirs));
    let ids: Vec<(String, String)> =
        (0..110).map(|at| (format!("e{at}"), format!("n{at}"))).collect();
    let found = ids.iter().filter(|(one, two)| theirs.contains(&(one.as_str(), two.as_str())));
    assert!(found.count() > 100, "{theirs:?}");
    assert_eq!(ours, theirs);
}

const SYLLABLES: [&str; 11] =
    ["bra", "kel", "mon", "tor", "vis", "dun", "sho", "pel", "gar", "lim", "fen"];

#[test]
fn decisions_on_equal_rows_hold_in_an_update_and_can_be_taken_back() {
    let blank = |id: &'static str| (id, "", "", "");
    let (_, state) = run(&rows(&[blank("a"), blank("b")]), &[]);
    let accepted = [Label { left: "c".into(), right: "b".into(), is_match: true }];
    let joined = state.read().unwrap().update(&rows(&[blank("c")]), &accepted).unwrap();
    assert_eq!(joined.resolution.clusters, [Some(0), Some(1), Some(1)]);
    let told: Vec<(u32, u32)> =
        joined.resolution.matches.iter().map(|pair| (pair.left, pair.right)).collect();
    assert_eq!(told, [(1, 2)]);
    let state = state.after(&joined.resolution, &joined.roll);
    let parted = update(&state, &records(&[]));
    assert_eq!(parted.resolution.clusters, [Some(0), Some(1), Some(2)]);
    assert_eq!(parted.events.len(), 1, "{:?}", parted.events);
}

#[test]
fn the_log_grows_by_what_happened_and_ids_last() {
    let earlier = rows(&[
        ("a", "Brightwell Ltd", "01234567", "AN1 1AA"),
        ("b", "Kestrel Joinery Ltd", "07654321", "AN2 2BB"),
    ]);
    let (_, state) = run(&earlier, &[]);
    let new = rows(&[
        ("c", "BRIGHTWELL LIMITED", "01234567", "AN1 1AA"),
        ("d", "Marlowe & Finch LLP", "OC111111", "AN3 3CC"),
        ("e", "Brightwell Ltd", "01234567", "AN1 1AA"),
    ]);
    let updated = update(&state, &new);
    let first = updated.roll.organisation(0).unwrap();
    assert_eq!(updated.roll.organisation(2), Some(first));
    assert_eq!(updated.roll.organisation(4), Some(first), "a row said again is the same record's");
    let [Event::Grown { id, records }, Event::Minted { name, .. }] = &updated.events[..] else {
        unreachable!("{:?}", updated.events)
    };
    assert_eq!((*id, records.clone()), (first, vec!["c".to_owned(), "e".to_owned()]));
    assert_eq!(name, "Marlowe & Finch LLP");
}

#[test]
fn a_row_that_was_there_before_joins_its_own_organisation() {
    let earlier = [
        ("a", "Brightwell Ltd", "01234567", "AN1 1AA"),
        ("b", "Kestrel Joinery Ltd", "07654321", "AN2 2BB"),
    ];
    let (_, state) = run(&rows(&earlier), &[]);
    let again = rows(&[("c", "Kestrel Joinery Ltd", "07654321", "AN2 2BB")]);
    let updated = update(&state, &again);
    assert_eq!(updated.roll.organisation(2), updated.roll.organisation(1));
    assert!(matches!(&updated.events[..], [Event::Grown { .. }]), "{:?}", updated.events);
}

#[test]
fn decisions_hold_in_an_update_and_can_be_taken_back() {
    let earlier = rows(&[
        ("a", "Brightwell Ltd", "", "AN1 1AA"),
        ("b", "Kestrel Joinery Ltd", "", "AN2 2BB"),
        ("x", "Osprey Marine Ltd", "", "AN9 9ZZ"),
    ]);
    let (_, state) = run(&earlier, &[]);
    let new = rows(&[("c", "Marlowe & Finch LLP", "", "AN3 3CC")]);
    let same =
        |left: &str, right: &str| Label { left: left.into(), right: right.into(), is_match: true };
    let decided = [same("a", "b"), same("c", "x")];
    let joined = state.read().unwrap().update(&new, &decided).unwrap();
    assert_eq!(joined.resolution.clusters, [Some(0), Some(0), Some(2), Some(2)]);
    let state = state.after(&joined.resolution, &joined.roll);
    let parted = update(&state, &records(&[]));
    assert_eq!(parted.resolution.clusters, [Some(0), Some(1), Some(2), Some(3)]);
    assert_eq!(parted.events.len(), 2, "{:?}", parted.events);
}

#[test]
fn what_cannot_be_added_is_refused() {
    let (_, state) = run(&rows(&[("a", "Brightwell Ltd", "", "AN1 1AA")]), &[]);
    let known = rows(&[("b", "Kestrel", "", ""), ("a", "Brightwell", "", "")]);
    let error = state.read().unwrap().update(&known, &[]).unwrap_err();
    assert!(matches!(error, UpdateError::KnownRecord { position: 2, .. }), "{error}");
    let name = Column { title: "name".into(), kind: Kind::Name, values: vec!["Kestrel"].into() };
    let other = Records::new(vec!["b"].into(), vec![name]).unwrap();
    let error = state.read().unwrap().update(&other, &[]).unwrap_err().to_string();
    assert!(
        error.contains("name: name, company_number: identifier, postcode: postcode"),
        "{error}"
    );
}

#[test]
fn a_state_that_is_damaged_is_refused() {
    let (_, state) = run(&rows(&[("a", "Brightwell Ltd", "", "AN1 1AA")]), &[]);
    let with = |whole: &[u8]| Stored { whole: whole.to_vec(), since: None }.read().err();
    for at in (24..state.whole.len()).step_by(13) {
        let mut changed = state.whole.clone();
        changed[at] ^= 4;
        assert_eq!(with(&changed), Some(StateError::Damaged), "byte {at}");
    }
    assert_eq!(with(&state.whole[..state.whole.len() / 2]), Some(StateError::Damaged));
    assert_eq!(with(b"id,cluster\n"), Some(StateError::OtherVersion));
    let cut = Stored { since: Some(Vec::new()), ..state };
    assert_eq!(cut.read().err(), Some(StateError::OtherVersion));
}

#[test]
fn what_there_is_since_is_refused_when_it_is_damaged() {
    let (earlier, _) = invented(200);
    let (_, state) = run(&records(&earlier), &[]);
    let updated = update(&state, &rows(&[("new", "Kestrel Joinery Ltd", "", "AN2 2BB")]));
    let state = state.after(&updated.resolution, &updated.roll);
    let since = state.since.clone().unwrap();
    assert_eq!(state.read().unwrap().len(), earlier.len() + 1);
    for at in (32..since.len()).step_by(37) {
        let mut changed = since.clone();
        changed[at] ^= 4;
        let found = Stored { since: Some(changed), ..state.clone() }.read().err();
        assert_eq!(found, Some(StateError::Damaged), "byte {at}");
    }
}

#[test]
fn what_cannot_be_read_in_new_records_is_told() {
    let (_, state) = run(&rows(&[("a", "Brightwell Ltd", "01234567", "AN1 1AA")]), &[]);
    let new = rows(&[("b", "Kestrel Joinery Ltd", "", "by the harbour")]);
    let updated = update(&state, &new);
    let told = |rule: &str| updated.resolution.notes.iter().find(|note| note.rule == rule);
    let note = told("not-a-postcode").unwrap();
    assert_eq!(note.records, ["b"]);
    assert!(note.message.contains("by the harbour"), "{}", note.message);
}

#[test]
fn repeated_rows_make_the_next_state_whole_too() {
    let (earlier, _) = invented(400);
    let (_, state) = run(&records(&earlier), &[]);
    let again: Vec<Row> = (0..200)
        .map(|at| {
            let mut row = earlier[at % 3].clone();
            row[0] = Some(format!("again-{at}"));
            row
        })
        .collect();
    let updated = update(&state, &records(&again));
    assert_eq!(updated.resolution.state_piece(), StatePiece::Whole);
}
