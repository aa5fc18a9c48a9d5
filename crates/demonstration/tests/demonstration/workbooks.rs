use calamine::{Data, Reader as _};
use demonstration::{FileTruth, Region, write_small_region};

use crate::reading::extension;

/// The rows of a file's only sheet.
fn sheet(region: &Region, truth: &FileTruth) -> Vec<Vec<Data>> {
    let mut workbook = calamine::open_workbook_auto(region.sources.join(&truth.path)).unwrap();
    let range = workbook.worksheet_range_at(0).unwrap().unwrap();
    range.rows().map(<[Data]>::to_vec).collect()
}

#[test]
fn every_workbook_counts_as_the_truth_says() {
    let dir = tempfile::tempdir().unwrap();
    let region = write_small_region(dir.path(), 0).unwrap();
    let mut checked = 0;
    for truth in &region.files {
        if !matches!(extension(&truth.path), "xlsx" | "ods") {
            continue;
        }
        let rows = sheet(&region, truth);
        let filled = |row: &&Vec<Data>| row.iter().filter(|cell| **cell != Data::Empty).count();
        let header = rows.iter().position(|row| filled(&row) > 5).unwrap();
        let below = rows[header + 1..].iter().filter(|row| filled(row) > 0).count();
        assert_eq!(below as u64, truth.tally.rows_in, "{}", truth.path);
        checked += 1;
    }
    assert_eq!(checked, 6);
}

#[test]
fn a_workbook_has_titles_above_its_header_and_dates_as_bare_numbers() {
    let dir = tempfile::tempdir().unwrap();
    let region = write_small_region(dir.path(), 0).unwrap();
    let truth = region.files.iter().find(|file| file.path.ends_with("2026 Q2.xlsx")).unwrap();
    let rows = sheet(&region, truth);
    assert_eq!(rows[0][0], Data::String("Stanehurst Borough Council (demonstration)".into()));
    assert_eq!(rows[3][3], Data::String("Date Paid".into()));
    let Data::Float(serial) = rows[4][3] else { panic!("{:?}", rows[4]) };
    // 1 April to 30 June 2026.
    assert!((46_113.0..46_204.0).contains(&serial), "{serial}");
    let net: f64 = rows[4..]
        .iter()
        .filter(|row| row[0] != Data::String("Total".into()))
        .filter_map(
            |row| if let Data::Float(net) = row[6] { Some((net * 100.0).round()) } else { None },
        )
        .sum();
    assert_eq!(format!("{net:.0}"), truth.tally.net_pence.unwrap().to_string());
}
