//! The demonstration region, audited by the program, against the truth kept while it was made.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops at what is wrong")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use assert_cmd::Command;
use serde_json::Value;

/// A region and its report, written once for all that look at it, in place of the last run's.
static WRITTEN: LazyLock<PathBuf> = LazyLock::new(|| {
    let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join("demonstration");
    if dir.exists() {
        fs::remove_dir_all(&dir).unwrap();
    }
    fs::create_dir_all(&dir).unwrap();
    demonstrate(&dir);
    dir
});

fn demonstrate(dir: &Path) {
    Command::cargo_bin("whitworth")
        .unwrap()
        .args(["demonstration", "--out", "region", "--audit", "report"])
        .current_dir(dir)
        .assert()
        .success();
}

fn json(path: &str) -> Value {
    serde_json::from_slice(&fs::read(WRITTEN.join(path)).unwrap()).unwrap()
}

#[test]
fn every_file_is_read_as_it_truly_is() {
    let report = json("report/report.json");
    let truth: Vec<BTreeMap<String, Value>> =
        serde_json::from_value(json("region/truth/files.json")).unwrap();
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
    let second = tempfile::tempdir().unwrap();
    demonstrate(second.path());
    for entry in fs::read_dir(WRITTEN.join("report")).unwrap() {
        let name = entry.unwrap().file_name();
        let read = |dir: &Path| fs::read(dir.join("report").join(&name)).unwrap();
        assert!(read(&WRITTEN) == read(second.path()), "{} differs", name.display());
    }
}

#[test]
fn another_seed_writes_another_region() {
    let dir = tempfile::tempdir().unwrap();
    let mut command = Command::cargo_bin("whitworth").unwrap();
    command.args(["demonstration", "--out", "region", "--seed", "7"]);
    command.current_dir(dir.path()).assert().success();
    let read = |home: &Path| fs::read(home.join("region/truth/contracts.csv")).unwrap();
    assert!(read(dir.path()) != read(&WRITTEN));
}

#[test]
fn no_two_contracts_share_an_id() {
    let mut seen = std::collections::BTreeSet::new();
    for name in ["contracts.csv", "not-public.csv"] {
        let table = fs::read_to_string(WRITTEN.join("report").join(name)).unwrap();
        for id in table.lines().filter_map(|line| line.split(',').next()) {
            let is_id = id.starts_with("contract-") && id.len() == "contract-".len() + 16;
            assert!(!is_id || seen.insert(id.to_owned()), "{id} stands twice");
        }
    }
    assert!(seen.len() > 400, "only {} ids", seen.len());
}
