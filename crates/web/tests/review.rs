//! Matches that people judge: what the pages say, what is kept, and who may send.

#![allow(clippy::expect_used, reason = "a test that cannot go on has failed")]

mod support;

use std::collections::BTreeSet;
use std::fs;

use resolve::judgement::Verdict;
use support::{FORM, Judge, Pages, Story};

const LOG: &str = "judgements.jsonl";

#[test]
fn a_pair_is_shown_side_by_side_with_its_differences_and_why() {
    let pages = Pages::over_matches();
    let page = Judge { pages: &pages, name: "Ann Example" }.next();
    assert_eq!(page.status, 200);
    assert_eq!(page.element("h1"), "Are these two the same?");
    for said in [
        "Pair 1 of 3; 0 judged",
        "<th scope=\"row\" class=\"govuk-table__header\">name</th>",
        "Brightwell <mark class=\"whitworth-differs\">Ltd</mark>",
        "BRIGHTWELL <mark class=\"whitworth-differs\">LIMITED</mark>",
        "Differs",
        "Same",
        "org-000000000001, 2 records",
        "62% likely to be the same.",
        "Why: the same words; the same postcode.",
        "Same",
        "Different",
        "Not sure",
    ] {
        assert!(page.body.contains(said), "{said}\n{}", page.body);
    }
}

#[test]
fn a_name_is_asked_for_once_and_its_absence_said() {
    let pages = Pages::over_matches();
    assert_eq!(pages.get("/").header("location"), Some("/review"));
    let start = pages.get("/review");
    assert_eq!(start.element("h1"), "Review matches");
    assert!(start.body.contains("3 pairs to judge, of which 0 are judged."), "{}", start.body);
    assert_eq!(pages.get("/review/pair?by=+").header("location"), Some("/review?name=missing"));
    let wrong = pages.get("/review?name=missing");
    assert!(wrong.element("title").starts_with("Error: Review matches"));
    assert!(wrong.body.contains("href=\"#by\"") && wrong.body.contains("Enter your name"));
    let nameless = pages.send("/review/pair", "pair=x&verdict=accept");
    assert_eq!(nameless.header("location"), Some("/review?name=missing"));
}

#[test]
fn a_judgement_is_appended_with_who_and_when_and_the_next_pair_shown() {
    let pages = Pages::over_matches();
    let judge = Judge { pages: &pages, name: "Ann Example" };
    let answer = judge.choose(&judge.next(), "accept");
    assert_eq!(answer.status, 303, "{}", answer.body);
    let log = fs::read_to_string(pages.file(LOG)).expect("the log");
    let line: serde_json::Value = serde_json::from_str(&log).expect("one line of JSON");
    assert_eq!((&line["left"], &line["right"]), (&"s1".into(), &"s2".into()));
    assert_eq!((&line["verdict"], &line["by"]), (&"accept".into(), &"Ann Example".into()));
    assert!(line["at"].as_str().is_some_and(|at| at.ends_with('Z')), "{log}");
    assert_eq!(line["names"][1], "BRIGHTWELL LIMITED");
    let next = pages.get(answer.header("location").expect("an address"));
    assert!(next.body.contains("Pair 2 of 3; 1 judged"), "{}", next.body);
    assert!(next.body.contains("Same: Brightwell Ltd and BRIGHTWELL LIMITED."));
}

#[test]
fn nothing_chosen_is_an_error_and_is_not_kept() {
    let pages = Pages::over_matches();
    let judge = Judge { pages: &pages, name: "Ann" };
    for verdict in ["", "undo", "perhaps"] {
        let answer = judge.choose(&judge.next(), verdict);
        assert_eq!(answer.status, 422);
        assert!(answer.element("title").starts_with("Error: "), "{}", answer.element("title"));
        assert!(answer.body.contains("href=\"#verdict\""));
        assert!(answer.body.contains("aria-describedby=\"verdict-error\""));
        assert!(answer.body.contains("Brightwell"), "the pair is shown again");
    }
    assert!(!pages.file(LOG).exists());
}

#[test]
fn any_id_and_any_name_come_through_a_form_whole() {
    let pages = Pages::over_matches();
    let judge = Judge { pages: &pages, name: "Ann" };
    for verdict in ["unsure", "reject", "accept"] {
        let page = judge.next();
        assert!(!page.body.contains("<Lifts>"), "names are not markup");
        assert_eq!(judge.choose(&page, verdict).status, 303);
    }
    assert_eq!(judge.verdict("s1", "s2"), Some(Verdict::Unsure));
    assert_eq!(judge.verdict("s3", "s4"), Some(Verdict::Reject));
    assert_eq!(judge.verdict("s5", "s6\r\nb"), Some(Verdict::Accept));
    assert_eq!(judge.next().element("h1"), "No more pairs");
    assert!(pages.get("/review").body.contains("3 pairs to judge, and all are judged."));
}

#[test]
fn judgements_are_listed_changed_and_undone() {
    let pages = Pages::over_matches();
    let judge = Judge { pages: &pages, name: "Ann" };
    judge.choose(&judge.next(), "accept");
    let list = pages.get("/review/judged?by=Ann");
    let change = list.body.split_once("href=\"/review/pair?by=Ann&#38;pair=").expect("a link").1;
    let change = change.split_once('"').expect("its end").0.replace("&#38;", "&");
    let page = pages.get(&format!("/review/pair?by=Ann&pair={change}"));
    assert!(page.body.contains("value=\"accept\" checked"), "{}", page.body);
    let answer = judge.choose(&page, "reject");
    assert_eq!(answer.header("location"), Some("/review/judged?by=Ann"));
    assert_eq!(judge.verdict("s1", "s2"), Some(Verdict::Reject));
    judge.undo();
    assert_eq!(judge.verdict("s1", "s2"), Some(Verdict::Accept), "what stood before stands again");
    judge.undo();
    assert_eq!(judge.verdict("s1", "s2"), None);
    assert_eq!(fs::read_to_string(pages.file(LOG)).expect("the log").lines().count(), 4);
    assert!(pages.get("/review/judged").body.contains("No pairs judged."));
    assert!(judge.next().body.contains("Pair 1 of 3; 0 judged"));
}

#[test]
fn a_form_that_is_sent_twice_says_nothing_new() {
    let pages = Pages::over_matches();
    let judge = Judge { pages: &pages, name: "Ann" };
    let page = judge.next();
    judge.choose(&page, "accept");
    judge.choose(&page, "accept");
    assert_eq!(fs::read_to_string(pages.file(LOG)).expect("the log").lines().count(), 1);
}

#[test]
fn many_pages_that_write_at_once_lose_nothing() {
    let pages = Pages::over_matches();
    let page = Judge { pages: &pages, name: "Ann" }.next();
    let names: Vec<String> = (0..24).map(|number| format!("judge-{number}")).collect();
    std::thread::scope(|scope| {
        for name in &names {
            let (pages, page) = (&pages, &page);
            scope.spawn(move || {
                let form = page.body.replace("value=\"Ann\"", &format!("value=\"{name}\""));
                let form = form.split_once("<form method=\"post\"").expect("a form").1;
                let fields = form.split("name=\"").skip(1).filter_map(|it| {
                    let (name, rest) = it.split_once("\" value=\"")?;
                    Some(format!("{name}={}", rest.split_once('"')?.0))
                });
                let form = fields.take(4).collect::<Vec<_>>().join("&");
                let answer = pages.send("/review/pair", &format!("{form}&verdict=accept"));
                assert_eq!(answer.status, 303, "{}", answer.body);
            });
        }
    });
    let log = fs::read_to_string(pages.file(LOG)).expect("the log");
    let by: BTreeSet<String> = (log.lines())
        .map(|line| serde_json::from_str::<serde_json::Value>(line).expect("a whole line"))
        .filter_map(|line| line["by"].as_str().map(str::to_owned))
        .collect();
    assert_eq!(by, names.into_iter().collect());
}

#[test]
fn a_torn_line_is_mended_and_a_damaged_one_is_told() {
    let pages = Pages::over_matches();
    let judge = Judge { pages: &pages, name: "Ann" };
    fs::write(pages.file(LOG), "{\"left\":\"s3\",\"ri").expect("a torn log");
    judge.choose(&judge.next(), "accept");
    let log = fs::read_to_string(pages.file(LOG)).expect("the log");
    assert!(log.starts_with("{\"left\":\"s1\"") && log.lines().count() == 1, "{log}");
    let damaged = format!("{log}nonsense\n{log}");
    fs::write(pages.file(LOG), &damaged).expect("a damaged log");
    let page = judge.next();
    assert_eq!(page.status, 500);
    assert!(page.body.contains("line 2"), "{}", page.body);
    assert_eq!(fs::read_to_string(pages.file(LOG)).expect("the log"), damaged);
}

#[test]
fn contradictions_are_shown_with_their_lines() {
    let pages = Pages::over_matches();
    let line = |left: &str, verdict: &str, right: &str| {
        format!(
            "{{\"left\":\"{left}\",\"right\":\"{right}\",\"verdict\":\"{verdict}\",\"by\":\"Ann\",\"at\":\"2026-03-01T09:30:00Z\"}}\n"
        )
    };
    let log = [line("s1", "accept", "s2"), line("s2", "accept", "s3"), line("s1", "reject", "s3")];
    fs::write(pages.file(LOG), log.concat()).expect("a log");
    for path in ["/review", "/review/judged"] {
        let page = pages.get(path);
        assert!(page.body.contains("s1 ≠ s3 (line 3) cannot all be true"), "{}", page.body);
    }
}

#[test]
fn only_forms_of_this_service_are_taken() {
    let pages = Pages::over_matches();
    let judge = Judge { pages: &pages, name: "Ann" };
    let host = format!("127.0.0.1:{}", pages.address.port());
    let (host, own) = (host.as_str(), format!("http://{host}"));
    let send = |headers: &[(&str, &str)], body: &str| pages.send_as("/review/pair", body, headers);
    let ours = [("Host", host), ("Content-Type", FORM)];
    assert_eq!(send(&ours, "by=Ann").status, 403, "no word of where it comes from");
    for origin in ["http://example.org", "null", "http://127.0.0.1:1", ""] {
        let headers = [ours[0], ours[1], ("Origin", origin)];
        assert_eq!(send(&headers, "by=Ann").status, 403, "{origin}");
    }
    let elsewhere = [("Host", "example.org"), ours[1], ("Origin", "http://example.org")];
    assert_eq!(send(&elsewhere, "by=Ann").status, 421);
    for kind in ["text/plain", "application/json", "multipart/form-data"] {
        let headers = [ours[0], ("Content-Type", kind), ("Origin", &own)];
        assert_eq!(send(&headers, "by=Ann").status, 415, "{kind}");
    }
    let long = format!("by=Ann&verdict={}", "x".repeat(20_000));
    assert_eq!(pages.send("/review/pair", &long).status, 413);
    for path in ["/review", "/review/judged", "/words", "/"] {
        assert_eq!(pages.send(path, "by=Ann").status, 405, "{path}");
    }
    assert_eq!(pages.send("/review/pair", "by=Ann&pair=pair-none&verdict=accept").status, 404);
    assert!(!pages.file(LOG).exists());
    assert_eq!(judge.choose(&judge.next(), "accept").status, 303);
}

#[test]
fn an_audit_without_matches_takes_no_form() {
    let pages = Pages::over(Story::TwoBuyers);
    assert_eq!(pages.send("/review/pair", "by=Ann").status, 405);
    assert_eq!(pages.get("/review").status, 404);
    assert!(!pages.get("/").body.contains("Review matches"));
}
