//! Which contracts stand in the pipeline, what each is estimated at, and which are left out and why.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop where it is")]

use chrono::NaiveDate;
use estate::{
    Audit, Lead, Outlook, Pence, Pipeline, WhyLeftOut, Window, audit_bytes, outlook, pipeline,
    pipeline_rules,
};

const HEADINGS: &str = "Purchasing Body,Contract Reference,Contract Title,Supplier,Annual Value,Total Contract Value,Currency,Start Date,End Date,Contract Duration (months),Option to extend (months),How many extensions,Current Expiry Date,Visibility\n";

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn drawn(rows: &str) -> (Audit, Outlook, Pipeline) {
    let audit = audit_bytes("register.csv", format!("{HEADINGS}{rows}").as_bytes());
    let window = Window { as_at: day("2026-01-01"), months: 6 };
    let outlook = outlook(&audit, window, Lead::default());
    let pipeline = pipeline(&audit, &outlook, window.as_at);
    (audit, outlook, pipeline)
}

/// A row of a contract of two years with an option for one more.
fn row(title: &str, annual: &str, total: &str, end: &str) -> String {
    let start = day(end).checked_sub_months(chrono::Months::new(24)).unwrap();
    let start = start.succ_opt().unwrap();
    format!(
        "Weir Council,R-{title},{title},Brightwell Ltd,{annual},{total},,{start},{end},24,12,1,{end},Public\n"
    )
}

fn titles(found: &(Audit, Outlook, Pipeline)) -> Vec<&str> {
    let (audit, outlook, pipeline) = found;
    let of = |own: &estate::Planned| &audit.contracts[outlook.every[own.decision].contract].title;
    pipeline.planned.iter().map(|own| of(own).as_str()).collect()
}

fn left_out(found: &(Audit, Outlook, Pipeline)) -> Vec<(&str, WhyLeftOut)> {
    let (audit, outlook, pipeline) = found;
    let of = |own: &estate::LeftOutOfPipeline| {
        (audit.contracts[outlook.every[own.decision].contract].title.as_str(), own.because)
    };
    pipeline.left_out.iter().map(of).collect()
}

#[test]
fn what_begins_within_eighteen_months_is_in_it_whatever_the_window_of_the_report() {
    let rows = [
        row("Last day of the window", "", "2000000.01", "2028-04-01"),
        row("A day too late", "", "9000000", "2028-04-02"),
        row("Should have begun", "", "3000000", "2026-03-31"),
        row("Over", "", "3000000", "2025-12-31"),
    ];
    let found = drawn(&rows.concat());
    assert_eq!(titles(&found), ["Should have begun", "Last day of the window"]);
    let (overdue, last) = (&found.2.planned[0], &found.2.planned[1]);
    assert!(overdue.is_overdue && !last.is_overdue);
    assert_eq!(last.tender_notice, day("2027-07-01"));
    assert_eq!(last.start, Some(day("2028-04-02")));
    assert_eq!(last.end, Some(day("2030-04-01")));
    assert_eq!(found.2.ends, day("2027-07-01"));
}

#[test]
fn the_threshold_is_above_two_million_and_what_is_not_above_is_counted() {
    let rows = [
        row("Two million", "", "1666666.66", "2027-03-31"),
        row("A penny more", "", "2000000.01", "2027-03-31"),
    ];
    let found = drawn(&rows.concat());
    assert_eq!(titles(&found), ["A penny more"]);
    assert_eq!((found.2.not_above, found.2.left_out.len()), (1, 0));
}

#[test]
fn net_and_gross_stay_apart_and_what_is_above_only_with_vat_is_left_out_with_that_reason() {
    let found = drawn(&row("Between", "", "1900000", "2027-03-31"));
    assert!(titles(&found).is_empty());
    assert_eq!(left_out(&found), [("Between", WhyLeftOut::AboveOnlyWithVat)]);
    assert_eq!(found.2.left_out[0].estimate.unwrap().net_pence, Some(Pence(190_000_000)));
    assert_eq!(found.2.left_out[0].estimate.unwrap().gross_pence, None);
}

#[test]
fn a_total_goes_before_a_year_and_a_year_is_counted_over_term_and_options() {
    let rows =
        [row("Total", "500000", "2500000", "2027-03-31"), row("Year", "800000", "", "2027-03-31")];
    let found = drawn(&rows.concat());
    assert_eq!(titles(&found), ["Total", "Year"]);
    let [total, year] = [0, 1].map(|at| found.2.planned[at].estimate);
    assert_eq!(total.net_pence, Some(Pence(250_000_000)));
    assert_eq!(
        total.words(),
        "total of the present contract as stated; taken as net, which the source does not say"
    );
    assert_eq!(year.net_pence, Some(Pence(240_000_000)));
    assert_eq!(
        year.words(),
        "£800,000.00 a year as stated, over the 36 months of the present contract: first term and all options; taken as net, which the source does not say"
    );
}

#[test]
fn it_stands_on_the_facts_that_the_decision_stands_on() {
    let home = tempfile::tempdir().unwrap();
    let write = |name: &str, row: &str| {
        std::fs::write(home.path().join(name), format!("{HEADINGS}{row}")).unwrap();
    };
    // The record that leads leaves the value out, and the other states it.
    write("july.csv", &row("Waste", "", "", "2027-03-31"));
    write("june.csv", &row("Waste", "", "3000000", "2027-03-31"));
    let audit = estate::audit(&[home.path().to_owned()], estate::AuditOptions::default());
    let window = Window { as_at: day("2026-01-01"), months: 6 };
    let outlook = outlook(&audit, window, Lead::default());
    let pipeline = pipeline(&audit, &outlook, window.as_at);
    let found = (audit, outlook, pipeline);
    assert_eq!(titles(&found), ["Waste"]);
    assert_eq!(found.2.planned[0].estimate.net_pence, Some(Pence(300_000_000)));
}

#[test]
fn options_that_are_not_known_are_not_counted_as_none() {
    let unsaid = |title: &str, annual: &str| {
        row(title, annual, "", "2027-03-31").replace(",24,12,1,", ",24,,,")
    };
    let rows = [unsaid("Large", "1100000"), unsaid("Between", "600000"), unsaid("Small", "5000")];
    let found = drawn(&rows.concat());
    assert_eq!(titles(&found), ["Large"]);
    assert_eq!(left_out(&found), [("Between", WhyLeftOut::OptionsNotKnown)]);
    assert_eq!(found.2.not_above, 1);
    assert_eq!(
        found.2.planned[0].estimate.words(),
        "£1,100,000.00 a year as stated, over the 24 months of the present contract: options to extend are not known and none is counted; taken as net, which the source does not say"
    );
}

#[test]
fn a_gross_value_is_never_shown_as_net() {
    let release = r#"{"releases":[{"ocid":"ocds-x-1","id":"1","tag":["contract"],"date":"2024-04-01T00:00:00Z",
      "buyer":{"name":"Weir Council"},"parties":[{"name":"Weir Council","roles":["buyer"]}],
      "tender":{"title":"Waste collection"},
      "awards":[{"id":"1","suppliers":[{"name":"Brightwell Ltd"}]}],
      "contracts":[{"id":"1","awardID":"1","title":"Waste collection",
        "period":{"startDate":"2024-04-01T00:00:00Z","endDate":"2027-03-31T00:00:00Z"},
        "value":{"amount":1900000,"amountGross":2280000,"currency":"GBP"}}]}]}"#;
    let audit = audit_bytes("notice.json", release.as_bytes());
    let window = Window { as_at: day("2026-01-01"), months: 18 };
    let outlook = outlook(&audit, window, Lead::default());
    let found = pipeline(&audit, &outlook, window.as_at);
    let estimate = found.planned[0].estimate;
    assert_eq!(estimate.net_pence, Some(Pence(190_000_000)));
    assert_eq!(estimate.gross_pence, Some(Pence(228_000_000)));
}

#[test]
fn what_cannot_be_told_is_left_out_with_its_reason() {
    let rows = [
        row("No value", "", "", "2027-03-31"),
        row("Placeholder", "", "1", "2027-03-31"),
        "Weir Council,E1,Euros,Brightwell Ltd,,9000000,EUR,2024-04-01,2027-03-31,36,0,0,2027-03-31,Public\n".to_owned(),
        "Weir Council,N1,No end,Brightwell Ltd,,9000000,,2024-04-01,TBC,,,,TBC,Public\n".to_owned(),
        "Weir Council,N2,Small without end,Brightwell Ltd,,9000,,2024-04-01,TBC,,,,TBC,Public\n".to_owned(),
        "Weir Council,S1,Secret,Hidden Ltd,,9000000,,2024-04-01,2027-03-31,36,0,0,2027-03-31,Not public\n".to_owned(),
    ];
    let found = drawn(&rows.concat());
    assert!(titles(&found).is_empty());
    let mut told = left_out(&found);
    told.sort_by_key(|own| own.0);
    assert_eq!(
        told,
        [
            ("Euros", WhyLeftOut::OtherCurrency),
            ("No end", WhyLeftOut::NoEnd),
            ("No value", WhyLeftOut::NoValue),
            ("Placeholder", WhyLeftOut::NoValue),
        ]
    );
}

#[test]
fn each_fact_of_law_leads_to_its_text() {
    for fact in pipeline_rules() {
        assert!(fact.source.starts_with("https://www.legislation.gov.uk/"), "{}", fact.provision);
        assert!(!fact.words.contains("should") && fact.words.ends_with('.'), "{}", fact.words);
    }
}
