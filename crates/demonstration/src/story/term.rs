use chrono::{Days, Months, NaiveDate};

use crate::AS_AT;
use crate::random::Random;

const TERMS: &[u32] = &[12, 24, 24, 36, 36, 48, 60];

/// How long a first term is.
pub(super) fn months(random: &mut Random) -> u32 {
    random.pick(TERMS)
}

/// First and last day of a term that has begun by the as-at date: most end in the eighteen months
/// after it; one in twenty has ended and is still listed.
pub(super) fn term(months: u32, random: &mut Random) -> (NaiveDate, NaiveDate) {
    let first = AS_AT + Days::new(1) - Months::new(12);
    let latest_start = first + later(11, random);
    let after = match random.below(20) {
        0 => AS_AT - Days::new(random.below(400)),
        1..5 => first + Months::new(12) + later(12, random),
        5..15 => first + Months::new(12) + later(18, random),
        _ => first + Months::new(12) + later(48, random),
    };
    let start = (after - Months::new(months)).min(latest_start);
    (start, start + Months::new(months) - Days::new(1))
}

fn later(months: u64, random: &mut Random) -> Months {
    Months::new(u32::try_from(random.below(months)).unwrap_or(0) + 1)
}
