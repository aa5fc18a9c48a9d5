use std::sync::Arc;

use estate::Regime;
use serde_json::{Value, json};

use crate::register::{PLAIN, Row, decided, text, window};

/// Advertised, from a time when one law alone can be meant.
const ADVERTISED: Row = Row { advertised: "Yes", ..PLAIN };

#[test]
fn what_was_advertised_before_the_act_was_bought_under_the_regulations_of_2015() {
    assert_eq!(decided(ADVERTISED).regime, Regime::Pcr2015);
}

#[test]
fn what_began_near_a_change_of_law_is_unknown() {
    for (start, end) in [("2015-06-01", "2023-05-31"), ("2025-03-01", "2027-02-28")] {
        let row = Row { start, end, current_end: end, duration: "", ..ADVERTISED };
        assert_eq!(decided_late(row).regime, Regime::Unknown, "{start}");
    }
}

#[test]
fn what_was_not_advertised_is_below_only_if_it_is_small() {
    assert_eq!(decided(PLAIN).regime, Regime::BelowThreshold);
    // A call-off from a framework is not advertised, however large.
    let large = Row { process: "Mini-Comp", annual: "120000.00", total: "240000.00", ..PLAIN };
    assert_eq!(decided(large).regime, Regime::Unknown);
    // A total that leaves out years or options does not make a contract small.
    let partial = Row { annual: "40000.00", total: "80000.00", options: "12", count: "1", ..PLAIN };
    assert_eq!(decided(partial).regime, Regime::Unknown);
    assert_eq!(decided(Row { total: "", ..PLAIN }).regime, Regime::Unknown, "of unknown worth");
}

#[test]
fn a_councils_threshold_is_higher_than_that_of_central_government() {
    let row = Row { annual: "60000.00", total: "120000.00", ..PLAIN };
    let regime = |body: &str, row: &Row| {
        let text = text(std::slice::from_ref(row)).replace("Weir Council", body);
        let audit = estate::audit_bytes("register.csv", text.as_bytes());
        estate::outlook(&audit, window(), estate::Lead::default()).decisions.due[0].regime
    };
    assert_eq!(regime("Weir Borough Council", &row), Regime::BelowThreshold);
    assert_eq!(regime("Weir Research Council", &row), Regime::Unknown);
    let larger = Row { annual: "90000.00", total: "180000.00", ..row };
    assert_eq!(regime("Weir Borough Council", &larger), Regime::Unknown);
}

#[test]
fn words_of_the_procedure_say_it() {
    let row = Row { process: "Provider Selection Regime: direct award", ..ADVERTISED };
    assert_eq!(decided(row).regime, Regime::ProviderSelection);
}

/// The regime of an award that a notice in OCDS tells of.
fn notified(ocid: &str, tender: &Value, contract: &Value) -> Regime {
    let mut release = json!({
        "ocid": ocid, "id": "1", "date": "2022-01-01", "tag": ["award"],
        "buyer": {"id": "1", "name": "Northmere Council"},
        "awards": [{"id": "1", "suppliers": [{"name": "Ash Ltd"}]}],
        "contracts": [{"id": "1", "awardID": "1",
            "period": {"startDate": "2022-01-01", "endDate": "2024-12-31"}}]});
    release["tender"] = tender.clone();
    for (field, value) in contract.as_object().unwrap() {
        release["contracts"][0][field] = value.clone();
    }
    let audit = estate::audit_bytes("releases.jsonl", release.to_string().as_bytes());
    let window = estate::Window { months: 120, ..crate::register::window() };
    estate::outlook(&audit, window, estate::Lead::default()).decisions.due.remove(0).regime
}

const FIND_A_TENDER: &str = "ocds-h6vhtk-1";
const PUBLIC_CONTRACTS_SCOTLAND: &str = "ocds-r6ebe6-1";

#[test]
fn what_is_called_off_from_the_crown_commercial_service_is_of_its_day() {
    let called_off = |reference: &str, amount: u32| {
        let tender = json!({"title": format!("Switches, {reference}")});
        let value = json!({"value": {"amount": amount, "currency": "GBP"}});
        notified("ocds-b5fd17-1", &tender, &value)
    };
    assert_eq!(called_off("RM6187", 400_000), Regime::Pcr2015);
    assert_eq!(called_off("RM6187", 40_000), Regime::Unknown, "it may be below the thresholds");
    assert_eq!(called_off("G-Cloud 12", 400_000), Regime::Pcr2015, "theirs too, by another name");
    assert_eq!(called_off("DOS5", 400_000), Regime::Pcr2015);
    assert_eq!(called_off("YPO 1074", 400_000), Regime::Unknown);
}

#[test]
fn a_notice_of_the_act_says_it() {
    let notice = json!({"documents": [{"id": "1", "noticeType": "UK7"}]});
    assert_eq!(notified(FIND_A_TENDER, &json!({}), &notice), Regime::ProcurementAct2023);
    let act = json!({"legalBasis": {"scheme": "UKPGA", "id": "2023/54"}});
    assert_eq!(notified(FIND_A_TENDER, &act, &json!({})), Regime::ProcurementAct2023);
    let elsewhere = notified(PUBLIC_CONTRACTS_SCOTLAND, &json!({}), &notice);
    assert_eq!(elsewhere, Regime::Unknown, "Scotland has regulations of its own");
}

#[test]
fn the_law_that_a_notice_names_is_that_of_its_country() {
    let directive = json!({"legalBasis": {"scheme": "CELEX", "id": "32014L0024"}});
    let of = |ocid| notified(ocid, &directive, &json!({}));
    assert_eq!(of(PUBLIC_CONTRACTS_SCOTLAND), Regime::Scotland2015);
    assert_eq!(of("ocds-kuma6s-1"), Regime::Pcr2015, "Sell2Wales");
    assert_eq!(of(FIND_A_TENDER), Regime::Pcr2015);
    let health = json!({"legalBasis": {"scheme": "UKSI", "id": "2023/1348"}});
    assert_eq!(notified(FIND_A_TENDER, &health, &json!({})), Regime::ProviderSelection);
    let utilities = json!({"legalBasis": {"scheme": "CELEX", "id": "32014L0025"}});
    assert_eq!(notified(FIND_A_TENDER, &utilities, &json!({})), Regime::Unknown);
}

#[test]
fn a_notice_of_the_act_may_be_of_what_is_below_its_thresholds() {
    let act = json!({"legalBasis": {"scheme": "UKPGA", "id": "2023/54"}});
    let below = json!({"aboveThreshold": false});
    assert_eq!(notified(FIND_A_TENDER, &act, &below), Regime::BelowThreshold);
    let mut said = act;
    said["procurementMethodDetails"] = json!("Below threshold - limited competition");
    assert_eq!(notified(FIND_A_TENDER, &said, &json!({})), Regime::BelowThreshold);
}

fn decided_late(row: Row) -> Arc<estate::Decision> {
    let audit = crate::register::audited(&[row]);
    let window = estate::Window { months: 120, ..crate::register::window() };
    estate::outlook(&audit, window, estate::Lead::default()).decisions.due.remove(0)
}
