//! Decisions, findings, payments and the timeline, from files as an audit reads them.

#![allow(clippy::expect_used, reason = "a test that cannot go on has failed")]

mod support;

use support::{Pages, Story};

#[test]
fn decisions_are_found_by_list_words_body_supplier_and_day() {
    let pages = Pages::over(Story::Region);
    for (query, found) in [
        ("", "4 contracts"),
        ("list=ended", "1 contract"),
        ("list=endless", "1 contract"),
        ("list=later", "1 contract"),
        ("q=PAYROLL+amb-1", "1 contract found"),
        ("body=Brackwater+Council", "2 contracts found"),
        ("body=bleford", "2 contracts found"),
        ("supplier=tarn", "2 contracts found"),
        ("due-before=1+7+2022", "2 contracts found"),
        ("due-before=2022-07-01&body=Brackwater+Council", "No contracts found"),
    ] {
        let page = pages.get(&format!("/decisions?{query}"));
        assert_eq!(page.element("h2"), found, "{query}");
    }
}

#[test]
fn a_decision_says_what_is_reckoned_what_is_overdue_and_what_to_check() {
    let page = Pages::over(Story::Region).get("/decisions");
    assert!(
        page.body
            .contains("As at 31 July 2022: 4 decisions due within 18 months, 2 of them overdue.")
    );
    assert!(page.body.contains("reckoned from planning assumptions, not stated by a source"));
    let row = page.body.split("<tr").find(|row| row.contains("Payroll system")).expect("the row");
    for said in [
        "Start buying by 30 Jun 2022 <strong class=\"govuk-tag govuk-tag--red\">Overdue</strong>",
        "Notice by 31 Dec 2022",
        "12 months of options, to 31 Mar 2024",
        "£50,000",
    ] {
        assert!(row.contains(said), "{said} in {row}");
    }
    assert!(page.body.contains("£12,000.00 a year and £500,000.00 in total do not fit"));
}

#[test]
fn the_address_of_decisions_holds_the_search_and_downloads_follow_it() {
    let pages = Pages::over(Story::Region);
    let page = pages.get("/decisions?list=ended&q=lift&sort=end");
    assert!(page.body.contains("value=\"ended\" selected"));
    assert!(page.body.contains("/download/decisions.json?list=ended&#38;q=lift&#38;sort=end"));
    let csv = pages.get("/download/decisions.csv?list=ended&q=lift").body;
    assert_eq!(csv.lines().count(), 2, "{csv}");
    assert!(
        csv.contains("AMB-2,Lift maintenance,Fell Lifts Ltd") && csv.contains("row 3"),
        "{csv}"
    );
    let json = pages.get("/download/decisions.json?list=ended&q=lift").body;
    assert!(json.contains("\"notice_months\": 3") && json.contains("\"AMB-2\""), "{json}");
    let wrong = pages.get("/decisions?due-before=soon&list=x");
    assert!(wrong.element("title").starts_with("Error: Decisions"));
    assert!(wrong.body.contains("href=\"#due-before\"") && wrong.body.contains("href=\"#list\""));
}

#[test]
fn kinds_of_findings_say_how_many_what_they_cover_and_what_to_do() {
    let page = Pages::over(Story::Region).get("/findings");
    for said in
        ["Held by several bodies at once", "1 finding", "No findings", "Covers:", "What to do:"]
    {
        assert!(page.body.contains(said), "{said}");
    }
}

#[test]
fn findings_are_found_by_words_and_body_and_one_has_its_contracts_and_payments() {
    let pages = Pages::over(Story::Region);
    for (query, found) in [
        ("spend-without-contract", "2 findings"),
        ("spend-without-contract?q=howe", "1 finding found"),
        ("spend-without-contract?body=Ambleford+Council", "1 finding found"),
        ("overlaps?body=Brackwater+Council", "1 finding found"),
        ("overlaps?body=Nowhere", "No findings found"),
    ] {
        assert_eq!(pages.get(&format!("/findings/{query}")).element("h2"), found, "{query}");
    }
    let kind = pages.get("/findings/spend-without-contract?q=scar");
    let one = pages.get(link(kind.element("tbody"), "/findings/"));
    assert_eq!(one.element("h1"), "Ambleford Council: Scar Consulting Ltd");
    let paid = pages.get(&link(&one.body, "/payments").replace("&#38;", "&"));
    assert_eq!(paid.element("h2"), "2 payments");
    assert!(paid.body.contains("Net: £24,000, in 2 of 2"), "a credit lowers the sum");
    assert!(paid.body.contains("ambleford-spend.csv: row 6"), "{}", paid.element("tbody"));
    let kind = pages.get("/findings/overlaps");
    let one = pages.get(link(kind.element("tbody"), "/findings/"));
    assert!(
        one.body.contains("2 contracts") && one.body.contains("brackwater-register.csv: row 2")
    );
    let csv = pages.get("/download/findings-overlaps.csv").body;
    assert!(csv.contains("Tarn Software Ltd: Software") && csv.contains("90000.00"), "{csv}");
    let json = pages.get("/download/findings-spend-without-contract.json?q=howe").body;
    assert!(json.contains("Howe Taxis") && !json.contains("Scar"), "{json}");
    assert!(json.contains("brackwater-spend.csv: row 5"), "the first payment: {json}");
}

#[test]
fn payments_are_found_however_a_supplier_is_written() {
    let pages = Pages::over(Story::Region);
    for (query, found) in [
        ("", "12 payments"),
        ("supplier=Tarn+Software+Ltd&buyer=Ambleford+Council", "3 payments"),
        ("supplier=TARN+SOFTWARE+LIMITED&buyer=ambleford", "3 payments"),
        ("supplier=tarn", "5 payments"),
        ("supplier=Redacted", "1 payment"),
        ("supplier=nobody+of+that+name", "No payments"),
        ("undated=yes", "No payments"),
        ("currency=EUR", "No payments"),
    ] {
        assert_eq!(pages.get(&format!("/payments?{query}")).element("h2"), found, "{query}");
    }
    let page = pages.get("/payments?supplier=tarn");
    assert!(page.body.contains("By buyer") && page.body.contains("Net: £235,000, in 5 of 5"));
    assert!(page.body.contains("1 November 2021"), "the last of them: {}", page.body);
    let csv = pages.get("/download/payments.csv?supplier=howe").body;
    assert!(csv.contains("Brackwater Council,Howe Taxis,2022-06-01,8000.00"), "{csv}");
}

#[test]
fn the_timeline_draws_what_falls_due_and_says_the_same_as_a_table() {
    let pages = Pages::over(Story::Region);
    let page = pages.get("/timeline");
    assert_eq!(
        page.body.matches("<svg role=\"img\" aria-labelledby=").count(),
        2,
        "a drawing a body"
    );
    for said in
        ["Payroll system (Tarn Software Ltd)", "As at 31 Jul 2022", "Window ends 31 Jan 2024"]
    {
        assert!(page.body.contains(said), "{said}");
    }
    let table = page.element("tbody");
    assert!(table.contains("/contracts/contract-") && table.contains("31 Mar 2024"), "{table}");
    let one = pages.get("/timeline?by=body&of=Brackwater+Council");
    assert!(one.body.contains("Highway works") && !one.body.contains("Payroll system"));
    let known = pages.get("/timeline?by=capability");
    assert!(known.body.contains("Left out: 5 contracts that run and are for no software product"));
}

#[test]
fn windows_are_found_by_words_body_tier_and_day() {
    let pages = Pages::over(Story::Region);
    for (query, found) in [
        ("", "1 group"),
        ("q=payroll+tarn", "1 group found"),
        ("body=Brackwater+Council", "1 group found"),
        ("body=brack&tier=supplier&day=yes", "1 group found"),
        ("tier=product", "No groups found"),
        ("day=no", "No groups found"),
    ] {
        assert_eq!(pages.get(&format!("/windows?{query}")).element("h2"), found, "{query}");
    }
    let wrong = pages.get("/windows?tier=x&day=x");
    assert!(wrong.element("title").starts_with("Error: Alignment windows"));
    assert!(wrong.body.contains("href=\"#tier\"") && wrong.body.contains("href=\"#day\""));
    let page = pages.get("/windows?q=tarn");
    assert!(page.body.contains("/download/window-contracts.csv?q=tarn"));
}

#[test]
fn a_group_says_of_each_day_how_each_contract_stands() {
    let pages = Pages::over(Story::Region);
    let list = pages.get("/windows");
    let address = link(list.element("tbody"), "/windows/").to_owned();
    let page = pages.get(&address);
    assert_eq!(page.element("h1"), "Tarn Software Ltd: Software");
    for said in [
        "If the old contracts end on 31 December 2023",
        "2 contracts of 2 bodies join: 366 days extended, 91 days stranded.",
        "Extended by 12 months to 31 March 2024, to be told by 31 December 2022; runs on for 91 days beside \
         what replaces it, worth £12,465.75",
        "As it stands, on 31 December 2023",
        "ambleford-register.csv: row 2",
        "https://www.legislation.gov.uk/uksi/2015/102/regulation/72",
        "They are no advice",
        "days from 30 April 2023, by when a joint procurement could be ready, to 31 July 2027",
    ] {
        assert!(page.body.contains(said), "{said} in {}", page.element("main"));
    }
    let finding = pages.get(link(&page.body, "/findings/overlaps/"));
    assert_eq!(link(&finding.body, "/windows/"), address);
    let other = pages.get(&format!("{address}?on=30+6+2024"));
    for said in ["Falls short", "91 days before", "On this day nothing is better"] {
        assert!(other.body.contains(said), "{said} in {}", other.element("main"));
    }
    let wrong = pages.get(&format!("{address}?on=soon"));
    assert!(wrong.body.contains("href=\"#on\"") && wrong.element("title").starts_with("Error: "));
    assert_eq!(pages.get("/windows/window-0").status, 404);
}

#[test]
fn windows_can_be_downloaded_as_they_are_shown() {
    let pages = Pages::over(Story::Region);
    let csv = pages.get("/download/windows.csv?tier=supplier").body;
    assert!(csv.contains("Tarn Software Ltd: Software,,Ambleford Council; Brackwater Council,2,2023-12-31,2,2,0,0,12,366,91,12465.75,0,2022-12-31"), "{csv}");
    let csv = pages.get("/download/window-contracts.csv").body;
    assert!(csv.contains("AMB-1,Payroll system") && csv.contains("register.csv: row 2"), "{csv}");
    let json = pages.get("/download/windows.json?q=tarn").body;
    assert!(json.contains("\"stranded_days\": 91") && json.contains("\"stands\""), "{json}");
    assert!(!pages.get("/download/windows.json?tier=product").body.contains("AMB-1"));
}

/// The first address of that kind in a piece of a page.
fn link<'a>(html: &'a str, begins: &str) -> &'a str {
    let mut hrefs = html.split("href=\"").skip(1).filter_map(|after| after.split('"').next());
    hrefs.find(|href| href.starts_with(begins)).expect("a link")
}

#[test]
fn a_supplier_leads_to_its_briefing_with_facts_apart_from_inference() {
    let pages = Pages::over(Story::Region);
    let list = pages.get("/suppliers?q=tarn");
    let supplier = list.body.split("href=\"/suppliers/").nth(1).expect("a supplier");
    let id = supplier.split('"').next().expect("its id");
    let briefing = format!("/suppliers/{id}/briefing");
    assert!(pages.get(&format!("/suppliers/{id}")).body.contains(&briefing));
    let page = pages.get(&briefing);
    assert_eq!(page.element("h1"), "Tarn Software Ltd");
    let (facts, inference) = page.body.split_once("2. Inference").expect("both");
    assert!(facts.contains("ambleford-spend.csv: 3 lines from row 2 to row 4"), "{facts}");
    assert!(facts.contains("£215,000.00") && !facts.contains("procurement would begin"));
    assert!(inference.contains("procurement would begin 30 Jun 2022, passed"));
    assert!(inference.contains("same supplier and category"), "{inference}");
    for other in ["Fell Lifts", "Pike Civil", "Ghyll"] {
        assert!(!page.element("main").contains(other), "{other}");
    }
    let document = pages.get(&format!("/download/briefing.html?supplier={id}"));
    assert!(document.header("Content-Type").expect("a type").starts_with("text/html"));
    assert!(document.body.contains("<h1>Tarn Software Ltd</h1>"));
    let data = pages.get(&format!("/download/briefing.json?supplier={id}")).body;
    assert!(data.contains("\"supplier\": \"Tarn Software Ltd\""), "{data}");
    assert_eq!(pages.get("/suppliers/nobody/briefing").status, 404);
    assert_eq!(pages.get("/download/briefing.html?supplier=nobody").status, 404);
}

#[test]
fn the_pipeline_can_be_downloaded_from_the_decisions() {
    let pages = Pages::over(Story::Region);
    let page = pages.get("/decisions").body;
    assert!(page.contains("No contracts above £2 million whose procurement would begin"), "{page}");
    assert!(page.contains("href=\"/download/pipeline.json\""));
    assert!(!page.contains("/download/pipeline.csv"), "there is no row to download");
    let csv = pages.get("/download/pipeline.csv").body;
    assert!(csv.contains("Contracting authority,Contract title"), "{csv}");
    let json = pages.get("/download/pipeline.json").body;
    assert!(json.contains("\"as_at\": \"2022-07-31\""), "{json}");
}
