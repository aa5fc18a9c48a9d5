//! The other half of `bench/ocds_differential.py`: for each line, a list of releases, writes what
//! they compile to and what they version to, or `null` for an error, on two lines.
#![allow(clippy::print_stdout, reason = "it answers on standard output")]

use std::error::Error;
use std::io;

use estate::ocds::{Matching, MergeError, Merged, Merger, Rules};
use serde_json::value::RawValue;

fn main() -> Result<(), Box<dyn Error>> {
    let rules = match std::env::args().nth(1).as_deref() {
        Some("append") => Rules::standard().matching("tender/items", Matching::Append),
        Some("by-position") => Rules::standard().matching("tender/items", Matching::ByPosition),
        _ => Rules::standard(),
    };
    let merger = Merger::new(rules);
    for line in io::stdin().lines() {
        let line = line?;
        let releases: Vec<&RawValue> = serde_json::from_str(&line)?;
        let releases: Vec<&str> = releases.iter().map(|release| release.get()).collect();
        tell(merger.compile(&releases));
        tell(merger.version(&releases));
    }
    Ok(())
}

fn tell(merged: Result<Merged<'_>, MergeError>) {
    println!("{}", merged.map_or_else(|_| "null".to_owned(), |merged| merged.to_string()));
}
