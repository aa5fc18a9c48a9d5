//! What bodies say of their own contracts, replayed over what the sources state.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop where it is")]

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use estate::corrections::{
    Change, Confirmed, CorrectedRow, Correction, CorrectionLog, CorrectionState, Fact, Now,
};
use estate::{Audit, AuditOptions, Contract, Decision, Lead, Pence, Window, audit, outlook};
use tempfile::TempDir;

const HEADER: &str = "Purchasing Body,Contract Reference,Contract Title,Supplier,Annual Value,Start Date,End Date,Visibility\n";
const PAYROLL: &str =
    "Weir Council,W1,Payroll system,Bell & Sons Ltd,50000.00,2024-04-01,2027-03-31,Public\n";
const LIFTS: &str =
    "Weir Council,W2,Lift upkeep,Brightwell Lifts Ltd,1000.00,2024-04-01,2027-03-31,Public\n";
const SECRET: &str =
    "Weir Council,W3,Guarding,Secret Guards Ltd,9000.00,2024-04-01,2027-03-31,Not public\n";

/// A folder with a register and a log beside it.
struct Desk {
    home: TempDir,
}

impl Desk {
    fn new(rows: &[&str]) -> Self {
        let own = Self { home: tempfile::tempdir().unwrap() };
        own.publish(rows);
        own
    }

    /// Publishes the register anew.
    fn publish(&self, rows: &[&str]) {
        fs::write(self.home.path().join("register.csv"), [HEADER, &rows.concat()].concat())
            .unwrap();
    }

    fn audit(&self) -> Audit {
        audit(&[self.home.path().to_owned()], AuditOptions::default())
    }

    fn log(&self) -> PathBuf {
        self.home.path().join("corrections.jsonl")
    }

    fn say(&self, correction: Correction) {
        CorrectionLog::at(self.log()).append(&[correction]).unwrap();
    }
}

fn titled<'a>(audit: &'a Audit, title: &str) -> &'a Contract {
    audit.contracts.iter().find(|own| own.title == title).unwrap()
}

/// The row of a contract, as a command would write it down.
fn row(contract: &Contract) -> CorrectedRow {
    let text = |fact: Fact| fact.of(contract).unwrap_or_default();
    CorrectedRow {
        id: contract.id.clone(),
        file: "register.csv".into(),
        place: contract.position.to_string(),
        buyer: contract.buyers[0].name.clone(),
        reference: text(Fact::Reference),
        title: text(Fact::Title),
        supplier: text(Fact::Supplier),
    }
}

fn said(contract: &Contract, on: &str) -> Correction {
    Correction {
        on: on.parse().unwrap(),
        by: "Jane Doe, Head of ICT".into(),
        why: "deed of variation".into(),
        row: row(contract),
        changes: Vec::new(),
        confirmed: None,
    }
}

fn set(contract: &Contract, on: &str, fact: Fact, now: &str) -> Correction {
    let change = Change { fact, was: fact.of(contract), now: Now::Is(now.into()) };
    Correction { changes: vec![change], ..said(contract, on) }
}

fn confirmed(contract: &Contract, on: &str) -> Correction {
    let facts = [Fact::Title, Fact::Supplier, Fact::End, Fact::Annual];
    let facts = facts.map(|fact| (fact, fact.of(contract))).into();
    Correction { confirmed: Some(Confirmed { facts, words: None }), ..said(contract, on) }
}

fn states(audit: &Audit) -> Vec<CorrectionState> {
    audit.corrections.as_ref().unwrap().entries.iter().map(|entry| entry.state).collect()
}

fn rules(audit: &Audit) -> Vec<&str> {
    let about = |rule: &&str| rule.starts_with("correction") || rule.starts_with("confirmation");
    audit.findings.iter().map(|finding| finding.rule.as_str()).filter(about).collect()
}

#[test]
fn a_correction_goes_before_the_source_and_a_later_one_before_both() {
    let desk = Desk::new(&[PAYROLL, LIFTS]);
    let first = desk.audit();
    assert_eq!(first.corrections, None);
    let payroll = titled(&first, "Payroll system");
    desk.say(set(payroll, "2026-05-02T09:00:00Z", Fact::End, "2029-03-31"));
    // Written down later, and said earlier.
    desk.say(set(payroll, "2026-05-01T09:00:00Z", Fact::End, "2028-03-31"));
    desk.say(set(payroll, "2026-05-01T10:00:00+01:00", Fact::Annual, "£76,670"));
    let audit = desk.audit();
    let payroll = titled(&audit, "Payroll system");
    assert_eq!(payroll.end, "2029-03-31".parse().ok());
    assert_eq!(payroll.annual.as_ref().unwrap().pence, Pence(7_667_000));
    let end = payroll.said.corrected.iter().find(|own| own.fact == Fact::End).unwrap();
    assert_eq!(end.source.as_deref(), Some("2027-03-31"));
    assert_eq!(
        end.words(),
        "current end corrected to 31 March 2029 by Jane Doe, Head of ICT on 2 May 2026; the source has 31 March 2027"
    );
    assert_eq!(
        states(&audit),
        [CorrectionState::Replaced, CorrectionState::Applied, CorrectionState::Applied]
    );
    assert_eq!(titled(&audit, "Lift upkeep").said.corrected, []);
    let found = audit.corrections.unwrap();
    assert_eq!((found.confirmed, found.corrected, found.neither), (0, 1, 1));
    assert_eq!(audit.files.len(), 1, "the log is no source");
}

#[test]
fn a_correction_is_withdrawn_by_a_later_line() {
    let desk = Desk::new(&[PAYROLL]);
    let first = desk.audit();
    let payroll = titled(&first, "Payroll system");
    desk.say(set(payroll, "2026-05-01T09:00:00Z", Fact::End, "2029-03-31"));
    let mut back = set(payroll, "2026-05-02T09:00:00Z", Fact::End, "");
    back.changes[0].now = Now::AsSource;
    desk.say(back);
    let audit = desk.audit();
    assert_eq!(audit.contracts, first.contracts);
    assert_eq!(states(&audit), [CorrectionState::Replaced, CorrectionState::Applied]);
    assert_eq!(fs::read_to_string(desk.log()).unwrap().lines().count(), 2);
}

#[test]
fn a_register_published_anew_does_not_win_but_is_told() {
    let desk = Desk::new(&[PAYROLL, LIFTS]);
    let first = desk.audit();
    desk.say(set(
        titled(&first, "Payroll system"),
        "2026-05-01T09:00:00Z",
        Fact::End,
        "2029-03-31",
    ));
    desk.publish(&[LIFTS, &PAYROLL.replace("2027-03-31", "2028-03-31")]);
    let audit = desk.audit();
    assert_eq!(titled(&audit, "Payroll system").end, "2029-03-31".parse().ok());
    assert_eq!(states(&audit), [CorrectionState::SourceDiffers]);
    let finding = audit.findings.iter().find(|f| f.rule == "correction-source-differs").unwrap();
    assert_eq!(
        finding.message,
        "the current end is now 31 March 2028 in the source, where it was 31 March 2027; the correction of 1 May 2026 by Jane Doe, Head of ICT says 31 March 2029, and stands"
    );
    assert!(finding.place.to_string().ends_with("register.csv: row 3"), "{}", finding.place);
    desk.publish(&[LIFTS, &PAYROLL.replace("2027-03-31", "2029-03-31")]);
    let audit = desk.audit();
    assert_eq!(states(&audit), [CorrectionState::SourceAgrees]);
    assert_eq!(rules(&audit), [""; 0]);
}

#[test]
fn a_row_that_took_over_its_corrected_name_is_found() {
    let desk = Desk::new(&[PAYROLL]);
    let first = desk.audit();
    let payroll = titled(&first, "Payroll system");
    desk.say(set(payroll, "2026-05-01T09:00:00Z", Fact::Title, "Payroll and pensions"));
    desk.say(set(payroll, "2026-05-02T09:00:00Z", Fact::End, "2029-03-31"));
    desk.publish(&[LIFTS, &PAYROLL.replace("Payroll system", "Payroll and  Pensions")]);
    let audit = desk.audit();
    assert_eq!(titled(&audit, "Payroll and pensions").end, "2029-03-31".parse().ok());
}

#[test]
fn a_correction_without_its_row_is_kept_and_told() {
    let desk = Desk::new(&[PAYROLL, LIFTS]);
    let first = desk.audit();
    desk.say(set(
        titled(&first, "Payroll system"),
        "2026-05-01T09:00:00Z",
        Fact::End,
        "2029-03-31",
    ));
    desk.publish(&[LIFTS]);
    let audit = desk.audit();
    assert_eq!(states(&audit), [CorrectionState::RowNotFound]);
    let finding = audit.findings.iter().find(|f| f.rule == "correction-without-row").unwrap();
    assert!(finding.place.to_string().ends_with("corrections.jsonl: line 1"), "{}", finding.place);
    let gone = audit.corrections.as_ref().unwrap().entries[0].gone.clone().unwrap();
    assert_eq!(gone.title, "Payroll system");
    assert!(!gone.reference.is_empty() && !gone.body.is_empty(), "{gone:?}");
    let called = format!("in none of the sources: {}", gone.words());
    assert!(
        finding.message.ends_with(&called) && called.contains("\"Payroll system\""),
        "{called}"
    );
    // Two rows that cannot be told apart.
    let twin = PAYROLL.replace("50000", "60000");
    desk.publish(&[LIFTS, PAYROLL, &twin]);
    let audit = desk.audit();
    assert_eq!(rules(&audit), ["correction-of-several-rows"]);
    assert!(audit.contracts.iter().all(|own| own.said.is_empty()));
    // It comes back.
    desk.publish(&[LIFTS, PAYROLL]);
    assert_eq!(titled(&desk.audit(), "Payroll system").end, "2029-03-31".parse().ok());
}

/// What was made not public under another title and supplier is not found, and is not told by the log either.
#[test]
fn what_a_row_was_called_that_is_gone_is_not_told_where_a_secret_one_could_be_it() {
    let desk = Desk::new(&[PAYROLL, LIFTS]);
    let first = desk.audit();
    let said = set(titled(&first, "Lift upkeep"), "2026-05-01T09:00:00Z", Fact::End, "2029-03-31");
    desk.say(said);
    let secret = |one: &str, other: &str| SECRET.replace("W3", one).replace("Guarding", other);
    for (reference, title, is_told) in
        [("W3", "Guarding", true), ("w2", "Guarding", false), ("W3", "LIFT upkeep", false)]
    {
        desk.publish(&[PAYROLL, &secret(reference, title)]);
        let audit = desk.audit();
        assert_eq!(states(&audit), [CorrectionState::RowNotFound], "{reference} {title}");
        let entry = &audit.corrections.as_ref().unwrap().entries[0];
        assert_eq!(entry.gone.is_some(), is_told, "{reference} {title}");
        let finding = audit.findings.iter().find(|f| f.rule == "correction-without-row").unwrap();
        assert_eq!(finding.message.contains("Lift upkeep"), is_told, "{}", finding.message);
    }
}

#[test]
fn a_line_that_cannot_be_read_is_told_and_the_others_used() {
    let desk = Desk::new(&[PAYROLL]);
    let first = desk.audit();
    let payroll = titled(&first, "Payroll system");
    let end = |now: &str| set(payroll, "2026-05-01T09:00:00Z", Fact::End, now);
    let nobody =
        serde_json::to_string(&Correction { by: " ".into(), ..end("2030-03-31") }).unwrap();
    let no_date = serde_json::to_string(&end("soon")).unwrap();
    fs::write(desk.log(), format!("nonsense\n{nobody}\n{no_date}\n\n\u{feff}{{}}\n")).unwrap();
    desk.say(end("2029-03-31"));
    let audit = desk.audit();
    assert_eq!(titled(&audit, "Payroll system").end, "2029-03-31".parse().ok());
    let unread = audit.findings.iter().filter(|f| f.rule == "correction-unreadable");
    let lines: Vec<String> = unread.map(|f| f.place.to_string()).collect();
    assert_eq!(lines.len(), 4, "{lines:?}");
    for (place, number) in lines.iter().zip([1, 2, 3, 5]) {
        assert!(place.ends_with(&format!("corrections.jsonl: line {number}")), "{place}");
    }
    assert!(!audit.is_whole());
}

#[test]
fn a_log_that_an_editor_saved_again_is_read() {
    let desk = Desk::new(&[PAYROLL]);
    let first = desk.audit();
    let payroll = titled(&first, "Payroll system");
    desk.say(set(payroll, "2026-05-01T09:00:00Z", Fact::End, "2029-03-31"));
    let line = fs::read_to_string(desk.log()).unwrap();
    fs::write(desk.log(), format!("\u{feff}{}", line.replace('\n', "\r\n"))).unwrap();
    assert_eq!(titled(&desk.audit(), "Payroll system").end, "2029-03-31".parse().ok());
}

#[test]
fn a_log_that_is_not_there_is_an_error() {
    let desk = Desk::new(&[PAYROLL]);
    let named = [desk.home.path().join("none.jsonl")];
    let options = AuditOptions { corrections: &named, ..AuditOptions::default() };
    let audit = audit(&[desk.home.path().to_owned()], options);
    assert_eq!(rules(&audit), ["corrections-unreadable"]);
    assert_eq!(audit.contracts.len(), 1);
}

#[test]
fn what_is_not_public_stays_out_of_everything() {
    let desk = Desk::new(&[PAYROLL, LIFTS]);
    let first = desk.audit();
    let lifts = set(titled(&first, "Lift upkeep"), "2026-05-01T09:00:00Z", Fact::Title, "Hoists");
    desk.say(Correction { why: "Brightwell told us".into(), ..lifts });
    desk.publish(&[PAYROLL, SECRET, &LIFTS.replace("Public", "Not public")]);
    let audit = desk.audit();
    assert_eq!(audit.contracts.len(), 1);
    assert_eq!(audit.withheld.len(), 2);
    assert_eq!(states(&audit), [CorrectionState::NotPublic]);
    let told = format!("{:?}{:?}", audit.corrections, audit.findings);
    for secret in ["Lift", "Hoists", "Brightwell"] {
        assert!(!told.contains(secret), "{secret}: {told}");
    }
}

#[test]
fn a_confirmation_counts_until_the_source_changes() {
    let desk = Desk::new(&[PAYROLL, LIFTS]);
    let first = desk.audit();
    desk.say(confirmed(titled(&first, "Payroll system"), "2026-05-01T09:00:00Z"));
    let audit = desk.audit();
    let own = titled(&audit, "Payroll system").said.confirmed.as_ref().unwrap();
    assert_eq!(own.words(), "Jane Doe, Head of ICT, 1 May 2026");
    assert_eq!(audit.corrections.unwrap().confirmed, 1);
    // A later correction is the body's own, and takes nothing away.
    desk.say(set(
        titled(&first, "Payroll system"),
        "2026-05-02T09:00:00Z",
        Fact::End,
        "2029-03-31",
    ));
    assert!(titled(&desk.audit(), "Payroll system").said.confirmed.is_some());
    desk.publish(&[&PAYROLL.replace("50000", "60000"), LIFTS]);
    let audit = desk.audit();
    assert_eq!(titled(&audit, "Payroll system").said.confirmed, None);
    assert_eq!(rules(&audit), ["confirmation-outdated"]);
}

#[test]
fn decisions_go_by_what_the_body_says() {
    let desk = Desk::new(&[PAYROLL, LIFTS]);
    let first = desk.audit();
    let payroll = titled(&first, "Payroll system");
    let facts = [
        (Fact::OptionsLeft, "24"),
        (Fact::NoticeMonths, "6"),
        (Fact::Product, "Example Pay"),
        (Fact::Regime, "procurement act 2023"),
        (Fact::Annual, "76670"),
        (Fact::Framework, "G-Cloud 13"),
    ];
    for (fact, now) in facts {
        desk.say(set(payroll, "2026-05-01T09:00:00Z", fact, now));
    }
    desk.say(set(titled(&first, "Lift upkeep"), "2026-05-01T09:00:00Z", Fact::Ended, "31/12/2025"));
    let audit = desk.audit();
    let window = Window { as_at: "2026-05-03".parse().unwrap(), months: 18 };
    let found = outlook(&audit, window, Lead::default()).decisions;
    let [own] = found.due.as_slice() else { panic!("{found:?}") };
    assert_eq!(own.term.months_left, Some(24));
    assert_eq!(own.term.latest_end, "2029-03-31".parse().ok());
    assert_eq!(own.notice_by, "2026-09-30".parse().ok());
    assert_eq!(own.product(), Some("Example Pay"));
    assert_eq!(own.regime.words(), "Procurement Act 2023");
    assert_eq!(own.route.framework_and_lot(), "G-Cloud 13");
    let worth = own.worth.unwrap();
    assert_eq!(worth.annual_pence, Pence(7_667_000));
    assert_eq!(worth.words(), "as corrected by the body that holds it");
    let doubts: Vec<String> = own.doubts.iter().map(estate::Doubt::words).collect();
    assert!(doubts.iter().any(|own| own.starts_with("annual value corrected to £76,670.00")));
    let [over] = found.ended.as_slice() else { panic!("{found:?}") };
    assert_eq!(over.term.current_end, "2025-12-31".parse().ok());
    assert_eq!(over.term.months_left, Some(0));
}

#[test]
fn a_fact_that_is_said_not_to_be_known_is_neither_reckoned_nor_recognised() {
    const WIDE: &str = "Purchasing Body,Contract Reference,Contract Title,Supplier,Annual Value,Start Date,End Date,Option to extend (months),How many extensions,Procedure,Description\n";
    const ROW: &str = "Weir Council,W1,Civica OpenRevenues,Civica UK Ltd,50000.00,2024-04-01,2027-03-31,24,1,Call-off,Called off under RM6259 Lot 3\n";
    let desk = Desk::new(&[]);
    fs::write(desk.home.path().join("register.csv"), [WIDE, ROW].concat()).unwrap();
    let first = desk.audit();
    let window = Window { as_at: "2026-05-03".parse().unwrap(), months: 18 };
    let before = outlook(&first, window, Lead::default()).every.remove(0);
    assert_eq!(before.term.months_left, Some(24));
    assert!(before.notice_by.is_some() && before.product().is_some());
    assert_eq!(before.route.framework_and_lot(), "RM6259, Lot 3");
    assert_eq!(before.regime.words(), "PCR 2015");
    let facts = [
        Fact::OptionsLeft,
        Fact::NoticeBy,
        Fact::Product,
        Fact::Regime,
        Fact::Framework,
        Fact::Lot,
    ];
    let unknown = |fact| Change { fact, was: None, now: Now::Unknown };
    let own = said(&first.contracts[0], "2026-05-01T09:00:00Z");
    desk.say(Correction { changes: facts.map(unknown).into(), ..own });
    let own = outlook(&desk.audit(), window, Lead::default()).every.remove(0);
    assert_eq!((own.term.months_left, own.term.latest_end), (None, None));
    assert_eq!(own.notice_by, None);
    assert_eq!(own.software, None);
    assert_eq!(own.regime.words(), "unknown");
    assert_eq!(own.route.framework_and_lot(), "");
    let doubts: Vec<String> = own.doubts.iter().map(estate::Doubt::words).collect();
    assert_eq!(doubts.iter().filter(|own| own.contains("corrected to not known")).count(), 6);
}

#[test]
fn a_stated_day_of_notice_makes_it_due_and_it_is_in_no_other_list() {
    let desk = Desk::new(&[PAYROLL, LIFTS]);
    let first = desk.audit();
    let payroll = titled(&first, "Payroll system");
    desk.say(set(payroll, "2026-05-01T09:00:00Z", Fact::End, "2044-03-31"));
    desk.say(set(payroll, "2026-05-01T09:00:00Z", Fact::NoticeBy, "2026-09-30"));
    let lifts = titled(&first, "Lift upkeep");
    let unknown = Change { fact: Fact::End, was: None, now: Now::Unknown };
    desk.say(Correction { changes: vec![unknown], ..said(lifts, "2026-05-01T09:00:00Z") });
    let audit = desk.audit();
    let window = Window { as_at: "2026-05-03".parse().unwrap(), months: 18 };
    let found = outlook(&audit, window, Lead::default()).decisions;
    let titles = |own: &[Arc<Decision>]| -> Vec<String> {
        own.iter().map(|own| audit.contracts[own.contract].title.clone()).collect()
    };
    assert_eq!(titles(&found.due), ["Payroll system"]);
    assert_eq!(titles(&found.endless), ["Lift upkeep"]);
    assert!(found.ended.is_empty());
}

#[test]
fn a_confirmation_is_not_of_what_another_record_states() {
    let desk = Desk::new(&[&PAYROLL.replace("50000.00", ""), LIFTS]);
    fs::write(desk.home.path().join("second.csv"), [HEADER, PAYROLL].concat()).unwrap();
    let first = desk.audit();
    let looked_at = first.contracts.iter().find(|own| own.annual.is_none()).unwrap();
    desk.say(confirmed(looked_at, "2026-05-01T09:00:00Z"));
    let found = payrolls(&desk.audit());
    let [own] = found.as_slice() else { panic!("{found:#?}") };
    assert!(own.worth.is_some());
    let doubts: Vec<String> = own.doubts.iter().map(estate::Doubt::words).collect();
    let expected =
        "the confirmation does not cover the value, which is not as the confirmed record has it";
    assert!(doubts.iter().any(|own| own == expected), "{doubts:#?}");
}

#[test]
fn what_cannot_be_is_used_and_flagged_and_registers_that_disagree_stay_two() {
    let desk = Desk::new(&[PAYROLL, LIFTS]);
    let first = desk.audit();
    let payroll = titled(&first, "Payroll system");
    desk.say(set(payroll, "2026-05-01T09:00:00Z", Fact::End, "1900-01-01"));
    desk.say(set(payroll, "2026-05-01T09:00:00Z", Fact::Supplier, "Weir Council"));
    let lifts = titled(&first, "Lift upkeep");
    desk.say(set(lifts, "2026-05-01T09:00:00Z", Fact::End, "2044-03-31"));
    // A second register of the same contract, with another end.
    let other = [HEADER, &PAYROLL.replace("2027-03-31", "2030-03-31")].concat();
    fs::write(desk.home.path().join("second.csv"), other).unwrap();
    let audit = desk.audit();
    assert_eq!(audit.contracts.len(), 3);
    let window = Window { as_at: "2026-05-03".parse().unwrap(), months: 18 };
    let found = outlook(&audit, window, Lead::default()).decisions;
    let words: Vec<String> = [&found.due, &found.ended, &found.endless]
        .into_iter()
        .flatten()
        .flat_map(|own| own.doubts.iter().map(estate::Doubt::words))
        .collect();
    for expected in [
        "the date 1 January 1900 is far off",
        "ends on 1 January 1900 before it starts on 1 April 2024",
        "Weir Council is buyer and supplier",
        "the date 31 March 2044 is far off",
    ] {
        assert!(words.iter().any(|own| own == expected), "{expected}: {words:#?}");
    }
}

/// A register, and the export of another system that tells of the same payroll.
fn joined() -> Desk {
    let desk = Desk::new(&[PAYROLL, LIFTS]);
    fs::write(desk.home.path().join("second.csv"), [HEADER, PAYROLL].concat()).unwrap();
    desk
}

/// What is due of the payroll: its agreements with the decision on each.
fn payrolls(audit: &Audit) -> Vec<Arc<Decision>> {
    let window = Window { as_at: "2026-05-03".parse().unwrap(), months: 120 };
    let due = outlook(audit, window, Lead::default()).decisions.due.into_iter();
    due.filter(|own| audit.contracts[own.contract].title.starts_with("Payroll")).collect()
}

#[test]
fn what_is_corrected_of_one_record_stands_for_its_agreement_which_stays_one() {
    let desk = joined();
    let first = desk.audit();
    assert_eq!(first.agreements.len(), 2, "the fixture is to be joined");
    // The record whose facts are not those shown, so that all rests on the agreement.
    let shown = payrolls(&first)[0].contract;
    let other = first.agreements.iter().flat_map(|own| &own.mentions).copied();
    let title = &first.contracts[shown].title;
    let mut other = other.filter(|at| *at != shown && first.contracts[*at].title == *title);
    let named = &first.contracts[other.next().unwrap()];
    for (fact, now) in
        [(Fact::Start, "2021-01-01"), (Fact::End, "2029-12-31"), (Fact::Annual, "976670")]
    {
        desk.say(set(named, "2026-05-01T09:00:00Z", fact, now));
    }
    let audit = desk.audit();
    assert_eq!(audit.agreements.len(), 2);
    let found = payrolls(&audit);
    let [own] = found.as_slice() else { panic!("counted twice: {found:#?}") };
    assert_eq!(own.contract, shown, "what is shown of it is of the same record");
    assert_eq!(own.term.current_end, "2029-12-31".parse().ok());
    assert_eq!(own.worth.unwrap().annual_pence, Pence(97_667_000));
    let doubts: Vec<String> = own.doubts.iter().map(estate::Doubt::words).collect();
    assert!(doubts.iter().all(|own| !own.starts_with("another source")), "{doubts:#?}");
    let found = audit.corrections.unwrap();
    assert_eq!((found.confirmed, found.corrected, found.neither), (0, 1, 1));
    let also = &found.entries[1].also;
    assert_eq!(also.len(), 1);
    assert_eq!(also[0].contract, audit.contracts[shown].id);
    assert_eq!(also[0].source.as_deref(), Some("2027-03-31"));
}

#[test]
fn of_records_of_one_agreement_that_are_both_corrected_the_latest_word_on_a_fact_wins() {
    let desk = joined();
    let first = desk.audit();
    let [one, other] = [0, 2].map(|at| &first.contracts[at]);
    assert_eq!((one.title.as_str(), other.title.as_str()), ("Payroll system", "Payroll system"));
    desk.say(set(one, "2026-05-02T09:00:00Z", Fact::End, "2029-03-31"));
    desk.say(set(other, "2026-05-03T09:00:00Z", Fact::End, "2030-03-31"));
    desk.say(set(other, "2026-05-01T09:00:00Z", Fact::Annual, "60000"));
    desk.say(set(one, "2026-05-02T09:00:00Z", Fact::Annual, "70000"));
    let audit = desk.audit();
    assert_eq!(
        states(&audit),
        [
            CorrectionState::Replaced,
            CorrectionState::Replaced,
            CorrectionState::Applied,
            CorrectionState::Applied
        ]
    );
    let found = payrolls(&audit);
    let [own] = found.as_slice() else { panic!("counted twice: {found:#?}") };
    assert_eq!(own.term.current_end, "2030-03-31".parse().ok());
    assert_eq!(own.worth.unwrap().annual_pence, Pence(7_000_000));
    // What one record's line said is withdrawn of the agreement by a line on the other.
    let mut back = set(one, "2026-05-04T09:00:00Z", Fact::End, "");
    back.changes[0].now = Now::AsSource;
    desk.say(back);
    assert_eq!(payrolls(&desk.audit())[0].term.current_end, "2027-03-31".parse().ok());
}

#[test]
fn a_corrected_supplier_parts_no_agreement_and_is_one_of_the_suppliers() {
    let desk = joined();
    let first = desk.audit();
    desk.say(set(&first.contracts[0], "2026-05-01T09:00:00Z", Fact::Supplier, "Clear View Ltd"));
    let audit = desk.audit();
    assert_eq!(audit.agreements.len(), 2);
    let suppliers = audit.organisations.suppliers.somebody();
    let names: Vec<&str> = suppliers.map(|own| own.name.as_str()).collect();
    assert_eq!(names, ["Clear View Ltd", "Brightwell Lifts Ltd"]);
    let found = payrolls(&audit);
    let [own] = found.as_slice() else { panic!("counted twice: {found:#?}") };
    assert_eq!(Fact::Supplier.of(&audit.contracts[own.contract]).unwrap(), "Clear View Ltd");
}

#[test]
fn a_corrected_supplier_that_the_source_has_anew_and_otherwise_is_used_and_told() {
    let desk = Desk::new(&[PAYROLL, LIFTS]);
    let first = desk.audit();
    let payroll = titled(&first, "Payroll system");
    desk.say(set(payroll, "2026-05-01T09:00:00Z", Fact::Supplier, "Clear View Ltd"));
    desk.say(set(payroll, "2026-05-01T09:00:00Z", Fact::End, "2029-03-31"));
    let third = PAYROLL.replace("Bell & Sons Ltd", "Third Ltd");
    desk.publish(&[LIFTS, &third]);
    let audit = desk.audit();
    let own = titled(&audit, "Payroll system");
    assert_eq!(own.suppliers[0].name, "Clear View Ltd");
    assert_eq!(own.end, "2029-03-31".parse().ok());
    assert_eq!(states(&audit), [CorrectionState::SourceDiffers, CorrectionState::Applied]);
    let finding = audit.findings.iter().find(|f| f.rule == "correction-source-differs").unwrap();
    assert_eq!(
        finding.message,
        "the supplier is now Third Ltd in the source, where it was Bell & Sons Ltd; the correction of 1 May 2026 by Jane Doe, Head of ICT says Clear View Ltd, and stands"
    );
    // Nothing is guessed where several could be meant.
    desk.publish(&[&third, &third.replace("Third", "Fourth")]);
    assert_eq!(rules(&desk.audit()), ["correction-of-several-rows"; 2]);
}
