use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::facts::Sources;
use crate::findings::holding::Holding;
use crate::{Doubt, Kind};

/// Days between two contracts that are no break: what follows is often signed some weeks late.
const NO_BREAK: u64 = 31;

/// How long a supplier has been under contract with a body for one thing, without a break.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tenure {
    /// The product or the category; the title of a contract that is known by neither.
    pub subject: String,
    /// The first day of the first of the contracts. It may have been longer: what ended before the
    /// sources begin is not known.
    pub since: NaiveDate,
    /// How many days that is, to the day of the report.
    pub days: u64,
    /// The contracts that follow each other, the last to end first: indices into
    /// [`Audit::agreements`](crate::Audit).
    pub agreements: Vec<usize>,
    /// The kinds of files that tell their terms, in order.
    pub from: Vec<Kind>,
}

/// A contract with a start and an end that can be believed.
#[derive(Clone, Copy)]
struct Span {
    first: NaiveDate,
    last: NaiveDate,
    agreement: usize,
    from: Kind,
}

/// The longest tenure that the contracts between a body and a supplier show for one product or category.
pub(super) fn tenure(
    sources: &Sources<'_>,
    contracts: &[&Holding<'_>],
    as_at: NaiveDate,
) -> Option<Tenure> {
    let mut subjects: BTreeMap<(u8, &str), (String, Vec<Span>)> = BTreeMap::new();
    for own in contracts {
        let Some(span) = span(sources, own, as_at) else { continue };
        for (key, words) in keys(own) {
            subjects.entry(key).or_insert_with(|| (words, Vec::new())).1.push(span);
        }
    }
    // Of two that are as long the more exact stands: a product goes before a category.
    let tenures =
        subjects.into_values().filter_map(|(subject, spans)| unbroken(subject, spans, as_at));
    tenures.min_by_key(|own| own.since)
}

/// What a contract is for, by product and by category, with the words for each.
fn keys<'a>(own: &'a Holding<'_>) -> Vec<((u8, &'a str), String)> {
    let product = own.decision.product().map(|name| ((0, name), name.to_owned()));
    let category = own.category.as_deref();
    let category = category.and_then(|key| Some(((1, key), own.category_words()?)));
    let keys: Vec<_> = product.into_iter().chain(category).collect();
    if keys.is_empty() {
        let title = own.contract.title.as_str();
        return vec![((2, title), title.to_owned())];
    }
    keys
}

fn span(sources: &Sources<'_>, own: &Holding<'_>, as_at: NaiveDate) -> Option<Span> {
    let days = own.days()?;
    let first = own.decision.term.start.filter(|start| *start <= as_at)?;
    let is_doubted = |doubt: &Doubt| matches!(doubt, Doubt::FarDate { date } if *date == first);
    let is_believed = !own.decision.doubts.iter().any(is_doubted);
    is_believed.then_some(Span {
        first,
        last: days.last,
        agreement: own.decision.agreement,
        from: sources.of_start(own)?,
    })
}

/// From a contract that runs on the day back to the last break.
fn unbroken(subject: String, mut spans: Vec<Span>, as_at: NaiveDate) -> Option<Tenure> {
    spans.sort_by_key(|own| (std::cmp::Reverse(own.last), own.agreement));
    let running = spans.iter().take_while(|own| own.last >= as_at);
    let mut since = running.map(|own| own.first).min()?;
    let (mut agreements, mut from) = (Vec::new(), BTreeSet::new());
    for own in &spans {
        let next = own.last.checked_add_days(Days::new(NO_BREAK + 1));
        if next.is_some_and(|next| next < since) {
            break;
        }
        since = since.min(own.first);
        agreements.push(own.agreement);
        from.insert(own.from);
    }
    let days = (as_at - since).num_days().unsigned_abs();
    Some(Tenure { subject, since, days, agreements, from: from.into_iter().collect() })
}
