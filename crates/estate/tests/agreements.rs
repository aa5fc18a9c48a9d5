//! Mentions of one agreement in the demonstration region, whose truth is known.

#![allow(clippy::unwrap_used, reason = "a test stops at what is wrong")]

use std::collections::{BTreeMap, BTreeSet};

use estate::{Audit, AuditOptions, Stage, audit};

/// For each contract of the audit the true one that it tells of: by its ocid, which ends with the
/// true one's number, else by its reference, which no two of the region share.
fn told(audit: &Audit, truth: &[csv::StringRecord]) -> Vec<Option<String>> {
    let by_reference: BTreeMap<String, String> =
        truth.iter().map(|row| (row[4].to_owned(), row[0].to_owned())).collect();
    let ids: BTreeSet<&str> = truth.iter().map(|row| &row[0]).collect();
    let of = |contract: &estate::Contract| {
        let by_ocid = contract.ocid.as_ref().and_then(|ocid| {
            let number = ocid.get(ocid.len().checked_sub(4)?..)?;
            let id = format!("demo-contract-{number}");
            ids.contains(id.as_str()).then_some(id)
        });
        by_ocid.or_else(|| by_reference.get(contract.reference.as_ref()?).cloned())
    };
    audit.contracts.iter().map(of).collect()
}

#[test]
fn mentions_of_the_demonstration_are_put_together() {
    let home = tempfile::tempdir().unwrap();
    demonstration::write_region(home.path()).unwrap();
    let sources = home.path().join("sources");
    let audit = audit(&[sources], AuditOptions::default());
    let mut reader = csv::Reader::from_path(home.path().join("truth/contracts.csv")).unwrap();
    let truth: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let told = told(&audit, &truth);
    assert_eq!(audit.agreements.iter().flat_map(|own| &own.mentions).count(), told.len());

    let pairs = |groups: &mut dyn Iterator<Item = Vec<usize>>| -> BTreeSet<(usize, usize)> {
        groups
            .flat_map(|own| {
                let own: Vec<usize> = own.into_iter().filter(|at| told[*at].is_some()).collect();
                (0..own.len())
                    .flat_map(|l| (l + 1..own.len()).map(move |r| (l, r)))
                    .map(|(l, r)| (own[l], own[r]))
                    .collect::<Vec<_>>()
            })
            .collect()
    };
    let found = pairs(&mut audit.agreements.iter().map(|own| own.mentions.clone()));
    let mut by_truth: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    // What was withdrawn came to nothing: no agreement is it.
    for (at, id) in
        told.iter().enumerate().filter(|(at, _)| audit.contracts[*at].stage != Stage::Withdrawn)
    {
        by_truth.entry(id.as_deref().unwrap_or_default()).or_default().push(at);
    }
    by_truth.remove("");
    let expected = pairs(&mut by_truth.values().cloned());
    let right = found.intersection(&expected).count();
    let wrong: Vec<_> = found.difference(&expected).map(|(l, r)| (&told[*l], &told[*r])).collect();
    assert!(wrong.is_empty(), "two agreements are one: {wrong:?}");
    assert!(right * 100 >= expected.len() * 95, "{right} of {}", expected.len());
}
