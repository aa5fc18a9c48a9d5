//! Overlaps by product in the demonstration region, whose truth is known, from four seeds.

#![allow(clippy::unwrap_used, reason = "a test stops at what is wrong")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use estate::{Audit, AuditOptions, Decision, Lead, OverlapTier, Window, audit, outlook};

/// The default one and three more.
const SEEDS: [u64; 4] = [0, 1, 2, 3];

type Pairs = BTreeSet<(String, String)>;

fn pair(one: &str, other: &str) -> (String, String) {
    let (one, other) = if one <= other { (one, other) } else { (other, one) };
    (one.to_owned(), other.to_owned())
}

fn rows(path: &Path) -> Vec<csv::StringRecord> {
    csv::Reader::from_path(path).unwrap().records().map(Result::unwrap).collect()
}

/// By file, place and title, the true contract that is told there.
fn told(home: &Path) -> BTreeMap<(String, String, String), String> {
    let of = |row: csv::StringRecord| {
        ((row[0].to_owned(), row[1].to_owned(), row[2].to_owned()), row[3].to_owned())
    };
    rows(&home.join("truth/mentions.csv")).into_iter().map(of).collect()
}

/// The true contract behind an agreement: the one that most of its records tell of.
fn behind(
    audit: &Audit,
    sources: &Path,
    told: &BTreeMap<(String, String, String), String>,
    agreement: usize,
) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for at in &audit.agreements[agreement].mentions {
        let own = &audit.contracts[*at];
        let path = Path::new(&audit.files[own.file as usize].source.path);
        let file = path.strip_prefix(sources).unwrap().to_str().unwrap().to_owned();
        let id = &told[&(file, own.position.to_string(), own.title.clone())];
        *counts.entry(id).or_default() += 1;
    }
    counts.into_iter().max_by_key(|(_, count)| *count).unwrap().0.to_owned()
}

fn run_together(one: &Decision, other: &Decision) -> bool {
    let (one, other) = (&one.term, &other.term);
    let end = |own: &estate::ContractTerm| own.current_end.unwrap_or(chrono::NaiveDate::MAX);
    let before =
        |one: &estate::ContractTerm, other| one.start.is_none_or(|start| start <= end(other));
    before(one, other) && before(other, one)
}

/// Every name of who holds an agreement: of those who buy jointly, each member's.
fn bodies(audit: &Audit, own: &Decision) -> BTreeSet<String> {
    let buyers = &audit.organisations.buyers;
    let mentions = audit.agreements[own.agreement].mentions.iter();
    let numbers = mentions.flat_map(|at| buyers.of_contract(*at));
    let names = numbers.filter_map(|number| buyers.get(*number)).flat_map(|own| {
        let written = own.written.iter().map(|way| way.name.to_uppercase());
        let members = own.members.iter().map(|name| name.to_uppercase());
        if own.members.is_empty() { written.collect::<Vec<_>>() } else { members.collect() }
    });
    names.collect()
}

#[test]
fn overlaps_by_product_of_the_demonstration_are_found() {
    let mut failed = Vec::new();
    for seed in SEEDS {
        let home = tempfile::tempdir().unwrap();
        let region = demonstration::write_small_region(home.path(), seed).unwrap();
        let audit = audit(std::slice::from_ref(&region.sources), AuditOptions::default());
        let window = Window { as_at: "2026-09-30".parse().unwrap(), months: 18 };
        let outlook = outlook(&audit, window, Lead::default());
        let told = told(home.path());
        let expected: Pairs = rows(&home.path().join("truth/overlaps.csv"))
            .iter()
            .map(|row| pair(&row[0], &row[1]))
            .collect();
        assert!(!expected.is_empty(), "seed {seed} has no overlaps to find");
        let mut found = Pairs::new();
        // An agreement that stands for a true contract already is a pair too many, not the same pair.
        let mut many = 0;
        let mut shown = BTreeSet::new();
        for overlap in &outlook.findings.overlaps.found {
            if overlap.tier != OverlapTier::SameProduct {
                continue;
            }
            for (at, one) in overlap.agreements.iter().enumerate() {
                for other in &overlap.agreements[at + 1..] {
                    let of = |own: &usize| outlook.of_agreement(*own).unwrap();
                    let (l, r) = (of(one), of(other));
                    let apart = bodies(&audit, l).is_disjoint(&bodies(&audit, r));
                    if !(apart && run_together(l, r)) {
                        continue;
                    }
                    let of = |own: &usize| behind(&audit, &region.sources, &told, *own);
                    let pair = pair(&of(one), &of(other));
                    if !found.insert(pair.clone()) {
                        many += 1;
                    }
                    if !expected.contains(&pair) {
                        shown.insert(format!("  not so: {} {pair:?}", overlap.subject));
                    }
                }
            }
        }
        let right = found.intersection(&expected).count();
        let precision = right as f64 / (found.len() + many) as f64;
        let recall = right as f64 / expected.len() as f64;
        println!(
            "seed {seed}: {} true pairs, {} found, {many} twice, precision {precision:.3}, recall \
             {recall:.3}",
            expected.len(),
            found.len(),
        );
        for line in &shown {
            println!("{line}");
        }
        for pair in expected.difference(&found) {
            println!("  missed: {pair:?}");
        }
        if precision < 0.95 || recall < 0.85 {
            failed.push(seed);
        }
    }
    assert!(failed.is_empty(), "seeds {failed:?} fall short: see the figures above");
}
