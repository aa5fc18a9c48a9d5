//! Prints the outlook of sources: what it found, the groups with alignment windows, and how long both took.
//!
//! `cargo run --release -p estate --example outlook -- 2026-09-30 FOLDER...`

#![allow(clippy::print_stdout, reason = "an example prints")]

use std::path::PathBuf;
use std::time::Instant;

use estate::{AuditOptions, Lead, Window, audit, outlook};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let as_at = arguments.next().ok_or("a day such as 2026-09-30 is wanted")?.parse()?;
    let paths: Vec<PathBuf> = arguments.map(PathBuf::from).collect();
    let audit = audit(&paths, AuditOptions::default());
    let began = Instant::now();
    let found = outlook(&audit, Window { as_at, months: 18 }, Lead::default());
    let took = began.elapsed();
    println!("{} agreements in {:.3} s", found.every.len(), took.as_secs_f64());
    for group in &found.windows {
        let overlap = &found.findings.overlaps.found[group.overlap];
        println!(
            "{}: {}: {} contracts, {} beside, {} days, {} on the shortlist; {}",
            overlap.tier.words(),
            overlap.subject,
            group.contracts.len(),
            group.beside.len(),
            group.windows.len(),
            group.shortlist.len(),
            group.known.words(),
        );
    }
    if std::env::var_os("WHITWORTH_FINDINGS").is_some() {
        println!("{}", serde_json::to_string_pretty(&found.findings)?);
    }
    Ok(())
}
