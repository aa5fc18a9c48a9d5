//! Releases into contracts: the real notices, and the cases that they show.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at what is wrong")]

use std::fs::File;
use std::path::PathBuf;

use estate::ocds::{OcdsAudit, Processes, ReleaseAccount};
use estate::{Basis, Contract, Pence, Stage};
use flate2::read::GzDecoder;
use serde_json::{Value, json};

fn read(sources: &[String]) -> (Vec<ReleaseAccount>, Processes) {
    let audit = OcdsAudit::new(1 << 24);
    let accounts =
        sources.iter().map(|text| audit.push_source(&mut text.as_bytes()).unwrap()).collect();
    let numbers: Vec<u32> = (0..).take(sources.len()).collect();
    (accounts, audit.finish(&numbers).unwrap())
}

fn contracts(releases: &[Value]) -> Vec<Contract> {
    let text: String = releases.iter().map(|release| release.to_string() + "\n").collect();
    let (accounts, processes) = read(&[text]);
    assert_eq!(accounts[0].rejected, []);
    assert_eq!(processes.findings, []);
    processes.contracts
}

/// A real file, of a suite that says so if the file is absent.
fn shared(suite: &str, file: &str) -> Option<PathBuf> {
    suites::shared(suite, &format!("data/estate/{file}"))
}

/// An amount in pence, digit by digit from the text of the file.
fn pence(amount: &Value) -> i64 {
    let text = amount.to_string();
    let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
    let part = format!("{part:0<2}");
    assert!(part.len() == 2 || part[2..].bytes().all(|b| b == b'0'), "{text} has half pennies");
    whole.parse::<i64>().unwrap() * 100 + part[..2].parse::<i64>().unwrap()
}

#[test]
fn every_contracts_finder_release_is_accounted_for() {
    let Some(path) =
        shared("contracts-finder", "contracts-finder/contracts-finder-releases.jsonl.gz")
    else {
        return;
    };
    let text = std::io::read_to_string(GzDecoder::new(File::open(path).unwrap())).unwrap();
    let independent: i64 = text
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap())
        .flat_map(|release| release["awards"].as_array().cloned().unwrap_or_default())
        .map(|award| pence(&award["value"]["amount"]))
        .sum();
    let (accounts, processes) = read(&[text]);
    let account = &accounts[0];
    assert_eq!((account.releases, account.accepted, account.rejected.len()), (380, 380, 0));
    assert_eq!(account.sums.net, Some(Pence(independent)));
    assert_eq!(account.sums.placeholders, 8);
    assert!(account.json_lines);
    let of_names: Vec<&str> = account
        .repairs
        .iter()
        .filter(|repair| repair.raw.split_whitespace().collect::<String>() == repair.repaired)
        .map(|repair| repair.repaired.as_str())
        .collect();
    assert_eq!(of_names, ["roles", "deliveryAddresses", "url", "variantPolicy"]);
    assert!(account.repairs.iter().all(|repair| !repair.repaired.contains("â€")));

    assert_eq!(processes.findings, []);
    let contracts = &processes.contracts;
    assert!(contracts.iter().all(|contract| !contract.buyers.is_empty()));
    assert!(contracts.iter().all(|contract| !contract.title.is_empty()));
    let stage = |stage| contracts.iter().filter(|contract| contract.stage == stage).count();
    // 370 processes: 141 with an award, two of those with two.
    assert_eq!(
        [stage(Stage::Planned), stage(Stage::Tender), stage(Stage::Awarded), contracts.len()],
        [7, 222, 143, 372]
    );
    let awarded: Vec<_> = contracts.iter().filter(|c| c.stage == Stage::Awarded).collect();
    assert!(awarded.iter().all(|contract| !contract.suppliers.is_empty()));
    let order = contracts.windows(2).all(|pair| pair[0].position <= pair[1].position);
    assert!(order, "contracts stand in order of position");
    suites::ran("contracts-finder", 380);
}

#[test]
fn a_find_a_tender_notice_becomes_a_contract() {
    let Some(path) = shared("find-a-tender", "find-a-tender/028961-2025.json") else { return };
    let (accounts, processes) = read(&[std::fs::read_to_string(path).unwrap()]);
    assert_eq!(accounts[0].sums.net, Some(Pence(5_439_360)));
    assert_eq!(accounts[0].sums.gross, Some(Pence(6_799_200)));
    assert!(accounts[0].packages.licences.first().unwrap().contains("open-government-licence"));
    let [contract] = processes.contracts.as_slice() else { panic!("one contract") };
    assert_eq!(contract.buyers[0].name, "Lancaster City Council");
    assert_eq!(contract.buyers[0].identifiers[0].scheme, "GB-PPON");
    assert_eq!(contract.suppliers[0].name, "Integrated Skills Limited");
    assert_eq!((contract.suppliers[0].sme, contract.suppliers[0].vcse), (Some(true), Some(false)));
    assert_eq!(contract.notice_type.as_deref(), Some("UK7"));
    assert_eq!(contract.category.as_ref().unwrap().id, "48000000");
    assert_eq!(contract.end.unwrap().to_string(), "2028-05-18");
    let total = contract.total.as_ref().unwrap();
    assert_eq!(
        (total.pence, total.basis, total.basis_stated),
        (Pence(5_439_360), Basis::Net, true)
    );
    assert_eq!(contract.total_gross.as_ref().unwrap().pence, Pence(6_799_200));
    assert_eq!(contract.stage, Stage::Awarded);
    suites::ran("find-a-tender", 1);
}

fn award(id: &str, supplier: &str, amount: f64) -> Value {
    json!({"id": id, "status": "active", "suppliers": [{"id": supplier, "name": supplier}],
           "value": {"amount": amount, "currency": "GBP"}})
}

#[test]
fn sharing_an_ocid_does_not_make_one_contract() {
    let release = |id: &str, buyer: &str, supplier: &str| {
        json!({"ocid": "ocds-1", "id": id, "date": "2026-01-01", "tag": ["award"],
               "buyer": {"id": "B", "name": buyer}, "tender": {"title": id},
               "awards": [award("1", supplier, 500.0)]})
    };
    let found = contracts(&[
        release("1", "Northmere Council", "Ash Ltd"),
        release("2", "Southmere Council", "Beech Ltd"),
        release("3", "NORTHMERE COUNCIL", "Ash Ltd"),
    ]);
    let told: Vec<_> = found
        .iter()
        .map(|c| (c.title.as_str(), c.buyers[0].name.as_str(), c.suppliers[0].name.as_str()))
        .collect();
    assert_eq!(
        told,
        [("2", "Southmere Council", "Beech Ltd"), ("3", "NORTHMERE COUNCIL", "Ash Ltd")]
    );
    assert_ne!(found[0].id, found[1].id);
}

#[test]
fn buyers_listed_in_one_release_buy_together() {
    let found = contracts(&[json!({
        "ocid": "ocds-1", "id": "1", "date": "2026-01-01", "tag": ["tender"],
        "buyer": {"id": "1", "name": "Northmere Council"},
        "parties": [
            {"id": "1", "name": "Northmere Council", "roles": ["buyer"],
             "address": {"postalCode": "ZZ1 1ZZ"},
             "additionalIdentifiers": [{"scheme": "GB-PPON", "id": "P"}]},
            {"id": "2", "name": "Southmere Council", "roles": ["reviewBody", "buyer"]},
            {"id": "3", "name": "A Court", "roles": ["reviewBody"]}],
        "tender": {"id": "T", "title": "Roads"}})]);
    let names: Vec<_> = found[0].buyers.iter().map(|buyer| buyer.name.as_str()).collect();
    assert_eq!(names, ["Northmere Council", "Southmere Council"]);
    assert_eq!(found[0].buyers[0].postcode.as_deref(), Some("ZZ1 1ZZ"));
    assert_eq!(found[0].buyers[0].identifiers[0].id, "P");
    assert_eq!(found[0].stage, Stage::Tender);
}

#[test]
fn each_award_and_each_contract_of_an_award_is_a_contract() {
    let base = json!({"ocid": "ocds-1", "date": "2026-01-01", "buyer": {"name": "Northmere"}});
    let mut first = base.clone();
    first["awards"] = json!([
        award("1", "Ash Ltd", 1.0),
        award("2", "Elm Ltd", 250.5),
        award("3", "Oak Ltd", 0.01)
    ]);
    let mut second = base;
    second["date"] = json!("2026-02-01");
    second["contracts"] = json!([
        {"id": "C", "awardID": "2", "status": "cancelled", "value": {"amount": 300, "currency": "EUR"}},
        {"id": "D", "awardID": "2", "period": {"startDate": "2026-04-01", "endDate": "2027-03-31T23:59:59+01:00",
         "maxExtentDate": "2028-03-31"}}]);
    let found = contracts(&[first, second]);
    let told: Vec<_> = found
        .iter()
        .map(|c| {
            let total = c.total.as_ref().map(|total| format!("{} {}", total.pence, total.currency));
            (c.suppliers[0].name.as_str(), c.stage, total.unwrap_or_default())
        })
        .collect();
    assert_eq!(
        told,
        [
            ("Elm Ltd", Stage::Withdrawn, "300.00 EUR".to_owned()),
            // The award's value is that of both its contracts, so it is neither's.
            ("Elm Ltd", Stage::Awarded, String::new()),
            ("Ash Ltd", Stage::Awarded, String::new()),
            ("Oak Ltd", Stage::Awarded, String::new()),
        ]
    );
    assert_eq!(found[1].latest_end, "2028-03-31".parse().ok());
    assert_eq!(found[1].end.unwrap().to_string(), "2027-03-31");
}

#[test]
fn what_contradicts_itself_is_told_and_its_latest_release_is_used() {
    let release = |date: &str, tender: Value| json!({"ocid": "ocds-1", "date": date, "buyer": {"name": "Northmere"}, "tender": tender});
    let text = format!(
        "{}\n{}\n",
        release("2026-01-01", json!("Roads")),
        release("2026-02-01", json!({"title": "Roads"}))
    );
    let (accounts, processes) = read(&[text]);
    assert_eq!(accounts[0].accepted, 2);
    assert_eq!(processes.contracts[0].title, "Roads");
    let (file, finding) = &processes.findings[0];
    assert_eq!(*file, 0);
    assert_eq!(finding.rule, "release-type-inconsistent");
    assert_eq!(finding.place.position.to_string(), "line 2, at /tender");
}

#[test]
fn a_release_that_cannot_be_placed_is_rejected_whole_with_the_reason() {
    let text = "{\"ocid\": \"o\", \"date\": \"2026-01-01\"}\n{\"ocid\": \"o\", \"date\": null}\n{\"date\": \"2026\"}\n7\n{\"ocid\":\n";
    let (accounts, _) = read(&[text.to_owned()]);
    let rejected: Vec<_> = accounts[0]
        .rejected
        .iter()
        .map(|row| format!("{} {} {}", row.position, row.rule, row.raw))
        .collect();
    assert_eq!(
        rejected,
        [
            "line 2 release-date-null {\"ocid\": \"o\", \"date\": null}",
            "line 3 release-ocid-missing {\"date\": \"2026\"}",
            "line 4 release-not-an-object 7",
            "line 5 json-line-broken {\"ocid\":",
        ]
    );
    assert_eq!((accounts[0].releases, accounts[0].accepted), (5, 1));
}

#[test]
fn the_order_in_which_sources_come_does_not_show() {
    let release = |date: &str, title: &str| {
        json!({"ocid": "ocds-1", "date": date, "buyer": {"name": "Northmere"}, "tender": {"title": title}}).to_string()
    };
    let (a, b) = (release("2026-01-01", "a"), release("2026-01-01", "b"));
    let forward = read(&[a.clone(), b.clone()]).1.contracts;
    let audit = OcdsAudit::new(1 << 24);
    audit.push_source(&mut b.as_bytes()).unwrap();
    audit.push_source(&mut a.as_bytes()).unwrap();
    assert_eq!(audit.finish(&[1, 0]).unwrap().contracts, forward);
    assert_eq!(forward[0].title, "b");
}
