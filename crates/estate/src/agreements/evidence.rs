//! What speaks for two mentions being of one agreement, and what against.

use chrono::{Months, NaiveDate};

use super::mention::Mention;
use super::tie::Common;
use super::title::Likeness;
use crate::{Contract, Money};

/// Days by which two sources may tell one date differently: a register often has the first of the month.
const NEAR_DAYS: i64 = 31;
/// Days from which on dates speak against one agreement.
const FAR_DAYS: i64 = 183;

/// What two mentions say of the same thing.
pub(super) struct Evidence {
    pub(super) ocid: bool,
    pub(super) supplier: bool,
    pub(super) reference: bool,
    pub(super) title: Likeness,
    start: Days,
    end: Days,
    value: Option<Value>,
    /// Whether one is over before the other begins.
    disjoint: bool,
}

/// How two totals stand, where both are stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Value {
    /// But for one in a hundred, with or without options to extend, or shared among the buyers.
    Same,
    Other,
    /// More than twice the other: it speaks against one agreement.
    Far,
}

/// How one date stands in two mentions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Days {
    /// One of them does not say.
    Unknown,
    Same,
    /// Not more than a month apart, or apart by an option to extend.
    Near,
    Apart,
    /// So far apart that it speaks against one agreement.
    Far,
}

impl Days {
    fn between(one: Option<NaiveDate>, other: Option<NaiveDate>) -> Self {
        let Some((one, other)) = one.zip(other) else { return Self::Unknown };
        match (one - other).num_days().abs() {
            0 => Self::Same,
            days if days <= NEAR_DAYS => Self::Near,
            days if days <= FAR_DAYS => Self::Apart,
            _ => Self::Far,
        }
    }

    fn is_near(self) -> bool {
        matches!(self, Self::Same | Self::Near)
    }

    /// How close two are, to tell better from worse.
    fn closeness(self) -> usize {
        match self {
            Self::Same => 2,
            Self::Near => 1,
            _ => 0,
        }
    }

    /// How far they disagree; what is not said disagrees with nothing.
    fn distance(self) -> usize {
        match self {
            Self::Unknown | Self::Same => 0,
            Self::Near => 1,
            Self::Apart => 2,
            Self::Far => 4,
        }
    }
}

impl Evidence {
    pub(super) fn of(one: &Mention<'_>, other: &Mention<'_>) -> Self {
        let (left, right) = (one.contract, other.contract);
        let start = Days::between(left.start, right.start);
        let is_over = |own: &Contract, next: &Contract| {
            own.end.zip(next.start).is_some_and(|(end, start)| end < start)
        };
        Self {
            ocid: one.ocid.is_some() && one.ocid == other.ocid,
            supplier: one.shares_supplier(other) == Some(true),
            reference: one.refers_to(other),
            title: one.title.likeness(&other.title),
            start,
            end: ends(left, right, start),
            value: value(one, other),
            disjoint: is_over(left, right) || is_over(right, left),
        }
    }

    /// Whether two of dates and value speak against one agreement, or one is over before the other
    /// begins: a renewal has the title, the buyer and the supplier of what it renews.
    pub(super) fn contradicts(&self) -> bool {
        self.disjoint || self.against() >= 2
    }

    /// How many of dates and value speak against one agreement.
    pub(super) fn against(&self) -> usize {
        let far = [self.start, self.end].into_iter().filter(|days| *days == Days::Far).count();
        far + usize::from(self.value == Some(Value::Far))
    }

    /// How many of start, end and value agree.
    pub(super) fn terms(&self) -> usize {
        let dates = [self.start, self.end].into_iter().filter(|days| days.is_near()).count();
        dates + usize::from(self.has_value())
    }

    pub(super) fn has_value(&self) -> bool {
        self.value == Some(Value::Same)
    }

    /// Whether both dates are the same to the day, and the value is too.
    pub(super) fn has_exact_terms(&self) -> bool {
        self.start == Days::Same && self.end == Days::Same && self.has_value()
    }

    /// Whether a date agrees, and none is known to lie apart, save an end that options may have moved.
    pub(super) fn has_date(&self) -> bool {
        let starts = self.start.is_near() || self.start == Days::Unknown && self.end.is_near();
        starts && self.end != Days::Far
    }

    /// Whether a date is the same to the day.
    pub(super) fn has_exact_date(&self) -> bool {
        self.start == Days::Same || self.end == Days::Same
    }

    /// How close two mentions are, to tell the better of two that cannot both be.
    pub(super) fn closeness(&self) -> usize {
        let title = match self.title {
            Likeness::Same => 3,
            Likeness::Alike => 1,
            Likeness::Other => 0,
        };
        let ids = 2 * usize::from(self.reference) + usize::from(self.ocid);
        title
            + ids
            + self.start.closeness()
            + self.end.closeness()
            + 2 * usize::from(self.has_value())
    }

    /// How far what both say disagrees.
    pub(super) fn distance(&self) -> usize {
        let title = match self.title {
            Likeness::Same => 0,
            Likeness::Alike => 1,
            Likeness::Other => 3,
        };
        let value = match self.value {
            None | Some(Value::Same) => 0,
            Some(Value::Other) => 1,
            Some(Value::Far) => 2,
        };
        title + value + self.start.distance() + self.end.distance()
    }

    pub(super) fn common(&self) -> Vec<Common> {
        let found = [
            (Common::Buyer, true),
            (Common::Supplier, self.supplier),
            (Common::Ocid, self.ocid),
            (Common::Reference, self.reference),
            (Common::Title, self.title > Likeness::Other),
            (Common::Start, self.start.is_near()),
            (Common::End, self.end.is_near()),
            (Common::Value, self.has_value()),
        ];
        found.into_iter().filter(|(_, has)| *has).map(|(what, _)| what).collect()
    }
}

/// How the ends stand. Of two that begin alike, or may, one may have an option in it that the other
/// still has before it.
fn ends(left: &Contract, right: &Contract, start: Days) -> Days {
    let plain = Days::between(left.end, right.end);
    if plain.is_near() || plain == Days::Unknown || !(start.is_near() || start == Days::Unknown) {
        return plain;
    }
    let moved = [
        Days::between(extended(left), right.end),
        Days::between(left.end, extended(right)),
        Days::between(left.first_end, right.end),
        Days::between(left.end, right.first_end),
    ];
    if moved.iter().any(|days| days.is_near()) {
        Days::Near
    } else if plain == Days::Far && start.is_near() && differ_by_half_years(left.end, right.end) {
        // An option that was taken since moves an end so, whether or not it is stated.
        Days::Apart
    } else {
        plain
    }
}

/// Whether two days are so many times six months apart, but for a week.
fn differ_by_half_years(one: Option<NaiveDate>, other: Option<NaiveDate>) -> bool {
    let Some((one, other)) = one.zip(other) else { return false };
    let (first, last) = (one.min(other), one.max(other));
    (1..=10)
        .filter_map(|halves| first.checked_add_months(Months::new(halves * 6)))
        .any(|moved| (moved - last).num_days().abs() <= 7)
}

/// The end with the options that are stated.
fn extended(contract: &Contract) -> Option<NaiveDate> {
    let months = contract.extension_months.filter(|months| *months > 0)?;
    contract.end?.checked_add_months(Months::new(months))
}

/// How the totals stand; nothing where one is not known, or in another currency or basis.
fn value(one: &Mention<'_>, other: &Mention<'_>) -> Option<Value> {
    let (left, right) = (one.contract, other.contract);
    let is_same = |l: &&Money, r: &&Money| l.currency == r.currency && l.basis == r.basis;
    let (l, r) = left.total.as_ref().zip(right.total.as_ref()).filter(|(l, r)| is_same(l, r))?;
    let (l, r) = (l.pence.0 as f64, r.pence.0 as f64);
    if l <= 0.0 || r <= 0.0 {
        return None;
    }
    let ratio = |l: f64, r: f64| l.max(r) / l.min(r);
    // As stated, or one with the options that either states, and the other without.
    let mut ratios = vec![ratio(l, r)];
    for longer in [options_share(left), options_share(right)].map(|share| 1.0 + share) {
        ratios.extend([ratio(l * longer, r), ratio(l, r * longer)]);
    }
    // One of several buyers may list its share.
    let (buyers, others) = (one.buyers.len() as f64, other.buyers.len() as f64);
    if one.buyers.len() != other.buyers.len() {
        let shares: Vec<f64> =
            ratios.iter().map(|own| ratio(*own, ratio(buyers, others))).collect();
        ratios.extend(shares);
    }
    let least = ratios.into_iter().fold(f64::INFINITY, f64::min);
    Some(match least {
        least if least <= 1.01 => Value::Same,
        least if least <= 2.0 || one.buyers.len() != other.buyers.len() => Value::Other,
        _ => Value::Far,
    })
}

/// What options add to the first term, as a part of it.
fn options_share(contract: &Contract) -> f64 {
    let each = contract.extension_months.unwrap_or(0);
    let months = f64::from(each * contract.extension_count.unwrap_or(1).max(1));
    let days = contract.start.zip(contract.first_end.or(contract.end));
    let term = days.map_or(0.0, |(start, end)| ((end - start).num_days() + 1) as f64 / 30.4375);
    if term < 1.0 { 0.0 } else { months / term }
}
