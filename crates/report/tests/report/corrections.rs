use calamine::{Reader, Xlsx, open_workbook};
use estate::corrections::{Change, Confirmed, CorrectedRow, Correction, CorrectionLog, Fact, Now};
use estate::{Audit, AuditOptions, Window, picture};
use report::{read_decisions, read_folder, summary};

use crate::sample::{day, write_audit};

const REGISTER: &str = "\
Purchasing Body,Contract Reference,Contract Title,Supplier,Annual Value,Start Date,End Date
Weir Council,W1,Payroll system,Bell & Sons Ltd,50000.00,2021-04-01,2023-03-31
Weir Council,W2,Lift upkeep,Brightwell Lifts Ltd,1000.00,2021-04-01,2023-03-31
Weir Council,W3,Boiler upkeep,Brightwell Lifts Ltd,1000.00,2021-04-01,2023-03-31
";

/// A register of which one row was corrected, one corrected and confirmed, and one is gone.
pub(crate) fn audit() -> Audit {
    let home = tempfile::tempdir().unwrap();
    std::fs::write(home.path().join("register.csv"), REGISTER).unwrap();
    let sources = [home.path().to_owned()];
    let first = estate::audit(&sources, AuditOptions::default());
    let said = |at: usize, changes: Vec<Change>| {
        let own = first.contracts.get(at);
        let row = CorrectedRow {
            id: own.map_or("contract-gone", |own| own.id.as_str()).to_owned(),
            title: own.map_or("Gone", |own| own.title.as_str()).to_owned(),
            ..CorrectedRow::default()
        };
        Correction {
            on: "2022-07-30T09:00:00Z".parse().unwrap(),
            by: "=Jane Doe".into(),
            why: "deed of variation".into(),
            row,
            changes,
            confirmed: None,
        }
    };
    let end = |now: Now| Change { fact: Fact::End, was: Some("2023-03-31".into()), now };
    let facts = [(Fact::End, Some("2023-06-30".into())), (Fact::Reference, Some("W2".into()))];
    let confirmed = Confirmed { facts: facts.into(), words: Some("A Smith, May".into()) };
    let lines = [
        said(0, vec![end(Now::Unknown)]),
        said(0, vec![end(Now::AsSource)]),
        said(0, vec![end(Now::Is("2023-05-31".into()))]),
        Correction {
            confirmed: Some(confirmed),
            ..said(1, vec![end(Now::Is("2023-06-30".into()))])
        },
        said(9, vec![end(Now::Unknown)]),
    ];
    CorrectionLog::at(home.path().join("corrections.jsonl")).append(&lines).unwrap();
    estate::audit(&sources, AuditOptions::default())
}

#[test]
fn confirmed_stands_beside_unconfirmed_and_every_correction_has_its_state() {
    let home = tempfile::tempdir().unwrap();
    let window = Window { as_at: day(2022, 7, 31), months: 18 };
    let audit = audit();
    let written = write_audit(home.path(), &audit, picture(&audit, window), window).unwrap();
    let terminal = summary(&written.report, None);
    let said = terminal.split_whitespace().collect::<Vec<_>>().join(" ");
    let expected = "1 contract is confirmed by the bodies that hold them, 1 corrected and not confirmed, 1 neither.";
    assert!(said.contains(expected), "{terminal}");
    let lists = read_decisions(home.path()).unwrap();
    let row = |title: &str| lists.due.iter().find(|row| row.title == title).unwrap();
    assert_eq!(
        row("Lift upkeep").confirmed,
        "A Smith, May (recorded by =Jane Doe on 30 July 2022)"
    );
    assert_eq!(row("Payroll system").confirmed, "");
    assert_eq!(row("Payroll system").current_end, Some(day(2023, 5, 31)));
    assert_eq!(
        row("Payroll system").to_check,
        [
            "current end corrected to 31 May 2023 by =Jane Doe on 30 July 2022; the source has 31 March 2023"
        ]
    );
    let folder = read_folder(home.path()).unwrap();
    let corrected: Vec<&str> = folder.contracts.iter().map(|row| row.corrected.as_str()).collect();
    assert_eq!(corrected, ["end", "end", ""]);
    let mut workbook: Xlsx<_> = open_workbook(home.path().join("Decisions.xlsx")).unwrap();
    let rows = workbook.worksheet_range("Corrections").unwrap();
    let states: Vec<String> = rows.rows().skip(1).map(|row| row[6].to_string()).collect();
    let replaced = "replaced by a later one";
    let applied = "applied";
    assert_eq!(states, [replaced, replaced, applied, applied, applied, "row not found"]);
    assert!(rows.rows().all(|row| !row[1].to_string().starts_with('=')));
}

/// A record that is named is held against the one whose facts are shown, and what is so already is named.
#[test]
fn what_is_said_of_one_record_is_held_against_what_the_contract_shows() {
    const REGISTER: &str = "Purchasing Body,Contract Reference,Contract Title,Supplier,Start Date,End Date\nWeir Council,A1,Payroll system,Bell & Sons Ltd,2022-04-01,2027-03-31\n";
    const EXPORT: &str = "Buyer,Title,Supplier,Start Date,End Date\nWeir Council,Payroll system,Bell & Sons Limited,2022-04-01,2028-03-31\n";
    let home = tempfile::tempdir().unwrap();
    let (sources, out) = (home.path().join("sources"), home.path().join("out"));
    std::fs::create_dir(&sources).unwrap();
    std::fs::write(sources.join("a.csv"), REGISTER).unwrap();
    std::fs::write(sources.join("b.csv"), EXPORT).unwrap();
    let window = Window { as_at: day(2026, 9, 30), months: 18 };
    let audit = estate::audit(&[sources], AuditOptions::default());
    write_audit(&out, &audit, picture(&audit, window), window).unwrap();
    let folder = read_folder(&out).unwrap();
    let named = folder.contracts.iter().find(|row| row.reference.is_some()).unwrap();
    assert_eq!(folder.decisions.due[0].reference, "A1", "of the other record");
    let sayer = report::Sayer {
        report: &folder.report,
        decisions: &folder.decisions,
        earlier: &[],
        on: "2026-10-01T09:00:00Z".parse().unwrap(),
        by: "Jane Doe",
        why: "letter",
    };
    let is = |fact, value: &str| (fact, Now::Is(value.to_owned()));
    let changes = [is(Fact::End, "2027-03-31"), is(Fact::Title, "Payroll system")];
    let saying = sayer.say(folder.shown_for(named), &changes, None).unwrap();
    assert_eq!(saying.correction.changes.len(), 1);
    assert_eq!(saying.correction.changes[0].was.as_deref(), Some("2028-03-31"));
    assert_eq!(saying.already, [Fact::Title]);
}
