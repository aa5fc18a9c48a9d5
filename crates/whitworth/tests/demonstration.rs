//! The demonstration region, audited by the program, against the truth kept while it was made.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops at what is wrong")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use assert_cmd::Command;
use serde_json::Value;

fn demonstrate(dir: &Path) -> Value {
    Command::cargo_bin("whitworth")
        .unwrap()
        .args(["demonstration", "--out", "region", "--audit", "report"])
        .current_dir(dir)
        .assert()
        .success();
    serde_json::from_slice(&fs::read(dir.join("report/report.json")).unwrap()).unwrap()
}

#[test]
fn every_file_is_read_as_it_truly_is() {
    let dir = tempfile::tempdir().unwrap();
    let report = demonstrate(dir.path());
    let truth: Vec<BTreeMap<String, Value>> =
        serde_json::from_slice(&fs::read(dir.path().join("region/truth/files.json")).unwrap())
            .unwrap();
    let files = report["files"].as_array().unwrap();
    assert_eq!(files.len(), truth.len());
    for truth in truth {
        let path = format!("region/sources/{}", truth["path"].as_str().unwrap());
        let file = files.iter().find(|file| file["path"] == path.as_str());
        let file = file.unwrap_or_else(|| panic!("{path} has no account"));
        for (key, value) in truth.iter().filter(|(key, _)| *key != "path") {
            assert_eq!(&file[key], value, "{key} of {path}");
        }
    }
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let (first, second) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    demonstrate(first.path());
    demonstrate(second.path());
    for entry in fs::read_dir(first.path().join("report")).unwrap() {
        let name = entry.unwrap().file_name();
        let read = |dir: &Path| fs::read(dir.join("report").join(&name)).unwrap();
        assert!(read(first.path()) == read(second.path()), "{} differs", name.display());
    }
}

#[test]
fn no_two_contracts_share_an_id() {
    let dir = tempfile::tempdir().unwrap();
    demonstrate(dir.path());
    let mut seen = std::collections::BTreeSet::new();
    for name in ["contracts.csv", "not-public.csv"] {
        let table = fs::read_to_string(dir.path().join("report").join(name)).unwrap();
        for id in table.lines().filter_map(|line| line.split(',').next()) {
            let is_id = id.starts_with("contract-") && id.len() == "contract-".len() + 16;
            assert!(!is_id || seen.insert(id.to_owned()), "{id} stands twice");
        }
    }
    assert!(seen.len() > 400, "only {} ids", seen.len());
}
