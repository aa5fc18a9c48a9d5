use std::fs;
use std::path::Path;

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

use super::{SUPPLIERS, folder, judgement, run};

const MATCHES: &str = "left,right,probability,accepted,why\n\
                       s1,s3,0.620000,true,the same words; the same postcode\n\
                       s2,s4,0.450000,false,\"only left JOINERY, only right LLP\"\n";

/// The folder of a run whose pairs are uncertain.
fn resolved() -> TempDir {
    let dir = folder(&[("a.csv", SUPPLIERS)]);
    run(dir.path(), "a.csv --id id --name name --postcode postcode --out out");
    fs::write(dir.path().join("out/matches.csv"), MATCHES).unwrap();
    dir
}

/// Reviews with these lines as answers.
fn review(dir: &Path, arguments: &str, answers: &str) -> (i32, String, String) {
    let mut command = Command::cargo_bin("whitworth").unwrap();
    command.current_dir(dir).args(["resolve", "review"]).args(arguments.split_whitespace());
    let output = command.write_stdin(answers).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

/// The lines of the log.
fn log(dir: &Path) -> Vec<Value> {
    let log = fs::read_to_string(dir.join("out/judgements.jsonl")).unwrap_or_default();
    log.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn verdicts(dir: &Path) -> Vec<String> {
    log(dir).iter().map(|line| line["verdict"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_pair_is_shown_side_by_side_with_what_speaks_for_it() {
    let dir = resolved();
    let (code, out, _) = review(dir.path(), "out --by Ann", "q\n");
    assert_eq!(code, 0);
    for said in [
        "Pair 1 of 2, 62 % likely to be the same",
        "Brightwell [Ltd]",
        "BRIGHTWELL [LIMITED]",
        "differs\n",
        "same\n",
        "2 records",
        "Why: the same words; the same postcode",
        "a accept, r reject, u unsure, z undo, s skip, q quit",
    ] {
        assert!(out.contains(said), "{said}\n{out}");
    }
    assert_eq!(log(dir.path()).len(), 0);
}

#[test]
fn answers_are_kept_one_by_one_with_who_and_when() {
    let dir = resolved();
    let (code, out, _) = review(dir.path(), "out --by Ann", "accept\nwhat\nr\n");
    assert_eq!((code, verdicts(dir.path())), (0, vec!["accept".to_owned(), "reject".to_owned()]));
    let log = log(dir.path());
    assert_eq!((&log[0]["left"], &log[0]["right"]), (&"s1".into(), &"s3".into()));
    assert_eq!(log[0]["by"], "Ann");
    assert!(log[0]["at"].as_str().unwrap().ends_with('Z'));
    assert_eq!(log[1]["names"][0], "Kestrel Joinery");
    assert!(out.contains("Judged 2 pairs: 1 accepted, 1 rejected, 0 unsure"), "{out}");
    assert!(out.contains("whitworth resolve ... --out out"), "{out}");
    let (_, out, _) = review(dir.path(), "out --by Ann", "");
    assert!(out.contains("There is no pair left"), "{out}");
}

#[test]
fn undo_goes_back_to_the_pair_and_asks_again() {
    let dir = resolved();
    let (_, out, _) = review(dir.path(), "out --by Ann", "z\na\nz\nu\n");
    assert!(out.contains("There is nothing to undo in this sitting."), "{out}");
    assert_eq!(verdicts(dir.path()), ["accept", "undo", "unsure"]);
    assert_eq!(out.matches("Pair 1 of 2").count(), 3);
    assert!(out.contains("Judged 1 pair: 0 accepted, 0 rejected, 1 unsure"), "{out}");
}

#[test]
fn what_is_skipped_or_left_is_asked_the_next_time() {
    let dir = resolved();
    let (_, out, _) = review(dir.path(), "out --by Ann --pairs 1", "s\n");
    assert!(out.contains("Pair 1 of 1") && out.contains("Judged 0 pairs"), "{out}");
    let (_, out, _) = review(dir.path(), "out --by Ann", "s\nr\n");
    assert!(out.contains("Pair 2 of 2"), "{out}");
    assert_eq!(
        (verdicts(dir.path()), &log(dir.path())[0]["left"]),
        (vec!["reject".to_owned()], &"s2".into())
    );
}

#[test]
fn what_stands_is_listed_and_what_cannot_be_true_told() {
    let dir = resolved();
    assert_eq!(review(dir.path(), "out --list", "").1, "Nothing is judged yet.\n");
    let lines = judgement("s1", "accept", "s2") + &judgement("s3", "unsure", "s2");
    fs::write(dir.path().join("out/judgements.jsonl"), &lines).unwrap();
    let (code, out, _) = review(dir.path(), "out --list", "");
    let expected = "line 1: s1 = s2, by Ann Example, 2026-03-01T09:30:00Z\n\
                    line 2: s3 ? s2, by Ann Example, 2026-03-01T09:30:00Z\n";
    assert_eq!((code, out.as_str()), (0, expected));
    let lines = lines + &judgement("s2", "accept", "s3");
    fs::write(dir.path().join("out/judgements.jsonl"), lines).unwrap();
    // The pair that is asked about is s1 and s3.
    let (_, _, err) = review(dir.path(), "out --by Ann", "r\nq\n");
    let told = "s1 = s2 (line 1), s2 = s3 (line 3) and s1 ≠ s3 (line 4) cannot all be true";
    assert_eq!(err.matches(told).count(), 1, "{err}");
    let (code, out, err) = review(dir.path(), "out --list --json", "");
    let list: Value = serde_json::from_str(&out).unwrap();
    assert_eq!((code, &list["judgements"][2]["line"]), (1, &4.into()));
    assert!(err.contains(told) && list["contradictions"][0].as_str().unwrap().contains(told));
}

#[test]
fn a_value_cannot_take_the_terminal_over() {
    let dir = folder(&[("a.csv", "id,name\n1,Bright\u{9b}2Jwell\n2,Brightwell\n")]);
    run(dir.path(), "a.csv --id id --name name --out out");
    let matches = "left,right,probability,accepted,why\n1,2,0.5,false,\u{9b}2J\n";
    fs::write(dir.path().join("out/matches.csv"), matches).unwrap();
    let (_, out, _) = review(dir.path(), "out --by Ann", "a\n");
    assert!(!out.contains('\u{9b}'), "{out:?}");
    assert!(!review(dir.path(), "out --list", "").1.contains('\u{9b}'));
}

#[test]
fn a_folder_that_cannot_be_reviewed_is_named_with_the_reason() {
    let dir = resolved();
    let error = |arguments: &str| {
        let (code, _, err) = review(dir.path(), arguments, "");
        assert_eq!(code, 2, "{err}");
        err
    };
    assert!(error("nowhere --by Ann").contains("nowhere: there is no such folder"));
    assert!(error("out --by").contains("--by"));
    fs::write(dir.path().join("out/judgements.jsonl"), "{}\n").unwrap();
    assert!(error("out --by Ann").contains("judgements.jsonl: line 1: missing field"));
    fs::remove_file(dir.path().join("out/judgements.jsonl")).unwrap();
    run(dir.path(), "a.csv --id id --name name --out out --plain");
    let plain = error("out --by Ann");
    assert!(plain.contains("records.parquet: there is no such file"), "{plain}");
    assert!(plain.contains("without --plain"), "{plain}");
}

#[test]
fn a_table_may_still_be_called_review() {
    let dir = folder(&[("review", SUPPLIERS)]);
    let (code, _, err) = run(dir.path(), "./review --id id --name name --out out");
    assert_eq!(code, 0, "{err}");
}
