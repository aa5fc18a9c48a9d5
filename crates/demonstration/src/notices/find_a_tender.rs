//! Find a Tender releases under the Procurement Act, with the UK's notice types.

use chrono::Days;
use serde_json::{Value, json};

use super::{CameTo, LICENCE, Place, Releases, amount, procurements, title, with_vat};
use crate::bodies::BODIES;
use crate::telling::Telling;
use crate::truth::Tally;

/// The steps of a process that are published here, in order.
const STEPS: &[Step] = &[
    Step {
        notice: "UK3",
        document: "plannedProcurementNotice",
        tags: &["planningUpdate"],
        days: 240,
    },
    Step { notice: "UK4", document: "tenderNotice", tags: &["tender"], days: 150 },
    Step { notice: "UK6", document: "awardNotice", tags: &["award"], days: 40 },
    Step { notice: "UK7", document: "contractNotice", tags: &["award", "contract"], days: 10 },
];
const PIPELINE: Step =
    Step { notice: "UK1", document: "plannedProcurementNotice", tags: &["planning"], days: 400 };
const ENGAGEMENT: Step =
    Step { notice: "UK2", document: "marketEngagementNotice", tags: &["planning"], days: 300 };
const STOPPED: Step = Step {
    notice: "UK12",
    document: "tenderCancellationNotice",
    tags: &["tenderCancellation"],
    days: 20,
};

struct Step {
    notice: &'static str,
    document: &'static str,
    tags: &'static [&'static str],
    /// Published so many days before the contract starts.
    days: u64,
}

/// A package of every step of each procurement; some stop at a pipeline, at market engagement or
/// before award.
pub(crate) fn release_package(notices: &[Telling<'_>]) -> Releases {
    let (mut tally, mut releases, mut places) = (Tally::default(), Vec::new(), Vec::new());
    for (position, lots) in procurements(notices).enumerate() {
        let steps = steps(position, lots);
        let came_to = match steps.last().map(|step| step.notice) {
            Some("UK12") => CameTo::Nothing,
            Some("UK7") => CameTo::Contract,
            _ if lots.len() > 1 => CameTo::Lots,
            _ => CameTo::Contract,
        };
        releases.extend(steps.into_iter().map(|step| counted_release(lots, step, &mut tally)));
        let at = Some(format!("line 1, at /releases/{}", releases.len() - 1));
        places.extend(lots.iter().map(|_| Place { at: at.clone(), came_to }));
    }
    let mut package = package();
    package["releases"] = Value::Array(releases);
    Releases { bytes: pretty(&package), tally, places }
}

/// A package of records: each with its releases; the compiled release is left to the reader.
pub(crate) fn record_package(notices: &[Telling<'_>]) -> Releases {
    let (mut tally, mut records, mut places) = (Tally::default(), Vec::new(), Vec::new());
    for lots in procurements(notices) {
        let releases: Vec<Value> =
            STEPS.iter().map(|step| counted_release(lots, step, &mut tally)).collect();
        let at = format!("line 1, at /records/{}/releases/{}", records.len(), releases.len() - 1);
        places
            .extend(lots.iter().map(|_| Place { at: Some(at.clone()), came_to: CameTo::Contract }));
        records.push(json!({"ocid": releases[0]["ocid"].clone(), "releases": releases}));
    }
    let mut package = package();
    package["records"] = Value::Array(records);
    Releases { bytes: pretty(&package), tally, places }
}

fn steps(position: usize, lots: &[Telling<'_>]) -> Vec<&'static Step> {
    let is_joint = lots.iter().any(|lot| !lot.contract.joint.is_empty());
    match position % 9 {
        2 if !is_joint => vec![&PIPELINE],
        4 if !is_joint => vec![&ENGAGEMENT, &STEPS[0]],
        6 if !is_joint => vec![&STEPS[1], &STOPPED],
        _ => STEPS.iter().collect(),
    }
}

fn package() -> Value {
    json!({
        "uri": "https://marrowdale.invalid/ocds/package",
        "version": "1.1",
        "extensions": [
            "https://raw.githubusercontent.com/cabinetoffice/ocds_uk_extension/main/extension.json",
        ],
        "publishedDate": "2026-09-29T08:00:00+01:00",
        "publisher": {"name": "Marrowdale Collaborative (demonstration)"},
        "license": LICENCE,
    })
}

fn pretty(package: &Value) -> Vec<u8> {
    format!("{package:#}\n").into_bytes()
}

/// The id of a procurement.
pub(crate) fn ocid(procurement: &str) -> String {
    format!("ocds-h6vhtk-0d{procurement}")
}

fn counted_release(lots: &[Telling<'_>], step: &Step, tally: &mut Tally) -> Value {
    tally.accept();
    // A contract release holds the same value under its award and under its contract: one sum.
    if matches!(step.notice, "UK6" | "UK7") {
        for lot in lots {
            tally.add_contract_value(lot.value_pence);
            tally.add_gross(with_vat(lot.value_pence));
        }
    }
    release(lots, step)
}

fn release(lots: &[Telling<'_>], step: &Step) -> Value {
    let Some(notice) = lots.first() else { return Value::Null };
    let contract = notice.contract;
    let date = contract.start.checked_sub_days(Days::new(step.days)).unwrap_or(contract.start);
    let id = format!("{}-{}", contract.procurement, step.notice);
    let document = json!({
        "id": id,
        "documentType": step.document,
        "noticeType": step.notice,
        "url": format!("https://marrowdale.invalid/notice/{id}"),
        "datePublished": format!("{date}T12:00:00+01:00"),
        "format": "text/html",
    });
    let awarded = matches!(step.notice, "UK6" | "UK7");
    let mut release = json!({
        "ocid": ocid(&contract.procurement),
        "id": id,
        "tag": step.tags,
        "date": format!("{date}T12:00:00+01:00"),
        "initiationType": "tender",
        "parties": parties(notice, awarded),
        "buyer": {"id": buyer_id(contract.body), "name": contract.buyer().name},
        "tender": tender(lots, notice, step),
        "language": "en",
    });
    let awards = |document: Option<&Value>| -> Vec<Value> {
        let numbered = (1..).zip(lots);
        numbered.map(|(number, lot)| award(lot, number, document)).collect()
    };
    if step.tags.contains(&"planning") || step.notice == "UK3" {
        release["planning"] = json!({"documents": [document]});
    } else if !awarded {
        release["tender"]["documents"] = json!([document]);
    } else if step.notice == "UK6" {
        release["awards"] = Value::Array(awards(Some(&document)));
    } else {
        release["awards"] = Value::Array(awards(None));
        let signed = (1..).zip(lots).map(|(number, lot)| signed(lot, number, &document));
        release["contracts"] = Value::Array(signed.collect());
    }
    release
}

fn tender(lots: &[Telling<'_>], notice: &Telling<'_>, step: &Step) -> Value {
    let (contract, trade) = (notice.contract, notice.contract.trade());
    let status = match step.notice {
        "UK1" | "UK2" | "UK3" => "planning",
        "UK4" => "active",
        "UK12" => "cancelled",
        _ => "complete",
    };
    let listed: Vec<Value> = (1..)
        .zip(lots)
        .map(|(number, lot): (usize, &Telling<'_>)| {
            json!({"id": number.to_string(), "status": status, "contractPeriod": period(lot)})
        })
        .collect();
    json!({
        "id": notice.reference,
        "legalBasis": {"id": "2023/54", "scheme": "UKPGA"},
        "title": title(lots),
        "description": contract.description(),
        "status": status,
        "mainProcurementCategory": "services",
        "procurementMethod": "open",
        "procurementMethodDetails": "Open procedure",
        "value": value(lots.iter().map(|lot| lot.value_pence).sum()),
        "items": [{
            "id": "1",
            "additionalClassifications": [
                {"scheme": "CPV", "id": trade.cpv.0, "description": trade.cpv.1},
            ],
            "relatedLot": "1",
        }],
        "lots": listed,
    })
}

fn value(pence: i64) -> Value {
    json!({"amountGross": amount(with_vat(pence)), "amount": amount(pence), "currency": "GBP"})
}

/// The period, and how far options may take it.
fn period(notice: &Telling<'_>) -> Value {
    let mut period = super::period(notice, "Z");
    if notice.end.is_some() && notice.contract.options.count > 0 {
        let latest = notice.contract.latest_end();
        period["maxExtentDate"] = json!(format!("{latest}T23:59:59Z"));
    }
    period
}

fn award(notice: &Telling<'_>, number: usize, document: Option<&Value>) -> Value {
    let mut award = json!({
        "id": number.to_string(),
        "title": notice.title,
        "status": "active",
        "suppliers": [{"id": supplier_id(notice), "name": notice.supplier}],
        "value": value(notice.value_pence),
        "relatedLots": [number.to_string()],
        "contractPeriod": period(notice),
    });
    if let Some(document) = document {
        award["documents"] = json!([document]);
    }
    award
}

fn signed(notice: &Telling<'_>, number: usize, document: &Value) -> Value {
    json!({
        "id": number.to_string(),
        "awardID": number.to_string(),
        "title": notice.title,
        "status": "active",
        "period": period(notice),
        "value": value(notice.value_pence),
        "aboveThreshold": true,
        "dateSigned": format!("{}T00:00:00Z", notice.contract.start),
        "documents": [document],
    })
}

fn buyer_id(body: usize) -> String {
    format!("GB-PPON-{}", BODIES[body].ppon)
}

fn supplier_id(notice: &Telling<'_>) -> String {
    match notice.organisation.body {
        Some(body) => buyer_id(body),
        None => format!("GB-COH-{}", notice.organisation.company_number),
    }
}

fn parties(notice: &Telling<'_>, awarded: bool) -> Value {
    let organisation = notice.organisation;
    let mut parties: Vec<Value> = notice.contract.buyers().map(buyer).collect();
    if awarded {
        let identifier = match organisation.body {
            Some(body) => json!({"scheme": "GB-PPON", "id": BODIES[body].ppon}),
            None => json!({"scheme": "GB-COH", "id": organisation.company_number}),
        };
        parties.push(json!({
            "id": supplier_id(notice),
            "name": notice.supplier,
            "identifier": identifier,
            "address": {"postalCode": organisation.postcode, "country": "GB"},
            "roles": ["supplier"],
            "details": {
                "scale": if organisation.sme { "sme" } else { "large" },
                "vcse": organisation.vcse,
            },
        }));
    }
    Value::Array(parties)
}

fn buyer(body: usize) -> Value {
    let buyer = &BODIES[body];
    json!({
        "id": buyer_id(body),
        "name": buyer.name,
        "identifier": {"scheme": "GB-PPON", "id": buyer.ppon},
        "address": {"locality": "Marrowdale", "postalCode": buyer.postcode, "country": "GB"},
        "roles": ["buyer"],
        "details": {"classifications": [
            {"scheme": "UK_CA_TYPE", "id": "publicAuthoritySubCentralGovernment"},
        ]},
    })
}
