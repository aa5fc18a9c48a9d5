use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::holding::Holding;

/// When bodies hold contracts of one group, so that a contract need not be held against every other.
pub(super) struct Elsewhere<'a>(BTreeMap<&'a [u32], Vec<Until>>);

/// Of the contracts that begin on a day or before, the last day of any.
struct Until {
    first: NaiveDate,
    last: NaiveDate,
}

impl<'a> Elsewhere<'a> {
    /// The days of these contracts, by who holds them together.
    pub(super) fn of(group: &[&'a Holding<'_>]) -> Self {
        let mut held: BTreeMap<&[u32], Vec<Until>> = BTreeMap::new();
        for own in group {
            let days = own.open_days().map(|days| Until { first: days.first, last: days.last });
            held.entry(own.buyers.as_slice()).or_default().extend(days);
        }
        for days in held.values_mut() {
            days.sort_by_key(|own| own.first);
            let mut latest = NaiveDate::MIN;
            for own in days {
                latest = latest.max(own.last);
                own.last = latest;
            }
        }
        Self(held)
    }

    /// Whether somebody else holds one that runs on some of the same days.
    pub(super) fn overlaps(&self, own: &Holding<'_>) -> bool {
        let Some(days) = own.open_days() else { return false };
        self.0.iter().any(|(buyers, until)| {
            let apart = !own.buyers.iter().any(|buyer| buyers.contains(buyer));
            let begun = until.partition_point(|other| other.first <= days.last);
            let latest = begun.checked_sub(1).and_then(|at| until.get(at));
            apart && latest.is_some_and(|other| days.first <= other.last)
        })
    }
}
