//! How long all findings and alignment windows take for a country's worth of contracts.
//!
//! `cargo run --release -p estate --example outlook_timing` writes 65 demonstration regions, each drawn from a
//! seed of its own, into a temporary folder, audits them as one estate, and prints what the outlook took.
#![allow(clippy::print_stdout, reason = "a benchmark prints")]

use std::path::PathBuf;
use std::time::Instant;

use estate::{AuditOptions, Lead, Window, audit, outlook};

const REGIONS: u64 = 65;
const ROUNDS: u32 = 10;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let home = tempfile::tempdir()?;
    let mut sources: Vec<PathBuf> = Vec::new();
    for seed in 0..REGIONS {
        let dir = home.path().join(seed.to_string());
        sources.push(demonstration::write_small_region(&dir, seed)?.sources);
    }
    let audit = audit(&sources, AuditOptions::default());
    println!("{} records, {} agreements", audit.contracts.len(), audit.agreements.len());
    let window = Window { as_at: demonstration::AS_AT, months: 18 };
    for _ in 0..ROUNDS {
        let began = Instant::now();
        let found = outlook(&audit, window, Lead::default());
        let took = began.elapsed().as_secs_f64();
        let largest = found.windows.iter().map(|own| own.contracts.len()).max().unwrap_or(0);
        let days: usize = found.windows.iter().map(|own| own.windows.len()).sum();
        println!(
            "{} decisions, all findings and {} groups of up to {largest} contracts with {days} days in {took:.3} s",
            found.every.len(),
            found.windows.len(),
        );
    }
    Ok(())
}
