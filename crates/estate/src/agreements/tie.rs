//! What two mentions have in common.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::mention::Mention;
use crate::{Contract, Money, Stage};

/// Days by which two sources may tell one date differently: a register often has the first of the month.
const NEAR_DAYS: i64 = 31;
/// Days from which on dates speak against one agreement.
const FAR_DAYS: i64 = 183;
/// How many in a hundred of their telling words titles must have in common to be alike.
const ALIKE: usize = 60;
/// Mentions of one buyer and supplier that are all compared; of more, those that begin near each other.
const MANY: usize = 200;

/// Two mentions that are of one agreement, or may be.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Tie {
    /// Index into [`Audit::contracts`](crate::Audit).
    pub one: usize,
    /// The same, a later one.
    pub other: usize,
    /// How sure it is.
    pub sureness: Sureness,
    /// What they have in common.
    pub common: Vec<Common>,
}

/// How sure it is that two mentions are of one agreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sureness {
    /// They may be: not put together for it.
    Possible,
    /// Put together by what both say.
    Likely,
    /// Put together by an identifier that both give.
    Certain,
}

/// Something that two mentions have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Common {
    /// A buyer.
    Buyer,
    /// A supplier.
    Supplier,
    /// The Open Contracting id.
    Ocid,
    /// The reference of a notice, or of a register: a hint.
    Reference,
    /// The title, or most of it.
    Title,
    /// The start, but for a month at most.
    Start,
    /// The end, but for a month at most.
    End,
    /// The total value, but for one in a hundred.
    Value,
}

/// Every pair of mentions that are, or may be, of one agreement, in order.
pub(super) fn ties(mentions: &[Mention<'_>]) -> Vec<Tie> {
    let pairs: Vec<(usize, usize)> = pairs(mentions).into_iter().collect();
    let tie = |(one, other): (usize, usize)| tie(mentions, one, other);
    pairs.into_par_iter().filter_map(tie).collect()
}

/// Pairs worth comparing: of one ocid, or of one buyer and supplier or reference.
fn pairs(mentions: &[Mention<'_>]) -> BTreeSet<(usize, usize)> {
    let mut by_ocid: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut by_parties: BTreeMap<(u32, u32), Vec<usize>> = BTreeMap::new();
    let mut by_reference: BTreeMap<(u32, &str), Vec<usize>> = BTreeMap::new();
    for (at, mention) in mentions.iter().enumerate() {
        if let Some(ocid) = &mention.ocid {
            by_ocid.entry(ocid).or_default().push(at);
        }
        for buyer in &mention.buyers {
            for supplier in &mention.suppliers {
                by_parties.entry((*buyer, *supplier)).or_default().push(at);
            }
            if let Some(reference) = &mention.reference {
                by_reference.entry((*buyer, reference)).or_default().push(at);
            }
        }
    }
    let mut pairs = BTreeSet::new();
    let blocks = by_ocid.into_values().chain(by_parties.into_values());
    for mut block in blocks.chain(by_reference.into_values()) {
        // By start, so that of a large block those are near that may be one.
        block.sort_by_key(|at| (mentions[*at].contract.start, *at));
        for (place, one) in block.iter().enumerate() {
            for other in block[place + 1..].iter().take(MANY) {
                pairs.insert((*one.min(other), *one.max(other)));
            }
        }
    }
    pairs
}

fn tie(mentions: &[Mention<'_>], at: usize, other_at: usize) -> Option<Tie> {
    let (one, other) = (&mentions[at], &mentions[other_at]);
    if are_apart(one, other) {
        return None;
    }
    let common = common(one, other);
    let has = |what: Common| common.contains(&what);
    let terms = [Common::Start, Common::End, Common::Value];
    let terms = terms.into_iter().filter(|what| has(*what)).count();
    let both_awarded = one.is_awarded() && other.is_awarded();
    let sureness = if has(Common::Ocid) {
        // A procurement and what came of it are one, whatever its title became.
        if has(Common::Supplier) || !both_awarded { Sureness::Certain } else { Sureness::Possible }
    } else if contradict(one, other) {
        return None;
    } else if !has(Common::Supplier) {
        // What was planned or out to tender names nobody yet.
        let is_same = has(Common::Reference) && has(Common::Title) && terms >= 2;
        is_same.then_some(Sureness::Likely)?
    } else if both_awarded && is_likely(&has, terms) {
        Sureness::Likely
    } else if has(Common::Title) && terms > 0 || terms == 3 {
        Sureness::Possible
    } else {
        return None;
    };
    Some(Tie { one: at, other: other_at, sureness, common })
}

/// Whether title and terms, or reference and terms, make two awarded mentions one agreement.
fn is_likely(has: &impl Fn(Common) -> bool, terms: usize) -> bool {
    let title = has(Common::Title);
    title && terms >= 2 || has(Common::Reference) && terms > usize::from(!title)
}

/// Whether two mentions cannot be of one agreement: they share no buyer, name different suppliers, or
/// stand side by side in one source that tells each agreement once.
pub(super) fn are_apart(one: &Mention<'_>, other: &Mention<'_>) -> bool {
    let (left, right) = (one.contract, other.contract);
    let share_buyer = one.buyers.iter().any(|own| other.buyers.contains(own));
    let suppliers = one.shares_supplier(other);
    let one_source = left.file == right.file && (one.ocid == other.ocid || one.ocid.is_none());
    let withdrawn = (left.stage == Stage::Withdrawn) != (right.stage == Stage::Withdrawn);
    one_source
        || withdrawn
        || !share_buyer
        || suppliers == Some(false)
        // A framework of nine suppliers is not one of its nine rows.
        || suppliers.is_some() && one.suppliers.len() != other.suppliers.len()
}

fn common(one: &Mention<'_>, other: &Mention<'_>) -> Vec<Common> {
    let (left, right) = (one.contract, other.contract);
    let near =
        |l: Option<NaiveDate>, r: Option<NaiveDate>| days(l, r).is_some_and(|d| d <= NEAR_DAYS);
    let [starts, ends] = [(left.start, right.start), (left.end, right.end)];
    let alike = one.title.shared(&other.title) >= ALIKE || one.title.is_within(&other.title);
    let found = [
        (Common::Buyer, true),
        (Common::Supplier, one.shares_supplier(other) == Some(true)),
        (Common::Ocid, one.ocid.is_some() && one.ocid == other.ocid),
        (Common::Reference, one.reference.is_some() && one.reference == other.reference),
        (Common::Title, alike),
        (Common::Start, near(starts.0, starts.1)),
        (Common::End, near(ends.0, ends.1)),
        (Common::Value, value_ratio(left, right).is_some_and(|ratio| ratio <= 1.01)),
    ];
    found.into_iter().filter(|(_, has)| *has).map(|(what, _)| what).collect()
}

/// Whether both dates, or a date and the value, speak against one agreement: a renewal has the title,
/// the buyer and the supplier of what it renews.
fn contradict(one: &Mention<'_>, other: &Mention<'_>) -> bool {
    let far = one.days().into_iter().zip(other.days());
    let far = far.filter(|(l, r)| days(*l, *r).is_some_and(|days| days > FAR_DAYS)).count();
    let differs = value_ratio(one.contract, other.contract).is_some_and(|ratio| ratio > 2.0);
    far + usize::from(differs) >= 2
}

fn days(one: Option<NaiveDate>, other: Option<NaiveDate>) -> Option<i64> {
    Some((one? - other?).num_days().abs())
}

/// How many times larger the larger total is; none where one is not known, or in another currency
/// or basis.
fn value_ratio(one: &Contract, other: &Contract) -> Option<f64> {
    let is_same = |l: &&Money, r: &&Money| l.currency == r.currency && l.basis == r.basis;
    let (l, r) = one.total.as_ref().zip(other.total.as_ref()).filter(|(l, r)| is_same(l, r))?;
    let (less, more) = (l.pence.0.min(r.pence.0), l.pence.0.max(r.pence.0));
    (less > 0).then(|| more as f64 / less as f64)
}
