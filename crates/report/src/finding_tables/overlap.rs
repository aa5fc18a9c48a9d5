use chrono::NaiveDate;
use estate::{Audit, CommonDays, Found, Outlook, Overlap, OverlapTier};

use super::Holds::{Count, Date, Money, Text};
use super::{FindingCell, FindingRow, FindingTable, every_record, shown, table};

/// The same thing held by several bodies.
pub(super) fn table_of(audit: &Audit, outlook: &Outlook, found: &Found<Overlap>) -> FindingTable {
    let row = |own: &Overlap| FindingRow {
        cells: vec![
            FindingCell::text(own.tier.words()),
            FindingCell::text(&own.subject),
            FindingCell::text(own.capability.clone().unwrap_or_default()),
            FindingCell::count(own.bodies.len()),
            FindingCell::names(&own.bodies),
            FindingCell::count(own.agreements.len()),
            common(own, |days| days.first),
            common(own, |days| days.last),
            FindingCell::or_unknown(
                Some(own.annual_pence).filter(|_| own.annual_known > 0),
                FindingCell::Money,
            ),
            FindingCell::Count(own.annual_known),
            FindingCell::text(wary(own)),
        ],
        contracts: match own.tier {
            OverlapTier::MayBeSame | OverlapTier::SamePublished => {
                own.agreements.iter().flat_map(|at| every_record(audit, outlook, *at)).collect()
            }
            _ => shown(audit, outlook, &own.agreements),
        },
        payments: None,
    };
    FindingTable {
        about: "What several bodies hold at once. First stand the tiers to act on together: the same product, whoever sells it; the same supplier in the same category; other products for the same capability. In these each contract shares days with that of another body. Last stand those to look through for doubles, each with every record of it: contracts that may be one; and one contract that several publications tell of, which is counted once. The common days are those on which all of them run; none means that some follow others, or that no such day is known. Of contracts that may be one, the value is the largest of theirs; in the tiers to act on together such contracts count each, so look there first.".into(),
        coverage: found.coverage.words(),
        next_step: "For a product or supplier: look at its alignment window, and ask the bodies whether they would buy together. For one contract published twice: nothing, it is counted once. For those that may be one: confirm or correct the body's own row.".into(),
        rows: found.found.iter().map(row).collect(),
        ..table(
            "overlaps",
            "Held by several bodies at once",
            &[
                ("Tier", Text),
                ("What", Text),
                ("Capability", Text),
                ("Number of bodies", Count),
                ("Bodies", Text),
                ("Contracts", Count),
                ("All run from", Date),
                ("All run until", Date),
                ("Annual £ net", Money),
                ("Contracts with a known worth", Count),
                ("Be wary of", Text),
            ],
        )
    }
}

/// What stands for a day that all of them run on, where there is none.
const NO_COMMON_DAY: &str = "no common day";

fn common(own: &Overlap, bound: fn(CommonDays) -> Option<NaiveDate>) -> FindingCell {
    match own.common {
        None => FindingCell::Without(NO_COMMON_DAY.to_owned()),
        Some(days) => FindingCell::or_unknown(bound(days), FindingCell::Date),
    }
}

/// Whether it rests on names that are alike.
fn wary(own: &Overlap) -> String {
    let said = own.by_likeness.as_ref().map(|link| {
        format!(
            "rests on names taken for one by likeness ({:.2}): {} and {}; look whether they are one firm",
            link.probability, link.name, link.other
        )
    });
    said.unwrap_or_default()
}
