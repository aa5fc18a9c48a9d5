//! The streaming reader: every shape in which releases come, and what it makes of broken ones.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at what is wrong")]

use std::io::{self, Read};

use estate::ocds::reader::{RawRelease, ReadError, ReadFault, ReleaseReader};
use proptest::prelude::*;
use serde_json::Value;

/// Gives a text away in pieces of the given lengths, over and over.
struct Pieces<'a> {
    rest: &'a [u8],
    lengths: Vec<usize>,
    turn: usize,
}

impl Read for Pieces<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let wanted = self.lengths[self.turn % self.lengths.len()];
        self.turn += 1;
        let length = wanted.min(buffer.len()).min(self.rest.len());
        let (now, later) = self.rest.split_at(length);
        buffer[..length].copy_from_slice(now);
        self.rest = later;
        Ok(length)
    }
}

/// Each release's id and place, or the error in words.
fn read(text: &str) -> Vec<String> {
    ReleaseReader::new(text.as_bytes()).map(|found| told(&found)).collect()
}

fn told(found: &Result<RawRelease, ReadError>) -> String {
    match found {
        Ok(release) => {
            let shown = serde_json::from_slice::<Value>(&release.text).map_or_else(
                |_| String::from_utf8_lossy(&release.text).into_owned(),
                |value| value["id"].as_str().map_or(value.to_string(), ToOwned::to_owned),
            );
            format!("{shown} @ {}", release.spot.position(""))
        }
        Err(error) => format!("error {error}"),
    }
}

#[test]
fn a_bare_release_a_package_and_a_list_are_read() {
    assert_eq!(read(r#"{"id": "1", "tender": {"releases": []}}"#), ["1 @ line 1"]);
    let package = r#"{"uri": "u", "releases": [{"id": "1"}, {"id": "2"}], "license": "OGL"}"#;
    assert_eq!(read(package), ["1 @ line 1, at /releases/0", "2 @ line 1, at /releases/1"]);
    assert_eq!(
        read(&format!("[{{\"id\": \"0\"}},\n {package}]")),
        ["0 @ line 1, at /0", "1 @ line 1, at /1/releases/0", "2 @ line 1, at /1/releases/1"]
    );
    assert_eq!(read(""), [""; 0]);
    assert_eq!(read("  \n\n"), [""; 0]);
}

#[test]
fn a_package_may_be_printed_over_many_lines_and_begin_with_a_mark() {
    let text = "\u{feff}{\n  \"releases\": [\n    {\n      \"id\": \"1\"\n    }\n  ]\n}\n{\n  \"id\": \"2\"\n}\n";
    assert_eq!(read(text), ["1 @ line 1, at /releases/0", "2 @ line 8"]);
    let a_release_a_line = "{\"releases\":[\n{\"id\":\"1\"},\n{\"id\":\"2\"}\n]}\n";
    assert_eq!(
        read(a_release_a_line),
        ["1 @ line 1, at /releases/0", "2 @ line 1, at /releases/1"]
    );
    assert_eq!(read("{\"id\":\"1\"}{\"id\":\"2\"} {\"id\":\"3\"}").len(), 3);
}

#[test]
fn what_packages_say_is_kept_wherever_it_stands() {
    let text = r#"{"license": "A", "publisher": {"name": "P"}, "releases": []}
                  {"releases": [], "publisher": {"name": "Q"}, "license": "B"}"#;
    let mut reader = ReleaseReader::new(text.as_bytes());
    assert!(reader.next().is_none());
    assert_eq!(reader.packages().licences.iter().collect::<Vec<_>>(), ["A", "B"]);
    assert_eq!(reader.packages().publishers.iter().collect::<Vec<_>>(), ["P", "Q"]);
}

#[test]
fn a_record_gives_its_releases_else_its_compiled_release() {
    let text = r#"{"records": [
        {"ocid": "o", "compiledRelease": {"id": "c"}, "releases": [{"ocid": "o", "id": "1"}]},
        {"ocid": "o", "releases": [{"url": "u"}], "compiledRelease": {"id": "c"}},
        {"ocid": "o", "versionedRelease": {"id": []}, "compiledRelease": {"id": "d"}},
        {"ocid": "o", "releases": [{"url": "u"}, {"url": "v"}]},
        {"ocid": "o"},
        {"ocid": "o", "releases": [{"ocid": "o", "id": "2"}]}
    ]}"#;
    assert_eq!(
        read(text),
        [
            "1 @ line 1, at /records/0/releases/0",
            "c @ line 1, at /records/1/compiledRelease",
            "d @ line 1, at /records/2/compiledRelease",
            "error line 1, at /records/3: the record only links to its 2 releases, and links are \
             not followed",
            "error line 1, at /records/4: the record holds neither releases nor a compiled release",
            "2 @ line 1, at /records/5/releases/0",
        ]
    );
    let line = r#"{"ocid": "o", "releases": [{"url": "u"}]}"#;
    assert_eq!(read(line).len(), 1);
    assert!(read(line)[0].contains("only links to its 1"));
}

#[test]
fn a_broken_line_of_json_lines_spoils_no_other() {
    let text = "{\"id\":\"1\"}\n\n{\"id\":\"2\", \"x\": [\n{\"id\":\"3\"}}\nnot json\n{\"id\":\"4\"}{\"id\":\"5\"}\n{\"id\":\"6";
    let found: Vec<_> = ReleaseReader::new(text.as_bytes()).collect();
    let broken = |line| format!("error line {line}: the line is not a whole JSON document");
    assert_eq!(
        found.iter().map(told).collect::<Vec<_>>(),
        [
            "1 @ line 1".into(),
            broken(3),
            broken(4),
            broken(5),
            "4 @ line 6".into(),
            "5 @ line 6".into(),
            broken(7)
        ]
    );
    assert_eq!(found[1].as_ref().unwrap_err().raw, "{\"id\":\"2\", \"x\": [");
    // The first line may be the broken one.
    assert_eq!(
        read("{\"id\": [1, 2\n{\"id\":\"2\"}\n{\"id\":\"3\"}\n"),
        [broken(1), "2 @ line 2".into(), "3 @ line 3".into()]
    );
}

#[test]
fn what_comes_before_the_end_of_a_truncated_package_is_read() {
    assert_eq!(
        read(r#"{"releases": [{"id": "1"}, {"id": "2"}, {"id": "3", "da"#),
        [
            "1 @ line 1, at /releases/0",
            "2 @ line 1, at /releases/1",
            "error byte 55: the file ends in the middle of a value"
        ]
    );
    assert_eq!(read("{\"releases\": [{\"id\": \"1\"}").len(), 2);
    assert_eq!(read("{\"releases\": [}"), ["error byte 14: \"}\" cannot stand here"]);
    assert_eq!(read("[,{}]"), ["error byte 1: \",\" cannot stand here"]);
}

#[test]
fn what_is_not_a_release_comes_out_as_it_stands() {
    assert_eq!(
        read("{\"releases\": [1, \"two\", [{}], null]}"),
        [
            "1 @ line 1, at /releases/0",
            "\"two\" @ line 1, at /releases/1",
            "[{}] @ line 1, at /releases/2",
            "null @ line 1, at /releases/3",
        ]
    );
}

#[test]
fn a_release_beyond_the_limit_is_an_error_and_the_next_is_read() {
    let long = format!("{{\"id\": \"{}\"}}", "x".repeat(3_000_000));
    let text = format!("{{\"releases\": [{{\"id\": \"1\"}}, {long}, {{\"id\": \"3\"}}]}}");
    let found: Vec<_> = ReleaseReader::with_limit(text.as_bytes(), 1_000_000).collect();
    assert_eq!(found.len(), 3);
    let error = found[1].as_ref().unwrap_err();
    assert_eq!(error.to_string(), "byte 27: the value is longer than 1000000 bytes");
    assert!(!error.fault.is_final());
    assert_eq!(told(&found[2]), "3 @ line 1, at /releases/2");
    let bare: Vec<_> = ReleaseReader::with_limit(long.as_bytes(), 1_000_000).collect();
    assert!(
        matches!(bare.as_slice(), [Err(error)] if matches!(error.fault, ReadFault::TooLong { .. }))
    );
}

/// Any JSON value, with text that is hard on a scanner.
fn json_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        "[a-c\"\\\\{}\\[\\],:\n]{0,8}".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map("[a-d\"\\\\{]{1,3}", inner, 0..4)
                .prop_map(|map| map.into_iter().collect()),
        ]
    })
}

fn release() -> impl Strategy<Value = Value> {
    prop::collection::btree_map("[a-d\"\\\\{]{1,3}", json_value(), 0..5)
        .prop_map(|map| map.into_iter().collect())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn releases_are_the_same_however_the_source_is_cut(
        releases in prop::collection::vec((release(), any::<bool>(), 0..4_u8), 0..12),
        lengths in prop::collection::vec(1..40_usize, 1..5),
    ) {
        let mut text = String::new();
        for (release, pretty, between) in &releases {
            text += &if *pretty {
                serde_json::to_string_pretty(release).unwrap()
            } else {
                release.to_string()
            };
            text += ["", "\n", " ", "\r\n\n"][usize::from(*between)];
        }
        let pieces = Pieces { rest: text.as_bytes(), lengths, turn: 0 };
        let found: Vec<Value> = ReleaseReader::new(pieces)
            .map(|release| serde_json::from_slice(&release.unwrap().text).unwrap())
            .collect();
        let expected: Vec<Value> = releases.into_iter().map(|(release, ..)| release).collect();
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn no_bytes_make_the_reader_run_for_ever_or_panic(
        bytes in prop::collection::vec(prop::sample::select(b"{}[]\",:\\ \nan1\xef".to_vec()), 0..60),
    ) {
        let found = ReleaseReader::new(bytes.as_slice()).take(1000).count();
        prop_assert!(found < 1000);
    }
}

#[test]
fn a_byte_that_begins_no_value_ends_the_reading_and_not_the_memory() {
    for broken in ["{\"releases\":[\u{FFFD}]}", "[{\"ocid\":\"a\"} x]", "{\"records\":[\u{b}]}"] {
        let found: Vec<_> = ReleaseReader::new(broken.as_bytes()).take(10).collect();
        assert!(found.len() < 10, "{broken}");
        assert!(found.last().unwrap().is_err(), "{broken}");
    }
}
