//! How a process was bought: framework, lots, tenders received, the law.

use serde_json::Value;

use super::fields::{items, text};
use crate::Identifier;

/// More lots than this in one award say nothing of one.
const MOST_LOTS: usize = 5;

/// The framework that the process says it is called off from: by title, else by identifier.
pub(super) fn framework(compiled: &Value, contract: Option<&Value>) -> Option<String> {
    let related = contract.into_iter().chain([compiled]);
    let related = related.flat_map(|of| items(of, "relatedProcesses"));
    let is_framework =
        |of: &&Value| items(of, "relationship").any(|it| it.as_str() == Some("framework"));
    related
        .filter(is_framework)
        .find_map(|of| text(of, "title").or_else(|| text(of, "identifier")))
        .map(ToOwned::to_owned)
}

/// Whether a framework agreement or a dynamic market is what the process sets up.
pub(super) fn is_framework(tender: Option<&Value>) -> bool {
    let has = |technique: &str| {
        let pointer = format!("/techniques/{technique}");
        tender.and_then(|tender| tender.pointer(&pointer)).and_then(Value::as_bool) == Some(true)
    };
    has("hasFrameworkAgreement") || has("hasDynamicPurchasingSystem")
}

/// The lots that an award is for, where that is not all of them.
pub(super) fn lot(tender: Option<&Value>, award: Option<&Value>) -> Option<String> {
    let related = related_lots(award);
    let lots: Vec<&Value> = tender.into_iter().flat_map(|tender| items(tender, "lots")).collect();
    let own: Vec<&&Value> =
        lots.iter().filter(|lot| lot.get("id").is_some_and(|id| related.contains(&id))).collect();
    let says = (1..=MOST_LOTS).contains(&own.len()) && own.len() < lots.len();
    let titles = || own.iter().filter_map(|lot| title(lot)).collect::<Vec<_>>().join("; ");
    says.then(titles).filter(|titles| !titles.is_empty())
}

fn title(lot: &Value) -> Option<String> {
    let (id, title) = (text(lot, "id"), text(lot, "title"));
    match (id, title) {
        (Some(id), Some(title)) if !title.to_lowercase().starts_with("lot") => {
            Some(format!("Lot {id}: {title}"))
        }
        (_, Some(title)) => Some(title.to_owned()),
        (Some(id), None) => Some(format!("Lot {id}")),
        (None, None) => None,
    }
}

fn related_lots(award: Option<&Value>) -> Vec<&Value> {
    award.into_iter().flat_map(|award| items(award, "relatedLots")).collect()
}

/// How many tenders were received for the lot of an award, or in all where there is no more than one lot.
pub(super) fn bids(compiled: &Value, award: Option<&Value>) -> Option<u32> {
    let related = related_lots(award);
    let tender = compiled.get("tender");
    let only = tender.is_none_or(|tender| items(tender, "lots").count() <= 1);
    let statistics = compiled.get("bids");
    let received = |measure: &str| {
        let of = statistics.into_iter().flat_map(|bids| items(bids, "statistics"));
        let of = of.filter(|of| text(of, "measure") == Some(measure));
        let own: Vec<&Value> = of.filter(|of| only || is_of_lot(of, &related)).collect();
        // Of several lots the numbers cannot be added: one tender may be for all of them.
        let [own] = own.as_slice() else { return None };
        own.get("value").and_then(number)
    };
    let in_all = || tender.filter(|_| only)?.get("numberOfTenderers").and_then(number);
    received("bids").or_else(|| received("validBids")).or_else(in_all)
}

/// Whether a figure is of the one lot that an award is for.
fn is_of_lot(statistic: &Value, related: &[&Value]) -> bool {
    let [lot] = related else { return false };
    let listed = items(statistic, "relatedLots");
    statistic.get("relatedLot").into_iter().chain(listed).any(|of| of == *lot)
}

fn number(value: &Value) -> Option<u32> {
    let number = value.as_f64().or_else(|| value.as_str()?.trim().parse().ok())?;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "within 0 to 100,000"
    )]
    ((0.0..=100_000.0).contains(&number) && number.fract() == 0.0).then_some(number as u32)
}

/// The law that the notice names.
pub(super) fn legal_basis(tender: Option<&Value>) -> Option<Identifier> {
    let basis = tender?.get("legalBasis")?;
    let scheme = text(basis, "scheme").unwrap_or_default().to_owned();
    Some(Identifier { scheme, id: text(basis, "id")?.to_owned() })
}

/// Whether the first of these that says so says that it is above the thresholds; else what the words of
/// the procedure say.
pub(super) fn above_threshold(holders: &[Option<&Value>], procedure: Option<&str>) -> Option<bool> {
    let stated = holders.iter().flatten().find_map(|of| of.get("aboveThreshold")?.as_bool());
    let words = procedure.unwrap_or_default().to_lowercase();
    stated.or_else(|| {
        let says = [("above threshold", true), ("below threshold", false)];
        says.into_iter().find(|(said, _)| words.contains(said)).map(|(_, above)| above)
    })
}
