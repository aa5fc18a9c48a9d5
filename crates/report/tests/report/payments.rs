use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use estate::{AuditOptions, Window, audit, picture};
use report::{PaymentParty, PaymentTable, PaymentsAsked, PaymentsFound};

use crate::sample::{day, write_audit};

const SPEND: &str = "\
Body Name,Payment Date,Supplier Name,Amount,Purpose,Category
Weir Council,05/04/2021,Bell & Sons Ltd,100.10,Bells,Metal Work
Weir Council,05/06/2021,BELL AND SONS LIMITED,-50.00,Bells,metal-work
Weir Council,05/05/2021,Redacted,30.00,Care,
Weir Council,,Tarn Ltd,20.00,Licence,Software
";

/// The folder of an audit of those lines.
fn folder(home: &Path) -> std::path::PathBuf {
    let source = home.join("spend.csv");
    fs::write(&source, SPEND).unwrap();
    let window = Window { as_at: day(2022, 7, 31), months: 18 };
    let audit = audit(&[source], AuditOptions::default());
    let out = home.join("out");
    write_audit(&out, &audit, picture(&audit, window), window).unwrap();
    out
}

/// The rows of the file that answer, and what they come to net.
fn found(asked: &PaymentsAsked) -> (Vec<u32>, Vec<(u64, i64)>) {
    let home = tempfile::tempdir().unwrap();
    let table = PaymentTable::open(&folder(home.path())).unwrap();
    let PaymentsFound { rows, by_buyer } = table.find(asked).unwrap();
    let lines = table.lines(&rows).unwrap();
    assert_eq!(lines.len(), rows.len());
    assert!(lines.iter().all(|line| line.file.ends_with("spend.csv")));
    let sums = by_buyer.iter().map(|own| (own.lines, own.net_pence.0)).collect();
    (lines.iter().map(|line| line.row).collect(), sums)
}

#[test]
fn payments_come_the_latest_first_and_those_without_a_day_last() {
    assert_eq!(found(&PaymentsAsked::default()), (vec![3, 4, 2, 5], vec![(4, 10_010)]));
}

#[test]
fn an_organisation_is_found_in_every_way_it_is_written() {
    let home = tempfile::tempdir().unwrap();
    let report = report::read_folder(&folder(home.path())).unwrap().report;
    let bell = report.organisations.iter().find(|own| own.name.starts_with("Bell")).unwrap();
    let ids = BTreeSet::from([bell.id.clone()]);
    let supplier = Some(PaymentParty::AnyOf(ids));
    let asked = PaymentsAsked { supplier, ..PaymentsAsked::default() };
    assert_eq!(found(&asked), (vec![3, 2], vec![(2, 5_010)]));
}

#[test]
fn nobody_is_found_by_the_word_that_stands_for_a_name_and_no_organisation_by_its_name() {
    let named = |name: &str| PaymentsAsked {
        supplier: Some(PaymentParty::Nobody(name.to_owned())),
        ..PaymentsAsked::default()
    };
    assert_eq!(found(&named("redacted")).0, [4]);
    assert!(found(&named("Bell & Sons Ltd")).0.is_empty());
}

#[test]
fn categories_file_currency_and_days_narrow() {
    let home = tempfile::tempdir().unwrap();
    let table = PaymentTable::open(&folder(home.path())).unwrap();
    let rows = |asked: PaymentsAsked| {
        let rows = table.find(&asked).unwrap().rows;
        table.lines(&rows).unwrap().iter().map(|line| line.row).collect::<Vec<_>>()
    };
    let all = PaymentsAsked::default;
    assert_eq!(rows(PaymentsAsked { category: Some("Metal work".into()), ..all() }), [3, 2]);
    assert_eq!(rows(PaymentsAsked { category: Some("(not stated)".into()), ..all() }), [4]);
    assert_eq!(rows(PaymentsAsked { is_undated: true, ..all() }), [5]);
    assert!(rows(PaymentsAsked { currency: Some("EUR".into()), ..all() }).is_empty());
    assert!(rows(PaymentsAsked { file: Some(("other.csv".into(), None)), ..all() }).is_empty());
}

#[test]
fn a_table_that_is_gone_or_of_another_kind_is_named_with_what_to_do() {
    let home = tempfile::tempdir().unwrap();
    let gone = PaymentTable::open(home.path()).unwrap_err().to_string();
    assert!(gone.contains("spend.parquet") && gone.contains("Run the audit again"), "{gone}");
    let out = folder(home.path());
    fs::copy(out.join("contracts.parquet"), out.join("spend.parquet")).unwrap();
    let other = PaymentTable::open(&out).unwrap().find(&PaymentsAsked::default()).unwrap_err();
    assert!(other.to_string().contains("no column"), "{other}");
}
