//! Compiling whole files: releases of a process brought together, however they are scattered.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at what is wrong")]

use std::io::Cursor;

use estate::ocds::{
    Input, MergeFilesError, MergeOptions, MergeTally, Merger, Rules, compile_files, version_files,
};
use evidence::Finding;
use proptest::prelude::*;

fn inputs(texts: &[String]) -> Vec<Input<'static>> {
    let numbered = texts.iter().enumerate();
    numbered
        .map(|(number, text)| Input {
            name: format!("{number}.json"),
            source: Box::new(Cursor::new(text.clone().into_bytes())),
        })
        .collect()
}

fn options(memory: usize) -> MergeOptions {
    MergeOptions { memory, ..MergeOptions::new(Merger::new(Rules::standard())) }
}

fn compiled(texts: &[String], memory: usize) -> (String, MergeTally, Vec<Finding>) {
    let (mut out, mut findings) = (Vec::new(), Vec::new());
    let tally = compile_files(inputs(texts), &options(memory), &mut out, &mut |finding| {
        findings.push(finding);
    });
    (String::from_utf8(out).unwrap(), tally.unwrap(), findings)
}

fn release(ocid: usize, number: usize, title: &str) -> String {
    format!(
        r#"{{"ocid":"ocds-{ocid:03}","id":"{number}","date":"2026-01-{:02}T00:00:00Z","tag":["tender"],"tender":{{"id":"T","title":"{title}","n{number}":12345678901234567890123.10}}}}"#,
        number + 1
    )
}

#[test]
fn releases_scattered_over_files_come_together_in_order_of_ocid_and_date() {
    let package = format!("{{\"releases\":[{},{}]}}", release(2, 1, "b"), release(1, 1, "b"));
    let lines = format!("{}\n{}\n", release(1, 0, "a"), release(2, 0, "a"));
    let (out, tally, findings) = compiled(&[package, lines], 1 << 20);
    assert_eq!(findings, []);
    assert_eq!(tally, MergeTally { releases: 4, rejected: 0, processes: 2 });
    let expected = |ocid: &str| {
        format!(
            r#"{{"tag":["compiled"],"id":"ocds-{ocid}-2026-01-02T00:00:00Z","date":"2026-01-02T00:00:00Z","ocid":"ocds-{ocid}","tender":{{"id":"T","title":"b","n0":12345678901234567890123.10,"n1":12345678901234567890123.10}}}}"#
        )
    };
    assert_eq!(out, format!("{}\n{}\n", expected("001"), expected("002")));
}

#[test]
fn more_than_fits_into_memory_gives_the_same_bytes() {
    // 150 runs of about two releases: more than are merged at once.
    let text: String = (0..300)
        .map(|n| release((n * 7) % 60, (n * 11) % 5, &format!("title {n}")) + "\n")
        .collect();
    let roomy = compiled(std::slice::from_ref(&text), 1 << 30);
    assert_eq!(roomy.1.processes, 60);
    assert_eq!(compiled(&[text], 500), roomy);
}

#[test]
fn one_process_makes_one_object_on_one_line_even_if_printed_over_many() {
    let pretty = "{\n \"ocid\": \"o\",\n \"date\": \"2026-01-01\",\n \"list\": [\n  \"a \\n b\",\n  2\n ]\n}";
    let (out, ..) = compiled(&[pretty.to_owned()], 1 << 20);
    assert_eq!(
        out,
        "{\"tag\":[\"compiled\"],\"id\":\"o-2026-01-01\",\"date\":\"2026-01-01\",\"ocid\":\"o\",\"list\":[\"a \\n b\",2]}\n"
    );
}

#[test]
fn what_cannot_be_merged_is_told_with_its_place_and_the_rest_is_written() {
    let text = [
        release(1, 0, "a"),
        "{\"ocid\": \"ocds-002\", \"id\": \"no date\"}".to_owned(),
        "{\"ocid\": \"ocds-003\", \"date\": \"2026\", \"tender\": tru}".to_owned(),
        "{\"date\": \"2026\"}".to_owned(),
        "\"text\"".to_owned(),
        "{\"ocid\": ".to_owned(),
        release(1, 1, "b").replace("\"tender\":{", "\"tender\":5,\"x\":{"),
        release(4, 0, "a"),
    ]
    .join("\n");
    let (out, tally, findings) = compiled(&[text], 1 << 20);
    assert_eq!(tally, MergeTally { releases: 8, rejected: 7, processes: 1 });
    assert!(out.starts_with("{\"tag\":[\"compiled\"],\"id\":\"ocds-004-"), "{out}");
    let told: Vec<String> = findings
        .iter()
        .map(|finding| format!("{} {}: {}", finding.rule, finding.place, finding.message))
        .collect();
    assert_eq!(
        told,
        [
            "release-not-json 0.json: line 3: this is not valid JSON: expected ident, at column 51 of the release",
            "release-ocid-missing 0.json: line 4: the release has no ocid, so it belongs to no process",
            "release-not-an-object 0.json: line 5: a release must be a JSON object, and this is a string",
            "json-line-broken 0.json: line 6: the line is not a whole JSON document",
            "release-type-inconsistent 0.json: line 7, at /tender: process ocds-001 was left out: an \
             earlier release has an object here, and this release has a number",
            "release-date-missing 0.json: line 2: process ocds-002 was left out: the release has no \
             date, so its place in the process is unknown",
        ]
    );
}

#[test]
fn no_room_for_what_does_not_fit_is_an_error_that_says_what_to_do() {
    let nowhere = tempfile::tempdir().unwrap().path().join("gone");
    let options = MergeOptions { temporary: Some(nowhere), ..options(500) };
    let text: String = (0..9).map(|n| release(n, 0, "a")).collect();
    let mut out = Vec::new();
    let error = compile_files(inputs(&[text]), &options, &mut out, &mut |_| {}).unwrap_err();
    assert!(matches!(error, MergeFilesError::Spill(_)));
    assert!(error.to_string().contains("free some space there, or set TMPDIR"), "{error}");
    assert!(out.is_empty());
}

#[test]
fn versioned_releases_keep_every_value_with_its_release() {
    let texts = [format!("{}{}", release(1, 0, "a"), release(1, 1, "b"))];
    let mut out = Vec::new();
    version_files(inputs(&texts), &options(1 << 20), &mut out, &mut |_| {}).unwrap();
    let versioned: serde_json::Value = serde_json::from_slice(&out).unwrap();
    assert_eq!(versioned["tender"]["title"].as_array().unwrap().len(), 2);
    assert_eq!(versioned["tender"]["title"][1]["releaseID"], "2".replace('2', "1"));
    assert_eq!(versioned["tender"]["id"].as_array().unwrap().len(), 1);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_releases_with_different_dates_does_not_matter(
        order in Just((0..20_usize).collect::<Vec<_>>()).prop_shuffle(),
        memory in prop::sample::select(vec![1_usize, 600, 1 << 20]),
    ) {
        let one = |n: &usize| release(n % 4, n / 4, &format!("title {n}"));
        let in_order: Vec<String> = (0..20).map(|n| one(&n)).collect();
        let shuffled: Vec<String> = order.iter().map(one).collect();
        prop_assert_eq!(compiled(&shuffled, memory), compiled(&in_order, 1 << 20));
    }
}
