//! `whitworth resolve` as a person or a script meets it. What the engine finds is its own affair:
//! these tests hold whatever it finds.
//!
//! * [`inputs`]: the files that are read, and how
//! * [`refused`]: what is wrong with arguments and files, in words
//! * [`outputs`]: the files that are written
//! * [`learning`]: labels and models
//! * [`targets`]: files of the user that a run would replace
//! * [`together`]: runs at the same time
//! * [`update`]: records added to an earlier run
//! * [`workspace`]: what lets a run be continued
//! * [`review`]: pairs side by side, and what is kept of the answers
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops at what is wrong")]

mod inputs;
mod learning;
mod outputs;
mod refused;
mod review;
mod targets;
mod together;
mod update;
mod workspace;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

/// Four invented records, two of them written alike.
const SUPPLIERS: &str = "id,name,postcode\n\
                         s1,Brightwell Ltd,AN1 1AA\n\
                         s2,Kestrel Joinery,AN2 2BB\n\
                         s3,BRIGHTWELL LIMITED,AN1 1AA\n\
                         s4,Marlowe & Finch LLP,\n";

/// A register to link them to.
const REGISTER: &str = "id,name,postcode\n\
                        r1,BRIGHTWELL LIMITED,AN1 1AA\n\
                        r2,KESTREL JOINERY LIMITED,AN2 2BB\n";

fn folder<T: AsRef<[u8]>>(files: &[(&str, T)]) -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        fs::write(dir.path().join(name), bytes).unwrap();
    }
    dir
}

/// Runs `whitworth resolve` and gives back its exit code, standard output and standard error.
fn run(dir: &Path, arguments: &str) -> (i32, String, String) {
    run_with(dir, arguments.split_whitespace())
}

fn run_with<'a>(dir: &Path, arguments: impl Iterator<Item = &'a str>) -> (i32, String, String) {
    let mut command = Command::cargo_bin("whitworth").unwrap();
    let output = command.current_dir(dir).arg("resolve").args(arguments).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

/// Runs it with `--json`, and gives back the exit code and the summary.
#[track_caller]
fn summary(dir: &Path, arguments: &str) -> (i32, Value) {
    let (code, out, err) = run(dir, &format!("{arguments} --json"));
    let summary = serde_json::from_str(&out);
    (code, summary.unwrap_or_else(|_| panic!("exit {code}, no summary: {out}{err}")))
}

/// The rows of a CSV file under its headings, by another reader than ours.
fn rows(path: &Path, headings: &[&str]) -> Vec<Vec<String>> {
    let mut reader = csv::Reader::from_path(path).unwrap();
    assert_eq!(reader.headers().unwrap(), headings);
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

/// The ids of `clusters.csv`, in its order.
fn ids(out: &Path) -> Vec<String> {
    let rows = rows(&out.join("clusters.csv"), &["id", "cluster"]);
    rows.into_iter().filter_map(|row| row.into_iter().next()).collect()
}

/// The files of a folder and their bytes.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(folder).unwrap().map(Result::unwrap);
    entries
        .map(|entry| {
            (entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap_or_default())
        })
        .collect()
}

/// A line of `judgements.jsonl`.
fn judgement(left: &str, verdict: &str, right: &str) -> String {
    let by = "\"by\":\"Ann Example\",\"at\":\"2026-03-01T09:30:00Z\"";
    format!("{{\"left\":\"{left}\",\"right\":\"{right}\",\"verdict\":\"{verdict}\",{by}}}\n")
}

/// The rules of a summary's notes.
fn rules(summary: &Value) -> Vec<&str> {
    summary["notes"].as_array().unwrap().iter().filter_map(|note| note["rule"].as_str()).collect()
}

/// The message of the note of this rule.
#[track_caller]
fn message<'a>(summary: &'a Value, rule: &str) -> &'a str {
    let notes = summary["notes"].as_array().unwrap();
    let note = notes.iter().find(|note| note["rule"] == rule);
    note.and_then(|note| note["message"].as_str()).unwrap_or_else(|| panic!("no {rule}: {notes:?}"))
}
