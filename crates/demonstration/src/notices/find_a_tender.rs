//! Find a Tender releases under the Procurement Act, with the UK's notice types.

use chrono::Days;
use serde_json::{Value, json};

use super::{LICENCE, Notice, amount, with_vat};
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

/// A package of every step of each contract's process; some stop at a pipeline, at market
/// engagement or before award.
pub(crate) fn release_package(notices: &[Notice<'_>]) -> (Vec<u8>, Tally) {
    let mut tally = Tally::default();
    let releases: Vec<Value> = notices
        .iter()
        .enumerate()
        .flat_map(|(position, notice)| steps(position).into_iter().map(move |step| (notice, step)))
        .map(|(notice, step)| counted_release(notice, step, &mut tally))
        .collect();
    let mut package = package();
    package["releases"] = Value::Array(releases);
    (pretty(&package), tally)
}

/// A package of records: each with its releases; the compiled release is left to the reader.
pub(crate) fn record_package(notices: &[Notice<'_>]) -> (Vec<u8>, Tally) {
    let mut tally = Tally::default();
    let mut records = Vec::new();
    for notice in notices {
        let releases: Vec<Value> =
            STEPS.iter().map(|step| counted_release(notice, step, &mut tally)).collect();
        records.push(json!({"ocid": ocid(notice), "releases": releases}));
    }
    let mut package = package();
    package["records"] = Value::Array(records);
    (pretty(&package), tally)
}

fn steps(position: usize) -> Vec<&'static Step> {
    match position % 9 {
        2 => vec![&PIPELINE],
        4 => vec![&ENGAGEMENT, &STEPS[0]],
        6 => vec![&STEPS[1], &STOPPED],
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

fn ocid(notice: &Notice<'_>) -> String {
    format!("ocds-h6vhtk-0d{}", notice.contract.id.trim_start_matches("demo-contract-"))
}

fn counted_release(notice: &Notice<'_>, step: &Step, tally: &mut Tally) -> Value {
    tally.accept();
    let pence = notice.contract.total_pence;
    // A contract release holds the same value under its award and under its contract: one sum.
    if matches!(step.notice, "UK6" | "UK7") {
        tally.add_contract_value(pence);
        tally.add_gross(with_vat(pence));
    }
    release(notice, step)
}

fn release(notice: &Notice<'_>, step: &Step) -> Value {
    let contract = notice.contract;
    let date = contract.start.checked_sub_days(Days::new(step.days)).unwrap_or(contract.start);
    let id = format!("{}-{}", contract.reference, step.notice);
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
        "ocid": ocid(notice),
        "id": id,
        "tag": step.tags,
        "date": format!("{date}T12:00:00+01:00"),
        "initiationType": "tender",
        "parties": parties(notice, awarded),
        "buyer": {"id": buyer_id(notice), "name": contract.buyer().name},
        "tender": tender(notice, step),
        "language": "en",
    });
    if step.tags.contains(&"planning") || step.notice == "UK3" {
        release["planning"] = json!({"documents": [document]});
    } else if !awarded {
        release["tender"]["documents"] = json!([document]);
    } else if step.notice == "UK6" {
        release["awards"] = json!([award(notice, Some(&document))]);
    } else {
        release["awards"] = json!([award(notice, None)]);
        release["contracts"] = json!([signed(notice, &document)]);
    }
    release
}

fn tender(notice: &Notice<'_>, step: &Step) -> Value {
    let (contract, trade) = (notice.contract, notice.contract.trade());
    let status = match step.notice {
        "UK1" | "UK2" | "UK3" => "planning",
        "UK4" => "active",
        "UK12" => "cancelled",
        _ => "complete",
    };
    json!({
        "id": contract.reference,
        "legalBasis": {"id": "2023/54", "scheme": "UKPGA"},
        "title": contract.title,
        "description": contract.description(),
        "status": status,
        "mainProcurementCategory": "services",
        "procurementMethod": "open",
        "procurementMethodDetails": "Open procedure",
        "value": value(contract.total_pence),
        "items": [{
            "id": "1",
            "additionalClassifications": [
                {"scheme": "CPV", "id": trade.cpv.0, "description": trade.cpv.1},
            ],
            "relatedLot": "1",
        }],
        "lots": [{"id": "1", "status": status, "contractPeriod": period(notice)}],
    })
}

fn value(pence: i64) -> Value {
    json!({"amountGross": amount(with_vat(pence)), "amount": amount(pence), "currency": "GBP"})
}

fn period(notice: &Notice<'_>) -> Value {
    json!({
        "startDate": format!("{}T00:00:00Z", notice.contract.start),
        "endDate": format!("{}T23:59:59Z", notice.contract.end),
    })
}

fn award(notice: &Notice<'_>, document: Option<&Value>) -> Value {
    let mut award = json!({
        "id": "1",
        "status": "active",
        "suppliers": [{"id": supplier_id(notice), "name": notice.supplier}],
        "value": value(notice.contract.total_pence),
        "relatedLots": ["1"],
        "contractPeriod": period(notice),
    });
    if let Some(document) = document {
        award["documents"] = json!([document]);
    }
    award
}

fn signed(notice: &Notice<'_>, document: &Value) -> Value {
    json!({
        "id": "1",
        "awardID": "1",
        "title": notice.contract.title,
        "status": "active",
        "period": period(notice),
        "value": value(notice.contract.total_pence),
        "aboveThreshold": true,
        "dateSigned": format!("{}T00:00:00Z", notice.contract.start),
        "documents": [document],
    })
}

fn buyer_id(notice: &Notice<'_>) -> String {
    format!("GB-PPON-{}", notice.contract.buyer().ppon)
}

fn supplier_id(notice: &Notice<'_>) -> String {
    format!("GB-COH-{}", notice.organisation.company_number)
}

fn parties(notice: &Notice<'_>, awarded: bool) -> Value {
    let (buyer, organisation) = (notice.contract.buyer(), notice.organisation);
    let mut parties = vec![json!({
        "id": buyer_id(notice),
        "name": buyer.name,
        "identifier": {"scheme": "GB-PPON", "id": buyer.ppon},
        "address": {"locality": "Marrowdale", "postalCode": buyer.postcode, "country": "GB"},
        "roles": ["buyer"],
        "details": {"classifications": [
            {"scheme": "UK_CA_TYPE", "id": "publicAuthoritySubCentralGovernment"},
        ]},
    })];
    if awarded {
        parties.push(json!({
            "id": supplier_id(notice),
            "name": notice.supplier,
            "identifier": {"scheme": "GB-COH", "id": organisation.company_number},
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
