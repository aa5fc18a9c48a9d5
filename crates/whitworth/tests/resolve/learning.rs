use std::fs;

use super::{REGISTER, SUPPLIERS, folder, message, rules, run, summary};

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
