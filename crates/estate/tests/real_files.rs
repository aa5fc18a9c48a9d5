//! Every real file of the reference estate, against a count and a sum made without our readers.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops at what is wrong")]

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use estate::{Audit, AuditOptions, FileAccount, Kind, Pence, audit};

const SUITE: &str = "real files of the estate";

/// Rows and column sums in pence of a CSV file, by the `csv` crate and integers alone.
fn independent(mut text: impl Read, columns: &[&str]) -> (u64, Vec<i64>) {
    let mut bytes = Vec::new();
    text.read_to_end(&mut bytes).unwrap();
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(bytes.as_slice());
    let headers = reader.headers().unwrap().clone();
    let at: Vec<usize> = columns
        .iter()
        .map(|name| headers.iter().position(|header| header == *name).unwrap())
        .collect();
    let (mut rows, mut sums) = (0, vec![0; columns.len()]);
    for record in reader.records() {
        let record = record.unwrap();
        rows += 1;
        for (sum, column) in sums.iter_mut().zip(&at) {
            *sum += pence(&record[*column]);
        }
    }
    (rows, sums)
}

fn pence(text: &str) -> i64 {
    if text.is_empty() || text == "-" {
        return 0;
    }
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    assert!(decimals.len() <= 2, "{text} has parts of a penny");
    let sign = if whole.starts_with('-') { -1 } else { 1 };
    let whole: i64 = whole.trim_start_matches('-').parse().unwrap();
    let decimals: i64 = format!("{decimals:0<2}").parse().unwrap();
    sign * (whole * 100 + decimals)
}

fn audited(suite: &str, folder: &str) -> Option<(PathBuf, Audit)> {
    let root = suites::shared(suite, folder)?;
    let audit = audit(std::slice::from_ref(&root), AuditOptions::default());
    Some((root, audit))
}

fn file<'a>(audit: &'a Audit, name: &str) -> &'a FileAccount {
    audit.files.iter().find(|file| file.source.path.ends_with(name)).unwrap()
}

#[track_caller]
fn check(file: &FileAccount, rows: u64, net: i64, gross: Option<i64>) {
    assert_eq!(file.rows_in, rows, "{}", file.source.path);
    assert_eq!(file.accepted, rows, "{}: {:?}", file.source.path, file.findings);
    assert_eq!(file.net, Some(Pence(net)), "{}", file.source.path);
    assert_eq!(file.gross, gross.map(Pence), "{}", file.source.path);
}

fn csv_files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> =
        folder.read_dir().unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

#[test]
fn totals_equal_an_independent_sum_to_the_penny() {
    let Some((root, audit)) = audited(SUITE, "data/estate") else { return };
    for path in csv_files(&root.join("manchester")) {
        let (rows, sums) = independent(File::open(&path).unwrap(), &["Net Amount"]);
        check(file(&audit, path.to_str().unwrap()), rows, sums[0], None);
    }
    for path in csv_files(&root.join("salford")) {
        let account = file(&audit, path.to_str().unwrap());
        if path.ends_with("2022-07.csv") {
            let column = "Total Contract Value (including extensions)";
            let (rows, sums) = independent(File::open(&path).unwrap(), &[column]);
            assert_eq!(account.kind, Kind::Register);
            check(account, rows, sums[0], None);
        } else {
            let (rows, sums) = independent(File::open(&path).unwrap(), &["Net", "Gross"]);
            check(account, rows, sums[0], Some(sums[1]));
        }
    }
    for path in csv_files(&root.join("trafford")) {
        let mut archive = zip::ZipArchive::new(File::open(&path).unwrap()).unwrap();
        let member = archive.by_index(0).unwrap();
        let name = format!("{}/{}", path.display(), member.name().unwrap());
        let (rows, sums) = independent(member, &["Amount"]);
        check(file(&audit, &name), rows, sums[0], None);
    }
    suites::ran(SUITE, audit.files.len());
}

#[test]
fn every_file_is_recognised_without_a_mapping_written_by_hand() {
    let Some((_, audit)) = audited(SUITE, "data/estate") else { return };
    let mut kinds: BTreeMap<Kind, usize> = BTreeMap::new();
    for file in &audit.files {
        *kinds.entry(file.kind).or_default() += 1;
        assert_eq!(file.rows_in, file.accepted + file.rejected, "{}", file.source.path);
    }
    let expected =
        [(Kind::Spend, 41), (Kind::Register, 1), (Kind::Ocds, 2), (Kind::NotAContractSource, 1)];
    assert_eq!(kinds, BTreeMap::from(expected));
    assert!(audit.is_whole());
}

#[test]
fn a_list_of_product_use_is_said_to_be_no_contract_source() {
    let Some((_, audit)) = audited(SUITE, "data/estate/product-use-by-council.csv") else { return };
    assert_eq!(audit.files[0].kind, Kind::NotAContractSource);
    assert!(audit.files[0].findings[0].message.starts_with("not a contract source"));
}
