use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use estate::corrections::{Fact, Now};
use estate::{AuditOptions, Window, audit, picture};
use report::{Briefing, BriefingPart, NoBriefing, read_folder};
use tempfile::TempDir;

use crate::sample::{day, write_audit};

/// A register that marks its rows: of one, nothing is said; one is marked as not public.
const MARKED: &str = "\
Process Used,Purchasing Body,Contract Reference,Contract Title,Category,Supplier Company Name,Company Number,Annual Value,Total Contract Value,OJEU/FTS?,Start Date,End Date,Contract Duration (months),Option to extend (months),How many extensions,Current Expiry Date,Visibility
Mini-Comp,Weir Council,W1,Payroll system,Payroll,Bell & Sons Ltd,1234567,50000.00,100000.00,Yes,2021-04-01,2023-03-31,24,12,1,2023-03-31,Public
ITT,Weir Council,W2,Quokka records,Payroll,Bell & Sonns Ltd,1234567,7654321.00,15308642.00,No,2021-04-01,2023-03-31,24,0,0,2023-03-31,
ITT,Weir Council,W3,Numbat records,Payroll,Bell & Sons Ltd,1234567,5432123.00,10864246.00,No,2021-04-01,2023-03-31,24,0,0,2023-03-31,Not public
ITT,Weir Council,W4,Rival payroll,Payroll,Wombat Rivals Ltd,7654321,60000.00,120000.00,Yes,2021-04-01,2023-03-31,24,12,1,2023-03-31,Public
";
/// A register without such a column.
const PLAIN: &str = "\
Purchasing Body,Contract Reference,Contract Title,Category,Supplier,Total Contract Value,Start Date,End Date
Lune Council,L1,Payslips,Payroll,Bell & Sons Limited,90000.00,2021-10-01,2023-09-30
Lune Council,L2,Rival payslips,Payroll,Wombat Rivals Ltd,80000.00,2021-10-01,2023-09-30
";
const SPEND: &str = "\
Body Name,Payment Date,Supplier Name,Net Amount,Contract Reference,Visibility
Weir Council,2021-05-04,Bell & Sons Ltd,1000.00,W1,Public
Weir Council,2022-03-31,BELL & SONS LTD,500.00,,Public
Weir Council,2022-04-01,Bell & Sons Ltd,250.00,,Public
Weir Council,2022-04-02,Bell & Sons Ltd,4242424.24,,Not public
Weir Council,2022-04-03,Bell & Sons Ltd,3131313.13,,
Weir Council,2022-04-04,Bell & Sons Ltd,6363636.36,W3,Public
Weir Council,2022-04-05,Bell & Sons Ltd,2121212.12,w2,Public
Weir Council,2022-04-06,Wombat Rivals Ltd,999.99,W4,Public
";
/// What must stand nowhere: of rows that may not be told of, and of others.
const SECRETS: [&str; 13] = [
    "Sonns",
    "Quokka",
    "Numbat",
    "W2",
    "W3",
    "7,654,321",
    "7654321",
    "15,308,642",
    "5,432,123",
    "4,242,424",
    "3,131,313",
    "6,363,636",
    "2,121,212",
];
const OTHERS: [&str; 4] = ["Wombat", "Rival", "W4", "999.99"];

/// A folder that an audit of these files wrote.
struct Desk(TempDir);

impl Desk {
    fn of(files: &[(&str, &str)]) -> Self {
        let home = tempfile::tempdir().unwrap();
        let sources = home.path().join("sources");
        fs::create_dir(&sources).unwrap();
        for (name, text) in files {
            fs::write(sources.join(name), text).unwrap();
        }
        let desk = Self(home);
        desk.audit();
        desk
    }

    fn whole() -> Self {
        Self::of(&[("marked.csv", MARKED), ("plain.csv", PLAIN), ("spend.csv", SPEND)])
    }

    fn folder(&self) -> std::path::PathBuf {
        self.0.path().join("out")
    }

    fn audit(&self) {
        let window = Window { as_at: day(2022, 7, 31), months: 18 };
        let audit = audit(&[self.0.path().join("sources")], AuditOptions::default());
        write_audit(&self.folder(), &audit, picture(&audit, window), window).unwrap();
    }

    /// Of the supplier that is written so.
    fn briefing(&self, name: &str) -> Result<Briefing, NoBriefing> {
        let folder = read_folder(&self.folder()).unwrap();
        let organisations = folder.report.organisations.iter();
        let id = organisations
            .filter(|own| own.role == estate::Role::Supplier)
            .find(|own| own.written.iter().any(|way| way.name == name))
            .map(|own| own.id.clone())
            .unwrap();
        folder.briefing(&self.folder(), &id)
    }
}

/// Everything that leaves the body, as bytes: the document and the data.
fn bytes(briefing: &Briefing) -> String {
    let mut all = briefing.html().unwrap();
    all.push_str(&serde_json::to_string_pretty(briefing).unwrap());
    all
}

/// Amounts as data has them too: in pence.
fn with_pence(words: &[&str]) -> Vec<String> {
    let bare = |word: &&str| word.replace(',', "");
    words.iter().map(|word| (*word).to_owned()).chain(words.iter().map(bare)).collect()
}

#[test]
fn nothing_of_a_row_that_is_not_plainly_public_is_in_it_nor_of_its_payments() {
    let briefing = Desk::whole().briefing("Bell & Sons Ltd").unwrap();
    let all = bytes(&briefing);
    for secret in with_pence(&SECRETS) {
        assert!(!all.contains(&secret), "{secret}");
    }
    assert_eq!(briefing.left_out.contracts, 1);
    assert_eq!(briefing.left_out.not_public, Some(1));
    assert_eq!(briefing.left_out.payments, 4);
    assert_eq!(briefing.published.contracts.len(), 2);
    let lines: u64 = briefing.published.payments.iter().map(|own| own.lines).sum();
    assert_eq!(lines, 3);
}

#[test]
fn the_same_words_are_told_once_their_rows_are_public() {
    let public = |text: &str| text.replace("Not public", "Public").replace(",\n", ",Public\n");
    let desk = Desk::of(&[("marked.csv", &public(MARKED)), ("spend.csv", &public(SPEND))]);
    let all = bytes(&desk.briefing("Bell & Sons Ltd").unwrap());
    for word in ["Quokka", "Numbat", "W2", "W3", "7,654,321", "5,432,123"] {
        assert!(all.contains(word), "{word}");
    }
    assert!(all.contains("£15,858,835.85"), "the payments of the second year are added up");
}

#[test]
fn what_several_bodies_hold_of_it_and_which_days_are_covered_is_told_where_no_row_is_left_out() {
    let register = MARKED.lines().filter(|line| !line.contains("bat") && !line.contains("Quokka"));
    let register = register.collect::<Vec<_>>().join("\n");
    let spend = "Body Name,Payment Date,Supplier Name,Net Amount\nWeir Council,2021-05-04,Bell & Sons Ltd,1000.00\nWeir Council,2021-06-04,Wombat Rivals Ltd,1.00\n";
    let desk = Desk::of(&[("marked.csv", &register), ("plain.csv", PLAIN), ("spend.csv", spend)]);
    let briefing = desk.briefing("Bell & Sons Ltd").unwrap();
    let overlap = &briefing.inferred.overlaps[0];
    assert_eq!(overlap.tier, "same supplier and category");
    assert_eq!(overlap.what, "Payroll", "without the supplier, whose name another row may write");
    assert_eq!(overlap.bodies, "Lune Council; Weir Council");
    assert_eq!(overlap.common, Some((day(2021, 10, 1), day(2023, 3, 31))));
    let days = "Weir Council, 4 May 2021 to 4 June 2021";
    assert!(briefing.not_known.iter().any(|own| own.contains(days)), "{:?}", briefing.not_known);
    // Where one of them may not be told of, the overlap rests on it and is not told either.
    let desk = Desk::whole();
    assert!(desk.briefing("Bell & Sons Ltd").unwrap().inferred.overlaps.is_empty());
}

#[test]
fn what_is_put_together_with_a_row_that_may_not_be_told_of_is_not_told() {
    let hidden = MARKED.lines().next().unwrap().to_owned()
        + "\nMini-Comp,Weir Council,W1,Payroll system,Payroll,Bell & Sons Ltd,1234567,7654321.00,,Yes,2021-04-01,2023-03-31,24,12,1,2023-03-31,\n";
    let public = PLAIN.to_owned()
        + "Weir Council,W1,Payroll system,Payroll,Bell & Sons Limited,,2021-04-01,2023-03-31\n";
    let desk = Desk::of(&[("marked.csv", &hidden), ("plain.csv", &public)]);
    let briefing = desk.briefing("Bell & Sons Ltd").unwrap();
    assert_eq!(briefing.published.contracts.len(), 2, "the records of plain.csv");
    let titles: Vec<&str> =
        briefing.inferred.decisions.iter().map(|own| own.title.as_str()).collect();
    assert_eq!(titles, ["Payslips"]);
    assert!(briefing.inferred.overlaps.is_empty());
    assert!(!bytes(&briefing).contains("7,654,321") && !bytes(&briefing).contains("765432100"));
}

#[test]
fn nothing_of_other_suppliers_is_in_it() {
    let all = bytes(&Desk::whole().briefing("Bell & Sons Ltd").unwrap());
    for other in OTHERS {
        assert!(!all.contains(other), "{other}");
    }
    let rival = bytes(&Desk::whole().briefing("Wombat Rivals Ltd").unwrap());
    assert!(rival.contains("Rival payslips") && !rival.contains("Bell"));
}

#[test]
fn who_supplies_together_with_others_reads_how_many_they_are_and_not_who() {
    let release = r#"{"releases":[{"ocid":"ocds-x-1","id":"1","tag":["contract"],"date":"2022-04-01T00:00:00Z",
      "buyer":{"name":"Weir Council"},"tender":{"title":"Printing"},
      "awards":[{"id":"1","suppliers":[{"name":"Bell & Sons Ltd"},{"name":"Wombat Rivals Ltd"}]}],
      "contracts":[{"id":"1","awardID":"1","title":"Printing",
        "period":{"startDate":"2022-04-01T00:00:00Z","endDate":"2025-03-31T00:00:00Z"},
        "value":{"amount":1000,"currency":"GBP"}}]}]}"#;
    let desk = Desk::of(&[("notice.json", release)]);
    let all = bytes(&desk.briefing("Bell & Sons Ltd").unwrap());
    assert!(all.contains("with 1 other supplier"), "{all}");
    assert!(!all.contains("Wombat"));
}

#[test]
fn facts_inference_and_what_is_not_known_stand_apart() {
    let briefing = Desk::whole().briefing("Bell & Sons Ltd").unwrap();
    let sections = briefing.sections();
    let mut words = String::new();
    for section in &sections {
        writeln!(words, "{}\n{}", section.heading, section.about).unwrap();
        section.parts.iter().for_each(|part| words.push_str(&told(part)));
    }
    insta::assert_snapshot!(without_folder(&words));
}

/// A part as lines of text.
fn told(part: &BriefingPart) -> String {
    let mut words = format!("\n  {}\n", part.heading);
    for sentence in &part.says {
        writeln!(words, "  {sentence}").unwrap();
    }
    let row = |row: &Vec<Vec<String>>| {
        let cells: Vec<String> = row.iter().map(|lines| lines.join(" / ")).collect();
        format!("  | {}\n", cells.join(" | "))
    };
    if !part.rows.is_empty() {
        writeln!(words, "  | {}", part.head.join(" | ")).unwrap();
        part.rows.iter().for_each(|own| words.push_str(&row(own)));
    }
    words
}

/// The words with the names of files alone: the folder is another in every run.
fn without_folder(words: &str) -> String {
    let word = |word: &str| {
        let file = Path::new(word).file_name().map(|name| name.to_string_lossy().into_owned());
        file.filter(|_| word.starts_with('/') && word.len() > 1).unwrap_or_else(|| word.to_owned())
    };
    let line = |line: &str| line.split(' ').map(word).collect::<Vec<_>>().join(" ");
    words.lines().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_supplier_of_whom_no_row_may_be_told_has_no_briefing() {
    let register = "Purchasing Body,Contract Reference,Contract Title,Supplier,Start Date,End Date,Visibility\nWeir Council,W2,Quokka records,Hidden Ltd,2021-04-01,2023-03-31,\n";
    let desk = Desk::of(&[("marked.csv", register), ("plain.csv", PLAIN), ("spend.csv", SPEND)]);
    let error = desk.briefing("Hidden Ltd").unwrap_err().to_string();
    assert!(
        error.contains("no row of this supplier may be shown: left out are 1 contract and 0 pay"),
        "{error}"
    );
    assert!(!error.contains("Quokka"), "{error}");
}

#[test]
fn without_the_list_of_what_is_not_public_the_number_is_not_known() {
    let desk = Desk::whole();
    fs::remove_file(desk.folder().join("not-public.csv")).unwrap();
    let briefing = desk.briefing("Bell & Sons Ltd").unwrap();
    assert_eq!(briefing.left_out.not_public, None);
    assert!(briefing.not_known.iter().any(|own| own.contains("is not known, as the folder")));
    let all = bytes(&briefing);
    for secret in with_pence(&SECRETS) {
        assert!(!all.contains(&secret), "{secret}");
    }
    // Any payment that names a contract may be under one that is marked, even W1.
    assert_eq!(briefing.left_out.payments, 5);
}

#[test]
fn a_list_of_what_is_not_public_that_was_cut_is_as_none() {
    let desk = Desk::whole();
    let path = desk.folder().join("not-public.csv");
    let header = fs::read_to_string(&path).unwrap().lines().next().unwrap().to_owned();
    fs::write(&path, header + "\n").unwrap();
    let briefing = desk.briefing("Bell & Sons Ltd").unwrap();
    assert_eq!(briefing.left_out.not_public, None);
    assert!(!bytes(&briefing).contains("6,363,636"));
}

/// A row may write its supplier with a slip, so that nobody knows whose it is; its reference is known.
#[test]
fn a_payment_that_names_a_withheld_contract_of_whomever_is_left_out() {
    let register = MARKED.replace(
        "Numbat records,Payroll,Bell & Sons Ltd,1234567",
        "Numbat records,Payroll,B*ll Sns,",
    );
    let spend = SPEND.replace(",W3,", ",PO 7; w-3,");
    let desk = Desk::of(&[("marked.csv", &register), ("spend.csv", &spend)]);
    let briefing = desk.briefing("Bell & Sons Ltd").unwrap();
    assert_eq!(briefing.left_out.not_public, Some(0));
    assert!(!bytes(&briefing).contains("6,363,636"));
}

#[test]
fn the_same_folder_gives_the_same_bytes() {
    let desk = Desk::whole();
    let one = bytes(&desk.briefing("Bell & Sons Ltd").unwrap());
    assert_eq!(one, bytes(&desk.briefing("Bell & Sons Ltd").unwrap()));
    assert!(!one.contains("src=") && !one.contains("<script"), "it needs nothing else");
}

/// The name that is used elsewhere, and the reason for taking two names for one, may be those of a row that
/// is left out.
#[test]
fn no_name_and_no_reason_of_a_row_that_is_left_out_is_told() {
    let row = |reference: &str,
               supplier: &str,
               number: &str,
               title: &str,
               from: i32,
               mark: &str| {
        format!(
            "ITT,Weir Council,{reference},{title},Payroll,{supplier},{number},1.00,1.00,No,{from}-04-01,{}-03-31,24,0,0,{}-03-31,{mark}\n",
            from + 2,
            from + 2
        )
    };
    let mut register = MARKED.lines().next().unwrap().to_owned() + "\n";
    for at in 0..4 {
        let (reference, title) = (format!("Q{at}"), format!("Old upkeep {at}"));
        register += &row(&reference, "Bell Quokka & Sons Ltd", "1234567", &title, 2010 + at, "");
    }
    register += &row("W0", "Bell & Sons Ltd", "1234567", "Payroll of old", 2015, "");
    register += &row("W1", "Bell & Sons Ltd", "", "Payroll system", 2021, "Public");
    let desk = Desk::of(&[("marked.csv", &register), ("plain.csv", PLAIN)]);
    let briefing = desk.briefing("Bell & Sons Ltd").unwrap();
    assert!(!bytes(&briefing).contains("Quokka"));
    assert_eq!(briefing.inferred.overlaps[0].what, "Payroll");
    assert_eq!(briefing.inferred.names.len(), 1, "Bell & Sons Limited");
    let joined = &briefing.inferred.names[0];
    assert_eq!((joined.probability, joined.why.as_ref()), (None, None));
}

/// What a body says, as the log keeps it, for the next audit.
fn say(desk: &Desk, said: &[(&str, Fact, &str)]) {
    let folder = read_folder(&desk.folder()).unwrap();
    let mut log = String::new();
    for (title, fact, value) in said {
        let row = folder.contracts.iter().find(|own| own.title == *title).unwrap();
        let sayer = report::Sayer {
            report: &folder.report,
            decisions: &folder.decisions,
            earlier: &[],
            on: chrono::DateTime::from_timestamp(1_655_000_000, 0).unwrap(),
            by: "Ann Example, Head of ICT",
            why: "deed",
        };
        let changes = [(*fact, Now::Is((*value).to_owned()))];
        let saying = sayer.say(row, &changes, Some(None)).unwrap();
        log.push_str(&serde_json::to_string(&saying.correction).unwrap());
        log.push('\n');
    }
    fs::write(desk.0.path().join("sources/corrections.jsonl"), log).unwrap();
    desk.audit();
}

/// What a body said of a public row is told without who said it; of another row, nothing is.
#[test]
fn corrections_are_told_of_public_rows_alone_and_without_their_author() {
    let desk = Desk::whole();
    say(
        &desk,
        &[
            ("Payroll system", Fact::End, "2026-01-31"),
            ("Quokka records", Fact::End, "2029-09-09"),
            ("Rival payroll", Fact::Supplier, "Bell & Sons Ltd"),
        ],
    );
    let briefing = desk.briefing("Bell & Sons Ltd").unwrap();
    let payroll = briefing.inferred.said.iter().find(|own| own.title == "Payroll system").unwrap();
    assert_eq!(payroll.corrected[0].now.as_deref(), Some("31 January 2026"));
    assert_eq!(payroll.confirmed_on, Some(day(2022, 6, 12)));
    let all = bytes(&briefing);
    assert!(all.contains("current end corrected to 31 January 2026 on 12 June 2022"), "{all}");
    assert!(all.contains("supplier corrected to this supplier"), "{all}");
    for secret in ["Ann Example", "Quokka", "2029", "9 September", "Wombat"] {
        assert!(!all.contains(secret), "{secret}");
    }
}

/// A published fact is as its source has it; the correction is inference, as is whose a row is by one.
#[test]
fn what_was_corrected_is_no_published_fact() {
    let release = r#"{"releases":[{"ocid":"ocds-x-1","id":"1","tag":["contract"],"date":"2022-04-01T00:00:00Z",
      "buyer":{"name":"Weir Council"},"tender":{"title":"Printing"},
      "awards":[{"id":"1","suppliers":[{"name":"Bell & Sons Ltd"}]}],
      "contracts":[{"id":"1","awardID":"1","title":"Printing",
        "period":{"startDate":"2022-04-01T00:00:00Z","endDate":"2025-03-31T00:00:00Z"},
        "value":{"amount":1000,"currency":"EUR"}}]}]}"#;
    let desk = Desk::of(&[("marked.csv", MARKED), ("spend.csv", SPEND), ("notice.json", release)]);
    say(
        &desk,
        &[
            ("Payroll system", Fact::End, "2026-01-31"),
            ("Rival payroll", Fact::Supplier, "Bell & Sons Ltd"),
            ("Printing", Fact::Total, "777"),
        ],
    );
    let briefing = desk.briefing("Bell & Sons Ltd").unwrap();
    let published = &briefing.published.contracts;
    let titles: Vec<&str> = published.iter().map(|own| own.title.as_str()).collect();
    assert_eq!(titles, ["Payroll system", "Printing"], "by its source, Rival payroll is another's");
    assert_eq!(published[0].end, Some(day(2023, 3, 31)));
    let total = published[1].total.as_ref().unwrap();
    assert_eq!((total.pence, total.currency.as_str()), (estate::Pence(100_000), "EUR"));
    let names: u64 = briefing.published.names.iter().map(|own| own.contracts).sum();
    assert_eq!(names, 2, "no source writes the supplier of Rival payroll so");
    let said: Vec<&str> = briefing.inferred.said.iter().map(|own| own.title.as_str()).collect();
    assert_eq!(said, ["Payroll system", "Rival payroll", "Printing"]);
    let published = serde_json::to_string(&briefing.published).unwrap();
    assert!(!published.contains("777") && !published.contains("2026-01-31"), "{published}");
    let decision = briefing.inferred.decisions.iter().find(|own| own.title == "Payroll system");
    assert_eq!(decision.unwrap().current_end, Some(day(2026, 1, 31)));
}

/// The words of a correction name its author, whichever record's words they are; other words may name a row.
#[test]
fn a_doubt_that_names_an_author_or_a_row_that_is_not_its_own_is_left_out() {
    let desk = Desk::whole();
    let mut folder = read_folder(&desk.folder()).unwrap();
    let hidden = folder.contracts.iter().find(|own| own.title == "Quokka records").unwrap();
    let hidden = format!("{}: {}", hidden.file, hidden.position);
    for row in folder.decisions.ended.iter_mut().chain(&mut folder.decisions.due) {
        row.to_check.push(
            "title corrected to Payslips by Ann Example on 1 June 2022; the source has none"
                .to_owned(),
        );
        row.to_check.push(format!("may be one with {hidden}, which has \"Numbat\""));
        row.to_check.push("a plain doubt".to_owned());
    }
    let bell = folder.report.organisations.iter().find(|own| own.name.starts_with("Bell"));
    let briefing = folder.briefing(&desk.folder(), &bell.unwrap().id).unwrap();
    let all = bytes(&briefing);
    assert!(all.contains("a plain doubt"));
    assert!(!all.contains("Ann Example") && !all.contains("Numbat") && !all.contains(&hidden));
}
