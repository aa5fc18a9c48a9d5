use serde_json::Value;

use super::fields::{day, items, text};
use super::process::Agreement;
use crate::Stage;

/// How far a process has come that has no award or contract yet, by the tags of its latest release,
/// the status of its tender and its notices.
pub(super) fn before_award(process: &Value, tags: &[String], notice: Option<&str>) -> Stage {
    let status = process.pointer("/tender/status").and_then(Value::as_str).unwrap_or_default();
    let tagged = |tag: &str| tags.iter().any(|listed| listed == tag);
    if matches!(status, "cancelled" | "unsuccessful" | "withdrawn")
        || tagged("tenderCancellation")
        || tagged("awardCancellation")
    {
        return Stage::Withdrawn;
    }
    let planned = matches!(status, "planning" | "planned")
        || tagged("planning")
        || tagged("planningUpdate")
        || (process.get("tender").is_none() && process.get("planning").is_some())
        // Pipeline, preliminary market engagement and planned procurement notices.
        || matches!(notice, Some("UK1" | "UK2" | "UK3"));
    if planned { Stage::Planned } else { Stage::Tender }
}

/// How far an award or a contract has come.
pub(super) fn of_agreement(agreement: &Agreement<'_>, latest: Option<chrono::NaiveDate>) -> Stage {
    let status = |of: Option<&Value>| of.and_then(|of| text(of, "status")).map(ToOwned::to_owned);
    let (award, contract) = (status(agreement.award), status(agreement.contract));
    let cancelled = |status: &Option<String>| {
        matches!(status.as_deref(), Some("cancelled" | "unsuccessful" | "withdrawn"))
    };
    if cancelled(&contract) || (cancelled(&award) && agreement.contract.is_none()) {
        return Stage::Withdrawn;
    }
    if contract.as_deref() == Some("terminated") {
        // A contract that ran its course is terminated as well, in the words of OCDS.
        let end = agreement.contract.and_then(|contract| day(contract.get("period")?, "endDate"));
        let ran_its_course = end.zip(latest).is_some_and(|(end, latest)| end <= latest);
        return if ran_its_course { Stage::Awarded } else { Stage::Withdrawn };
    }
    let pending = |status: &Option<String>| status.as_deref() == Some("pending");
    if agreement.contract.is_none() && pending(&award) { Stage::Tender } else { Stage::Awarded }
}

/// The notice type of the United Kingdom's extension: of the latest notice among the documents of
/// the first of these that has any.
pub(super) fn notice_type(holders: &[Option<&Value>]) -> Option<String> {
    holders.iter().flatten().find_map(|holder| {
        items(holder, "documents")
            .filter_map(|document| {
                let notice = text(document, "noticeType")?;
                let number = notice.trim_start_matches("UK").parse::<u32>().unwrap_or(0);
                Some((text(document, "datePublished").unwrap_or_default(), number, notice))
            })
            .max()
            .map(|(_, _, notice)| notice.to_owned())
    })
}
