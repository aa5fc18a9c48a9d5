//! Contracts that people confirm or correct: what the pages ask, what is kept, and who may send.

#![allow(clippy::expect_used, reason = "a test that cannot go on has failed")]

mod support;

use std::collections::BTreeMap;
use std::fs;

use serde_json::{Value, json};
use support::{FORM, Pages, Reply, Story, folder_of};

const LOG: &str = "corrections.jsonl";

/// The fields of a form, by name, as a browser would send them.
type Fields = BTreeMap<String, String>;

/// A person with a contract in front of them.
struct Owner {
    pages: Pages,
    address: String,
}

impl Owner {
    fn new() -> Self {
        Self::at(Pages::over_corrections())
    }

    fn at(pages: Pages) -> Self {
        let list = pages.get("/contracts?q=AMB-001");
        let row = list.element("tbody").to_owned();
        let link = row.split_once("href=\"").expect("a contract").1;
        let address = link.split_once('"').expect("its end").0.to_owned();
        Self { pages, address }
    }

    fn form(&self) -> Reply {
        self.pages.get(&format!("{}/correct", self.address))
    }

    fn send(&self, fields: &Fields) -> Reply {
        let form: Vec<String> =
            fields.iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect();
        self.pages.send(&format!("{}/correct", self.address), &form.join("&"))
    }

    /// The form as it is shown, with these fields written over.
    fn filled(&self, over: &[(&str, &str)]) -> Fields {
        let mut fields = fields(&self.form().body);
        fields.extend(over.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        fields
    }

    fn log(&self) -> Vec<Value> {
        let text = fs::read_to_string(self.pages.file(LOG)).unwrap_or_default();
        text.lines().map(|line| serde_json::from_str(line).expect("a whole line")).collect()
    }
}

const JANE: [(&str, &str); 3] =
    [("by", "Jane Doe, Head of ICT"), ("why", "deed & letter"), ("right", "no")];

fn encoded(value: &str) -> String {
    let byte = |byte: &u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => char::from(*byte).to_string(),
        other => format!("%{other:02X}"),
    };
    value.as_bytes().iter().map(byte).collect()
}

fn fields(html: &str) -> Fields {
    let html = html.split_once("<form method=\"post\"").expect("a form").1;
    let inputs = html.split("<input ").skip(1).filter_map(|input| {
        let input = input.split_once('>')?.0;
        let of = |name: &str| Some(input.split_once(&format!(" {name}=\""))?.1.split_once('"')?.0);
        let name = of("name")?;
        let chosen = !input.contains("type=\"radio\"") || input.contains(" checked");
        chosen.then(|| (name.to_owned(), plain(of("value").unwrap_or_default())))
    });
    inputs.collect()
}

fn plain(text: &str) -> String {
    [("&#38;", "&"), ("&#60;", "<"), ("&#62;", ">"), ("&#34;", "\""), ("&#39;", "'")]
        .iter()
        .fold(text.to_owned(), |text, (escaped, letter)| text.replace(escaped, letter))
}

/// Fields that a person wrote in.
type Given = &'static [(&'static str, &'static str)];

#[test]
fn the_form_is_filled_with_what_is_so() {
    let owner = Owner::new();
    let page = owner.pages.get(&owner.address);
    assert!(page.body.contains("Confirm or correct this contract"), "{}", page.body);
    let form = owner.form();
    assert_eq!((form.status, form.element("h1")), (200, "Confirm or correct a contract"));
    let fields = fields(&form.body);
    assert_eq!(fields["title"], "Service 1");
    assert_eq!(fields["supplier"], "Fell & Sons <Lifts>");
    assert_eq!(fields["shown_supplier"], fields["supplier"]);
    assert!(!form.body.contains("<Lifts>"), "names are not markup");
}

#[test]
fn answers_are_checked_and_kept_and_shown_until_the_next_audit() {
    let owner = Owner::new();
    let given = [("end", "31/03/2029"), ("annual", "76,670"), ("right", "yes")];
    let check = owner.send(&owner.filled(&[&JANE[..], &given].concat()));
    assert_eq!((check.status, check.element("h1")), (200, "Check your answers"));
    assert!(check.body.contains("31 March 2029 (the source has: "), "{}", check.body);
    assert!(check.body.contains("£76,670.00") && check.body.contains("deed &#38; letter"));
    assert!(!owner.pages.file(LOG).exists(), "nothing is kept before it is checked");
    let mut sent = fields(&check.body);
    sent.insert("step".into(), "send".into());
    let answer = owner.send(&sent);
    assert_eq!(answer.status, 303, "{}", answer.body);
    let log = owner.log();
    assert_eq!(log.len(), 1);
    assert_eq!(log[0]["by"], "Jane Doe, Head of ICT");
    assert_eq!(log[0]["why"], "deed & letter");
    assert_eq!(log[0]["changes"][0]["now"]["is"], "2029-03-31");
    assert_eq!(log[0]["confirmed"]["facts"]["annual"], "76670.00");
    let page = owner.pages.get(answer.header("location").expect("an address"));
    for said in ["takes effect at the next audit", "Said since this audit", "31 March 2029"] {
        assert!(page.body.contains(said), "{said}: {}", page.body);
    }
    assert_eq!(fields(&owner.form().body)["end"], "31 March 2029", "what was said is so");
}

/// An audit may have read several logs, and each has a first line.
#[test]
fn a_line_that_the_audit_knows_of_another_log_is_still_shown_as_said_since() {
    let owner = Owner::new();
    let mut sent = owner.filled(&[&JANE[..], &[("end", "2029-03-31")]].concat());
    sent.insert("step".into(), "send".into());
    owner.send(&sent);
    let line = owner.log().remove(0);
    for (log, is_shown) in [("elsewhere.jsonl", true), (LOG, false)] {
        let folder = folder_of(Story::TwoBuyers);
        fs::write(folder.path().join(LOG), format!("{line}\n")).expect("a log");
        let path = folder.path().join("report.json");
        let text = fs::read_to_string(&path).expect("the report");
        let mut report: Value = serde_json::from_str(&text).expect("the report");
        report["corrections"] = json!({ "logs": [], "confirmed": 0, "corrected": 0, "neither": 0, "entries": [{
            "log": folder.path().join(log), "line": 1, "on": line["on"], "by": line["by"], "why": "",
            "contract": line["row"]["id"], "fact": null, "was": null, "now": null, "source": null,
            "state": "applied",
        }] });
        fs::write(&path, report.to_string()).expect("the report");
        let owner = Owner::at(Pages::over_corrections_in(folder));
        let page = owner.pages.get(&owner.address);
        assert_eq!(page.body.contains("Said since this audit"), is_shown, "{log}: {}", page.body);
    }
}

#[test]
fn answers_can_be_changed_before_they_are_kept() {
    let owner = Owner::new();
    let check = owner.send(&owner.filled(&[&JANE[..], &[("end", "2029-03-31")]].concat()));
    let mut back = fields(&check.body);
    back.insert("step".into(), "change".into());
    let form = owner.send(&back);
    assert_eq!(form.element("h1"), "Confirm or correct a contract");
    let again = fields(&form.body);
    assert_eq!((again["end"].as_str(), again["right"].as_str()), ("2029-03-31", "no"));
    assert_eq!(again["why"], "deed & letter");
}

#[test]
fn what_is_wrong_is_said_beside_its_field_and_nothing_kept() {
    let owner = Owner::new();
    let wrong: [(Given, &str, &str); 8] = [
        (&[("end", "soon")], "end", "is not a date"),
        (&[("end", "")], "end", "Enter the current end, or &#34;not known&#34;"),
        (&[("end", "1900-01-01")], "end", "before it starts"),
        (&[("annual", "lots")], "annual", "is not an amount in pounds"),
        (&[], "title", "Correct a fact, or say that they are right"),
        (&[("end", "2029-03-31"), ("by", " ")], "by", "Enter your name and role"),
        (&[("end", "2029-03-31"), ("why", "")], "why", "Enter what shows it"),
        (
            &[("end", "2029-03-31"), ("right", "")],
            "right",
            "Select whether the facts are now right",
        ),
    ];
    for (given, field, words) in wrong {
        let mut sent = owner.filled(&[&JANE[..], given].concat());
        sent.insert("step".into(), "send".into());
        let page = owner.send(&sent);
        assert_eq!(page.status, 422, "{given:?}");
        assert!(page.element("title").starts_with("Error: "), "{given:?}");
        assert!(page.body.contains(&format!("href=\"#{field}\"")), "{given:?}: {}", page.body);
        assert!(page.body.contains(words), "{given:?}: {words}: {}", page.body);
        assert!(page.body.contains(&format!("{field}-error")), "{given:?}");
    }
    assert!(!owner.pages.file(LOG).exists());
}

#[test]
fn a_likely_slip_is_asked_about() {
    let owner = Owner::new();
    let check = owner.send(&owner.filled(&[&JANE[..], &[("end", "31 March 2044")]].concat()));
    assert_eq!(check.status, 200);
    assert!(check.body.contains("Check that this is no slip"), "{}", check.body);
}

#[test]
fn a_correction_is_taken_back_and_what_others_said_is_not() {
    let owner = Owner::new();
    let keep = |owner: &Owner, mut fields: Fields| {
        fields.insert("step".into(), "send".into());
        assert_eq!(owner.send(&fields).status, 303);
    };
    let stale = owner.filled(&[&JANE[..], &[("annual", "5000")]].concat());
    keep(&owner, owner.filled(&[&JANE[..], &[("end", "2029-03-31")]].concat()));
    // A form that was opened before says nothing of the end.
    keep(&owner, stale);
    let log = owner.log();
    assert_eq!(log[1]["changes"].as_array().expect("changes").len(), 1);
    keep(&owner, owner.filled(&[&JANE[..], &[("end", "as the source")]].concat()));
    keep(&owner, owner.filled(&[&JANE[..], &[("annual", "not known")]].concat()));
    let log = owner.log();
    assert_eq!(log[2]["changes"][0]["now"], "as_source");
    assert_eq!(log[3]["changes"][0]["now"], "unknown");
    // Sent twice.
    let again = owner.filled(&[&JANE[..], &[("title", "Service one")]].concat());
    keep(&owner, again.clone());
    keep(&owner, again);
    assert_eq!(owner.log().len(), 5);
}

#[test]
fn nobody_confirms_what_they_did_not_see() {
    let owner = Owner::new();
    let sure = [("by", "Ann Example"), ("right", "yes")];
    let mut stale =
        owner.filled(&[&sure[..], &[("title", "Service one"), ("why", "sign")]].concat());
    stale.insert("step".into(), "send".into());
    let mut other = owner.filled(&[&JANE[..], &[("end", "2029-03-31")]].concat());
    other.insert("step".into(), "send".into());
    assert_eq!(owner.send(&other).status, 303);
    let page = owner.send(&stale);
    assert_eq!(page.status, 422);
    assert!(page.body.contains("was corrected while you had the form open"), "{}", page.body);
    let mut again = fields(&page.body);
    assert_eq!((again["end"].as_str(), again["title"].as_str()), ("31 March 2029", "Service one"));
    again.insert("step".into(), "send".into());
    assert_eq!(owner.send(&again).status, 303);
    assert_eq!(owner.send(&again).status, 303, "sent twice");
    let log = owner.log();
    assert_eq!(log.len(), 2);
    assert_eq!(log[1]["confirmed"]["facts"]["end"], "2029-03-31");
}

#[test]
fn a_damaged_line_hides_nothing_else_and_a_torn_one_gives_way() {
    let owner = Owner::new();
    fs::write(owner.pages.file(LOG), "nonsense\n{\"on\":\"2026").expect("a log");
    let mut sent = owner.filled(&[&JANE[..], &[("end", "2029-03-31")]].concat());
    sent.insert("step".into(), "send".into());
    assert_eq!(owner.send(&sent).status, 303);
    let text = fs::read_to_string(owner.pages.file(LOG)).expect("the log");
    assert_eq!(text.lines().count(), 2, "{text}");
    assert!(text.starts_with("nonsense\n{\"on\":\"2"), "{text}");
}

#[test]
fn only_forms_of_this_service_are_taken() {
    let owner = Owner::new();
    let address = format!("{}/correct", owner.address);
    let host = format!("127.0.0.1:{}", owner.pages.address.port());
    let (host, own) = (host.as_str(), format!("http://{host}"));
    let send = |headers: &[(&str, &str)]| owner.pages.send_as(&address, "by=Ann", headers).status;
    let ours = [("Host", host), ("Content-Type", FORM)];
    assert_eq!(send(&ours), 403, "no word of where it comes from");
    for origin in ["http://example.org", "null", "http://127.0.0.1:1"] {
        assert_eq!(send(&[ours[0], ours[1], ("Origin", origin)]), 403, "{origin}");
    }
    assert_eq!(send(&[ours[0], ("Content-Type", "text/plain"), ("Origin", &own)]), 415);
    let long = format!("by={}", "x".repeat(20_000));
    assert_eq!(owner.pages.send(&address, &long).status, 413);
    for path in ["/contracts", &owner.address, "/contracts/a/b/correct", "/contracts//correct"] {
        assert_eq!(owner.pages.send(path, "by=Ann").status, 405, "{path}");
    }
    assert_eq!(owner.pages.send("/contracts/none/correct", "by=Ann").status, 404);
    assert_eq!(owner.pages.get("/contracts/none/correct").status, 404);
    assert!(!owner.pages.file(LOG).exists());
}

#[test]
fn a_service_without_a_log_takes_no_correction() {
    let owner = Owner { pages: Pages::over(Story::TwoBuyers), ..Owner::new() };
    assert_eq!(owner.form().status, 404);
    assert_eq!(owner.send(&Fields::new()).status, 405);
    assert!(!owner.pages.get(&owner.address).body.contains("Confirm or correct"));
}
