//! The pages in a browser: accessible at both widths, and whole without JavaScript.
//!
//! With `WHITWORTH_SCREENSHOTS` set to a folder, a picture of each page is left there.

#![allow(clippy::expect_used, reason = "a test that cannot go on has failed")]

mod support;

use std::path::Path;

use fantoccini::{Client, Locator};
use support::{Browser, Pages, Script, Story, violations};

const AXE: &str = "pages in Chromium with axe-core";

/// A desktop and a telephone.
const WIDTHS: [u32; 2] = [1280, 375];

#[test]
fn every_page_meets_wcag_at_both_widths() {
    let pages = Pages::over(Story::Demonstration);
    let (apart, region) = (Pages::over(Story::YearsApart), Pages::over(Story::Region));
    let of_region = |list: &str, begins: &str| {
        let page = region.get(list).body;
        let href = page.split("href=\"").skip(1).filter_map(|after| after.split('"').next());
        let own = href.filter(|href| href.starts_with(begins)).last().expect("a link").to_owned();
        format!("http://{}{}", region.address, own.replace("&#38;", "&"))
    };
    let at_region = |path: &str| format!("http://{}{path}", region.address);
    let first = |list: &str| {
        let page = pages.get(list);
        let rows = page.element("tbody");
        rows.split_once("href=\"").and_then(|(_, after)| after.split('"').next().map(str::to_owned))
    };
    let (file, contract) = (first("/files"), first("/contracts?q=AMB-007"));
    let supplier = first("/suppliers?q=tarn");
    let briefing = briefing_of(&region, "tarn");
    let id = briefing.split('/').nth(2).expect("an id");
    let document = region.get(&format!("/download/briefing.html?supplier={id}")).body;
    std::fs::write(region.file("briefing.html"), document).expect("the document is kept");
    let shown = [
        ("overview", "/".to_owned()),
        ("report", pages.document("report.html")),
        ("report-apart", apart.document("report.html")),
        ("outlook", region.document("outlook.html")),
        ("decisions", at_region("/decisions")),
        ("decisions-ended", at_region("/decisions?list=ended")),
        ("decisions-wrong", at_region("/decisions?due-before=soon")),
        ("findings", at_region("/findings")),
        ("findings-kind", at_region("/findings/spend-without-contract")),
        ("findings-none", at_region("/findings/concentration")),
        ("finding", of_region("/findings/overlaps", "/findings/overlaps/")),
        ("payments", at_region("/payments?supplier=tarn")),
        ("windows", at_region("/windows")),
        ("windows-wrong", at_region("/windows?tier=x")),
        ("window", of_region("/windows", "/windows/")),
        ("timeline", at_region("/timeline")),
        ("timeline-capability", at_region("/timeline?by=capability")),
        ("buyer", of_region("/", "/buyers/")),
        ("files", "/files".to_owned()),
        ("file", file.expect("a file")),
        ("contracts", "/contracts?page=2".to_owned()),
        ("contracts-wrong", "/contracts?ending-before=soon".to_owned()),
        ("contracts-none", "/contracts?q=no+such+thing".to_owned()),
        ("contract", contract.expect("a contract")),
        ("suppliers", "/suppliers".to_owned()),
        ("supplier", supplier.expect("a supplier")),
        ("briefing", at_region(&briefing)),
        ("briefing-document", region.document("briefing.html")),
        ("words", "/words".to_owned()),
        ("notices", "/notices".to_owned()),
        ("not-found", "/nothing".to_owned()),
    ];
    let site = format!("http://{}", pages.address);
    let shown = shown.map(|(name, path)| match path.strip_prefix('/') {
        Some(_) => (name, format!("{site}{path}")),
        None => (name, path),
    });
    Browser::tell(AXE, Script::On, async move |browser| {
        let mut wrong = Vec::new();
        for width in WIDTHS {
            browser.set_window_size(width, 900).await.expect("a width");
            for (name, address) in &shown {
                browser.goto(address).await.expect("a page");
                let found = violations(&browser).await;
                wrong.extend(found.into_iter().map(|one| format!("{name} at {width}: {one}")));
                picture(&browser, name, width).await;
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        suites::ran(AXE, shown.len() * WIDTHS.len());
    });
}

#[test]
fn contracts_can_be_searched_without_javascript() {
    let pages = Pages::over(Story::TwoBuyers);
    let address = pages.address;
    Browser::tell("pages without JavaScript", Script::Off, async move |browser| {
        browser.goto(&format!("http://{address}/contracts")).await.expect("a page");
        let body = browser.find(Locator::Css("body")).await.expect("a body");
        let class = body.attr("class").await.expect("a class").unwrap_or_default();
        assert!(!class.contains("js-enabled"), "JavaScript runs: {class}");

        fill(&browser, "#q", "lift maintenance").await;
        fill(&browser, "#ending-before", "soon").await;
        press_search(&browser).await;
        assert_eq!(text(&browser, ".govuk-error-summary__title").await, "There is a problem");
        assert!(browser.title().await.expect("a title").starts_with("Error: Contracts"));

        let field = browser.find(Locator::Css("#ending-before")).await.expect("the field");
        field.clear().await.expect("emptied");
        fill(&browser, "#ending-before", "31 12 2026").await;
        fill(&browser, "#q", " AMB-003").await;
        press_search(&browser).await;
        assert_eq!(text(&browser, "#results").await, "1 contract found");

        let link = browser.find(Locator::Css("tbody th a")).await.expect("a contract");
        link.click().await.expect("opened");
        assert_eq!(text(&browser, "h1.whitworth-title").await, "Lift maintenance");
        assert!(text(&browser, "main").await.contains("row 5"));
        suites::ran("pages without JavaScript", 1);
    });
}

#[test]
fn the_pages_of_a_review_meet_wcag_at_both_widths() {
    Browser::tell(AXE, Script::On, async move |browser| {
        let mut wrong = Vec::new();
        for width in WIDTHS {
            let pages = Pages::over_matches();
            let site = format!("http://{}", pages.address);
            browser.set_window_size(width, 900).await.expect("a width");
            let mut look = async |name: &str| {
                let found = violations(&browser).await;
                wrong.extend(found.into_iter().map(|one| format!("{name} at {width}: {one}")));
                picture(&browser, name, width).await;
            };
            for (name, path) in [
                ("review", "/review"),
                ("review-wrong", "/review?name=missing"),
                ("review-pair", "/review/pair?by=Ann+Example"),
            ] {
                browser.goto(&format!("{site}{path}")).await.expect("a page");
                look(name).await;
            }
            press(&browser).await;
            text(&browser, ".govuk-error-summary__title").await;
            look("review-pair-wrong").await;
            for (choice, after) in [("#verdict", "Pair 2"), ("#verdict-2", "Pair 3")] {
                choose(&browser, choice).await;
                until(&browser, after).await;
            }
            look("review-pair-next").await;
            choose(&browser, "#verdict-3").await;
            until(&browser, "No more pairs").await;
            look("review-done").await;
            browser.goto(&format!("{site}/review/judged?by=Ann")).await.expect("a page");
            look("review-judged").await;
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    });
}

#[test]
fn pairs_can_be_judged_without_javascript() {
    let pages = Pages::over_matches();
    let address = pages.address;
    Browser::tell("pages without JavaScript", Script::Off, async move |browser| {
        browser.goto(&format!("http://{address}/")).await.expect("a page");
        press(&browser).await;
        assert_eq!(text(&browser, ".govuk-error-summary__title").await, "There is a problem");
        fill(&browser, "#by", "Ann Example").await;
        press(&browser).await;
        until(&browser, "Pair 1 of 3").await;
        press(&browser).await;
        until(&browser, "There is a problem").await;
        choose(&browser, "#verdict-2").await;
        until(&browser, "Pair 2 of 3").await;
        assert!(text(&browser, "main").await.contains("Different: Brightwell Ltd"));
        let list = browser.find(Locator::LinkText("Judged pairs")).await.expect("a link");
        list.click().await.expect("opened");
        until(&browser, "1 pair judged").await;
        press(&browser).await;
        until(&browser, "No pairs judged").await;
        let log = std::fs::read_to_string(pages.file("judgements.jsonl")).expect("the log");
        let undoes: Vec<bool> = log.lines().map(|line| line.contains("\"undo\"")).collect();
        assert_eq!(undoes, [false, true]);
        suites::ran("pages without JavaScript", 1);
    });
}

#[test]
fn the_pages_of_a_correction_meet_wcag_at_both_widths() {
    Browser::tell(AXE, Script::On, async move |browser| {
        let mut wrong = Vec::new();
        for width in WIDTHS {
            let pages = Pages::over_corrections();
            let site = format!("http://{}", pages.address);
            browser.set_window_size(width, 900).await.expect("a width");
            let mut look = async |name: &str| {
                let found = violations(&browser).await;
                wrong.extend(found.into_iter().map(|one| format!("{name} at {width}: {one}")));
                picture(&browser, name, width).await;
            };
            open_correction(&browser, &site).await;
            look("correct").await;
            press(&browser).await;
            text(&browser, ".govuk-error-summary__title").await;
            look("correct-wrong").await;
            fill_correction(&browser, "2044-03-31").await;
            until(&browser, "Check your answers").await;
            look("correct-check").await;
            press(&browser).await;
            until(&browser, "Said since this audit").await;
            look("correct-kept").await;
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    });
}

#[test]
fn a_contract_can_be_corrected_without_javascript() {
    let pages = Pages::over_corrections();
    let site = format!("http://{}", pages.address);
    Browser::tell("pages without JavaScript", Script::Off, async move |browser| {
        open_correction(&browser, &site).await;
        fill_correction(&browser, "2029-03-31").await;
        until(&browser, "Check your answers").await;
        let change = browser.find(Locator::Css("button[value=change]")).await.expect("a button");
        change.click().await.expect("pressed");
        until(&browser, "Confirm or correct a contract").await;
        press(&browser).await;
        until(&browser, "Check your answers").await;
        press(&browser).await;
        until(&browser, "31 March 2029").await;
        let log = std::fs::read_to_string(pages.file("corrections.jsonl")).expect("the log");
        assert!(log.lines().count() == 1 && log.contains("2029-03-31"), "{log}");
        suites::ran("pages without JavaScript", 1);
    });
}

/// The address of the briefing on the first supplier that is written so.
fn briefing_of(pages: &Pages, name: &str) -> String {
    let list = pages.get(&format!("/suppliers?q={name}"));
    let after = list.element("tbody").split_once("href=\"").expect("a supplier").1;
    format!("{}/briefing", after.split('"').next().expect("its address"))
}

/// Goes to the form of a contract by its links.
async fn open_correction(browser: &Client, site: &str) {
    browser.goto(&format!("{site}/contracts?q=AMB-003")).await.expect("a page");
    for link in ["Lift maintenance", "Confirm or correct this contract"] {
        let link = browser.find(Locator::LinkText(link)).await.expect("a link");
        link.click().await.expect("opened");
    }
    until(browser, "With what you wrote above").await;
}

/// Fills in another end, and continues.
async fn fill_correction(browser: &Client, end: &str) {
    let field = browser.find(Locator::Css("#end")).await.expect("the field");
    field.clear().await.expect("emptied");
    fill(browser, "#end", end).await;
    fill(browser, "#why", "deed of variation").await;
    fill(browser, "#by", "Ann Example, Head of ICT").await;
    choose(browser, "#right").await;
}

/// Chooses an answer and sends it.
async fn choose(browser: &Client, radio: &str) {
    let radio = browser.find(Locator::Css(radio)).await.expect("the choice");
    radio.click().await.expect("chosen");
    press(browser).await;
}

/// Presses the first button of the page's first form.
async fn press(browser: &Client) {
    let button = browser.find(Locator::Css("main form button")).await.expect("the button");
    button.click().await.expect("pressed");
}

/// Waits until the page says something.
async fn until(browser: &Client, says: &str) {
    let said = format!("//main[contains(., \"{says}\")]");
    browser.wait().for_element(Locator::XPath(&said)).await.expect("the page says it");
}

async fn fill(browser: &Client, field: &str, text: &str) {
    let field = browser.find(Locator::Css(field)).await.expect("the field");
    field.send_keys(text).await.expect("filled in");
}

async fn press_search(browser: &Client) {
    let button = browser.find(Locator::Css("form button")).await.expect("the button");
    button.click().await.expect("pressed");
}

/// The text of an element, which the page before must not have: a click does not always wait for
/// the next page.
async fn text(browser: &Client, css: &str) -> String {
    let element = browser.wait().for_element(Locator::Css(css)).await.expect("the element");
    element.text().await.expect("its text")
}

/// Leaves a picture of the whole page, if someone asked for pictures.
async fn picture(browser: &Client, name: &str, width: u32) {
    let Some(folder) = std::env::var_os("WHITWORTH_SCREENSHOTS") else { return };
    let height = browser.execute("return document.documentElement.scrollHeight", Vec::new()).await;
    let height = height.ok().and_then(|height| height.as_u64()).unwrap_or(900);
    let height = u32::try_from(height).unwrap_or(900).min(6000) + 150;
    browser.set_window_size(width, height).await.expect("a height");
    let picture = browser.screenshot().await.expect("a picture");
    std::fs::write(Path::new(&folder).join(format!("{name}-{width}.png")), picture).expect("kept");
    browser.set_window_size(width, 900).await.expect("a height");
}
