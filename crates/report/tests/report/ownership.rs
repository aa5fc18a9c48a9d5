use std::fs;

use estate::{Audit, Group, GroupEntity, Ownership, OwnershipFile, OwnershipPublication};
use evidence::{Digest, Source};
use report::{Report, summary};

use crate::sample;

/// The sample with its first supplier in a group.
pub(crate) fn audit() -> Audit {
    let entity = |id: &str, name: &str| GroupEntity { id: id.into(), name: name.into() };
    let mut audit = sample::audit();
    let supplier = &mut audit.organisations.suppliers.organisations[0];
    std::sync::Arc::make_mut(supplier).group = Some(Group {
        id: "GB-COH-09900003".into(),
        name: "Ouse Software Group Limited".into(),
        path: vec![
            entity("GB-COH-09900001", "GB-COH-09900001"),
            entity("GB-COH-09900003", "Ouse Software Group Limited"),
        ],
        ending: Some("owners go round in a circle".into()),
    });
    let source = |path: &str| Source {
        path: path.into(),
        sha256: Digest::of(path.as_bytes()),
        ..Source::default()
    };
    audit.ownership = Some(Ownership {
        files: vec![
            OwnershipFile {
                source: source("psc.jsonl"),
                publication: Some(OwnershipPublication::SignificantControl),
                records: 12,
                kept: 6,
                skipped: 3,
                flawed: 3,
            },
            OwnershipFile { source: source("broken.xml"), ..OwnershipFile::default() },
        ],
        with_number: 3,
        with_owner: 1,
        undecided: 1,
    });
    audit
}

fn written(audit: &Audit, name: &str) -> String {
    let home = tempfile::tempdir().unwrap();
    let picture = sample::picture();
    sample::write_audit(home.path(), audit, picture.clone(), sample::window()).unwrap();
    fs::read_to_string(home.path().join(name)).unwrap()
}

#[test]
fn the_page_and_the_terminal_say_how_many_owners_are_known_and_from_what() {
    let sentence = "On 1 April 2026, a controlling owner is known for 1 of the 3 suppliers with a company number";
    let from = "from psc.jsonl (Companies House, persons with significant control).";
    let several =
        "1 supplier has company numbers that lead to different groups, and is given none.";
    let page = written(&audit(), "report.html");
    let report = Report::of(&audit(), sample::picture(), sample::window(), &sample::about());
    let terminal = summary(&report, None).split_whitespace().collect::<Vec<_>>().join(" ");
    for text in [&page, &terminal] {
        for said in [sentence, from, several] {
            assert!(text.contains(said), "{said}: {text}");
        }
    }
    assert!(!written(&sample::audit(), "report.html").contains("controlling owner"));
}

#[test]
fn a_publication_that_could_not_be_read_is_not_claimed() {
    let mut audit = audit();
    audit.ownership.as_mut().unwrap().files.remove(0);
    let page = written(&audit, "report.html");
    assert!(page.contains("Who owns whom is not known: no publication on it could be read."));
}

#[test]
fn the_table_of_organisations_has_the_group_and_the_way_to_it() {
    let csv = written(&audit(), "organisations.csv");
    let head = csv.lines().next().unwrap();
    assert!(head.ends_with(",group,group_id,group_path"), "{head}");
    let row = csv.lines().nth(1).unwrap();
    assert!(
        row.ends_with(
            ",Ouse Software Group Limited,GB-COH-09900003,GB-COH-09900001 > Ouse Software Group \
             Limited (GB-COH-09900003); owners go round in a circle"
        ),
        "{row}"
    );
    let without = written(&sample::audit(), "organisations.csv");
    assert!(without.lines().skip(1).all(|row| row.ends_with(",,,")), "{without}");
}

#[test]
fn without_ownership_the_data_says_nothing_of_it() {
    let json = written(&sample::audit(), "report.json");
    assert!(!json.contains("\"ownership\"") && !json.contains("\"group\""));
}
