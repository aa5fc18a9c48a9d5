use report::{Report, how_read, summary};

use crate::sample;

fn report() -> Report {
    Report::of(&sample::audit(), sample::picture(), sample::window(), &sample::about())
}

#[test]
fn the_terminal_says_what_was_read_and_what_it_shows() {
    insta::assert_snapshot!(summary(&report(), None));
}

#[test]
fn every_line_fits_a_terminal() {
    let summary = summary(&report(), None);
    for line in summary.lines() {
        assert!(line.chars().count() <= 100, "{line}");
    }
}

#[test]
fn a_source_cannot_steer_the_terminal() {
    let mut audit = sample::audit();
    audit.findings[0].message = "red \u{1b}[31m and \u{7}".into();
    let mut picture = sample::picture();
    picture.spend_by_supplier[0].name = "Bell\u{1b}[2J".into();
    let report = Report::of(&audit, picture, sample::window(), &sample::about());
    let summary = summary(&report, None);
    assert!(summary.contains("Bell [2J"), "{summary}");
    assert!(summary.chars().all(|letter| letter == '\n' || !letter.is_control()), "{summary}");
}

#[test]
fn the_documents_are_named_and_the_secret_one_marked() {
    let home = tempfile::tempdir().unwrap();
    let (folder, written) = sample::write(home.path());
    let summary = summary(&written.report, Some(&written));
    assert!(summary.contains(&format!("  {}\n", folder.join("report.html").display())));
    let secret = format!("{}  NOT FOR PUBLICATION\n", folder.join("not-public.csv").display());
    assert!(summary.ends_with(&secret), "{summary}");
}

#[test]
fn how_a_file_was_read_fits_one_line() {
    assert_eq!(
        how_read(&sample::audit().files[0]),
        "spend/council.csv: spend file; CSV, UTF-8 with a double-encoded byte-order mark, comma, \
         headers in row 3, by synonyms, 3 of 4 columns used"
    );
    assert_eq!(
        how_read(&sample::audit().files[1]),
        "spend/trust.xlsx, sheet \"May\": spend file; XLSX"
    );
}
