//! What releases say of route and competition: framework, lots, tenders received, first value, latest end.
#![allow(clippy::unwrap_used, reason = "a test stops at what is wrong")]

use estate::{Contract, audit_bytes};
use serde_json::{Value, json};

fn contracts(releases: &[Value]) -> Vec<Contract> {
    let text: String = releases.iter().map(|release| release.to_string() + "\n").collect();
    audit_bytes("releases.jsonl", text.as_bytes()).contracts
}

fn release(date: &str, fields: &Value) -> Value {
    let mut release = json!({"ocid": "ocds-1", "id": date, "date": date, "tag": ["award"],
        "buyer": {"id": "1", "name": "Northmere Council"}});
    for (name, value) in fields.as_object().unwrap() {
        release[name] = value.clone();
    }
    release
}

fn award(id: &str, lot: &str, amount: f64) -> Value {
    json!({"id": id, "relatedLots": [lot], "suppliers": [{"name": format!("Supplier {id}")}],
        "value": {"amount": amount, "currency": "GBP"}})
}

fn lots() -> Value {
    json!([{"id": "1", "title": "Roofs"}, {"id": "2", "title": "Lot 2: Walls"}, {"id": "3"}])
}

#[test]
fn each_award_has_its_own_lot_and_the_tenders_received_for_it() {
    let statistic = |id: &str, measure: &str, lot: &str, value: u32| json!({"id": id, "measure": measure, "relatedLot": lot, "value": value});
    let found = contracts(&[release(
        "2026-01-01",
        &json!({
            "tender": {"title": "Repairs", "lots": lots(), "numberOfTenderers": 9},
            "awards": [award("1", "1", 500.0), award("2", "2", 600.0), award("3", "3", 700.0)],
            "bids": {"statistics": [
                statistic("1", "bids", "1", 4), statistic("2", "smeBids", "1", 3),
                statistic("3", "validBids", "2", 1)]}}),
    )]);
    let told: Vec<_> = found.iter().map(|own| (own.lot.as_deref(), own.bids)).collect();
    let expected =
        [(Some("Lot 1: Roofs"), Some(4)), (Some("Lot 2: Walls"), Some(1)), (Some("Lot 3"), None)];
    assert_eq!(told, expected, "nine tenderers for all lots say nothing of one");
}

#[test]
fn tenderers_of_a_procurement_without_lots_are_those_of_its_award() {
    let tender = json!({"title": "Repairs", "lots": [{"id": "1"}], "numberOfTenderers": 1});
    let found = contracts(&[release(
        "2026-01-01",
        &json!({"tender": tender, "awards": [award("1", "1", 5.0)]}),
    )]);
    assert_eq!((found[0].bids, found[0].lot.as_deref()), (Some(1), None));
}

#[test]
fn the_value_when_first_awarded_outlives_later_releases() {
    let awards = |amount: f64| json!({"awards": [award("1", "1", amount), award("2", "2", 70.0)]});
    let found = contracts(&[
        release("2026-03-01", &awards(90.0)),
        release("2026-01-01", &awards(50.0)),
        release("2026-02-01", &awards(60.0)),
    ]);
    let pence = |own: &Contract| own.first_total.as_ref().map(|first| first.pence.0);
    assert_eq!(found[0].total.as_ref().unwrap().pence.0, 9_000);
    assert_eq!(found.iter().map(pence).collect::<Vec<_>>(), [Some(5_000), None]);
}

#[test]
fn the_latest_end_is_the_day_that_is_stated() {
    let period =
        json!({"startDate": "2024-02-01", "endDate": "2026-01-31", "maxExtentDate": "2027-03-15"});
    let of_contract = contracts(&[release(
        "2026-01-01",
        &json!({"awards": [award("1", "1", 50.0)],
            "contracts": [{"id": "1", "awardID": "1", "period": period}]}),
    )]);
    assert_eq!(of_contract[0].latest_end, "2027-03-15".parse().ok());
    let of_lots = contracts(&[release(
        "2026-01-01",
        &json!({"tender": {"lots": [{"id": "1", "contractPeriod": period}, {"id": "2"}]},
            "awards": [award("1", "1", 50.0)]}),
    )]);
    assert_eq!(of_lots[0].latest_end, "2027-03-15".parse().ok());
    let audit = audit_bytes(
        "releases.jsonl",
        release(
            "2026-01-01",
            &json!({"awards": [award("1", "1", 50.0)],
                "contracts": [{"id": "1", "awardID": "1", "period": period}]}),
        )
        .to_string()
        .as_bytes(),
    );
    let window = estate::Window { as_at: "2025-01-01".parse().unwrap(), months: 18 };
    let own = estate::outlook(&audit, window, estate::Lead::default()).decisions.due.remove(0).term;
    assert_eq!(own.latest_end, "2027-03-15".parse().ok());
    assert_eq!(own.months_left, Some(13), "to the nearest month");
}

#[test]
fn a_process_calls_off_or_is_a_framework_itself() {
    let techniques = json!({"hasFrameworkAgreement": true});
    let tender = json!({"title": "Repairs to RM6259", "techniques": techniques});
    let own = contracts(&[release("2026-01-01", &json!({"tender": tender}))]).remove(0);
    assert!(own.is_framework && own.framework.is_none(), "it is not called off from itself");
    let related = json!([{"id": "1", "relationship": ["framework"], "scheme": "ocid",
        "identifier": "ocds-h6vhtk-02f", "title": "Estate Software 2"}]);
    let own = contracts(&[release(
        "2026-01-01",
        &json!({"tender": {"title": "Repairs", "techniques": techniques},
            "relatedProcesses": related}),
    )])
    .remove(0);
    assert_eq!((own.is_framework, own.framework.as_deref()), (false, Some("Estate Software 2")));
}

#[test]
fn what_an_award_adds_to_the_words_of_its_tender_is_read_with_them() {
    let mut awarded = award("1", "1", 50.0);
    awarded["description"] = json!("The value is that of the first term.");
    let own = contracts(&[release(
        "2026-01-01",
        &json!({"tender": {"title": "Agency staff", "description": "Call-off from ESPO M-STAR4 Framework.",
            "procurementMethodDetails": "Call-off from a framework agreement"}, "awards": [awarded]}),
    )])
    .remove(0);
    assert_eq!(own.description, "The value is that of the first term.");
    assert_eq!(own.framework.as_deref(), Some("ESPO M-STAR4"));
}
