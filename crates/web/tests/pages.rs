//! What the pages say.

#![allow(clippy::expect_used, reason = "a test that cannot go on has failed")]

mod support;

use support::{Pages, Story};

const PAGES: [&str; 10] = [
    "/",
    "/decisions",
    "/findings",
    "/timeline",
    "/contracts",
    "/payments",
    "/suppliers",
    "/files",
    "/words",
    "/notices",
];

#[test]
fn every_page_has_one_heading_and_a_title_of_its_own() {
    let pages = Pages::over(Story::TwoBuyers);
    let mut titles = Vec::new();
    for path in PAGES {
        let page = pages.get(path);
        assert_eq!(page.status, 200, "{path}");
        assert_eq!(page.header("content-type"), Some("text/html; charset=utf-8"));
        assert_eq!(page.body.matches("<h1").count(), 1, "{path}");
        titles.push(page.element("title").to_owned());
    }
    titles.sort();
    titles.dedup();
    assert_eq!(titles.len(), PAGES.len(), "{titles:?}");
}

#[test]
fn an_audit_of_nothing_is_shown_as_such() {
    let pages = Pages::over(Story::Nothing);
    for path in PAGES {
        assert_eq!(pages.get(path).status, 200, "{path}");
    }
    assert!(
        pages.get("/").body.contains("From no files: no records of contracts and no payments.")
    );
    assert!(pages.get("/contracts?q=lift").body.contains("No contracts found"));
}

#[test]
fn only_the_demonstration_is_called_invented() {
    let says =
        |story| Pages::over(story).get("/contracts").body.contains("Invented bodies and suppliers");
    assert!(says(Story::Demonstration));
    assert!(!says(Story::TwoBuyers));
}

#[test]
fn contracts_are_found_by_words_buyer_supplier_end_and_stage() {
    let pages = Pages::over(Story::TwoBuyers);
    for (query, found) in [
        ("", "120 contracts"),
        ("q=LIFT+maintenance+amb-003", "1 contract found"),
        ("q=no+such+thing", "No contracts found"),
        ("buyer=Brackwater+Council", "60 contracts found"),
        ("buyer=brack", "60 contracts found"),
        ("supplier=tarn", "30 contracts found"),
        ("category=lift-maintenance+SERVICES", "120 contracts found"),
        ("category=maintenance", "120 contracts found"),
        ("category=roads", "No contracts found"),
        ("ending-from=1+2+2026&ending-before=1+3+2026", "4 contracts found"),
        ("stage=tender", "12 contracts found"),
        ("ending-before=1+2+2026", "4 contracts found"),
        ("ending-before=2026-02-01&stage=awarded", "4 contracts found"),
    ] {
        let page = pages.get(&format!("/contracts?{query}"));
        assert_eq!(page.element("h2"), found, "{query}");
    }
}

#[test]
fn the_soonest_end_comes_first_and_no_end_last() {
    let pages = Pages::over(Story::TwoBuyers);
    let first = pages.get("/contracts?sort=end");
    assert!(first.element("tbody").contains("31 January 2026"), "{}", first.element("tbody"));
    let last = pages.get("/contracts?sort=end&page=3");
    assert!(last.element("tbody").trim_end().contains("Not stated"));
    assert!(last.body.contains("Showing 101 to 120 of 120"));
    assert!(last.element("title").starts_with("Contracts, page 3 of 3"));
}

#[test]
fn links_to_other_pages_keep_the_search() {
    let page = Pages::over(Story::TwoBuyers).get("/contracts?buyer=Ambleford+Council&sort=value");
    assert!(page.body.contains("/contracts?buyer=Ambleford+Council&#38;sort=value&#38;page=2"));
    assert!(page.body.contains("/download/contracts.csv?buyer=Ambleford+Council&#38;sort=value"));
    assert!(page.body.contains("<option value=\"Ambleford Council\" selected>"));
}

#[test]
fn a_date_that_is_not_a_date_is_said_to_be_one_and_stays_as_filled_in() {
    let page = Pages::over(Story::TwoBuyers).get("/contracts?q=lift&ending-before=31+2+2027");
    assert_eq!(page.status, 200);
    assert!(page.element("title").starts_with("Error: Contracts"), "{}", page.element("title"));
    assert!(page.body.contains("govuk-error-summary"));
    assert!(page.body.contains("href=\"#ending-before\""));
    assert!(page.body.contains("value=\"31 2 2027\""));
    assert!(page.body.contains("value=\"lift\""));
    assert!(page.body.contains("aria-describedby=\"ending-before-hint ending-before-error\""));
}

#[test]
fn any_query_gets_a_page() {
    let pages = Pages::over(Story::TwoBuyers);
    let long = format!("q={}", "x".repeat(5000));
    for query in [
        "%",
        "%ff=%ff",
        "page=-1",
        "page=99999999999999999999",
        "page=0",
        "=",
        "&&&",
        "q=%00%0a",
        &long,
    ] {
        for path in [
            "/contracts",
            "/suppliers",
            "/decisions",
            "/timeline",
            "/payments",
            "/findings/due",
            "/download/contracts.csv",
            "/download/suppliers.csv",
            "/download/decisions.json",
            "/download/findings-due.csv",
            "/download/payments.csv",
        ] {
            assert_eq!(pages.get(&format!("{path}?{query}")).status, 200, "{path}?{query}");
        }
    }
}

#[test]
fn a_contract_says_where_it_is_from() {
    let pages = Pages::over(Story::TwoBuyers);
    let list = pages.get("/contracts?q=AMB-007");
    let href = link_in(list.element("tbody"));
    let page = pages.get(href);
    assert_eq!(page.element("h1"), "Service 7");
    for said in [
        "row 9",
        "registers/contracts.csv",
        "ocds-b5fd17-00000007",
        "£98,764 net",
        "31 August 2026",
    ] {
        assert!(page.body.contains(said), "{said}");
    }
    let file = pages.get("/files");
    assert!(page.body.contains(link_in(file.element("tbody"))));
    let file = pages.get(link_in(file.element("tbody")));
    for said in
        ["Open Government Licence v3.0", "Windows-1252", "Not used", "12 cells under 9 headers"]
    {
        assert!(file.body.contains(said), "{said}");
    }
}

#[test]
fn a_supplier_is_shown_as_written_with_buyers_and_contracts() {
    let pages = Pages::over(Story::TwoBuyers);
    let list = pages.get("/suppliers?q=limited");
    assert_eq!(list.element("h2"), "1 supplier found");
    let page = pages.get(link_in(list.element("tbody")));
    for said in [
        "TARN SOFTWARE LIMITED",
        "Ambleford Council",
        "Brackwater Council",
        "£600,000",
        "30 contracts",
    ] {
        assert!(page.body.contains(said), "{said}");
    }
}

#[test]
fn suppliers_of_one_name_are_told_apart_and_each_has_its_own_contracts() {
    let pages = Pages::over(Story::OneName);
    let list = pages.get("/suppliers").element("tbody").to_owned();
    for (number, own, other) in
        [("01234500", "Service 0", "Service 1"), ("03578140", "Service 1", "Service 0")]
    {
        let name = format!("Tarn Software Ltd (GB-COH-{number})");
        let row =
            list.split("<tr").find(|row| row.contains(&name)).unwrap_or_else(|| panic!("{list}"));
        let page = pages.get(link_in(row)).body;
        assert!(page.contains("1 contract") && page.contains(own) && !page.contains(other));
    }
}

#[test]
fn a_supplier_of_one_buyer_says_who_that_is() {
    let pages = Pages::over(Story::TwoBuyers);
    let list = pages.get("/suppliers?q=ghyll");
    let page = pages.get(link_in(list.element("tbody")));
    assert!(page.body.contains("Ambleford Council"), "paid, without a contract");
}

#[test]
fn a_name_is_found_however_it_is_written() {
    let pages = Pages::over(Story::TwoBuyers);
    for query in ["supplier=TARN+SOFTWARE+LIMITED", "supplier=tarn+software+ltd."] {
        assert_eq!(pages.get(&format!("/contracts?{query}")).element("h2"), "30 contracts found");
    }
    assert_eq!(pages.get("/contracts?buyer=AMBLEFORD+COUNCIL").element("h2"), "60 contracts found");
}

#[test]
fn sums_state_their_period_and_there_are_none_over_periods_that_lie_apart() {
    let together = Pages::over(Story::TwoBuyers).get("/").body;
    assert!(together.contains("net spend, 2 April 2025 to 27 February 2026"));
    assert!(together.contains("2 April 2025 to 30 June 2025"), "what all buyers cover");
    let pages = Pages::over(Story::YearsApart);
    let apart = pages.get("/").body;
    assert!(apart.contains("2 buyers</strong> <span>periods differ: see payments by buyer"));
    assert!(apart.contains("id=\"spend-by-buyer\""));
    for headline in ["<strong>£", "£987,654 in"] {
        assert!(!apart.contains(headline) && together.contains(headline), "{headline}");
    }
    assert!(!apart.contains("£600,000</td>\n  </tr>"), "a sum over a shared supplier's buyers");
    for said in ["£787,654", "£200,000", "1 May 2023", "Read it with its first and last payment"]
    {
        assert!(apart.contains(said), "{said}");
    }
    let list = pages.get("/suppliers?q=tarn");
    assert!(list.element("tbody").contains("Periods differ"));
    let page = pages.get(link_in(list.element("tbody"))).body;
    assert!(page.contains("Periods differ, in 200 of 200") && page.contains("£400,000"));
    let csv = pages.get("/download/shared-suppliers.csv").body;
    assert!(csv.trim_end().ends_with("periods differ"), "{csv}");
}

#[test]
fn names_are_text_in_pages_and_in_spreadsheets() {
    let pages = Pages::over(Story::TwoBuyers);
    for path in ["/", "/contracts", "/suppliers"] {
        let page = pages.get(path);
        assert!(page.body.contains("Fell &#38; Sons &#60;Lifts&#62;"), "{path}");
        assert!(!page.body.contains("<Lifts>"), "{path}");
    }
    let searched = pages.get("/contracts?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E");
    assert!(!searched.body.contains("<script>"));
    let csv = pages.get("/download/suppliers.csv");
    assert_eq!(csv.header("content-disposition"), Some("attachment; filename=\"suppliers.csv\""));
    assert!(csv.body.contains("\r\n\"'=HYPERLINK(\"\"http://example.org\"\")\","), "{}", csv.body);
}

#[test]
fn every_download_that_a_page_offers_is_there() {
    let pages = Pages::over(Story::TwoBuyers);
    let mut offered = 0;
    for path in PAGES {
        for href in pages
            .get(path)
            .body
            .split("href=\"")
            .skip(1)
            .filter_map(|after| after.split('"').next())
        {
            if href.starts_with("/download/") {
                let file = pages.get(href);
                let kind = if href.contains(".json") {
                    "application/json"
                } else {
                    "text/csv; charset=utf-8"
                };
                assert_eq!(file.status, 200, "{href}");
                assert_eq!(file.header("content-type"), Some(kind));
                assert!(file.body.lines().count() > 1, "{href}");
                offered += 1;
            }
        }
    }
    assert!(offered >= 10, "{offered}");
}

#[test]
fn what_is_not_there_is_a_page_too() {
    let pages = Pages::over(Story::TwoBuyers);
    for path in [
        "/nothing",
        "/contracts/contract-0",
        "/suppliers/x",
        "/buyers/x",
        "/findings/x",
        "/findings/due/x",
        "/payments?file=x",
        "/files/../x",
        "/download/x.csv",
        "/download/findings-x.csv",
    ] {
        let page = pages.get(path);
        assert_eq!(page.status, 404, "{path}");
        assert_eq!(page.element("h1"), "Page not found", "{path}");
    }
}

#[test]
fn assets_may_be_kept_for_ever_and_hold_nothing_of_govuks_own() {
    let pages = Pages::over(Story::TwoBuyers);
    let page = pages.get("/");
    let addresses: Vec<&str> =
        page.body.split('"').filter(|part| part.starts_with("/assets/")).collect();
    assert_eq!(addresses.len(), 4, "{addresses:?}");
    for address in addresses {
        let asset = pages.get(address);
        assert_eq!(asset.status, 200, "{address}");
        assert_eq!(asset.header("cache-control"), Some("public, max-age=31536000, immutable"));
        for unwanted in ["GDS Transport", "@font-face", "crest"] {
            assert!(!asset.body.contains(unwanted), "{address} holds {unwanted}");
        }
    }
    assert_eq!(pages.get("/assets/0000000000000000/whitworth.css").status, 404);
    assert!(pages.get("/notices").body.contains("Government Digital Service"));
}

/// The first address in a piece of a page.
fn link_in(html: &str) -> &str {
    html.split_once("href=\"").and_then(|(_, after)| after.split('"').next()).expect("a link")
}

#[test]
fn a_supplier_says_how_else_it_is_written_and_why_that_is_the_same() {
    let pages = Pages::over(Story::TwoBuyers);
    let found = pages.get("/suppliers?q=tarn+software+limited").body;
    let at = found.find("/suppliers/supplier-").expect("a link to the supplier");
    let address: String = found[at..].chars().take_while(|letter| *letter != '"').collect();
    let page = pages.get(&address).body;
    assert!(page.contains("Also written"), "{page}");
    assert!(page.contains("TARN SOFTWARE LIMITED, "), "{page}");
    assert!(page.contains("% sure: "), "{page}");
    assert!(page.contains("30 contracts"), "all of its contracts, however it is written");
}
