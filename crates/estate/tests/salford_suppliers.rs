//! Of the suppliers in Salford's register, how many find their payments of 2020 to 2022, and how many
//! of the payees found are truly theirs. A person looked at every pair: `verdicts.csv` holds what they
//! found, by digest of the source and row, for the files are not ours to publish.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops at what is wrong")]

use std::collections::{BTreeMap, BTreeSet};

use estate::{Audit, AuditOptions, OrganisationKind, audit};
use evidence::Position;

const SUITE: &str = "suppliers of Salford's register";
/// The digest of the register.
const REGISTER: &str = "70d26278820f599365d8091e4610e43f41b175878cac2b1211ba05ede075bd2d";
/// What is reached. The bar is 185 of the 206 that have payments under any name at all by a person's
/// eye, and a precision of 98 %.
const SUPPLIERS: usize = 185;
const PRECISION: f64 = 98.9;

/// The first row of a supplier in the register.
type Supplier = u64;

/// The first payment to a payee: the source's digest and the row.
type Payee = (String, u64);

/// Every supplier in the register, each way of writing once, with the payees in the council's
/// payments that are the same organisation by the audit.
fn found(audit: &Audit) -> BTreeMap<Supplier, BTreeSet<Payee>> {
    let suppliers = &audit.organisations.suppliers;
    let source = |file: u32| &audit.files[file as usize].source;
    let mut first: BTreeMap<&str, Payee> = BTreeMap::new();
    let mut payees: BTreeMap<u32, BTreeSet<Payee>> = BTreeMap::new();
    for (at, organisation) in suppliers.of_lines().iter().enumerate() {
        let source = source(audit.spend.file[at]);
        if source.path.contains("/salford/") {
            let name = audit.spend.text(audit.spend.supplier[at]);
            let here = || (source.sha256.to_string(), u64::from(audit.spend.row[at]));
            let payee = first.entry(name).or_insert_with(here);
            payees.entry(*organisation).or_default().insert(payee.clone());
        }
    }
    let mut rows: BTreeMap<String, Supplier> = BTreeMap::new();
    let mut found: BTreeMap<Supplier, BTreeSet<Payee>> = BTreeMap::new();
    for (at, contract) in audit.contracts.iter().enumerate() {
        let organisation = suppliers.of_contract(at)[0];
        let nobody = suppliers.get(organisation).unwrap().kind == OrganisationKind::Nobody;
        let Position::Row { row, .. } = contract.position else { continue };
        if nobody || source(contract.file).sha256.to_string() != REGISTER {
            continue;
        }
        let name = contract.suppliers[0].name.split_whitespace().collect::<Vec<_>>().join(" ");
        let row = *rows.entry(name).or_insert(row);
        let own = payees.get(&organisation).cloned().unwrap_or_default();
        found.entry(row).or_default().extend(own);
    }
    found
}

/// Whether a person takes a supplier and a payee for one organisation.
fn verdicts() -> BTreeMap<(Supplier, Payee), String> {
    let text = include_str!("salford_suppliers/verdicts.csv");
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let rows = reader.records().map(|record| {
        let record = record.unwrap();
        let payee = (record[1].to_owned(), record[2].parse().unwrap());
        ((record[0].parse().unwrap(), payee), record[3].to_owned())
    });
    rows.collect()
}

#[test]
fn suppliers_of_the_register_find_their_payments_and_no_others() {
    let Some(root) = suites::shared(SUITE, "data/estate") else { return };
    let audit = audit(&[root], AuditOptions::default());
    let (found, verdicts) = (found(&audit), verdicts());
    let mut pairs: BTreeMap<&str, Vec<(Supplier, &Payee)>> = BTreeMap::new();
    let mut rightly = BTreeSet::new();
    for (supplier, payees) in &found {
        for payee in payees {
            // What nobody has looked at is not taken for right.
            let verdict = verdicts.get(&(*supplier, payee.clone()));
            let verdict = verdict.map_or("not looked at", String::as_str);
            pairs.entry(verdict).or_default().push((*supplier, payee));
            if verdict == "right" {
                rightly.insert(*supplier);
            }
        }
    }
    let count = |verdict| pairs.get(verdict).map_or(0, Vec::len);
    let (right, wrong) = (count("right"), count("wrong") + count("not looked at"));
    #[expect(clippy::cast_precision_loss, reason = "hundreds")]
    let precision = 100.0 * right as f64 / (right + wrong) as f64;
    println!("{} of {} suppliers found", rightly.len(), found.len());
    println!("{right} pairs right, {wrong} wrong: precision {precision:.1} %");
    for verdict in ["wrong", "uncertain", "not looked at"] {
        println!("{verdict}: {:?}", pairs.get(verdict));
    }
    assert!(rightly.len() >= SUPPLIERS, "{} suppliers", rightly.len());
    assert!(precision >= PRECISION, "{precision:.1} %");
    suites::ran(SUITE, found.len());
}
