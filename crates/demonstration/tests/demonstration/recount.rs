//! The truth is kept while the files are made; here the files are counted again without it.

use demonstration::{FileTruth, SourceKind, write_small_region};

use crate::reading::{extension, files, pence, rows, text};

const NET: &[&str] = &["Net", "Net Amount", "Amount", "Amount excl VAT", "Net Amount (£)"];
const GROSS: &[&str] = &["Gross", "Gross Amount (£)"];

struct Recount {
    rows_in: u64,
    accepted: u64,
    net: i64,
    gross: Option<i64>,
}

/// The rows from the header on: the first row with a net amount among its headers.
fn table(text: &str) -> Vec<Vec<String>> {
    let headed = [',', ';', '\t'].into_iter().find_map(|separator| {
        let rows = rows(text, separator);
        let at = rows.iter().position(|row| row.iter().any(|cell| NET.contains(&cell.as_str())))?;
        Some(rows[at..].to_vec())
    });
    headed.unwrap()
}

fn recount(text: &str) -> Recount {
    let rows = table(text);
    let column = |names: &[&str]| rows[0].iter().position(|cell| names.contains(&cell.as_str()));
    let (net, gross) = (column(NET).unwrap(), column(GROSS));
    let mut count = Recount { rows_in: 0, accepted: 0, net: 0, gross: gross.map(|_| 0) };
    for row in &rows[1..] {
        if row.iter().all(String::is_empty) {
            continue;
        }
        count.rows_in += 1;
        let width = rows[0].len();
        let fits = row.len() >= width && row[width..].iter().all(String::is_empty);
        let Some(amount) = row.get(net).and_then(|cell| pence(cell)) else { continue };
        if !fits || row[0] == "Total" {
            continue;
        }
        count.accepted += 1;
        count.net += amount;
        if let (Some(sum), Some(column)) = (&mut count.gross, gross) {
            *sum += pence(&row[column]).unwrap();
        }
    }
    count
}

fn check(truth: &FileTruth, text: &str) {
    let count = recount(text);
    assert_eq!(count.rows_in, truth.tally.rows_in, "rows of {}", truth.path);
    assert_eq!(count.accepted, truth.tally.accepted, "accepted of {}", truth.path);
    assert_eq!(Some(count.net), truth.tally.net_pence, "net of {}", truth.path);
    assert_eq!(count.gross, truth.tally.gross_pence, "gross of {}", truth.path);
}

#[test]
fn every_spend_file_in_text_counts_as_the_truth_says() {
    let dir = tempfile::tempdir().unwrap();
    let region = write_small_region(dir.path(), 0).unwrap();
    let written = files(&region.sources);
    let mut checked = 0;
    for truth in region.files.iter().filter(|file| file.kind == SourceKind::Spend) {
        let path = truth.path.split_inclusive(".zip").next().unwrap();
        if extension(path) != "xlsx" {
            check(truth, &text(path, &written[path]));
            checked += 1;
        }
    }
    assert_eq!(checked, 32);
}

const VALUE: &[&str] = &[
    "Total Contract Value (including extensions)",
    "Sum to be paid over the length of the contract",
    "ContractValue",
    "Total value",
    "Awarded Value",
];
const NOT_PUBLIC: &[&str] = &["Not Public", "Not public"];

/// Accepted, withheld, net and rows in of a register or an export.
fn recount_contracts(text: &str) -> (u64, u64, i64, u64) {
    let tables = [',', ';', '\t'].map(|separator| rows(text, separator));
    let rows = tables.iter().max_by_key(|rows| rows[0].len()).unwrap();
    let column = rows[0].iter().position(|cell| VALUE.contains(&cell.as_str())).unwrap();
    let (mut accepted, mut withheld, mut net, mut rows_in) = (0, 0, 0, 0);
    for row in rows[1..].iter().filter(|row| row.iter().any(|cell| !cell.is_empty())) {
        rows_in += 1;
        if row.len() != rows[0].len() || row[0] == "Total" {
            continue;
        }
        accepted += 1;
        if row.last().is_some_and(|cell| NOT_PUBLIC.contains(&cell.as_str())) {
            withheld += 1;
        } else {
            net += pence(&row[column]).filter(|value| ![0, 1, 100].contains(value)).unwrap_or(0);
        }
    }
    (accepted, withheld, net, rows_in)
}

#[test]
fn every_register_in_text_and_the_export_count_as_the_truth_says() {
    let dir = tempfile::tempdir().unwrap();
    let region = write_small_region(dir.path(), 0).unwrap();
    let mut checked = 0;
    for truth in &region.files {
        let tabular =
            matches!(truth.kind, SourceKind::Register | SourceKind::ContractsFinderExport);
        if tabular && !matches!(extension(&truth.path), "xlsx" | "ods") {
            let bytes = std::fs::read(region.sources.join(&truth.path)).unwrap();
            let tally = &truth.tally;
            let said = (tally.accepted, tally.withheld, tally.net_pence.unwrap(), tally.rows_in);
            assert_eq!(recount_contracts(&text(&truth.path, &bytes)), said, "{}", truth.path);
            checked += 1;
        }
    }
    assert_eq!(checked, 10);
}

#[test]
fn the_salford_shaped_register_among_the_spend_files_counts_as_the_truth_says() {
    let dir = tempfile::tempdir().unwrap();
    let region = write_small_region(dir.path(), 0).unwrap();
    let truth = region.files.iter().find(|file| file.path == "thornwick/2026-07.csv").unwrap();
    assert_eq!(truth.kind, SourceKind::Register);
    let bytes = std::fs::read(region.sources.join(&truth.path)).unwrap();
    assert!(bytes.starts_with(&[0xc3, 0xaf, 0xc2, 0xbb, 0xc2, 0xbf]));
    let rows = rows(&text(&truth.path, &bytes), ',');
    let public: Vec<_> = rows[1..].iter().filter(|row| row[23] == "Public").collect();
    assert_eq!(rows.len() as u64 - 1, truth.tally.rows_in);
    assert_eq!((rows.len() - 1 - public.len()) as u64, truth.tally.withheld);
    assert!(truth.tally.withheld > 0);
    let values = || public.iter().filter_map(|row| pence(&row[9]));
    let sum: i64 = values().filter(|value| ![0, 1, 100].contains(value)).sum();
    assert_eq!(Some(sum), truth.tally.net_pence);
    assert_eq!(
        values().filter(|v| [0, 1, 100].contains(v)).count() as u64,
        truth.tally.placeholders
    );
}

#[test]
fn the_releases_count_as_the_truth_says() {
    let dir = tempfile::tempdir().unwrap();
    let region = write_small_region(dir.path(), 0).unwrap();
    let written = files(&region.sources);
    for truth in region.files.iter().filter(|file| file.kind == SourceKind::Ocds) {
        let text = text(&truth.path, &written[&truth.path]);
        let releases = releases(&truth.path, &text);
        let dated: Vec<_> = releases.iter().filter(|release| release["date"].is_string()).collect();
        assert_eq!(releases.len() as u64, truth.tally.rows_in, "{}", truth.path);
        assert_eq!(dated.len() as u64, truth.tally.accepted, "{}", truth.path);
        let net: i64 = dated.iter().map(|release| value(release)).sum();
        assert_eq!(Some(net), truth.tally.net_pence, "{}", truth.path);
    }
}

fn releases(path: &str, text: &str) -> Vec<serde_json::Value> {
    if extension(path) == "gz" {
        return text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    }
    let package: serde_json::Value = serde_json::from_str(text).unwrap();
    match package["records"].as_array() {
        None => package["releases"].as_array().unwrap().clone(),
        Some(records) => records
            .iter()
            .flat_map(|record| record["releases"].as_array().unwrap().clone())
            .collect(),
    }
}

/// In pence: of its contracts if one has a value, else of its awards; pounds only.
fn value(release: &serde_json::Value) -> i64 {
    let sum = |list: &serde_json::Value| -> Option<i64> {
        let values = list.as_array()?.iter().filter(|item| item["value"]["currency"] == "GBP");
        let pence: Vec<i64> = values
            .filter_map(|item| pence(&item["value"]["amount"].to_string()))
            .filter(|pence| ![0, 1, 100].contains(pence))
            .collect();
        (!pence.is_empty()).then(|| pence.iter().sum())
    };
    sum(&release["contracts"]).or_else(|| sum(&release["awards"])).unwrap_or(0)
}
