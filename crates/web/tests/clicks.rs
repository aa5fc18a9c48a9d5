//! From every figure on a page to the file and the row behind it, in two clicks at most.

#![allow(clippy::expect_used, reason = "a test that cannot go on has failed")]

mod support;

use std::cell::RefCell;
use std::collections::BTreeMap;

use support::{Pages, Story};

/// What stands in a page once: a row of a table or of a list, a card, a kind of finding.
const HOLDERS: [(&str, &str); 4] = [
    ("<tr class=\"govuk-table__row\">", "</tr>"),
    ("<div class=\"govuk-summary-list__row", "</div>"),
    ("<a class=\"whitworth-card", "</a>"),
    ("<section class=\"whitworth-kind\">", "</section>"),
];

/// What is shown nowhere, and numbers that are none of the estate's: what a kind of finding means.
const WITHOUT_ROWS: [&str; 3] = ["Contracts marked not public", "What it means", "What to do"];

/// The pages, each read once.
struct Reader {
    pages: Pages,
    read: RefCell<BTreeMap<String, String>>,
}

impl Reader {
    /// What stands between the frame's head and foot.
    fn main(&self, path: &str) -> String {
        let path = path.split('#').next().expect("a path");
        if let Some(known) = self.read.borrow().get(path) {
            return known.clone();
        }
        let page = self.pages.get(path);
        assert_eq!(page.status, 200, "{path}");
        let main = page.element("main").to_owned();
        self.read.borrow_mut().insert(path.to_owned(), main.clone());
        main
    }

    /// Whether a file and a row stand on a page, or on one that it leads to.
    fn leads_to_a_row(&self, path: &str, clicks: u8) -> bool {
        let main = self.main(path);
        shows_a_row(&main)
            || (clicks > 1 && links(&main).iter().any(|next| self.leads_to_a_row(next, clicks - 1)))
    }
}

#[test]
fn every_figure_leads_in_two_clicks_to_file_and_row() {
    let reader = Reader { pages: Pages::over(Story::Region), read: RefCell::default() };
    let mut paths: Vec<String> = [
        "/",
        "/decisions",
        "/decisions?list=ended",
        "/decisions?list=endless",
        "/decisions?list=later",
        "/findings",
        "/timeline",
        "/windows",
        "/contracts",
        "/suppliers",
        "/payments",
        "/files",
    ]
    .map(str::to_owned)
    .into();
    for list in ["/", "/findings", "/suppliers", "/windows"] {
        let below = ["/findings/", "/suppliers/", "/buyers/", "/windows/"];
        let found = links(&reader.main(list));
        paths
            .extend(found.into_iter().filter(|path| below.iter().any(|own| path.starts_with(own))));
    }
    for kind in paths.clone().iter().filter(|path| path.starts_with("/findings/")) {
        let found = links(&reader.main(kind));
        paths.extend(found.into_iter().filter(|path| path.starts_with(&format!("{kind}/"))));
    }
    let suppliers = paths.iter().filter(|path| path.starts_with("/suppliers/supplier-"));
    let briefings: Vec<String> = suppliers.map(|path| format!("{path}/briefing")).collect();
    paths.extend(briefings);
    paths.sort();
    paths.dedup();
    assert!(paths.len() > 25, "{paths:?}");
    let (mut figures, mut lost) = (0, Vec::new());
    for path in &paths {
        let main = reader.main(path);
        // On the page of one finding, or of one group, every figure stands with what shows it.
        let stands_with = path.matches('/').count() == 3 || path.starts_with("/windows/");
        let around = if stands_with { main.as_str() } else { "" };
        for holder in holders(&main).iter().filter(|holder| holds_a_figure(holder)) {
            figures += 1;
            let there = shows_a_row(holder)
                || shows_a_row(around)
                || links(&format!("{holder}{around}"))
                    .iter()
                    .any(|next| reader.leads_to_a_row(next, 2));
            if !there {
                lost.push(format!("{path}: {}", text(holder)));
            }
        }
    }
    assert!(lost.is_empty(), "{}", lost.join("\n"));
    assert!(figures > 150, "{figures}");
}

#[test]
fn what_a_figure_leads_to_is_what_it_counts() {
    let pages = Pages::over(Story::Region);
    let buyer = links(pages.get("/").element("main"));
    let buyer = buyer.iter().find(|path| path.starts_with("/buyers/")).expect("a buyer");
    let page = pages.get(buyer);
    assert_eq!(page.element("h1"), "Ambleford Council");
    let rows = holders(page.element("main"));
    let leads = |key: &str| {
        let row = rows.iter().find(|row| text(row).starts_with(key)).expect("the row");
        pages.get(&links(row)[0])
    };
    let paid = leads("Payments");
    assert_eq!(paid.element("h2"), "8 payments");
    assert!(
        paid.body.contains("Net: £253,100, in 8 of 8 payments that state it."),
        "{}",
        paid.body
    );
    assert_eq!(leads("Due or overdue").element("h2"), "2 contracts found");
    assert_eq!(leads("Ended and still listed").element("h2"), "1 contract found");
    assert_eq!(leads("Spend without a contract").element("h2"), "1 finding found");
    let ending = pages.get("/");
    let ending = links(ending.element("main"));
    let ending = ending
        .iter()
        .find(|path| path.contains("ending-from=31+7+2022&ending-before=1+2+2024"))
        .expect("those that end");
    assert_eq!(pages.get(ending).element("h2"), "4 contracts found");
}

/// The pieces of a page that each say one thing.
fn holders(main: &str) -> Vec<String> {
    let pieces = HOLDERS.iter().flat_map(|(begin, end)| {
        main.split(begin).skip(1).filter_map(move |after| {
            let piece = after.split(end).next()?;
            Some(format!("{begin}{piece}"))
        })
    });
    pieces.filter(|piece| !piece.contains("scope=\"col\"")).collect()
}

/// Whether a number stands in it that is not nought.
fn holds_a_figure(holder: &str) -> bool {
    let text = text(holder);
    let is_none = text.ends_with(" 0") || text.ends_with(" 0 Show");
    !is_none
        && !WITHOUT_ROWS.iter().any(|own| text.starts_with(own))
        && text.chars().any(|letter| letter.is_ascii_digit() && letter != '0')
}

fn shows_a_row(html: &str) -> bool {
    let text = text(html);
    let file = [".csv"].iter().any(|ending| text.contains(ending));
    let row =
        text.split("row ").skip(1).any(|after| after.starts_with(|own: char| own.is_ascii_digit()));
    file && row
}

/// The addresses in a piece that lead on, those of words and downloads left out.
fn links(html: &str) -> Vec<String> {
    let hrefs = html.split("href=\"").skip(1).filter_map(|after| after.split('"').next());
    let on = hrefs.filter(|href| {
        href.starts_with('/') && !["/words", "/download"].iter().any(|own| href.starts_with(own))
    });
    on.map(|href| href.replace("&#38;", "&")).collect()
}

/// The words of a piece, without its tags.
fn text(html: &str) -> String {
    let mut words = String::new();
    for part in html.split('<') {
        words.push_str(part.split_once('>').map_or("", |(_, after)| after));
        words.push(' ');
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
