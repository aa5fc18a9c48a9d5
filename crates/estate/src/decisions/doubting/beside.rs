//! The other records that tell of a contract, or may: which they are, and why this one goes first.

use chrono::NaiveDate;

use super::is_far_ahead;
use crate::decisions::days::Days;
use crate::decisions::doubt::{DaysBy, Doubt, FirstBecause, RecordAt};
use crate::decisions::worth::net_pounds;
use crate::decisions::{ContractTerm, Lead};
use crate::{Audit, Contract, Stage, Sureness};

/// The first record of the agreement that this one goes before and that has something else.
pub(super) fn goes_first(audit: &Audit, contract: &Contract, told: &[&Contract]) -> Option<Doubt> {
    let (first, others) = told.split_first()?;
    let other = others.iter().find(|other| differs(contract, other))?;
    Some(Doubt::GoesFirst { because: because(first, other), other: at(audit, other) })
}

/// Whether both state something, and not the same.
fn differs(one: &Contract, other: &Contract) -> bool {
    fn apart<T: PartialEq>(one: Option<T>, other: Option<T>) -> bool {
        one.zip(other).is_some_and(|(one, other)| one != other)
    }
    apart(one.start, other.start)
        || apart(one.end, other.end)
        || apart(one.extension_months, other.extension_months)
        || apart(one.extension_count, other.extension_count)
        || apart(one.latest_end, other.latest_end)
        || apart(net_pounds(one.total.as_ref()), net_pounds(other.total.as_ref()))
        || apart(net_pounds(one.annual.as_ref()), net_pounds(other.annual.as_ref()))
}

/// In the order in which [`stating`](super::super::stating) looks.
fn because(first: &Contract, other: &Contract) -> FirstBecause {
    let end = |own: &Contract| own.said.source_end(own.end);
    let is_confirmed = |own: &Contract| own.said.confirmed.is_some();
    if other.stage != Stage::Awarded {
        FirstBecause::Awarded
    } else if is_confirmed(first) && !is_confirmed(other) {
        FirstBecause::Confirmed
    } else if !first.is_notice && other.is_notice {
        FirstBecause::Register
    } else if end(first) > end(other) {
        FirstBecause::LaterEnd
    } else {
        FirstBecause::ReadFirst
    }
}

/// The other record that runs by its own facts and by which something is due before these days: the soonest of
/// several.
pub(in crate::decisions) fn due_sooner(
    audit: &Audit,
    own: Days,
    told: &[&Contract],
    lead: Lead,
    as_at: NaiveDate,
) -> Option<Doubt> {
    let awarded = told.iter().skip(1).filter(|other| other.stage == Stage::Awarded);
    let sooner = awarded.filter_map(|other| {
        let days = days_by(other, lead, as_at)?;
        own.first().is_none_or(|first| days.first() < first).then_some((days, other))
    });
    let (days, other) = sooner.min_by_key(|(days, _)| days.first())?;
    Some(Doubt::DueSoonerBy { other: at(audit, other), days })
}

fn days_by(record: &Contract, lead: Lead, as_at: NaiveDate) -> Option<DaysBy> {
    let term = ContractTerm::of(record);
    let end = term.possible_end().filter(|end| *end >= as_at)?;
    let Days { notice_by, procurement_start } = Days::of(record, &term, lead);
    let is_far = is_far_ahead(record, &term, as_at);
    let procurement_start = procurement_start.filter(|_| !is_far)?;
    Some(DaysBy { end, notice_by, procurement_start, as_at })
}

/// The awarded contracts that may be this one, told again in another agreement.
pub(super) fn may_be_one(audit: &Audit, agreement: usize) -> Vec<Doubt> {
    let Some(own) = audit.agreements.get(agreement) else { return Vec::new() };
    let possible = own.ties.iter().filter(|tie| tie.sureness == Sureness::Possible);
    let mut others: Vec<usize> = possible
        .map(|tie| if own.mentions.contains(&tie.one) { tie.other } else { tie.one })
        .filter(|other| !own.mentions.contains(other))
        .collect();
    others.sort_unstable();
    others.dedup();
    let others = others.into_iter().filter_map(|other| audit.contracts.get(other));
    let awarded = others.filter(|other| other.stage == Stage::Awarded);
    awarded.map(|other| Doubt::MayBeOne { other: at(audit, other) }).collect()
}

fn at(audit: &Audit, record: &Contract) -> RecordAt {
    let place = audit.place_of(record.file, &record.position);
    RecordAt { reference: record.reference.clone(), place }
}
