use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use estate::{Audit, Pence};
use report::{ContractRow, read_folder};

use crate::sample;

const DOCUMENTS: [&str; 20] = [
    "Decisions.xlsx",
    "Findings.xlsx",
    "contracts.csv",
    "contracts.parquet",
    "decisions.json",
    "findings.json",
    "not-public.csv",
    "organisations.csv",
    "organisations.parquet",
    "outlook.html",
    "pipeline.json",
    "rejected.csv",
    "repairs.csv",
    "report.html",
    "report.json",
    "report.schema.json",
    "report.xlsx",
    "spend.csv",
    "spend.parquet",
    "windows.json",
];

fn bytes(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap());
    entries
        .map(|entry| {
            (entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap_or_default())
        })
        .collect()
}

#[test]
fn every_document_is_there_and_nothing_else() {
    let home = tempfile::tempdir().unwrap();
    let (folder, written) = sample::write(home.path());
    assert_eq!(bytes(&folder).keys().collect::<Vec<_>>(), DOCUMENTS);
    assert_eq!(bytes(home.path()).len(), 1, "nothing lies beside the folder");
    assert_eq!(written.documents.len(), DOCUMENTS.len() - 1);
    assert_eq!(written.not_public, Some(folder.join("not-public.csv")));
}

#[test]
fn the_same_audit_gives_the_same_bytes() {
    let home = tempfile::tempdir().unwrap();
    let (folder, _) = sample::write(home.path());
    let first = bytes(&folder);
    // Archives count time in steps of two seconds.
    std::thread::sleep(std::time::Duration::from_millis(2100));
    sample::write(home.path());
    for (name, bytes) in bytes(&folder) {
        assert!(first[&name] == bytes, "{name} differs");
    }
}

#[test]
fn a_second_audit_takes_the_place_of_the_first() {
    let home = tempfile::tempdir().unwrap();
    let (folder, _) = sample::write(home.path());
    fs::write(folder.join("my notes.txt"), "keep").unwrap();
    let mut audit = sample::audit();
    audit.withheld.clear();
    let picture = sample::picture();
    let written = sample::write_audit(&folder, &audit, picture.clone(), sample::window()).unwrap();
    assert_eq!(written.not_public, None);
    let names = bytes(&folder);
    assert!(!names.contains_key("not-public.csv"), "a stale document stayed");
    assert_eq!(names["my notes.txt"], b"keep");
}

#[test]
fn a_name_that_is_taken_stops_all_and_changes_nothing() {
    let home = tempfile::tempdir().unwrap();
    let (folder, _) = sample::write(home.path());
    fs::remove_file(folder.join("report.xlsx")).unwrap();
    fs::create_dir(folder.join("report.xlsx")).unwrap();
    let before = bytes(&folder);
    let error =
        sample::write_audit(&folder, &Audit::default(), sample::picture(), sample::window())
            .unwrap_err()
            .to_string();
    assert!(error.contains("report.xlsx: a folder has that name"), "{error}");
    assert!(error.contains("Move that folder away"), "{error}");
    assert_eq!(bytes(&folder), before);
}

#[test]
fn a_folder_that_cannot_be_is_one_clear_error() {
    let home = tempfile::tempdir().unwrap();
    let taken = home.path().join("out");
    fs::write(&taken, "a file").unwrap();
    let (audit, picture) = (sample::audit(), sample::picture());
    let error = sample::write_audit(&taken, &audit, picture.clone(), sample::window());
    let error = error.unwrap_err().to_string();
    assert!(error.contains(&taken.display().to_string()), "{error}");
    assert!(error.contains("choose another folder"), "{error}");
    assert_eq!(fs::read_to_string(taken).unwrap(), "a file");
}

#[test]
fn an_audit_of_nothing_still_has_a_report() {
    let home = tempfile::tempdir().unwrap();
    let mut picture = sample::picture();
    picture.ending.clear();
    sample::write_audit(home.path(), &Audit::default(), picture.clone(), sample::window()).unwrap();
    let folder = read_folder(home.path()).unwrap();
    assert!(folder.report.files.is_empty());
    assert!(folder.contracts.is_empty());
}

#[test]
fn what_was_written_is_read_back() {
    let home = tempfile::tempdir().unwrap();
    let (folder, written) = sample::write(home.path());
    let folder = read_folder(&folder).unwrap();
    let json = |report| serde_json::to_value(report).unwrap();
    assert_eq!(json(&folder.report), json(&written.report));
    assert_eq!(folder.contracts.len(), 2);
    assert_eq!(folder.contracts[0], written.report.ending[0]);
    let payroll = &folder.contracts[0];
    assert_eq!(payroll.suppliers, "Bell & Sons Ltd; Lune, Sea GmbH");
    assert_eq!(payroll.supplier_identifiers, "GB-COH:01234567; ");
    let of = |name: &str| {
        let own = folder.report.organisations.iter().find(|own| {
            own.role == estate::Role::Supplier
                && own.written.iter().any(|way| way.name.replace("; ", ", ") == name)
        });
        own.map(|own| own.id.as_str()).unwrap()
    };
    let mut suppliers: Vec<&str> = ContractRow::parts(&payroll.suppliers).map(of).collect();
    suppliers.sort_unstable();
    let mut ids: Vec<&str> = ContractRow::parts(&payroll.supplier_organisations).collect();
    ids.sort_unstable();
    assert_eq!(ids, suppliers);
    assert_eq!(payroll.supplier_sme, "yes; ");
    assert_eq!(payroll.position, "row 3");
    assert_eq!(payroll.total_pence, Some(Pence(42_000_000)));
    let names: Vec<&str> = ContractRow::parts(&payroll.suppliers).collect();
    assert_eq!(names, ["Bell & Sons Ltd", "Lune, Sea GmbH"]);
    let bell = &folder.suppliers[0];
    assert_eq!(bell.name, "Bell & Sons Ltd");
    assert_eq!(bell.spend.as_ref().unwrap().lines, 2);
    assert_eq!(bell.contracts.as_ref().unwrap().contracts, 1);
    assert_eq!(bell.buyers, ["Weir Council"]);
    assert_eq!(bell.shared, Some(0));
}

#[test]
fn a_folder_without_a_report_says_which_file_is_missing() {
    let home = tempfile::tempdir().unwrap();
    let error = read_folder(home.path()).unwrap_err().to_string();
    assert!(error.contains("report.json"), "{error}");
    fs::write(home.path().join("report.json"), "{\"title\":").unwrap();
    let error = read_folder(home.path()).unwrap_err().to_string();
    assert!(error.contains("Run the audit again"), "{error}");
}
