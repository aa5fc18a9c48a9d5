use resolve::name_key;
use serde_json::Value;

use super::fields::{items, text};
use crate::{Identifier, Party};

/// Registers whose scheme is part of a party's id where it has no identifier of its own.
const SCHEMES: [&str; 5] = ["GB-COH", "GB-PPON", "GB-CHC", "GB-NIC", "GB-SC"];

/// Who buys: the buyer, and every other party that is said to buy; if there is none, the procuring
/// entity.
pub(super) fn buyers(process: &Value) -> Vec<Party> {
    let mut buyers: Vec<Party> =
        process.get("buyer").and_then(|buyer| party(process, buyer)).into_iter().collect();
    let mut add = |found: Option<Party>| {
        if let Some(found) = found
            && !buyers.iter().any(|buyer| is_same_name(&buyer.name, &found.name))
        {
            buyers.push(found);
        }
    };
    for listed in with_role(process, "buyer") {
        add(party(process, listed));
    }
    if buyers.is_empty() {
        let mut add = |found: Option<Party>| buyers.extend(found);
        add(process.pointer("/tender/procuringEntity").and_then(|entity| party(process, entity)));
        if buyers.is_empty() {
            buyers.extend(
                with_role(process, "procuringEntity").filter_map(|listed| party(process, listed)),
            );
        }
    }
    buyers
}

/// Who supplies, by an award. If it names nobody and is the only one, the parties that are said to
/// supply.
pub(super) fn suppliers(process: &Value, award: &Value, only: bool) -> Vec<Party> {
    let mut suppliers: Vec<Party> = Vec::new();
    for named in items(award, "suppliers").filter_map(|named| party(process, named)) {
        if !suppliers.contains(&named) {
            suppliers.push(named);
        }
    }
    if suppliers.is_empty() && only {
        suppliers = with_role(process, "supplier").filter_map(|p| party(process, p)).collect();
    }
    suppliers
}

fn with_role<'a>(process: &'a Value, role: &'a str) -> impl Iterator<Item = &'a Value> {
    items(process, "parties")
        .filter(move |party| items(party, "roles").any(|listed| listed.as_str() == Some(role)))
}

/// The organisation that a reference names, with the details that the list of parties has of it.
fn party(process: &Value, reference: &Value) -> Option<Party> {
    let listed = listed(process, reference);
    let name =
        name(reference).or_else(|| listed.and_then(name)).or_else(|| text(reference, "id"))?;
    let details = listed.unwrap_or(reference);
    let mut identifiers: Vec<Identifier> = details
        .get("identifier")
        .into_iter()
        .chain(items(details, "additionalIdentifiers"))
        .filter_map(identifier)
        .collect();
    if identifiers.is_empty() {
        identifiers.extend(text(reference, "id").and_then(identifier_in_id));
    }
    let address = |field: &str| {
        details.get("address").and_then(|address| text(address, field)).map(ToOwned::to_owned)
    };
    Some(Party {
        name: name.to_owned(),
        identifiers,
        postcode: address("postalCode"),
        region: address("region"),
        sme: details.pointer("/details/scale").and_then(Value::as_str).and_then(is_small),
        vcse: details.pointer("/details/vcse").and_then(Value::as_bool),
    })
}

/// What an organisation is called. One without a name is called by its id: it is somebody.
fn name(of: &Value) -> Option<&str> {
    text(of, "name")
        .or_else(|| of.get("identifier").and_then(|identifier| text(identifier, "legalName")))
}

/// The listed party that a reference means: the same id, and the same name if it gives one. Ids
/// such as `org-7` are used again for other organisations in other releases of a process.
fn listed<'a>(process: &'a Value, reference: &Value) -> Option<&'a Value> {
    let id = reference.get("id")?;
    let name = text(reference, "name");
    items(process, "parties").filter(|party| party.get("id") == Some(id)).find(|party| {
        let both = name.zip(text(party, "name"));
        both.is_none_or(|(name, listed)| is_same_name(name, listed))
    })
}

fn is_same_name(one: &str, other: &str) -> bool {
    one == other || name_key(one) == name_key(other)
}

fn identifier(value: &Value) -> Option<Identifier> {
    let id = match value.get("id")? {
        Value::String(id) => id.trim().to_owned(),
        Value::Number(id) => id.to_string(),
        _ => return None,
    };
    let scheme = text(value, "scheme").unwrap_or_default().to_owned();
    (!id.is_empty()).then_some(Identifier { scheme, id })
}

fn identifier_in_id(id: &str) -> Option<Identifier> {
    SCHEMES.iter().find_map(|scheme| {
        let number = id.strip_prefix(scheme)?.strip_prefix('-')?;
        Some(Identifier { scheme: (*scheme).to_owned(), id: number.to_owned() })
    })
}

fn is_small(scale: &str) -> Option<bool> {
    match scale {
        "sme" | "micro" | "small" | "medium" => Some(true),
        "large" => Some(false),
        _ => None,
    }
}
