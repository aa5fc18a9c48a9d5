//! Groups beside suppliers: publications told by their content, read, and set on the day asked.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops at what is wrong")]

use std::fs;
use std::io::{Cursor, Write};
use std::path::PathBuf;

use estate::OwnershipPublication::{
    CompanyData, Relationships, RelationshipsXml, SignificantControl,
};
use estate::{Audit, AuditOptions, Group, Ownership, OwnershipAsked, audit};
use evidence::{Finding, Severity};
use flate2::Compression;
use flate2::write::GzEncoder;
use tempfile::TempDir;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

const CONTROL: &str =
    include_str!("../../resolve/tests/fixtures/ownership/significant-control.jsonl");
const COMPANIES: &str = include_str!("../../resolve/tests/fixtures/ownership/company-data.csv");
const GLEIF_CSV: &str = include_str!("../../resolve/tests/fixtures/ownership/relationships.csv");
const GLEIF_XML: &str = include_str!("../../resolve/tests/fixtures/ownership/relationships.xml");

const SPEND: &str = "\
Body Name,Supplier Name,Supplier Company Number,Net Amount,Payment Date
Anytown Council,Brayford Systems Ltd,09900001,12.50,2026-05-01
Anytown Council,Weir Computing Ltd,09900004,20.00,2026-05-01
Anytown Council,Tarn Lifts Ltd,,30.00,2026-05-01
";

/// An audit of one spend file and some publications, on a day.
fn audited(publications: &[(&str, &[u8])], as_at: &str) -> (Audit, TempDir) {
    let dir = tempfile::tempdir().unwrap();
    let sources = dir.path().join("sources");
    fs::create_dir(&sources).unwrap();
    fs::write(sources.join("spend.csv"), SPEND).unwrap();
    let write = |(name, bytes): &(&str, &[u8])| {
        let path = dir.path().join(name);
        fs::write(&path, bytes).unwrap();
        path
    };
    let files: Vec<PathBuf> = publications.iter().map(write).collect();
    (audit_with(&[sources], &files, as_at), dir)
}

fn audit_with(sources: &[PathBuf], files: &[PathBuf], as_at: &str) -> Audit {
    let asked = OwnershipAsked { files, as_at: as_at.parse().unwrap() };
    audit(sources, AuditOptions { ownership: Some(asked), ..AuditOptions::default() })
}

fn group<'a>(audit: &'a Audit, supplier: &str) -> Option<&'a Group> {
    let mut suppliers = audit.organisations.suppliers.organisations.iter();
    suppliers.find(|own| own.name == supplier).unwrap().group.as_ref()
}

fn path(group: &Group) -> Vec<(&str, &str)> {
    group.path.iter().map(|own| (own.id.as_str(), own.name.as_str())).collect()
}

fn ownership(audit: &Audit) -> &Ownership {
    audit.ownership.as_ref().unwrap()
}

fn said(audit: &Audit, severity: Severity) -> Vec<&Finding> {
    audit.findings.iter().filter(|finding| finding.severity == severity).collect()
}

/// A line of the snapshot: one company that holds three quarters of another.
fn held(company: &str, owner: &str, name: &str) -> String {
    format!(
        r#"{{"company_number":"{company}","data":{{"identification":{{"country_registered":"England","registration_number":"{owner}"}},"kind":"corporate-entity-person-with-significant-control","name":"{name}","natures_of_control":["ownership-of-shares-75-to-100-percent"],"notified_on":"2018-01-01"}}}}"#
    )
}

fn packed(text: &str) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(text.as_bytes()).unwrap();
    encoder.finish().unwrap()
}

/// A ZIP archive of these files.
fn zipped(files: &[(&str, &str)], method: CompressionMethod) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        let options = SimpleFileOptions::default().compression_method(method);
        writer.start_file(*name, options).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn the_one_file_of_an_archive_is_read_and_its_checksum_held_against_it() {
    let deflated = zipped(&[("psc.txt", CONTROL)], CompressionMethod::Deflated);
    let stored = zipped(&[("companies.csv", COMPANIES)], CompressionMethod::Stored);
    let mut damaged = stored.clone();
    let at = damaged.windows(7).position(|own| own == b"BRAYFOR").unwrap();
    damaged[at] = b'G';
    let two = zipped(&[("a", CONTROL), ("b", CONTROL)], CompressionMethod::Deflated);
    let (audit, _dir) = audited(
        &[("1.zip", &deflated), ("2.zip", &stored), ("3.zip", &damaged), ("4.zip", &two)],
        "2026-06-01",
    );
    let files = &ownership(&audit).files;
    let told: Vec<_> = files.iter().map(|file| file.publication).collect();
    assert_eq!(told, [Some(SignificantControl), Some(CompanyData), None, None]);
    assert_eq!(files[0].source.sha256, evidence::Digest::of(&deflated));
    assert_eq!(files[1].source.bytes, stored.len() as u64);
    let errors = said(&audit, Severity::Error);
    assert_eq!(errors.len(), 2);
    assert!(errors[0].message.contains("checksum does not agree"), "{}", errors[0].message);
    assert!(errors[1].message.contains("does not hold one file alone"));
}

#[test]
fn a_supplier_gets_the_group_it_was_in_on_the_day_with_the_names_of_the_register() {
    let publications = [("a.csv", COMPANIES.as_bytes()), ("b.jsonl", CONTROL.as_bytes())];
    let (audit, _dir) = audited(&publications, "2026-06-01");
    let found = group(&audit, "Brayford Systems Ltd").unwrap();
    assert_eq!(
        (found.id.as_str(), found.name.as_str(), &found.ending),
        ("NAME-OUSE MIDCO/DELAWARE/7700001", "Ouse Midco LLC", &None)
    );
    assert_eq!(
        path(found),
        [
            ("GB-COH-09900001", "BRAYFORD SYSTEMS LIMITED"),
            ("GB-COH-09900003", "Ouse Software Group Limited"),
            ("NAME-OUSE MIDCO/DELAWARE/7700001", "Ouse Midco LLC"),
        ]
    );
    let (audit, _dir) = audited(&publications, "2020-06-01");
    let found = group(&audit, "Brayford Systems Ltd").unwrap();
    assert_eq!(
        path(found),
        [
            ("GB-COH-09900001", "BRAYFORD \"CIVIC\" SOFTWARE LIMITED"),
            ("GB-COH-09900002", "Brayford Holdings Limited"),
        ]
    );
}

#[test]
fn a_supplier_that_nobody_controls_or_without_a_number_has_none() {
    let (audit, _dir) = audited(&[("b.jsonl", CONTROL.as_bytes())], "2026-06-01");
    assert_eq!(group(&audit, "Weir Computing Ltd"), None);
    assert_eq!(group(&audit, "Tarn Lifts Ltd"), None);
    let own = ownership(&audit);
    assert_eq!((own.with_number, own.with_owner, own.undecided), (2, 1, 0));
    assert_eq!(audit.organisations.suppliers.organisations.len(), 3);
}

#[test]
fn publications_are_told_by_their_content_and_accounted_for() {
    let (audit, _dir) = audited(
        &[
            ("1", GLEIF_XML.as_bytes()),
            ("2", &packed(CONTROL)),
            ("3", GLEIF_CSV.as_bytes()),
            ("4", &packed(COMPANIES)),
        ],
        "2026-06-01",
    );
    let files = &ownership(&audit).files;
    let told: Vec<_> = files
        .iter()
        .map(|file| (file.publication.unwrap(), file.records, file.kept, file.skipped, file.flawed))
        .collect();
    assert_eq!(
        told,
        [
            (RelationshipsXml, 4, 2, 1, 1),
            (SignificantControl, 12, 6, 3, 3),
            (Relationships, 9, 3, 4, 2),
            (CompanyData, 8, 4, 0, 4),
        ]
    );
    assert_eq!(files[0].source.sha256, evidence::Digest::of(GLEIF_XML.as_bytes()));
    assert_eq!(files[1].source.sha256, evidence::Digest::of(&packed(CONTROL)));
    assert_eq!(files[1].source.bytes, packed(CONTROL).len() as u64);
    let found = group(&audit, "Brayford Systems Ltd").unwrap();
    assert_eq!(found.path[0].name, "BRAYFORD SYSTEMS LIMITED");
}

#[test]
fn why_a_path_ends_below_the_top_is_said_in_words() {
    let joint = [
        held("09900001", "09900020", "Upper Ltd"),
        held("09900001", "09900021", "Other Ltd"),
        held("09900004", "09900030", "Round Ltd"),
        held("09900030", "09900004", "Weir Ltd"),
    ];
    let (audit, _dir) = audited(&[("b.jsonl", joint.join("\n").as_bytes())], "2026-06-01");
    let found = group(&audit, "Brayford Systems Ltd").unwrap();
    assert_eq!(found.id, "GB-COH-09900001");
    assert_eq!(
        found.ending.as_deref().unwrap(),
        "GB-COH-09900001 is controlled jointly, by Upper Ltd and Other Ltd, which are not of one \
         group; so it heads a group of its own"
    );
    let found = group(&audit, "Weir Computing Ltd").unwrap();
    assert_eq!(
        found.ending.as_deref().unwrap(),
        "Weir Ltd and Round Ltd control one another in a circle; the first of them by number \
         stands for the group"
    );
    let number = |at: u32| if at == 0 { "09900001".into() } else { format!("0991{at:04}") };
    let deep: Vec<String> =
        (0..100).map(|at| held(&number(at), &number(at + 1), &format!("Level {at} Ltd"))).collect();
    let (audit, _dir) = audited(&[("b.jsonl", deep.join("\n").as_bytes())], "2026-06-01");
    let found = group(&audit, "Brayford Systems Ltd").unwrap();
    assert!(found.ending.as_deref().unwrap().starts_with("more owners stand above"), "{found:?}");
}

#[test]
fn people_leave_nothing() {
    let (audit, _dir) = audited(&[("b.jsonl", CONTROL.as_bytes())], "2026-06-01");
    assert!(!format!("{audit:?}").contains("A Person"));
}

#[test]
fn a_file_that_cannot_be_read_is_named_and_the_others_are_used() {
    let truncated = &GLEIF_XML[..GLEIF_XML.len() / 2];
    let zip: &[u8] = b"PK\x03\x04rest";
    let half = packed(CONTROL);
    let (audit, dir) = audited(
        &[
            ("empty", b""),
            ("spend.csv", SPEND.as_bytes()),
            ("releases.json", b"{\"releases\":[]}"),
            ("page.html", b"<!DOCTYPE html><html></html>"),
            ("psc.zip", zip),
            ("half.xml", truncated.as_bytes()),
            ("half.gz", &half[..half.len() / 2]),
            ("b.jsonl", CONTROL.as_bytes()),
        ],
        "2026-06-01",
    );
    let home = estate_path(&dir);
    let errors = said(&audit, Severity::Error);
    let told: Vec<_> = errors
        .iter()
        .map(|own| (own.place.file.strip_prefix(&home).unwrap(), own.rule.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            ("/empty", "unknown-ownership"),
            ("/spend.csv", "unknown-ownership"),
            ("/releases.json", "unknown-ownership"),
            ("/page.html", "unknown-ownership"),
            ("/psc.zip", "unknown-ownership"),
            ("/half.xml", "broken-ownership"),
            ("/half.gz", "unreadable-path"),
        ]
    );
    assert_eq!(errors[4].remedy, "Unpack it, and give the files inside one by one.");
    assert!(errors[5].message.ends_with("nothing of the file is used"), "{}", errors[5].message);
    assert!(errors.iter().all(|own| !own.remedy.is_empty()));
    assert!(group(&audit, "Brayford Systems Ltd").is_some());
    let used = ownership(&audit).files.iter().filter(|file| file.publication.is_some());
    assert_eq!(used.count(), 1);
}

fn estate_path(dir: &TempDir) -> String {
    dir.path().to_string_lossy().replace('\\', "/")
}

#[test]
fn a_file_that_does_not_exist_is_named() {
    let (_, dir) = audited(&[], "2026-06-01");
    let missing = dir.path().join("psc.txt");
    let audit = audit_with(&[dir.path().join("sources")], &[missing], "2026-06-01");
    let errors = said(&audit, Severity::Error);
    assert_eq!(errors.len(), 1);
    assert_eq!(errors[0].message, "there is no such file");
    assert!(errors[0].place.file.ends_with("/psc.txt"));
    assert!(!audit.is_whole());
}

#[test]
fn records_that_cannot_be_read_are_warnings_with_their_line_and_bounded() {
    let (audit, _dir) = audited(&[("b.jsonl", CONTROL.as_bytes())], "2026-06-01");
    let warnings = said(&audit, Severity::Warning);
    let lines: Vec<String> = warnings.iter().map(|own| own.place.position.to_string()).collect();
    assert_eq!(lines, ["line 8", "line 9", "line 10"]);
    assert!(audit.is_whole());
    let slips = "{\"company_number\":\n".repeat(2000);
    let (audit, _dir) = audited(&[("b.jsonl", slips.as_bytes())], "2026-06-01");
    let warnings = said(&audit, Severity::Warning);
    assert_eq!(warnings.len(), 21);
    assert_eq!(warnings[20].message, "1980 more records like those named");
}

#[test]
fn a_publication_among_the_sources_is_no_source() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("spend.csv"), SPEND).unwrap();
    let companies = dir.path().join("companies.csv");
    fs::write(&companies, COMPANIES).unwrap();
    let audit = audit_with(&[dir.path().to_owned()], &[companies], "2026-06-01");
    assert_eq!(audit.files.len(), 1);
    assert_eq!(ownership(&audit).files.len(), 1);
}

#[test]
fn an_audit_that_was_not_asked_says_nothing_of_it() {
    let audit = estate::audit_bytes("spend.csv", SPEND.as_bytes());
    assert_eq!(audit.ownership, None);
    let json = serde_json::to_string(&audit.organisations.suppliers.organisations).unwrap();
    assert!(!json.contains("group"), "{json}");
}
