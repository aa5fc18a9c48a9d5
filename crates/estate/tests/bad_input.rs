//! Bad input: one clear message that names file and place, and what can be read is read.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops at what is wrong")]

use std::io::Write;

use estate::{Audit, FileAccount, Kind, Pence, audit_bytes};

fn only(audit: &Audit) -> &FileAccount {
    assert_eq!(audit.files.len(), 1, "{:?}", audit.files);
    &audit.files[0]
}

/// The message and remedy of a file that could not be read at all.
#[track_caller]
fn check_unreadable(name: &str, bytes: &[u8], rule: &str, message: &str) {
    let audit = audit_bytes(name, bytes);
    let file = only(&audit);
    assert_eq!(file.kind, Kind::Unreadable);
    let [finding] = file.findings.as_slice() else { panic!("{:?}", file.findings) };
    assert_eq!(finding.rule, rule);
    assert!(finding.message.contains(message), "{finding}");
    assert!(!finding.remedy.is_empty());
    assert!(finding.place.file.starts_with(name));
    assert!(!audit.is_whole());
}

/// The reasons for which rows were set aside, with their places.
#[track_caller]
fn check_rejected(rows: &str, expected: &[(&str, &str)]) {
    let header = "Supplier Name,Net Amount,Payment Date\n";
    let audit = audit_bytes("may.csv", format!("{header}{rows}").as_bytes());
    let file = only(&audit);
    assert_eq!(file.kind, Kind::Spend);
    assert_eq!(file.rows_in, file.accepted + file.rejected);
    let found: Vec<(&str, String)> =
        audit.rejected.iter().map(|row| (row.rule, row.position.to_string())).collect();
    let found: Vec<(&str, &str)> = found.iter().map(|(rule, at)| (*rule, at.as_str())).collect();
    assert_eq!(found, expected);
}

fn zip_of(name: &str, contents: &[u8]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    archive.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
    archive.write_all(contents).unwrap();
    archive.finish().unwrap().into_inner()
}

#[test]
fn rows_too_long_and_too_short_are_set_aside_whole() {
    check_rejected(
        "Brightwell Ltd,5.00,2026-05-01\nSmith, Jones and Co,7.00,2026-05-01\nHalf a row\n",
        &[("row-too-long", "row 3"), ("row-too-short", "row 4")],
    );
}

#[test]
fn empty_cells_beyond_the_header_do_no_harm() {
    check_rejected("Brightwell Ltd,5.00,2026-05-01,\nBrightwell Ltd,5.00,2026-05-01,,\n", &[]);
}

#[test]
fn amounts_that_cannot_be_read_set_their_row_aside() {
    check_rejected(
        "Brightwell Ltd,five,2026-05-01\nBrightwell Ltd,,2026-05-01\nTotal,12.00,\n,,\n",
        &[("unreadable-amount", "row 2"), ("no-amount", "row 3"), ("totals-row", "row 4")],
    );
}

#[test]
fn totals_without_a_supplier_are_not_payments() {
    let audit = audit_bytes(
        "may.csv",
        b"Date,Supplier Name,Net Amount\n2026-05-01,Brightwell Ltd,5.00\nTotal,,5.00\n",
    );
    assert_eq!(audit.rejected[0].rule, "totals-row");
    assert_eq!(only(&audit).net, Some(Pence(500)));
}

#[test]
fn a_quote_that_is_never_closed_costs_one_row() {
    check_rejected(
        "\"Brightwell Ltd,5.00,2026-05-01\nKestrel Ltd,6.00,2026-05-01\n",
        &[("unclosed-quote", "row 2")],
    );
}

#[test]
fn a_rejected_row_is_kept_as_it_stood() {
    let audit = audit_bytes(
        "may.csv",
        b"Supplier Name,Net Amount,Payment Date\r\n\"Smith \"\"& Co\"\"\", 5 ,2026-05-01,extra\r\n",
    );
    assert_eq!(audit.rejected[0].raw, "\"Smith \"\"& Co\"\"\", 5 ,2026-05-01,extra");
}

#[test]
fn files_with_nothing_in_them_say_so() {
    check_unreadable("empty.csv", b"", "empty-file", "empty");
    check_unreadable("blank.csv", b"\n \n\t\n", "empty-file", "empty");
    check_unreadable("hollow.zip", &zip_of("folder/", b"")[..], "empty-file", "holds no files");
}

#[test]
fn documents_are_asked_for_in_another_form() {
    check_unreadable("register.pdf", b"%PDF-1.7 ...", "document", "a PDF");
}

#[test]
fn a_workbook_with_a_password_is_recognised() {
    let bytes = include_bytes!("fixtures/bad/password.xlsx");
    check_unreadable("locked.xlsx", bytes, "password", "protected with a password");
}

#[test]
fn an_archive_that_was_cut_short_is_recognised() {
    let whole = zip_of("may.csv", b"Supplier Name,Net Amount\nBrightwell Ltd,5\n");
    check_unreadable(
        "cut.zip",
        &whole[..whole.len() / 2],
        "unreadable-archive",
        "cannot be opened",
    );
}

#[test]
fn a_compressed_file_that_was_cut_short_keeps_what_was_read() {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::none());
    packed.write_all(b"Supplier Name,Net Amount,Payment Date\n").unwrap();
    for _ in 0..10_000 {
        packed.write_all(b"Brightwell Ltd,5.00,2026-05-01\n").unwrap();
    }
    let whole = packed.finish().unwrap();
    let audit = audit_bytes("may.csv.gz", &whole[..whole.len() / 2]);
    let file = only(&audit);
    assert_eq!(file.kind, Kind::Spend);
    assert!(file.accepted > 4_000, "{}", file.accepted);
    assert_eq!(file.findings[0].rule, "reading-broke-off");
    assert!(!audit.is_whole());
}

#[test]
fn an_archive_that_swells_is_broken_off() {
    let bomb = zip_of("bomb.csv", &vec![b'0'; 100 << 20]);
    assert!(bomb.len() < 1 << 20);
    let audit = audit_bytes("bomb.zip", &bomb);
    let file = only(&audit);
    assert_eq!(file.source.path, "bomb.zip/bomb.csv");
    assert!(file.findings.iter().any(|f| f.message.contains("swells")), "{:?}", file.findings);
}

#[test]
fn archives_nested_too_deep_are_not_opened() {
    let mut bytes = b"Supplier Name,Net Amount\nBrightwell Ltd,5\n".to_vec();
    for depth in 0..5 {
        bytes = zip_of(&format!("{depth}.zip"), &bytes);
    }
    let audit = audit_bytes("nested.zip", &bytes);
    assert_eq!(only(&audit).findings[0].rule, "nested-archive");
}

#[test]
fn a_file_that_may_be_either_is_asked_about() {
    let audit = audit_bytes("x.csv", b"Supplier,Value,Date\nBrightwell Ltd,5,2026-05-01\n");
    let file = only(&audit);
    assert_eq!(file.kind, Kind::Ambiguous);
    assert!(file.findings[0].remedy.contains("--as spend"));
    assert!(audit.spend.is_empty());
}

#[test]
fn nothing_of_a_row_that_is_not_public_is_quoted() {
    let audit = audit_bytes(
        "register.csv",
        b"Contract Title,Supplier,Start Date,End Date,Total Contract Value,Visibility\n\
          Secret system,Brightwell Ltd,sometime secret,2027-01-01,500.00,Not Public\n\
          Secret too,Brightwell Ltd,2026-01-01,Not Public\n\
          Open system,Kestrel Ltd,2026-01-01,2027-01-01,700.00,Public\n",
    );
    let file = only(&audit);
    assert_eq!((file.accepted, file.rejected, file.withheld), (2, 1, 1));
    assert_eq!(file.net, Some(Pence(70_000)));
    assert_eq!((audit.contracts.len(), audit.withheld.len()), (1, 1));
    let said = format!("{:?} {:?}", audit.findings, audit.rejected).to_lowercase();
    assert!(!said.contains("secret"), "{said}");
}
