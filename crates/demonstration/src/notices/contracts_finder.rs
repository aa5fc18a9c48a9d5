//! Contracts Finder releases as JSON Lines.

use chrono::Days;
use serde_json::{Value, json};

use super::{Notice, amount};
use crate::truth::Tally;

/// One line for each release: a tender and an award for most contracts. Two faults are among
/// them: a release without a date, which cannot be merged, and a contract in euros, which is in
/// no sum of pounds.
pub(crate) fn json_lines(notices: &[Notice<'_>]) -> (Vec<u8>, Tally) {
    let (mut lines, mut tally) = (String::new(), Tally::default());
    for (position, notice) in notices.iter().enumerate() {
        let euros = position == 9;
        let value = match position % 29 {
            6 => 0,
            20 => 1,
            _ => notice.contract.total_pence,
        };
        if position % 3 != 0 {
            push_line(&mut lines, &tender(notice));
            tally.accept();
        }
        let mut award = award(notice, value, if euros { "EUR" } else { "GBP" });
        if position == 15 {
            if let Some(release) = award.as_object_mut() {
                release.shift_remove("date");
            }
            tally.reject();
        } else {
            tally.accept();
            if !euros {
                tally.add_contract_value(value);
            }
        }
        push_line(&mut lines, &award);
    }
    (lines.into_bytes(), tally)
}

fn push_line(lines: &mut String, release: &Value) {
    lines.push_str(&release.to_string());
    lines.push('\n');
}

fn ocid(notice: &Notice<'_>) -> String {
    let number = notice.contract.id.trim_start_matches("demo-contract-");
    format!("ocds-b5fd17-00000000-0000-4000-8000-00000000{number}")
}

fn tender(notice: &Notice<'_>) -> Value {
    release(notice, "tender", 90, None, &[buyer(notice)])
}

fn award(notice: &Notice<'_>, pence: i64, currency: &str) -> Value {
    let (contract, ocid) = (notice.contract, ocid(notice));
    let supplier = json!({"id": supplier_id(notice), "name": notice.supplier});
    let award = json!({
        "id": format!("{ocid}-1"),
        "status": "active",
        "date": format!("{}T00:00:00Z", contract.start),
        "datePublished": format!("{}T09:00:00Z", contract.start),
        "value": {"amount": amount(pence), "currency": currency},
        "suppliers": [supplier],
        "contractPeriod": {
            "startDate": format!("{}T00:00:00Z", contract.start),
            "endDate": format!("{}T23:59:59+01:00", contract.end),
        },
        "documents": [{
            "id": "1",
            "documentType": "awardNotice",
            "description": "Awarded contract notice (demonstration)",
            "url": format!("https://marrowdale.invalid/notice/{}", contract.reference),
            "format": "text/html",
            "language": "en",
        }],
    });
    release(notice, "award", 14, Some(award), &[buyer(notice), supplier_party(notice)])
}

/// A release published so many days before the contract starts.
fn release(
    notice: &Notice<'_>,
    tag: &str,
    days: u64,
    award: Option<Value>,
    parties: &[Value],
) -> Value {
    let (contract, trade, ocid) = (notice.contract, notice.contract.trade(), ocid(notice));
    let date = contract.start.checked_sub_days(Days::new(days)).unwrap_or(contract.start);
    let mut release = json!({
        "ocid": ocid,
        "id": format!("{ocid}-{tag}"),
        "language": "en",
        "date": format!("{date}T10:00:00Z"),
        "tag": [tag],
        "initiationType": "tender",
        "tender": {
            "id": contract.reference,
            "title": contract.title,
            "description": contract.description(),
            "status": if tag == "award" { "complete" } else { "active" },
            "classification": {"scheme": "CPV", "id": trade.cpv.0, "description": trade.cpv.1},
            "value": {"amount": amount(contract.total_pence), "currency": "GBP"},
            "procurementMethod": "open",
            "procurementMethodDetails": "Open procedure (below threshold)",
            "contractPeriod": {
                "startDate": format!("{}T00:00:00Z", contract.start),
                "endDate": format!("{}T23:59:59Z", contract.end),
            },
            "suitability": {"sme": true, "vcse": false},
            "mainProcurementCategory": "services",
        },
        "parties": parties,
        "buyer": {"id": buyer_id(notice), "name": contract.buyer().name},
    });
    if let Some(award) = award {
        release["awards"] = json!([award]);
    }
    release
}

fn buyer_id(notice: &Notice<'_>) -> String {
    format!("GB-CFS-9900{:02}", notice.contract.body + 1)
}

fn supplier_id(notice: &Notice<'_>) -> String {
    format!("GB-COH-{}", notice.organisation.company_number)
}

fn buyer(notice: &Notice<'_>) -> Value {
    let buyer = notice.contract.buyer();
    json!({
        "id": buyer_id(notice),
        "name": buyer.name,
        "identifier": {"legalName": buyer.name},
        "address": {"locality": "Marrowdale", "postalCode": buyer.postcode, "countryName": "England"},
        "roles": ["buyer"],
    })
}

fn supplier_party(notice: &Notice<'_>) -> Value {
    let organisation = notice.organisation;
    json!({
        "id": supplier_id(notice),
        "name": notice.supplier,
        "identifier": {
            "legalName": notice.supplier,
            "scheme": "GB-COH",
            "id": organisation.company_number,
        },
        "address": {"streetAddress": organisation.postcode},
        "details": {"scale": if organisation.sme { "sme" } else { "large" }, "vcse": organisation.vcse},
        "roles": ["supplier"],
    })
}
