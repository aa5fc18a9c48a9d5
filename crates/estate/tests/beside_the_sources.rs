//! What people know and say in files beside the sources: vendors of their own, whom bodies serve.
#![allow(clippy::unwrap_used, reason = "a test stops at what is wrong")]

use std::fs;

use estate::{Audit, AuditOptions, Window, audit, picture};

const REGISTER: &str = "\
Organisation,Title of agreement,Supplier name and details,Start date,End date
Anytown Borough Council,BrayLedger licences,Brayford Systems Ltd,2024-04-01,2027-03-31
Otherton Council,Room hire,Tarn Halls Ltd,2024-04-01,2027-03-31
";
const VENDORS: &str = r#"
[sources]
register = "Anytown Borough Council, contract register published July 2026"
[[vendor]]
name = "Brayford Systems"
source = "register"
verified = true
[[vendor.product]]
name = "Brayford Ledger"
capability = "finance"
aliases = ["BrayLedger"]
source = "register"
verified = true
"#;

/// Audits the register with these files beside it.
fn audited(beside: &[(&str, &str)]) -> Audit {
    let home = tempfile::tempdir().unwrap();
    fs::write(home.path().join("register.csv"), REGISTER).unwrap();
    for (name, text) in beside {
        let path = home.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let audit = audit(&[home.path().to_owned()], AuditOptions::default());
    assert_eq!(audit.files.len(), 1, "what is beside the sources is no source");
    audit
}

/// The one finding, without the folder that the test is in.
#[track_caller]
fn only_finding(audit: &Audit) -> String {
    assert_eq!(audit.findings.len(), 1, "{:?}", audit.findings);
    let finding = audit.findings[0].to_string();
    let folder = audit.files[0].source.path.strip_suffix("register.csv").unwrap();
    finding.replace(folder, "")
}

fn products(audit: &Audit) -> Vec<String> {
    let window = Window { as_at: "2026-09-30".parse().unwrap(), months: 18 };
    let seen = picture(audit, window).vendors.into_iter().flat_map(|vendor| vendor.seen);
    seen.filter_map(|sighting| sighting.product).collect()
}

#[test]
fn vendors_beside_the_sources_are_seen_with_those_built_in() {
    let audit = audited(&[("vendors.toml", VENDORS)]);
    assert!(audit.is_whole());
    assert_eq!(products(&audit), ["Brayford Ledger"]);
    assert!(audit.dictionary.vendor_of("Civica UK Ltd").is_some());
    assert!(products(&audited(&[])).is_empty());
}

#[test]
fn a_wrong_vendors_file_is_told_with_its_line_and_not_used() {
    let wrong =
        VENDORS.replace("source = \"register\"\nverified = true\n[[", "verified = true\n[[");
    let audit = audited(&[("a/vendors.toml", &wrong), ("b/vendors.toml", VENDORS)]);
    assert_eq!(
        only_finding(&audit),
        "error: a/vendors.toml: line 4: missing field `source`; nothing of this file is used\n  \
         Correct the file, or take it away; docs/vendors.md shows its form."
    );
    assert_eq!(products(&audit), ["Brayford Ledger"], "the other file is used");
}

#[test]
fn a_vendor_that_is_built_in_already_is_refused() {
    let audit = audited(&[("vendors.toml", &VENDORS.replace("Brayford Systems", "Civica"))]);
    assert!(only_finding(&audit).starts_with(
        "error: vendors.toml: line 5: \"Civica\" is a name of Civica already: keep it with one"
    ));
    assert!(products(&audit).is_empty());
}

const BODIES: &str = r#"
[[body]]
name = "Anytown Council"
population = 123456
source = "Mid-2024 estimate"
"#;

#[test]
fn a_body_is_the_buyer_of_its_place_however_that_is_written() {
    let audit = audited(&[("bodies.toml", BODIES)]);
    assert!(audit.findings.is_empty(), "{:?}", audit.findings);
    let buyer = audit.organisations.buyers.of_contract(0)[0];
    let served = audit.served_by(buyer).unwrap();
    assert_eq!((served.name.as_str(), served.population), ("Anytown Council", 123_456));
    assert!(served.file.ends_with("bodies.toml"));
    assert_eq!(audit.served_by(audit.organisations.buyers.of_contract(1)[0]), None);
}

#[test]
fn a_body_that_no_source_names_and_one_told_twice_are_findings() {
    let audit = audited(&[("bodies.toml", &BODIES.replace("Anytown", "Nowhere"))]);
    assert_eq!(
        only_finding(&audit),
        "warning: bodies.toml: no source names a buyer \"Nowhere Council\", so its population is not \
         used\n  Write the name as the sources write that buyer, once."
    );
    let audit = audited(&[("bodies.toml", &format!("{BODIES}{BODIES}"))]);
    assert!(only_finding(&audit).contains("stands here already: the first counts"));
}

#[test]
fn a_wrong_bodies_file_is_told_with_its_line_and_not_used() {
    for (right, wrong, message) in [
        ("123456", "\"many\"", "line 4: invalid type: string \"many\", expected u64"),
        ("123456", "0", "line 2: a population of 0 serves nobody"),
        ("Mid-2024 estimate", " ", "line 2: a body has a name, and its population a source"),
        ("source", "sauce", "line 5: unknown field `sauce`"),
    ] {
        let audit = audited(&[("bodies.toml", &BODIES.replace(right, wrong))]);
        let finding = only_finding(&audit);
        assert!(finding.starts_with(&format!("error: bodies.toml: {message}")), "{finding}");
        assert!(audit.served.is_empty());
    }
}

#[test]
fn what_lies_beside_the_demonstration_is_read_whole() {
    let home = tempfile::tempdir().unwrap();
    let region = demonstration::write_small_region(home.path(), 0).unwrap();
    let audit = audit(&[region.sources], AuditOptions::default());
    let rules = ["vendors-file", "bodies-file", "body-not-placed"];
    let told: Vec<_> = audit.findings.iter().filter(|own| rules.contains(&&*own.rule)).collect();
    assert!(told.is_empty(), "{told:?}");
    assert_eq!(audit.served.iter().filter(|own| own.buyer.is_some()).count(), 12);
    let seen = audit.dictionary.look_through("Pikestaff IT Supplies Ltd", "Hearthline licences");
    assert_eq!(seen.unwrap().vendor.name, "Aldergate Systems");
}
