use super::*;
use crate::Label;

fn judgement(left: &str, verdict: Verdict, right: &str) -> Judgement {
    Judgement {
        left: left.to_owned(),
        right: right.to_owned(),
        verdict,
        by: "reviewer".to_owned(),
        at: "2026-03-01T09:30:00Z".to_owned(),
        note: None,
        names: None,
    }
}

fn log(judgements: &[Judgement]) -> Vec<u8> {
    let mut log = Vec::new();
    for judgement in judgements {
        append(&mut log, judgement).unwrap();
    }
    log
}

fn standing(judgements: &[Judgement]) -> Standing {
    Standing::of(&read(log(judgements).as_slice()).unwrap())
}

fn verdict(standing: &Standing, left: &str, right: &str) -> Option<Verdict> {
    standing.on(left, right).map(|standing| standing.judgement.verdict)
}

#[test]
fn what_is_appended_is_read() {
    let full = Judgement {
        note: Some("one \"group\",\ntwo companies".to_owned()),
        names: Some(["Civica UK Ltd".to_owned(), "Civica Election Services Ltd".to_owned()]),
        ..judgement("a", Verdict::Reject, "b")
    };
    let written = log(&[full.clone(), judgement("c", Verdict::Accept, "d")]);
    let text = String::from_utf8(written.clone()).unwrap();
    assert_eq!(text.lines().count(), 2);
    assert!(text.contains(
        r#"{"left":"c","right":"d","verdict":"accept","by":"reviewer","at":"2026-03-01T09:30:00Z"}"#
    ));
    let journal = read(written.as_slice()).unwrap();
    assert_eq!(journal.entries, [(1, full), (2, judgement("c", Verdict::Accept, "d"))]);
    assert_eq!((journal.torn, journal.open), (None, false));
}

#[test]
fn a_torn_last_line_is_set_aside_wherever_it_tore() {
    let whole = log(&[judgement("a", Verdict::Accept, "b"), judgement("c", Verdict::Reject, "d")]);
    let first = whole.iter().position(|&byte| byte == b'\n').unwrap() + 1;
    for end in first + 1..whole.len() - 1 {
        let journal = read(&whole[..end]).unwrap();
        assert_eq!(journal.entries.len(), 1, "cut at {end}");
        assert_eq!(journal.torn, Some(Torn { line: 2, keep: first as u64 }));
    }
    let unended = read(&whole[..whole.len() - 1]).unwrap();
    assert_eq!((unended.entries.len(), unended.torn, unended.open), (2, None, true));
}

#[test]
fn a_damaged_line_before_the_last_is_an_error_with_its_number() {
    let sound = String::from_utf8(log(&[judgement("a", Verdict::Accept, "b")])).unwrap();
    let error = |text: String| read(text.as_bytes()).unwrap_err().to_string();
    let torn = format!("{sound}\n{}\n{sound}", &sound[..20]);
    assert!(error(torn).starts_with("line 3: EOF while parsing"), "line numbers count blank lines");
    assert!(error(sound.replace("accept", "perhaps")).starts_with("line 1: unknown variant"));
    let itself = error(sound.replace("\"b\"", "\"a\""));
    assert!(itself.starts_with("line 1: record \"a\" is judged against itself"), "{itself}");
    assert!(error(sound.replace("T09:30:00Z", "")).contains("RFC 3339"));
}

#[test]
fn a_judgement_that_lacks_something_is_not_recorded() {
    let refuse = |judgement: &Judgement| {
        let mut log = Vec::new();
        let error = append(&mut log, judgement).unwrap_err();
        assert!(log.is_empty());
        error.to_string()
    };
    assert!(refuse(&judgement("a", Verdict::Accept, "a")).contains("against itself"));
    assert!(refuse(&judgement("a", Verdict::Accept, " ")).contains("right is blank"));
    let at = "1 March 2026".to_owned();
    assert!(refuse(&Judgement { at, ..judgement("a", Verdict::Accept, "b") }).contains("RFC 3339"));
}

#[test]
fn later_beats_earlier_and_undo_brings_back_what_stood_before() {
    use Verdict::{Accept, Reject, Undo, Unsure};
    let lines =
        [judgement("a", Accept, "b"), judgement("b", Reject, "a"), judgement("a", Undo, "b")];
    assert_eq!(verdict(&standing(&lines[..1]), "b", "a"), Some(Accept));
    assert_eq!(verdict(&standing(&lines[..2]), "a", "b"), Some(Reject));
    assert_eq!(verdict(&standing(&lines), "a", "b"), Some(Accept));
    let twice = standing(&[lines.as_slice(), &lines[2..]].concat());
    assert_eq!(verdict(&twice, "a", "b"), None);
    assert_eq!(twice.judgements().count(), 0);
    let idle = standing(&[judgement("a", Undo, "b"), judgement("a", Unsure, "b")]);
    assert_eq!(idle.idle_undos(), [1]);
    assert_eq!(verdict(&idle, "a", "b"), Some(Unsure));
}

#[test]
fn labels_are_the_accepted_and_the_rejected() {
    use Verdict::{Accept, Reject, Unsure};
    let standing = standing(&[
        judgement("b", Accept, "a"),
        judgement("c", Unsure, "d"),
        judgement("e", Reject, "f"),
    ]);
    let label = |left: &str, right: &str, is_match| Label {
        left: left.to_owned(),
        right: right.to_owned(),
        is_match,
    };
    assert_eq!(standing.labels(), [label("b", "a", true), label("e", "f", false)]);
}

#[test]
fn a_contradiction_names_all_its_lines() {
    use Verdict::{Accept, Reject, Undo};
    let mut lines = vec![
        judgement("A", Accept, "B"),
        judgement("C", Accept, "B"),
        judgement("C", Accept, "D"),
        judgement("X", Reject, "A"),
        judgement("A", Reject, "C"),
    ];
    let found = standing(&lines).contradictions();
    assert_eq!(found.len(), 1);
    assert_eq!(
        found[0].to_string(),
        "A = B (line 1), C = B (line 2) and A ≠ C (line 5) cannot all be true: undo one of them"
    );
    lines.push(judgement("B", Undo, "C"));
    assert_eq!(standing(&lines).contradictions(), []);
}

fn undecided<'a>(ids: [&'a str; 2], names: [&'a str; 2], probability: f32) -> Undecided<'a> {
    Undecided { left: ids[0], right: ids[1], names, probability, sizes: [1, 1] }
}

#[test]
fn what_is_least_certain_and_settles_most_is_asked_first() {
    let pairs = [
        undecided(["a", "b"], ["one", "two"], 0.99),
        undecided(["c", "d"], ["three", "four"], 0.55),
        Undecided { sizes: [40, 30], ..undecided(["e", "f"], ["five", "six"], 0.6) },
        undecided(["g", "h"], ["seven", "eight"], 0.5),
    ];
    assert_eq!(informative(&pairs, &Standing::default(), 9), [2, 3, 1, 0]);
    let decided = standing(&[judgement("h", Verdict::Unsure, "g")]);
    assert_eq!(informative(&pairs, &decided, 2), [2, 1]);
}

#[test]
fn one_name_does_not_fill_the_page() {
    let mut pairs = vec![undecided(["a", "b"], ["civica", "civica uk"], 0.5); 10];
    pairs.push(undecided(["c", "d"], ["softcat", "soft cat"], 0.3));
    pairs.push(undecided(["e", "f"], ["cdw", "cdw uk"], 0.8));
    let chosen = informative(&pairs, &Standing::default(), 4);
    assert_eq!(chosen, [0, 10, 11, 1]);
    assert_eq!(informative(&pairs, &Standing::default(), 100).len(), 12);
}
