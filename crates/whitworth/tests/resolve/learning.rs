use std::fs;

use super::{REGISTER, SUPPLIERS, folder, judgement, message, rows, rules, run, summary};

const COLUMNS: &str = "a.csv --id id --name name --out out";

#[test]
fn labels_of_records_that_there_are_count() {
    let labels = "left,right,match\ns1,s3,1\ns1,s2,FALSE\ns2,s4,no\n";
    let dir = folder(&[("a.csv", SUPPLIERS), ("l.csv", labels)]);
    let (code, summary) = summary(dir.path(), &format!("{COLUMNS} --labels l.csv"));
    assert_eq!((code, &summary["labels"], &summary["labels_used"]), (0, &3.into(), &3.into()));
    assert!(!rules(&summary).contains(&"unknown-label"));
}

#[test]
fn labels_of_other_records_are_counted_and_told() {
    let labels = "left,right,match\ns1,s3,yes\ns1,x9,0\nx8,s2,true\n";
    let dir = folder(&[("a.csv", SUPPLIERS), ("l.csv", labels)]);
    let (code, summary) = summary(dir.path(), &format!("{COLUMNS} --labels l.csv"));
    assert_eq!((code, &summary["labels"], &summary["labels_used"]), (0, &3.into(), &1.into()));
    let message = message(&summary, "unknown-label");
    assert!(message.contains("2 of 3 labels name ids that no record has"), "{message}");
    assert!(message.contains("s1 and x9, x8 and s2"), "{message}");
}

#[test]
fn when_linking_a_label_may_say_that_nothing_matches() {
    let labels = "match,left,right\n1,s1,r1\n0,s4,\n1,s2,s3\n";
    let dir = folder(&[("a.csv", SUPPLIERS), ("r.csv", REGISTER), ("l.csv", labels)]);
    let (code, summary) = summary(dir.path(), &format!("{COLUMNS} --against r.csv --labels l.csv"));
    assert_eq!((code, &summary["labels"], &summary["labels_used"]), (0, &3.into(), &2.into()));
    assert!(message(&summary, "unknown-label").contains("s2 and s3"));
}

#[test]
fn labels_that_say_nothing_are_refused_by_row() {
    for (labels, error) in [
        ("left,right,match\ns1,s3,1\ns1,s2,maybe\n", "l.csv: row 3: \"maybe\" does not say"),
        ("left,right,match\ns1,s3,\n", "l.csv: row 2: \"\" does not say"),
        ("left,right,match\ns4,,0\n", "l.csv: row 2: right is blank"),
        ("left,right,match\n,s4,0\n", "l.csv: row 2: left is blank"),
        ("left,right,same\ns1,s3,1\n", "l.csv: there is no column \"match\""),
    ] {
        let dir = folder(&[("a.csv", SUPPLIERS), ("l.csv", labels)]);
        let (code, out, err) = run(dir.path(), &format!("{COLUMNS} --labels l.csv"));
        assert_eq!((code, out.as_str()), (2, ""), "{err}");
        assert!(err.contains(error), "{err}");
        assert!(!dir.path().join("out").exists());
    }
}

#[test]
fn a_model_that_was_saved_can_be_used() {
    let dir = folder(&[("a.csv", SUPPLIERS)]);
    let (code, summary) = summary(dir.path(), &format!("{COLUMNS} --save-model out/model.json"));
    assert_eq!(code, 0);
    assert!(summary["written"].as_array().unwrap().contains(&"out/model.json".into()));
    let model = fs::read_to_string(dir.path().join("out/model.json")).unwrap();
    assert!(model.ends_with("}\n"), "{model}");
    fs::create_dir(dir.path().join("models")).unwrap();
    let arguments = format!("{COLUMNS} --model out/model.json --save-model models/again.json");
    let (code, _, err) = run(dir.path(), &arguments);
    assert_eq!(code, 0, "{err}");
    let again = fs::read_to_string(dir.path().join("models/again.json")).unwrap();
    assert_eq!(again, model);
}

#[test]
fn a_file_that_is_no_model_is_named() {
    let dir = folder(&[("a.csv", SUPPLIERS), ("m.json", "[1")]);
    let (code, _, err) = run(dir.path(), &format!("{COLUMNS} --model m.json"));
    assert_eq!(code, 2);
    assert!(err.contains("m.json: this is not a model: "), "{err}");
    let (code, _, err) = run(dir.path(), &format!("{COLUMNS} --model n.json"));
    assert_eq!(code, 2);
    assert!(err.contains("n.json: the model cannot be opened"), "{err}");
    assert!(!dir.path().join("out").exists());
}

#[test]
fn a_run_that_fails_keeps_no_model() {
    let dir = folder(&[("a.csv", SUPPLIERS)]);
    fs::create_dir_all(dir.path().join("out/matches.csv")).unwrap();
    let (code, ..) = run(dir.path(), &format!("{COLUMNS} --save-model model.json"));
    assert_eq!(code, 2);
    assert!(!dir.path().join("model.json").exists());
}

#[test]
fn a_model_that_does_not_fit_is_refused_before_anything_is_written() {
    let dir = folder(&[("a.csv", SUPPLIERS)]);
    run(dir.path(), &format!("{COLUMNS} --plain --save-model model.json"));
    fs::remove_dir_all(dir.path().join("out")).unwrap();
    let model = fs::read_to_string(dir.path().join("model.json")).unwrap();
    let mut model: serde_json::Value = serde_json::from_str(&model).unwrap();
    model["weights"]["parts"][1]["alike"].as_array_mut().unwrap().pop();
    fs::write(dir.path().join("model.json"), model.to_string()).unwrap();
    let (code, _, err) = run(dir.path(), &format!("{COLUMNS} --model model.json"));
    assert_eq!(code, 2, "{err}");
    assert!(err.contains("the model was written by another version"), "{err}");
    assert!(!dir.path().join("out").exists());
}

/// Thirty organisations, each written in two ways.
fn twice() -> String {
    let words = ["Alder", "Birch", "Cedar", "Elder", "Hazel", "Maple"];
    let trades = ["Joinery", "Marine", "Roofing", "Catering", "Scaffolding"];
    let names = words.iter().flat_map(|word| trades.map(|trade| format!("{word}{word} {trade}")));
    let rows = names.enumerate().map(|(at, name)| {
        let upper = name.to_uppercase();
        format!("a{at},{name} Ltd,AN{at} 1AA\nb{at},{upper} LIMITED,AN{at} 1AA\n")
    });
    std::iter::once("id,name,postcode\n".to_owned()).chain(rows).collect()
}

#[test]
fn accepting_good_pairs_in_review_changes_no_cluster() {
    let dir = folder(&[("a.csv", twice())]);
    let arguments = format!("{COLUMNS} --postcode postcode");
    run(dir.path(), &arguments);
    let clusters = || rows(&dir.path().join("out/clusters.csv"), &["id", "cluster"]);
    let before = clusters();
    assert!((0..30).all(|at| before[at * 2][1] == before[at * 2 + 1][1]), "{before:?}");
    let log: String =
        (0..30).map(|at| judgement(&format!("a{at}"), "accept", &format!("b{at}"))).collect();
    fs::write(dir.path().join("out/judgements.jsonl"), log).unwrap();
    let (code, summary) = summary(dir.path(), &arguments);
    assert_eq!((code, &summary["judgements_used"]), (0, &30.into()));
    assert_eq!(clusters(), before);
    assert!(!rules(&summary).contains(&"too-few-labels"), "nobody gave labels");
    let matches = fs::read_to_string(dir.path().join("out/matches.csv")).unwrap();
    assert_eq!(matches.matches("put together by a judgement; ").count(), 30, "{matches}");
}
