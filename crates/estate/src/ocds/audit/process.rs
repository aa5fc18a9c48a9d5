use std::collections::BTreeMap;

use chrono::NaiveDate;
use evidence::{Position, content_id};
use serde_json::Value;

use super::amounts::{gross, net};
use super::fields::{day, items, text};
use super::first_values::FirstValues;
use super::parties::{buyers, suppliers};
use super::{route, stage};
use crate::route::CallingOff;
use crate::{Classification, Contract, Money};

/// A contracting process: its compiled release, and what compiling leaves out.
pub(super) struct Process {
    pub(super) compiled: Value,
    /// The tags of its latest release.
    pub(super) tags: Vec<String>,
    pub(super) first_values: FirstValues,
    pub(super) file: u32,
    pub(super) position: Position,
    /// What tells it from other processes of the same ocid.
    pub(super) buyer_key: String,
}

/// A contract and the award behind it; either may be missing.
#[derive(Clone, Copy, Default)]
pub(super) struct Agreement<'a> {
    pub(super) award: Option<&'a Value>,
    pub(super) contract: Option<&'a Value>,
    /// Whether the award has other contracts too, so that its value is not this one's.
    pub(super) award_is_shared: bool,
}

/// What the process came to: one contract for each contract, and for each award without one; if
/// there are none, the procurement itself.
pub(super) fn contracts(process: &Process) -> Vec<Contract> {
    let agreements = agreements(&process.compiled);
    if agreements.is_empty() {
        return vec![procurement(process)];
    }
    let mut contracts: Vec<Contract> =
        agreements.iter().map(|agreement| awarded(process, agreement)).collect();
    // Awards without ids would share one; their order tells them apart.
    let mut seen = BTreeMap::new();
    for contract in &mut contracts {
        let times: &mut usize = seen.entry(contract.id.clone()).or_default();
        if *times > 0 {
            contract.id = content_id("contract", &[&contract.id, &times.to_string()]);
        }
        *times += 1;
    }
    contracts
}

fn agreements(compiled: &Value) -> Vec<Agreement<'_>> {
    let (awards, contracts) = (by_id(compiled, "awards"), by_id(compiled, "contracts"));
    let only = if let [only] = awards.as_slice() { Some(*only) } else { None };
    let award_of = |contract: &Value| {
        let id = contract.get("awardID");
        let found = awards.iter().copied().find(|award| id.is_some() && award.get("id") == id);
        found.or(only)
    };
    let of_contracts: Vec<_> = contracts.iter().map(|contract| award_of(contract)).collect();
    let mut found: Vec<Agreement<'_>> = contracts
        .iter()
        .zip(&of_contracts)
        .map(|(contract, award)| {
            let beside = of_contracts.iter().filter(|other| is_same(**other, *award)).count();
            Agreement { award: *award, contract: Some(contract), award_is_shared: beside > 1 }
        })
        .collect();
    for award in &awards {
        if !of_contracts.iter().any(|other| is_same(*other, Some(award))) {
            found.push(Agreement { award: Some(award), ..Agreement::default() });
        }
    }
    found
}

/// Whether two awards are one and the same, not only alike.
fn is_same(left: Option<&Value>, right: Option<&Value>) -> bool {
    left.zip(right).is_some_and(|(left, right)| std::ptr::eq(left, right))
}

/// The objects of a list; of those with the same id the last.
fn by_id<'a>(compiled: &'a Value, list: &str) -> Vec<&'a Value> {
    let mut found: Vec<&Value> = Vec::new();
    for item in items(compiled, list) {
        let id = item.get("id");
        match found.iter_mut().find(|earlier| id.is_some() && earlier.get("id") == id) {
            Some(earlier) => *earlier = item,
            None => found.push(item),
        }
    }
    found
}

fn awarded(process: &Process, agreement: &Agreement<'_>) -> Contract {
    let Agreement { award, contract, award_is_shared } = *agreement;
    let compiled = &process.compiled;
    let tender = compiled.get("tender");
    let latest = day(compiled, "date");
    let only = items(compiled, "awards").count() <= 1;
    let valued = [("contracts", contract), ("awards", award.filter(|_| !award_is_shared))];
    let valued = valued.into_iter().find_map(|(list, of)| {
        let value = of?.get("value")?;
        (net(Some(value)).is_some() || gross(Some(value)).is_some()).then_some((list, of?, value))
    });
    let value = valued.map(|(_, _, value)| value);
    let total = net(value);
    let first_total = valued.and_then(|(list, of, _)| process.first_values.get(list, of));
    let holders = [contract, award, tender, Some(compiled)];
    let periods = [
        contract.and_then(|contract| contract.get("period")),
        award.and_then(|award| award.get("contractPeriod")),
        tender.and_then(|tender| tender.get("contractPeriod")),
    ];
    let days = period(&periods).or_else(|| lots(tender, award.or(contract))).unwrap_or_default();
    Contract {
        stage: stage::of_agreement(agreement, latest),
        is_notice: true,
        suppliers: suppliers(compiled, award.unwrap_or(&Value::Null), only),
        notice_type: stage::notice_type(&[contract, award, tender, Some(compiled)]),
        category: category(&[contract, award, tender]),
        start: days.start,
        end: days.end,
        latest_end: days.latest,
        bids: route::bids(compiled, award),
        above_threshold: route::above_threshold(&holders, procedure(tender)),
        first_total: first_total.filter(|first| is_another(first, total.as_ref())).cloned(),
        total,
        total_gross: gross(value),
        ..shared(process, &holders, award, contract)
    }
}

fn procurement(process: &Process) -> Contract {
    let compiled = &process.compiled;
    let (tender, planning) = (compiled.get("tender"), compiled.get("planning"));
    let notice_type = stage::notice_type(&[tender, planning, Some(compiled)]);
    let stated = period(&[tender.and_then(|tender| tender.get("contractPeriod"))]);
    let days = stated.or_else(|| lots(tender, None)).unwrap_or_default();
    let value = tender
        .and_then(|tender| tender.get("value"))
        .or_else(|| planning.and_then(|planning| planning.pointer("/budget/amount")));
    Contract {
        stage: stage::before_award(compiled, &process.tags, notice_type.as_deref()),
        is_notice: true,
        notice_type,
        category: category(&[tender]),
        start: days.start,
        end: days.end,
        latest_end: days.latest,
        bids: route::bids(compiled, None),
        above_threshold: route::above_threshold(&[tender], procedure(tender)),
        total: net(value),
        total_gross: gross(value),
        ..shared(process, &[tender, Some(compiled)], None, None)
    }
}

/// What a procurement and a contract have in common.
fn shared(
    process: &Process,
    holders: &[Option<&Value>],
    award: Option<&Value>,
    contract: Option<&Value>,
) -> Contract {
    let compiled = &process.compiled;
    let first = |field: &str| {
        holders.iter().flatten().find_map(|of| text(of, field)).unwrap_or_default().to_owned()
    };
    let tender = compiled.get("tender");
    let of_tender = |field: &str| tender.and_then(|tender| text(tender, field));
    let ocid = text(compiled, "ocid");
    let id = |of: Option<&Value>| of.and_then(|of| of.get("id")).map(Value::to_string);
    let (award_id, contract_id) = (id(award).unwrap_or_default(), id(contract).unwrap_or_default());
    let (title, description) = (first("title"), first("description"));
    let procedure = procedure(tender);
    let stated = route::framework(compiled, contract);
    let is_framework = stated.is_none() && route::is_framework(tender);
    let descriptions: Vec<&str> =
        holders.iter().flatten().filter_map(|of| text(of, "description")).collect();
    let told = CallingOff::told(&title, &descriptions, procedure, is_framework, false);
    Contract {
        id: content_id(
            "contract",
            &[ocid.unwrap_or_default(), &process.buyer_key, &award_id, &contract_id],
        ),
        file: process.file,
        position: process.position.clone(),
        ocid: ocid.map(ToOwned::to_owned),
        reference: of_tender("id").map(ToOwned::to_owned),
        title,
        description,
        buyers: buyers(compiled),
        procedure: procedure.map(ToOwned::to_owned),
        is_framework: stated.is_none() && told.is_framework,
        framework: told.framework.or(stated),
        lot: route::lot(tender, award.or(contract)).or(told.lot),
        legal_basis: route::legal_basis(tender),
        ..Contract::default()
    }
}

/// The procedure in the source's words, else by its code.
fn procedure(tender: Option<&Value>) -> Option<&str> {
    text(tender?, "procurementMethodDetails").or_else(|| text(tender?, "procurementMethod"))
}

/// Whether a first total says something that the present one does not.
fn is_another(first: &Money, total: Option<&Money>) -> bool {
    total.is_some_and(|total| total.currency == first.currency && total.pence != first.pence)
}

/// When something runs.
#[derive(Clone, Copy, Default)]
struct Days {
    start: Option<NaiveDate>,
    end: Option<NaiveDate>,
    /// With every option to extend.
    latest: Option<NaiveDate>,
}

impl Days {
    fn of(period: &Value) -> Self {
        let [start, end, latest] =
            ["startDate", "endDate", "maxExtentDate"].map(|field| day(period, field));
        Self { start, end, latest }
    }

    /// With its end, if it has a start or an end.
    fn stated(self) -> Option<Self> {
        (self.start.is_some() || self.end.is_some()).then_some(self)
    }
}

/// The first period that gives a start or an end.
fn period(periods: &[Option<&Value>]) -> Option<Days> {
    periods.iter().flatten().find_map(|of| Days::of(of).stated())
}

/// From the first start to the last end of the lots that an award is for, or of all lots.
fn lots(tender: Option<&Value>, award: Option<&Value>) -> Option<Days> {
    let related: Vec<&Value> = award.into_iter().flat_map(|of| items(of, "relatedLots")).collect();
    let periods = tender
        .into_iter()
        .flat_map(|tender| items(tender, "lots"))
        .filter(|lot| related.is_empty() || lot.get("id").is_some_and(|id| related.contains(&id)))
        .filter_map(|lot| lot.get("contractPeriod"));
    let whole = periods.map(Days::of).fold(Days::default(), |whole, own| Days {
        start: [whole.start, own.start].into_iter().flatten().min(),
        end: whole.end.max(own.end),
        latest: whole.latest.max(own.latest),
    });
    whole.stated()
}

/// The first classification of these, their items' included.
fn category(holders: &[Option<&Value>]) -> Option<Classification> {
    holders.iter().flatten().find_map(|of| {
        let own = of.get("classification").into_iter();
        let of_items = items(of, "items").flat_map(|item| {
            item.get("classification").into_iter().chain(items(item, "additionalClassifications"))
        });
        let additional = items(of, "additionalClassifications");
        own.chain(of_items).chain(additional).find_map(classification)
    })
}

fn classification(value: &Value) -> Option<Classification> {
    let id = match value.get("id") {
        Some(Value::String(id)) => id.clone(),
        Some(Value::Number(id)) => id.to_string(),
        _ => String::new(),
    };
    let description = text(value, "description").unwrap_or_default().to_owned();
    let scheme = text(value, "scheme").unwrap_or_default().to_owned();
    (!id.is_empty() || !description.is_empty()).then_some(Classification {
        scheme,
        id,
        description,
    })
}
