//! The merge cases of the Open Contracting Partnership, whole, and the rules of its schemas.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at what is wrong")]

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use estate::ocds::{Matching, MergeError, Merger, Rules};
use serde_json::Value;
use serde_json::value::RawValue;

fn json(path: &Path) -> Value {
    serde_json::from_reader(File::open(path).unwrap()).unwrap()
}

fn rules(schema: &Path) -> Rules {
    Rules::from_schema(File::open(schema).unwrap()).unwrap()
}

/// What `merger` makes of the releases in `input`, given `times` over.
fn merge(merger: &Merger, input: &str, times: usize, compiled: bool) -> Value {
    let releases: Vec<&RawValue> = serde_json::from_str(input).unwrap();
    let releases: Vec<&str> = releases.iter().map(|release| release.get()).collect();
    let releases = releases.repeat(times);
    let found =
        if compiled { merger.compile(&releases) } else { merger.version(&releases) }.unwrap();
    serde_json::from_str(&found.to_string()).unwrap()
}

/// The inputs of a folder, each with the outputs that lie beside it.
fn cases(folder: &Path) -> Vec<(String, Vec<(String, PathBuf)>)> {
    let mut stems: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .filter_map(|entry| Some(entry.unwrap().path().file_stem()?.to_str()?.to_owned()))
        .collect();
    stems.sort();
    let outputs = ["compiled", "versioned", "append", "by-position"];
    let is_output = |stem: &String| outputs.iter().any(|o| stem.ends_with(&format!("-{o}")));
    stems
        .iter()
        .filter(|stem| !is_output(stem))
        .map(|stem| {
            let beside = outputs
                .iter()
                .map(|output| ((*output).to_owned(), folder.join(format!("{stem}-{output}.json"))))
                .filter(|(_, path)| path.exists())
                .collect();
            (stem.clone(), beside)
        })
        .collect()
}

/// Runs every case of a folder and says how many there were.
fn run(folder: &Path, rules: &Rules) -> usize {
    let mut count = 0;
    for (stem, outputs) in cases(folder) {
        let input = fs::read_to_string(folder.join(format!("{stem}.json"))).unwrap();
        assert!(!outputs.is_empty(), "{stem} has nothing to be compared with");
        for (output, path) in outputs {
            let plain = Merger::new(rules.clone());
            // The reference's own tests merge the releases twice over in these two, with another
            // matching for the one list named here.
            let matched = |how| Merger::new(rules.clone().matching("nested/array", how));
            let found = match output.as_str() {
                "compiled" => merge(&plain, &input, 1, true),
                "versioned" => merge(&plain, &input, 1, false),
                "append" => merge(&matched(Matching::Append), &input, 2, true),
                _ => merge(&matched(Matching::ByPosition), &input, 2, true),
            };
            assert_eq!(found, json(&path), "{}", path.display());
            count += 1;
        }
    }
    count
}

#[test]
fn the_official_merge_cases_all_pass() {
    let Some(suite) = suites::shared("ocds-merge", "suites/ocds-merge") else { return };
    let named = rules(&suite.join("release-schema-1__1__4.json"));
    let count = run(&suite.join("1.0"), &rules(&suite.join("release-schema-1__0__3.json")))
        + run(&suite.join("1.1"), &Rules::standard())
        + run(&suite.join("1.1"), &named)
        + run(&suite.join("schema"), &rules(&suite.join("schema.json")));
    suites::ran("ocds-merge", count);
    assert!(count > 40, "only {count} cases were found");
}

#[test]
fn the_built_in_rules_are_those_of_the_schema() {
    let Some(suite) = suites::shared("ocds-merge", "suites/ocds-merge") else { return };
    let from_schema = rules(&suite.join("release-schema-1__1__4.json"));
    assert_eq!(Rules::standard().list(), from_schema.list());
}

#[test]
fn the_united_kingdoms_rules_are_those_of_its_extension() {
    let Some(suite) = suites::shared("ocds-schema", "suites/ocds-schema") else { return };
    let mut schema = json(&suite.join("release-schema.json"));
    patch(&mut schema, &json(&suite.join("uk-extension/release-schema.json")));
    // The extension for locations, which it builds on, is not part of the suite, and has no rule.
    schema["definitions"]["Location"] = serde_json::json!({"type": "object"});
    let from_schema = Rules::from_schema_value(&schema).unwrap();
    assert_eq!(Rules::united_kingdom().list(), from_schema.list());
}

/// Lays a JSON merge patch (RFC 7386), which is what an OCDS extension is, over a schema.
fn patch(target: &mut Value, over: &Value) {
    let (Some(target), Some(over)) = (target.as_object_mut(), over.as_object()) else {
        *target = over.clone();
        return;
    };
    for (name, value) in over {
        if value.is_null() {
            target.remove(name);
        } else {
            patch(target.entry(name).or_insert(Value::Null), value);
        }
    }
}

#[test]
fn a_wrong_release_is_an_error_that_says_where() {
    let merger = Merger::new(Rules::standard());
    let good = r#"{"ocid": "o", "date": "2026-01-01", "tender": 1, "x": {"y": [{"id": 1}]}}"#;
    let fault = |bad: &str| {
        let error: MergeError = merger.compile(&[good, bad]).unwrap_err();
        assert_eq!(merger.version(&[good, bad]).unwrap_err(), error);
        error.to_string()
    };
    assert_eq!(
        fault(r#"{"ocid": "o"}"#),
        "release 2: the release has no date, so its place in the process is unknown"
    );
    assert_eq!(
        fault(r#"{"date": null}"#),
        "release 2, at /date: the release's date is null, so its place in the process is unknown"
    );
    assert_eq!(
        fault(r#"{"date": 2026}"#),
        "release 2, at /date: the release's date must be a string, and this is a number"
    );
    assert_eq!(
        fault(r#"["date"]"#),
        "release 2: a release must be a JSON object, and this is a list"
    );
    assert_eq!(
        fault(r#"{"date": "2026-02-01", "tender": {"title": "Roof"}}"#),
        "release 2, at /tender: an earlier release has a number here, and this release has an object"
    );
    assert_eq!(
        fault(
            r#"{"date": "2026-02-01", "x": {"y": [{"id": 1, "z": 5}, {"id": 1, "z": [{"id": 2}]}]}}"#
        ),
        "release 2, at /x/y/1/z: an earlier release has a number here, and this release has a list \
         of objects"
    );
}
