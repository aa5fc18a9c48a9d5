//! Looking for what contradicts itself.

mod beside;
mod in_words;
mod supplier;

pub(super) use beside::due_sooner;

use chrono::{Datelike, NaiveDate};
use resolve::name_key;

use super::options::Options;
use super::route;
use super::worth::net_pounds;
use super::{ContractTerm, Doubt, OptionMonths};
use crate::corrections::Fact;
use crate::{Audit, Contract, RouteKind};

/// Years after the day of the report beyond which a date is likely a slip, and before it.
const FAR_AHEAD: i32 = 15;
const FAR_BACK: i32 = 30;

/// Everything that is doubtful of the contract at a place, and what else is told of its agreement.
pub(super) fn doubts(
    audit: &Audit,
    (agreement, at): (usize, usize),
    contract: &Contract,
    told: &[&Contract],
    term: &ContractTerm,
    as_at: NaiveDate,
) -> Vec<Doubt> {
    let far = far_dates(contract, term, as_at).map(|date| Doubt::FarDate { date });
    let mut doubts: Vec<Doubt> = far.collect();
    doubts.extend(of_term(contract, term, as_at));
    doubts.extend(of_months(contract, term));
    doubts.extend(of_options(contract, term));
    doubts.extend(in_words::extension(contract, told, term));
    doubts.extend(of_values(contract, term));
    doubts.extend(of_route(contract));
    doubts.extend(own_supplier(contract));
    doubts.extend(supplier::taken_for_others(audit, at, contract));
    doubts.extend(framework_for_buyer(contract));
    doubts.extend(disagreements(contract, told));
    doubts.extend(beside::goes_first(audit, contract, told));
    doubts.extend(beside::may_be_one(audit, agreement));
    let corrected = contract.said.corrected.iter().cloned();
    doubts.extend(corrected.map(|correction| Doubt::Corrected { correction }));
    doubts
}

/// Whether the end is so far ahead that it is likely a slip.
pub(super) fn is_far_ahead(contract: &Contract, term: &ContractTerm, as_at: NaiveDate) -> bool {
    // A column of its own says that it lasts so long.
    let stated = contract.first_months.zip(term.first_months).is_some_and(|(l, r)| l == r);
    let lasts = stated && term.months_taken == Some(0);
    !lasts && contract.end.is_some_and(|end| end.year() - as_at.year() > FAR_AHEAD)
}

fn far_dates(
    contract: &Contract,
    term: &ContractTerm,
    as_at: NaiveDate,
) -> impl Iterator<Item = NaiveDate> {
    let back = |date: &NaiveDate| as_at.year() - date.year() > FAR_BACK;
    let start =
        contract.start.filter(|start| back(start) || start.year() - as_at.year() > FAR_AHEAD);
    let ahead = is_far_ahead(contract, term, as_at);
    let is_before_start = |end: NaiveDate| contract.start.is_some_and(|start| end < start);
    // An end that cannot be is told of in one way or the other.
    let cannot_be = |end: NaiveDate| term.has_impossible_end() && !is_before_start(end);
    start.into_iter().chain(contract.end.filter(|end| ahead || back(end) || cannot_be(*end)))
}

fn of_term(contract: &Contract, term: &ContractTerm, as_at: NaiveDate) -> Vec<Doubt> {
    let Some(end) = contract.end else {
        return vec![Doubt::NoEnd { written: contract.unread_end.clone() }];
    };
    let before = contract.start.filter(|start| end < *start);
    let before = before.map(|start| Doubt::EndsBeforeStart { start, end });
    let has_passed = end < as_at && !term.has_impossible_end();
    let expired = has_passed.then_some(Doubt::Expired { end });
    before.into_iter().chain(expired).collect()
}

/// A stated term that is longer than the contract, though it count the options in.
fn of_months(contract: &Contract, term: &ContractTerm) -> Option<Doubt> {
    let (stated, months) = contract.first_months.zip(term.current_months())?;
    let with_options = months + term.optional_months.unwrap_or(0);
    let is_near = |months: u32| stated.abs_diff(months) <= 1;
    let is_longer = months > 0 && stated > months && !is_near(months) && !is_near(with_options);
    is_longer.then_some(Doubt::TermLongerThanDates { stated, months })
}

/// What the options and the end say of each other.
fn of_options(contract: &Contract, term: &ContractTerm) -> Option<Doubt> {
    if [Fact::OptionsLeft, Fact::Ended].iter().any(|fact| contract.said.speaks_of(*fact)) {
        return None;
    }
    // Of an end or a first term that is not known, nothing can be said of how far one is beyond the other.
    let moved = term.months_taken.filter(|_| !term.has_impossible_end());
    let Some(options) = Options::of(contract, term.first_months, term.months_taken) else {
        return beyond_term(contract, term, moved?);
    };
    let optional_months = options.months();
    if let Some(months) = moved.filter(|months| options.contradict(*months)) {
        let taken = contract.extensions_taken?;
        return Some(Doubt::TakenButEndsBefore { taken, optional_months, months });
    }
    if let Some(months) = moved.filter(|months| options.are_exceeded(*months)) {
        let first_months = term.first_months?;
        return Some(Doubt::BeyondOptions { first_months, optional_months, months });
    }
    let unclear = options.meaning == OptionMonths::Unclear;
    let is_unsaid = |count: &u32| unclear || *count == 0 && optional_months > 0;
    let options = contract.extension_count.filter(is_unsaid)?;
    Some(Doubt::OptionsUnclear { months: optional_months, options })
}

/// An end beyond the stated term, of a contract of whose options nothing is said. A first end beside the
/// current one tells of an extension, and so does what is marked as taken.
fn beyond_term(contract: &Contract, term: &ContractTerm, months: u32) -> Option<Doubt> {
    let stated = contract.first_months.filter(|stated| term.first_months == Some(*stated))?;
    let is_extended = contract.first_end.is_some_and(|first| Some(first) != contract.end)
        || contract.extensions_taken.is_some_and(|taken| taken > 0);
    (months > 1 && !is_extended).then_some(Doubt::BeyondTerm { stated, months })
}

/// What the annual value, the total and the months say of each other.
fn of_values(contract: &Contract, term: &ContractTerm) -> Option<Doubt> {
    let annual_pence = net_pounds(contract.annual.as_ref())?;
    let total_pence = net_pounds(contract.total.as_ref())?;
    if term.has_impossible_end() {
        return None;
    }
    let months = term.current_months().or(term.first_months)?;
    let first = term.first_months.unwrap_or(months);
    let optional = term.optional_months.unwrap_or(0);
    // Of options whose meaning is unclear, each of the two.
    let each = match term.option_months {
        Some(OptionMonths::Unclear) => optional * contract.extension_count.unwrap_or(1),
        _ => optional,
    };
    let near = |months: u32| is_over(annual_pence.0, total_pence.0, months);
    // Of a contract of weeks or months, many registers state the total as a year's worth.
    let is = |over: u32| near(over) || months < 12 && near(12);
    let possible = [first, months, first + optional, first + each];
    if !possible.into_iter().any(is) {
        return Some(Doubt::AnnualAgainstTotal { annual_pence, total_pence, months });
    }
    let without = optional > 0
        && first >= 12
        && is(first)
        && ![first + optional, first + each].into_iter().any(is);
    without.then_some(Doubt::TotalWithoutOptions {
        total_pence,
        first_months: first,
        optional_months: optional,
        said_to_include: contract.total_includes_extensions == Some(true),
    })
}

/// Whether so much a year makes the total over so many months, but for a tenth.
fn is_over(annual: i64, total: i64, months: u32) -> bool {
    let expected = annual as f64 * f64::from(months) / 12.0;
    (0.9..=1.1).contains(&(total as f64 / expected.max(1.0)))
}

/// A procedure that is open to more than a framework's suppliers, beside a framework.
fn of_route(contract: &Contract) -> Option<Doubt> {
    let (procedure, framework) = contract.procedure.clone().zip(contract.framework.clone())?;
    let is_wider = matches!(
        RouteKind::of_words(&procedure),
        RouteKind::Open
            | RouteKind::Restricted
            | RouteKind::CompetitiveFlexible
            | RouteKind::CompetitiveDialogue
            | RouteKind::Negotiated
            | RouteKind::NegotiatedWithoutNotice
    );
    is_wider.then_some(Doubt::ProcedureAgainstFramework { procedure, framework })
}

fn own_supplier(contract: &Contract) -> Option<Doubt> {
    let buyers: Vec<String> = contract.buyers.iter().map(|party| name_key(&party.name)).collect();
    let own = contract.suppliers.iter().find(|party| buyers.contains(&name_key(&party.name)))?;
    Some(Doubt::BuyerIsSupplier { name: own.name.clone() })
}

/// A register's buyer that is the framework which it names.
fn framework_for_buyer(contract: &Contract) -> Option<Doubt> {
    let framework = contract.framework.as_deref()?;
    let buyer = contract.buyers.iter().find(|buyer| buyer.name.starts_with(framework))?;
    Some(Doubt::BuyerIsFramework { name: buyer.name.clone() })
}

/// What the other mentions tell differently; the first of each kind.
fn disagreements(contract: &Contract, told: &[&Contract]) -> Vec<Doubt> {
    let others = || told.iter().filter(|other| other.id != contract.id);
    let end = contract.end.and_then(|one| {
        let other = others().filter_map(|other| other.end).find(|other| *other != one)?;
        Some(Doubt::EndsDiffer { one, other })
    });
    let total = net_pounds(contract.total.as_ref()).and_then(|one_pence| {
        let totals = others().filter_map(|other| net_pounds(other.total.as_ref()));
        let other_pence = totals.into_iter().find(|other| *other != one_pence)?;
        Some(Doubt::TotalsDiffer { one_pence, other_pence })
    });
    let procedure = others().find_map(|other| {
        let differs = !route::kind(contract).agrees_with(route::kind(other));
        let (one, other) = contract.procedure.clone().zip(other.procedure.clone())?;
        differs.then_some(Doubt::ProceduresDiffer { one, other })
    });
    end.into_iter().chain(total).chain(procedure).collect()
}
