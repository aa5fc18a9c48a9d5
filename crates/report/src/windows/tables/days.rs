use estate::Pence;
use estate::alignment::{AlignedDate, Standing};

use super::{coverage, if_any, of_group, shown};
use crate::finding_tables::Holds::{Count, Date, Money, Text};
use crate::finding_tables::table;
use crate::windows::{NO_DAY, WindowGroup, WindowGroups};
use crate::{FindingCell, FindingRow, FindingTable};

const ABOUT: &str = "Contracts that several bodies could replace together, and the days on which the old ones could end together: the last day of the old, the day before the first of the new. Of the days than which none is better, those are here that are best for some weight of days stranded against days extended; the rest are in windows.json. Days stranded are paid for twice; days extended are those by which a contract must run longer than it does now. A group in which no such day was found has one row that says so.";
const NEXT_STEP: &str = "Choose a day with the bodies, look up each contract's own terms, and have the options told by the notice-by days. What the law says of extending stands in a sheet of its own; it is no advice.";

/// A row for each group and day of its shortlist; one for a group without any.
pub fn window_days(windows: &WindowGroups) -> FindingTable {
    let rows = windows.groups.iter().flat_map(|group| {
        let none = group.shortlist.is_empty().then(|| day_row(windows, group, None));
        group.shortlisted().map(|own| day_row(windows, group, Some(own))).chain(none)
    });
    FindingTable {
        about: ABOUT.into(),
        coverage: coverage(windows),
        next_step: NEXT_STEP.into(),
        rows: rows.collect(),
        ..table(
            "windows",
            "Alignment windows",
            &[
                ("Tier", Text),
                ("What", Text),
                ("Capability", Text),
                ("Bodies", Text),
                ("Contracts", Count),
                ("Old contracts end on", Date),
                ("Contracts that join", Count),
                ("Bodies that join", Count),
                ("Fall short", Count),
                ("Run on too long", Count),
                ("Months extended", Count),
                ("Days extended", Count),
                ("Days stranded", Count),
                ("Stranded £ net", Money),
                ("Stranded without a known worth", Count),
                ("First notice by", Date),
                ("How much is known", Text),
            ],
        )
    }
}

fn day_row(windows: &WindowGroups, group: &WindowGroup, own: Option<&AlignedDate>) -> FindingRow {
    let stops = own.map(|own| group.stops(&windows.planning, own.date)).unwrap_or_default();
    let joining = stops.iter().filter(|stop| matches!(stop.standing, Standing::Joins { .. }));
    let months: u64 = joining.map(|stop| u64::from(stop.extended_months)).sum();
    let count = |of: fn(&AlignedDate) -> u64| if_any(own.map(of), FindingCell::Count);
    let mut cells = of_group(group);
    cells.extend([
        FindingCell::names(&group.bodies),
        FindingCell::count(group.contracts.len()),
        own.map_or_else(no_day, |own| FindingCell::Date(own.date)),
        count(|own| own.joining as u64),
        count(|own| own.bodies as u64),
        count(|own| own.short as u64),
        count(|own| own.running_on as u64),
        if_any(own.map(|_| months), FindingCell::Count),
        count(|own| own.extended_days),
        count(|own| own.stranded_days),
        if_any(own, |own| FindingCell::or_unknown(stranded(own), FindingCell::Money)),
        count(|own| own.worth_unknown as u64),
        if_any(own.and_then(|own| own.first_notice), FindingCell::Date),
        FindingCell::text(group.known.words()),
    ]);
    let contracts = group.contracts.iter().map(|own| shown(&own.row)).collect();
    FindingRow { cells, contracts, payments: None }
}

/// What those stranded days are worth whose worth is known; none where no worth is known.
fn stranded(own: &AlignedDate) -> Option<Pence> {
    let is_known = own.worth_unknown == 0 || own.stranded.0 > 0;
    is_known.then_some(own.stranded)
}

fn no_day() -> FindingCell {
    FindingCell::Without(format!("no day found: {NO_DAY}"))
}
