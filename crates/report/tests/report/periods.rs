//! Sums over buyers whose payments are of years that lie apart.

use std::fs;

use calamine::{Data, Reader, Xlsx, open_workbook};
use report::{Report, summary};
use tempfile::TempDir;

use crate::sample;

/// How a sum over all buyers is said.
const SUM: &str = "come to £1,750,000.00";

fn folder() -> TempDir {
    let home = tempfile::tempdir().unwrap();
    let picture = sample::picture_of_years_apart();
    sample::write_audit(home.path(), &sample::audit(), picture.clone(), sample::window()).unwrap();
    home
}

#[test]
fn the_terminal_gives_no_sum_but_each_buyer_with_its_period() {
    let picture = sample::picture_of_years_apart();
    let report = Report::of(&sample::audit(), picture, sample::window(), &sample::about());
    let summary = summary(&report, None);
    assert!(!summary.contains(SUM), "{summary}");
    assert!(summary.contains("2 buyers, periods differ: see spend by buyer."), "{summary}");
    assert!(summary.contains("1 Apr 2025 to 31 Mar 2026"), "{summary}");
    assert!(summary.lines().all(|line| line.chars().count() <= 96), "{summary}");
}

#[test]
fn the_page_gives_no_sum_and_no_bars_but_first_and_last_payments() {
    let page = fs::read_to_string(folder().path().join("report.html")).unwrap();
    assert!(!page.contains(SUM));
    assert!(!page.contains("<svg"), "bars would compare what cannot be compared");
    assert_eq!(page.matches("read it with its first and last payment").count(), 2);
    assert_eq!(page.matches(">First payment</th>").count(), 3);
    assert!(page.contains("periods differ</td>"));
    assert!(page.contains("Weir Hospital Trust: £250,000.00, 31 May 2025"));
}

#[test]
fn the_workbook_gives_no_sum_over_a_suppliers_buyers() {
    let home = folder();
    let mut workbook: Xlsx<_> = open_workbook(home.path().join("report.xlsx")).unwrap();
    let whole = workbook.worksheet_range("Shared suppliers").unwrap();
    assert_eq!(whole.get((1, 4)), Some(&Data::String("periods differ".into())));
    let apart = workbook.worksheet_range("Shared, by buyer").unwrap();
    assert_eq!(apart.get((2, 2)), Some(&Data::Float(250_000.0)));
    let summary = workbook.worksheet_range("Summary").unwrap();
    assert!(!summary.used_cells().any(|(_, _, cell)| cell.to_string().contains(SUM)));
}
