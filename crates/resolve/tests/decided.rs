//! What people decided: it holds, and says nothing of other pairs.

#![allow(clippy::unwrap_used, reason = "a test stops at what is wrong")]

use arrow_array::StringArray;
use resolve::{Column, Kind, Label, Records, Resolution, Settings, dedupe, link};

/// Records with these names and postcodes, whose ids are `prefix` and their numbers.
fn records(prefix: &str, rows: &[(String, String)]) -> Records {
    let ids = (0..rows.len()).map(|at| format!("{prefix}{at}"));
    let column = |title: &str, kind, values: Vec<&String>| Column {
        title: title.to_owned(),
        kind,
        values: values.into_iter().map(|it| Some(it).filter(|it| !it.is_empty())).collect(),
    };
    let columns = vec![
        column("name", Kind::Name, rows.iter().map(|row| &row.0).collect()),
        column("postcode", Kind::Postcode, rows.iter().map(|row| &row.1).collect()),
    ];
    Records::new(StringArray::from_iter_values(ids), columns).unwrap()
}

fn row(name: &str, postcode: &str) -> (String, String) {
    (name.to_owned(), postcode.to_owned())
}

fn label(left: &str, right: &str, is_match: bool) -> Label {
    Label { left: left.to_owned(), right: right.to_owned(), is_match }
}

fn resolved(rows: &[(String, String)], decided: &[Label]) -> Resolution {
    let settings = Settings { decided: decided.to_vec(), ..Settings::default() };
    dedupe(&records("r", rows), &settings).unwrap()
}

fn rules(resolution: &Resolution) -> Vec<&str> {
    resolution.notes.iter().map(|note| note.rule.as_str()).collect()
}

const SYLLABLES: [&str; 13] =
    ["bra", "kel", "mon", "tor", "vis", "dun", "sho", "pel", "gar", "lim", "fen", "hux", "wyt"];

/// The name of one of many organisations.
fn name(at: usize) -> String {
    let [one, two, three] = [1, 13, 7].map(|by| SYLLABLES[at / by % SYLLABLES.len()]);
    format!("{one}{two} {three}{two}{one} Joinery")
}

/// Organisations, each written in two ways.
fn twice(count: usize) -> Vec<(String, String)> {
    let ways = |at: usize| {
        [format!("{} Ltd", name(at)), format!("{} LIMITED", name(at).to_uppercase())]
            .map(|name| (name, format!("AB{} 1AA", at % 90 + 1)))
    };
    (0..count).flat_map(ways).collect()
}

#[test]
fn accepting_equal_rows_leaves_what_was_rejected_apart() {
    let rows = [
        row("Brightwell Joinery Ltd", "AN1 1AA"),
        row("Brightwell Joinery Ltd", "AN1 1AA"),
        row("BRIGHTWELL JOINERY LIMITED", "AN1 1AA"),
        row("Brightwell Joinry Ltd", "AN1 1AA"),
    ];
    let rejected = label("r2", "r3", false);
    for decided in [vec![rejected.clone()], vec![rejected, label("r0", "r1", true)]] {
        let resolution = resolved(&rows, &decided);
        assert_eq!(resolution.clusters[0], resolution.clusters[1]);
        assert_ne!(resolution.clusters[2], resolution.clusters[3], "{decided:?}");
    }
}

#[test]
fn equal_rows_that_tell_too_little_are_one_where_a_person_says_so() {
    let mut rows = vec![row("", ""); 5];
    rows.push(row("Kestrel Marine plc", "AN2 2BB"));
    assert_eq!(resolved(&rows, &[]).clusters, [0, 1, 2, 3, 4, 5].map(Some));
    let accepted = [label("r3", "r1", true), label("r3", "r4", true)];
    assert_eq!(resolved(&rows, &accepted).clusters, [0, 1, 2, 1, 1, 5].map(Some));
    let to_another = resolved(&rows, &[label("r2", "r5", true)]);
    assert_eq!(to_another.clusters[2], to_another.clusters[5]);
}

#[test]
fn that_equal_rows_cannot_be_told_apart_is_said_only_where_they_stay_together() {
    let mut rows = twice(20);
    rows.extend([row("", ""), row("", ""), rows[0].clone()]);
    let apart = resolved(&rows, &[label("r40", "r41", false)]);
    assert_eq!(rules(&apart), [""; 0]);
    let together = resolved(&rows, &[label("r42", "r0", false)]);
    assert_eq!(together.clusters[42], Some(0));
    assert_eq!(rules(&together), ["cannot-tell-apart"]);
}

#[test]
fn accepting_good_pairs_changes_nothing() {
    let rows = twice(150);
    let before = resolved(&rows, &[]);
    let found = (0..150).filter(|at| before.clusters[at * 2] == before.clusters[at * 2 + 1]);
    assert!(found.count() > 140);
    let good = |at: usize| label(&format!("r{}", at * 2), &format!("r{}", at * 2 + 1), true);
    let accepted: Vec<Label> = (0..150).step_by(5).map(good).collect();
    assert_eq!(accepted.len(), 30);
    let after = resolved(&rows, &accepted);
    assert_eq!((&after.clusters, rules(&after)), (&before.clusters, vec![]));
}

#[test]
fn within_one_set_a_label_says_nothing_of_other_pairs() {
    let mut rows = twice(150);
    rows.extend((0..150).map(|at| (format!("{}, Limited", name(at)), "AB99 1AA".to_owned())));
    let star = |at: usize| {
        let id = |at: usize| format!("r{at}");
        [label(&id(at * 2), &id(at * 2 + 1), true), label(&id(at * 2), &id(300 + at), true)]
    };
    let labels: Vec<Label> = (0..30).flat_map(star).collect();
    let before = resolved(&rows, &[]);
    let settings = Settings { labels, ..Settings::default() };
    let after = dedupe(&records("r", &rows), &settings).unwrap();
    assert_eq!(after.clusters, before.clusters);
    assert_eq!(rules(&after), ["too-few-labels"], "matches alone cannot teach what is none");
}

#[test]
fn when_linking_labels_are_complete_and_judgements_are_not() {
    let all = twice(150);
    let [queries, reference] =
        [0, 1].map(|way| all.iter().skip(way).step_by(2).cloned().collect::<Vec<_>>());
    let (queries, reference) = (records("q", &queries), records("t", &reference));
    let linked = |settings: &Settings| {
        let found = link(&queries, &reference, settings).unwrap();
        found.clusters.iter().flatten().count()
    };
    let known: Vec<Label> =
        (0..30).map(|at| label(&format!("q{at}"), &format!("t{at}"), true)).collect();
    let before = linked(&Settings::default());
    assert!(before > 140, "{before}");
    let judged = Settings { decided: known.clone(), ..Settings::default() };
    assert_eq!(linked(&judged), before);
    let labelled = linked(&Settings { labels: known, ..Settings::default() });
    assert!(labelled < before, "who has no label is said to have no match: {labelled}");
}

/// Every pair told of records `from` on, with whether it was accepted and why.
fn told(resolution: &Resolution, from: u32) -> Vec<(String, f32, String)> {
    let pairs = resolution.matches.iter().filter(|pair| pair.left >= from);
    let verdict = |accepted| if accepted { "one" } else { "two" };
    pairs
        .map(|pair| {
            let ids = format!("{} {} {}", pair.left, pair.right, verdict(pair.accepted));
            (ids, pair.probability, resolution.why(pair))
        })
        .collect()
}

#[test]
fn a_judged_pair_is_told_as_such_whether_or_not_it_was_compared() {
    let mut rows = twice(20);
    rows.extend([
        row("Brightwell Ltd", "AN1 1AA"),
        row("BRIGHTWELL LIMITED", "AN1 1AA"),
        row("Kestrel Marine plc", "AN2 2BB"),
        row("Osprey & Finch LLP", "AN3 3CC"),
    ]);
    let decided = [label("r41", "r40", false), label("r42", "r43", true)];
    let resolution = resolved(&rows, &decided);
    assert_ne!(resolution.clusters[40], resolution.clusters[41]);
    let told = told(&resolution, 40);
    assert_eq!(told.len(), 2, "{told:?}");
    assert_eq!((told[0].0.as_str(), told[0].1), ("40 41 two", 0.0));
    assert!(told[0].2.starts_with("kept apart by a judgement; the same words"), "{}", told[0].2);
    assert_eq!((told[1].0.as_str(), told[1].1), ("42 43 one", 1.0));
    assert!(told[1].2.starts_with("put together by a judgement; "), "{}", told[1].2);
}

#[test]
fn records_that_say_nothing_are_told_only_where_they_were_judged() {
    let mut rows = twice(20);
    rows.extend([row("", ""), row("", ""), row("", "n/a"), row("", ""), row("", "n/a")]);
    assert_eq!(told(&resolved(&rows, &[]), 40), []);
    let resolution = resolved(&rows, &[label("r41", "r43", true)]);
    let reason = "put together by a judgement; nothing is known of either".to_owned();
    assert_eq!(told(&resolution, 40), [("41 43 one".to_owned(), 1.0, reason)]);
}

#[test]
fn a_judged_link_is_told_as_such() {
    let queries = [row("Kestrel Marine plc", "AN2 2BB"), row("Brightwell Ltd", "AN1 1AA")];
    let reference = [row("Osprey & Finch LLP", "AN3 3CC"), row("Brightwell Ltd", "AN1 1AA")];
    let decided = vec![label("q0", "t0", true)];
    let settings = Settings { decided, ..Settings::default() };
    let found = link(&records("q", &queries), &records("t", &reference), &settings).unwrap();
    assert_eq!(found.clusters[0], Some(0));
    let told = told(&found, 0);
    assert_eq!((told[0].0.as_str(), told[0].1), ("0 0 one", 1.0));
    assert!(told[0].2.starts_with("put together by a judgement; "), "{}", told[0].2);
}
