//! Contracts Finder releases as JSON Lines.

use chrono::Days;
use serde_json::{Value, json};

use super::{CameTo, Place, Releases, amount, period, procurements, title};
use crate::bodies::BODIES;
use crate::telling::Telling;
use crate::truth::Tally;

/// One line for each release: a tender and an award for most procurements. Two faults are among
/// them: a release without a date, which cannot be merged, and a contract in euros, which is in
/// no sum of pounds.
pub(crate) fn json_lines(notices: &[Telling<'_>]) -> Releases {
    let (mut lines, mut tally, mut places) = (Lines::default(), Tally::default(), Vec::new());
    for (position, lots) in procurements(notices).enumerate() {
        let euros = position == 9;
        let value = |lot: &Telling<'_>| match position % 29 {
            6 => 0,
            20 => 1,
            _ => lot.value_pence,
        };
        let (mut at, mut came_to) =
            (None, if lots.len() > 1 { CameTo::Lots } else { CameTo::Contract });
        if !position.is_multiple_of(3) {
            at = Some(lines.push(&release(lots, "tender", 90, Vec::new())));
            tally.accept();
        }
        let currency = if euros { "EUR" } else { "GBP" };
        let awards = lots.iter().enumerate();
        let awards = awards.map(|(lot, own)| award(own, lot + 1, value(own), currency)).collect();
        let mut award = release(lots, "award", 14, awards);
        if position == 15 {
            if let Some(release) = award.as_object_mut() {
                release.shift_remove("date");
            }
            tally.reject();
            lines.push(&award);
        } else {
            tally.accept();
            lots.iter().filter(|_| !euros).for_each(|lot| tally.add_contract_value(value(lot)));
            at = Some(lines.push(&award));
            came_to = CameTo::Contract;
        }
        places.extend(lots.iter().map(|_| Place { at: at.clone(), came_to }));
    }
    Releases { bytes: lines.text.into_bytes(), tally, places }
}

#[derive(Default)]
struct Lines {
    text: String,
    count: usize,
}

impl Lines {
    /// Adds a release, and says where it stands.
    fn push(&mut self, release: &Value) -> String {
        self.text.push_str(&release.to_string());
        self.text.push('\n');
        self.count += 1;
        format!("line {}", self.count)
    }
}

/// The id of a procurement.
pub(crate) fn ocid(procurement: &str) -> String {
    format!("ocds-b5fd17-00000000-0000-4000-8000-00000000{procurement}")
}

fn award(notice: &Telling<'_>, number: usize, pence: i64, currency: &str) -> Value {
    let (contract, ocid) = (notice.contract, ocid(&notice.contract.procurement));
    json!({
        "id": format!("{ocid}-{number}"),
        "title": notice.title,
        "status": "active",
        "date": format!("{}T00:00:00Z", contract.start),
        "datePublished": format!("{}T09:00:00Z", contract.start),
        "value": {"amount": amount(pence), "currency": currency},
        "suppliers": [{"id": supplier_id(notice), "name": notice.supplier}],
        "contractPeriod": period(notice, "+01:00"),
        "documents": [{
            "id": "1",
            "documentType": "awardNotice",
            "description": "Awarded contract notice (demonstration)",
            "url": format!("https://marrowdale.invalid/notice/{}", contract.id),
            "format": "text/html",
            "language": "en",
        }],
    })
}

/// A release published so many days before the contract starts.
fn release(lots: &[Telling<'_>], tag: &str, days: u64, awards: Vec<Value>) -> Value {
    let Some(notice) = lots.first() else { return Value::Null };
    let (contract, trade) = (notice.contract, notice.contract.trade());
    let ocid = ocid(&contract.procurement);
    let date = contract.start.checked_sub_days(Days::new(days)).unwrap_or(contract.start);
    let whole: i64 = lots.iter().map(|lot| lot.contract.total_pence).sum();
    let mut parties: Vec<Value> = contract.buyers().map(buyer).collect();
    if !awards.is_empty() {
        parties.push(supplier_party(notice));
    }
    let mut release = json!({
        "ocid": ocid,
        "id": format!("{ocid}-{tag}"),
        "language": "en",
        "date": format!("{date}T10:00:00Z"),
        "tag": [tag],
        "initiationType": "tender",
        "tender": {
            "id": notice.reference,
            "title": title(lots),
            "description": contract.description(),
            "status": if awards.is_empty() { "active" } else { "complete" },
            "classification": {"scheme": "CPV", "id": trade.cpv.0, "description": trade.cpv.1},
            "value": {"amount": amount(whole), "currency": "GBP"},
            "procurementMethod": "open",
            "procurementMethodDetails": "Open procedure (below threshold)",
            "contractPeriod": period(notice, "Z"),
            "suitability": {"sme": true, "vcse": false},
            "mainProcurementCategory": "services",
        },
        "parties": parties,
        "buyer": {"id": buyer_id(contract.body), "name": contract.buyer().name},
    });
    if !awards.is_empty() {
        release["awards"] = Value::Array(awards);
    }
    release
}

fn buyer_id(body: usize) -> String {
    format!("GB-CFS-9900{:02}", body + 1)
}

fn supplier_id(notice: &Telling<'_>) -> String {
    match notice.organisation.body {
        Some(body) => buyer_id(body),
        None => format!("GB-COH-{}", notice.organisation.company_number),
    }
}

fn buyer(body: usize) -> Value {
    let buyer = &BODIES[body];
    json!({
        "id": buyer_id(body),
        "name": buyer.name,
        "identifier": {"legalName": buyer.name},
        "address": {"locality": "Marrowdale", "postalCode": buyer.postcode, "countryName": "England"},
        "roles": ["buyer"],
    })
}

fn supplier_party(notice: &Telling<'_>) -> Value {
    let organisation = notice.organisation;
    let mut identifier = json!({"legalName": notice.supplier});
    if organisation.body.is_none() {
        identifier["scheme"] = json!("GB-COH");
        identifier["id"] = json!(organisation.company_number);
    }
    json!({
        "id": supplier_id(notice),
        "name": notice.supplier,
        "identifier": identifier,
        "address": {"streetAddress": organisation.postcode},
        "details": {"scale": if organisation.sme { "sme" } else { "large" }, "vcse": organisation.vcse},
        "roles": ["supplier"],
    })
}
