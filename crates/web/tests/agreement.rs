//! The page of a contract that several records tell of: what is known of the agreement, and where it is from.

#![allow(clippy::expect_used, reason = "a test that cannot go on has failed")]

mod support;

use support::{Pages, Reply, Story};

const REGISTER: &str = "ambleford-register.csv";
const SOFTWARE: &str = "ambleford-software.csv";

/// The page that a row of the list of contracts leads to.
fn record(pages: &Pages, file: &str) -> (String, Reply) {
    let list = pages.get("/contracts?q=AMB-1");
    let mut rows = list.body.split("<tr").skip(1);
    let row = rows.find(|row| row.contains(file)).expect("the record's row");
    let address = row.split("href=\"").nth(1).expect("a link");
    let address = address.split('"').next().expect("its end").to_owned();
    let page = pages.get(&address);
    (address, page)
}

/// The records of one agreement: first the one whose facts are used.
fn both(pages: &Pages) -> [(String, Reply); 2] {
    let (one, other) = (record(pages, REGISTER), record(pages, SOFTWARE));
    if one.1.body.contains(">The agreement<") { [one, other] } else { [other, one] }
}

#[test]
fn the_leading_record_shows_all_that_the_decisions_say_and_every_record() {
    let pages = Pages::over(Story::ToldTwice);
    let [(leading, page), (other, _)] = both(&pages);
    let main = page.element("main").split("What this record says").next().expect("the agreement");
    for said in [
        "31 December 2022",
        "30 June 2022",
        "12 months",
        "31 March 2024",
        "PCR 2015",
        "invitation to tender",
        "Payroll system",
        "\u{a3}50,000",
        "as the source states it",
        "2 records, put together by what they say",
        "Nobody",
        "2 records",
        "in total do not fit its 24 months",
    ] {
        assert!(main.contains(said), "{said} in {main}");
    }
    for file in [REGISTER, SOFTWARE] {
        let place = format!("{file}</a>: row 2");
        assert!(main.contains(&place), "{place} in {main}");
    }
    assert!(main.contains(&format!("href=\"{other}\"")), "{main}");
    assert!(!main.contains(&format!("href=\"{leading}\"")), "{main}");
    let file = main.split("href=\"/files/").nth(1).expect("a file's page");
    let file = file.split('"').next().expect("its end");
    assert_eq!(pages.get(&format!("/files/{file}")).status, 200);
}

#[test]
fn another_record_leads_to_the_agreement_and_is_corrected_there() {
    let pages = Pages::over_corrections_of(Story::ToldTwice);
    let [(leading, _), (other, page)] = both(&pages);
    assert_ne!(leading, other);
    let main = page.element("main");
    assert!(main.contains("one record of an agreement"), "{main}");
    assert!(main.contains(&format!("href=\"{leading}\"")), "{main}");
    assert!(main.contains(&format!("href=\"{leading}/correct\"")), "{main}");
    assert!(!main.contains(&format!("href=\"{other}/correct\"")), "{main}");
}

#[test]
fn a_contract_of_one_record_has_no_other_to_lead_to() {
    let pages = Pages::over(Story::ToldTwice);
    let list = pages.get("/contracts?q=BW-1");
    let link = list.element("tbody").split("href=\"").nth(1).expect("a link");
    let page = pages.get(link.split('"').next().expect("its end"));
    assert!(page.body.contains("1 record<") && page.body.contains("one record"), "{}", page.body);
    assert!(!page.body.contains("one record of an agreement"));
}

#[test]
fn a_contract_told_twice_is_found_by_its_tier_with_every_record() {
    let pages = Pages::over(Story::ToldTwice);
    let all = pages.get("/findings/overlaps");
    assert_eq!(all.element("h2"), "2 findings");
    let twice = "published more than once";
    let at = |words: &str| all.element("tbody").find(words).expect("the tier");
    assert!(at("same supplier and category") < at(twice), "what to act on stands first");
    let asked = "tier=one+contract%2C+published+more+than+once";
    let found = pages.get(&format!("/findings/overlaps?{asked}"));
    assert_eq!(found.element("h2"), "1 finding found");
    assert!(found.body.contains(&format!("/download/findings-overlaps.csv?{asked}")));
    assert!(found.body.contains("published more than once\" selected"), "{}", found.body);
    let csv = pages.get(&format!("/download/findings-overlaps.csv?{asked}")).body;
    assert_eq!(csv.lines().count(), 2, "{csv}");
    for file in [REGISTER, SOFTWARE] {
        assert!(csv.contains(&format!("{file}: row 2")), "{csv}");
    }
    let link = found.element("tbody").split("href=\"").nth(1).expect("a link");
    let one = pages.get(link.split('"').next().expect("its end"));
    assert!(one.body.contains("1 contract, 2 records"), "{}", one.element("main"));
    assert_eq!(pages.get("/findings/overlaps?tier=x").element("h2"), "No findings found");
}

#[test]
fn the_front_page_tells_records_from_contracts() {
    let page = Pages::over(Story::ToldTwice).get("/");
    assert!(page.body.contains("records of awarded contracts, 2 contracts"), "{}", page.body);
    assert!(page.body.contains("From 3 files: 3 records of contracts"), "{}", page.body);
}
