//! Any bytes as OCDS: compiled and versioned, every process that comes out is JSON.
#![no_main]

use estate::ocds::{Input, MergeOptions, Merger, Rules, compile_files, version_files};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let options = MergeOptions::new(Merger::new(Rules::standard()));
    let input = || Input { name: "given".to_owned(), source: Box::new(bytes) };
    let (mut compiled, mut versioned) = (Vec::new(), Vec::new());
    let tally = compile_files([input()], &options, &mut compiled, &mut |_| {}).unwrap();
    version_files([input()], &options, &mut versioned, &mut |_| {}).unwrap();
    let lines = compiled.split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
    assert_eq!(lines.clone().count() as u64, tally.processes);
    for line in lines {
        serde_json::from_slice::<serde_json::Value>(line).unwrap();
    }
});
