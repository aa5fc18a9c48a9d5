use std::collections::{BTreeMap, BTreeSet};

use demonstration::{AS_AT, BodyKind, write_region, write_region_from, write_small_region};
use evidence::Digest;

use crate::reading::{files, member, rows, text};

fn digests(folder: &std::path::Path) -> BTreeMap<String, Digest> {
    files(folder).into_iter().map(|(path, bytes)| (path, Digest::of(&bytes))).collect()
}

#[test]
fn two_runs_write_the_same_bytes() {
    let (first, second) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    write_region(first.path()).unwrap();
    write_region_from(second.path(), 0).unwrap();
    let written = digests(first.path());
    assert_eq!(written, digests(second.path()));
    assert!(written.len() > 50);
}

#[test]
fn thirteen_bodies_of_the_right_kinds_publish_something_each() {
    let dir = tempfile::tempdir().unwrap();
    let region = write_small_region(dir.path(), 0).unwrap();
    let count = |kind| region.bodies.iter().filter(|body| body.kind == kind).count();
    assert_eq!(region.bodies.len(), 13);
    assert_eq!(count(BodyKind::Council), 10);
    assert_eq!(count(BodyKind::CombinedAuthority), 1);
    assert_eq!(count(BodyKind::IntegratedCareBoard), 1);
    assert_eq!(count(BodyKind::HospitalTrust), 1);
    for body in region.bodies {
        assert!(
            region.files.iter().any(|file| file.path.starts_with(body.folder)),
            "{}",
            body.name
        );
    }
}

#[test]
fn the_region_has_the_size_of_a_region() {
    let dir = tempfile::tempdir().unwrap();
    let region = write_region(dir.path()).unwrap();
    let spend: u64 = region
        .files
        .iter()
        .filter(|file| file.kind == demonstration::SourceKind::Spend)
        .map(|file| file.tally.rows_in)
        .sum();
    assert!((300_000..400_000).contains(&spend), "{spend}");
    assert!((600..900).contains(&region.contracts), "{}", region.contracts);
    for file in &region.files {
        assert_eq!(file.tally.rows_in, file.tally.accepted + file.tally.rejected, "{}", file.path);
    }
}

#[test]
fn the_story_holds_shared_vendors_and_contracts_about_to_end() {
    let dir = tempfile::tempdir().unwrap();
    write_small_region(dir.path(), 0).unwrap();
    let truth = std::fs::read_to_string(dir.path().join("truth/contracts.csv")).unwrap();
    let contracts = rows(&truth, ',');
    let (mut buyers, mut ending) = (BTreeMap::<&str, BTreeSet<&str>>::new(), 0);
    let (from, to) = (AS_AT.to_string(), (AS_AT + chrono::Months::new(18)).to_string());
    for contract in &contracts[1..] {
        buyers.entry(&contract[2]).or_default().insert(&contract[1]);
        ending += usize::from(contract[8] > from && contract[8] <= to);
        // What has not begun is signed to follow what then ends.
        let before =
            contracts.iter().find(|own| !contract[21].is_empty() && own[0] == contract[21]);
        assert!(
            contract[7] < from || before.is_some_and(|own| own[8] < contract[7]),
            "{} has not begun",
            contract[0]
        );
        assert!(contract[7] < contract[8]);
    }
    assert!(buyers["Aldergate Systems Ltd"].len() >= 8);
    assert!(ending >= 150, "{ending} end in the window");
}

#[test]
fn a_written_name_stands_for_one_organisation_that_has_several() {
    let dir = tempfile::tempdir().unwrap();
    write_small_region(dir.path(), 0).unwrap();
    let truth = std::fs::read_to_string(dir.path().join("truth/suppliers.csv")).unwrap();
    let names = rows(&truth, ',');
    let written: BTreeSet<&str> = names.iter().map(|row| row[0].as_str()).collect();
    assert_eq!(written.len(), names.len());
    let aldergate = names.iter().filter(|row| row[2] == "Aldergate Systems Ltd").count();
    assert!(aldergate >= 5, "{aldergate} ways to write Aldergate");
}

#[test]
fn the_mess_of_real_files_is_there() {
    let dir = tempfile::tempdir().unwrap();
    let region = write_small_region(dir.path(), 0).unwrap();
    let written = files(&region.sources);
    let has = |path: &str, mess: &str| {
        assert!(text(path, &written[path]).contains(mess), "{path} has no {mess}");
    };
    has("combined-authority/spend-2026-q1.csv", "CafÃ© CIC");
    has("quillan-vale/spend-2026-q1.csv", "Waste &amp; Recycling Ltd");
    has("quillan-vale/spend-2026-q1.csv", ",46023,");
    has("marrowdale-city/spend-2026-04.csv", "Redacted Personal Information");
    has("marrowdale-city/spend-2026-04.csv", "#REF!");
    has("eskham/eskham-supplier-spend-2025-26.zip", ",Redacted,Redacted,");
    has("eskham/eskham-supplier-spend-2025-26.zip", ",NA\r\n");
    has("wetherfold/payments-2026-04.csv", ";£");
    has("wetherfold/payments-2026-04.csv", ";-£");
    has("pellbrook/Payments Apr 26.csv", "-Apr-26,");
    has("pellbrook/Payments Apr 26.csv", "\"(");
    has("pellbrook/Payments Apr 26.csv", "000123ALDERGATE SYSTEMS");
    has("thornwick/2026-04.csv", ",\n");
    has("thornwick/2026-07.csv", ",TBC,");
    has("notices/contracts-finder-export.csv", "][");
    has("notices/contracts-finder-releases.jsonl.gz", "\"EUR\"");
    for notice in ["UK1", "UK2", "UK3", "UK4", "UK6", "UK7", "UK12"] {
        has("notices/find-a-tender-releases.json", &format!("\"noticeType\": \"{notice}\""));
    }
    assert!(written["carrickmoor/spend-2026-q1.txt"].starts_with(&[0xff, 0xfe]));
    assert!(written["pellbrook/Contracts Register.csv"].contains(&0xe9), "é in Windows-1252");
    assert!(
        written["marrowdale-city/spend-2026-07.csv"].starts_with("\u{feff}\u{feff}".as_bytes())
    );
}

#[test]
fn there_are_no_addresses_or_telephone_numbers_of_people() {
    let dir = tempfile::tempdir().unwrap();
    let region = write_small_region(dir.path(), 0).unwrap();
    for (path, bytes) in files(&region.sources) {
        let text = match path.rsplit('.').next() {
            Some("xlsx" | "ods") => (0..3).map(|at| as_text(&member(&bytes, at))).collect(),
            _ => text(&path, &bytes),
        };
        assert!(!text.contains('@'), "{path} has an at sign");
        assert!(!text.contains("+44") && !has_telephone_number(&text), "{path}");
    }
}

fn as_text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Ten or eleven digits that begin with a nought and stand alone, spaces between or not.
fn has_telephone_number(text: &str) -> bool {
    let joined: String = text
        .chars()
        .map(|character| if character.is_ascii_digit() { character } else { '|' })
        .collect();
    joined.split('|').any(|run| run.starts_with('0') && matches!(run.len(), 10 | 11))
}

#[test]
fn nothing_half_written_is_left_and_a_missing_folder_is_an_error() {
    let dir = tempfile::tempdir().unwrap();
    write_small_region(dir.path(), 0).unwrap();
    assert!(files(dir.path()).keys().all(|path| !path.ends_with(".partial")));
    let blocked = dir.path().join("a file");
    std::fs::write(&blocked, "").unwrap();
    let error = write_region(&blocked).unwrap_err().to_string();
    assert!(error.contains("a file") && error.contains("could not be written"), "{error}");
}
