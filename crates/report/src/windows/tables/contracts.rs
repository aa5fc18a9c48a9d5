use chrono::NaiveDate;
use estate::alignment::{Standing, Stop};

use super::{coverage, if_any, of_group, shown};
use crate::finding_tables::Holds::{Count, Date, Money, Text};
use crate::finding_tables::table;
use crate::windows::{
    BesideContract, StopSaid, WindowContract, WindowGroup, WindowGroups, WindowRow, options_said,
};
use crate::{FindingCell, FindingRow, FindingTable};

/// The columns between how a contract stands and what is to be checked.
const UNSAID: usize = 12;

/// A row for each contract on each day of its group's shortlist, and one for each that is not reckoned with.
pub fn contracts_on_days(windows: &WindowGroups) -> FindingTable {
    FindingTable { rows: rows_on_days(windows).collect(), ..columns_on_days(windows) }
}

/// How many rows that table has.
pub(crate) fn count_on_days(windows: &WindowGroups) -> usize {
    let of_group = |group: &WindowGroup| {
        group.shortlisted().count() * group.contracts.len() + group.beside.len()
    };
    windows.groups.iter().map(of_group).sum()
}

/// Its rows, one after another: all at once they may need more memory than all that they are drawn from.
pub(crate) fn rows_on_days(windows: &WindowGroups) -> impl Iterator<Item = FindingRow> {
    windows.groups.iter().flat_map(move |group| {
        let on_days = group.shortlisted().flat_map(move |day| {
            let stops = group.stops(&windows.planning, day.date);
            let rows = group.contracts.iter().zip(stops);
            rows.map(move |(own, stop)| on_day(group, day.date, own, &stop))
        });
        on_days.chain(group.beside.iter().map(move |own| beside(group, own)))
    })
}

/// The table without its rows.
pub(crate) fn columns_on_days(windows: &WindowGroups) -> FindingTable {
    FindingTable {
        about: "How each contract stands on each day of the sheet of alignment windows: whether it joins, what that asks of it and costs, and what to be wary of. A contract that is alike and could not be reckoned with has one row, without a day, that says why.".into(),
        coverage: coverage(windows),
        next_step: "Filter on what and on the day that you have in mind. Check each end and option in the contract itself; the file and row are beside it. Correct the body's own row where it is wrong.".into(),
        ..table(
            "window-contracts",
            "Contracts on these days",
            &[
                ("Tier", Text),
                ("What", Text),
                ("Capability", Text),
                ("Old contracts end on", Date),
                ("Body", Text),
                ("Reference", Text),
                ("Title", Text),
                ("Legal supplier", Text),
                ("Regime", Text),
                ("Stands", Text),
                ("How", Text),
                ("Ends as it stands", Date),
                ("Options left", Text),
                ("Would end on", Date),
                ("Months extended", Count),
                ("Days extended", Count),
                ("Days stranded", Count),
                ("Stranded £ net", Money),
                ("Days short", Count),
                ("Notice by", Date),
                ("Annual £ net", Money),
                ("£ basis", Text),
                ("Be wary of", Text),
                ("To check", Text),
            ],
        )
    }
}

fn on_day(group: &WindowGroup, day: NaiveDate, own: &WindowContract, stop: &Stop) -> FindingRow {
    let said = StopSaid::of(own, stop);
    let joins = matches!(stop.standing, Standing::Joins { .. });
    let if_joins = |count: u32| if_any(joins.then_some(count), counted);
    let (stranded, worth, short) = match stop.standing {
        Standing::Joins { stranded_days, stranded } => (Some(stranded_days), Some(stranded), None),
        Standing::Short { gap_days } => (None, None, Some(gap_days)),
        Standing::RunsOn { .. } => (None, None, None),
    };
    let mut cells = named(group, FindingCell::Date(day), &own.row);
    cells.extend([
        FindingCell::text(said.stands),
        FindingCell::text(said.how),
        FindingCell::Date(own.terms.current_end),
        FindingCell::text(options_said(&own.terms.options)),
        FindingCell::Date(stop.end),
        if_joins(stop.extended_months),
        if_joins(stop.extended_days),
        if_any(stranded, counted),
        if_any(worth, |worth| FindingCell::or_unknown(worth, FindingCell::Money)),
        if_any(short, counted),
        if_any(stop.notice_by.filter(|_| joins), FindingCell::Date),
        FindingCell::or_unknown(own.terms.annual, FindingCell::Money),
        FindingCell::text(&own.row.basis),
        FindingCell::text(said.wary.join("; ")),
        FindingCell::text(own.row.to_check.join("; ")),
    ]);
    FindingRow { cells, contracts: vec![shown(&own.row)], payments: None }
}

/// The row of a contract that is not reckoned with, which has no day.
fn beside(group: &WindowGroup, own: &BesideContract) -> FindingRow {
    let mut cells = named(group, FindingCell::text("none"), &own.row);
    cells.extend([FindingCell::text("Not reckoned with"), FindingCell::text(own.why.words())]);
    cells.extend((0..UNSAID).map(|_| FindingCell::text("")));
    cells.push(FindingCell::text(own.row.to_check.join("; ")));
    FindingRow { cells, contracts: vec![shown(&own.row)], payments: None }
}

fn counted(count: u32) -> FindingCell {
    FindingCell::Count(count.into())
}

/// What is told of every contract: of which group, for which day, whose and of whom.
fn named(group: &WindowGroup, day: FindingCell, own: &WindowRow) -> Vec<FindingCell> {
    let mut cells = of_group(group);
    cells.extend([
        day,
        FindingCell::text(&own.body),
        FindingCell::text(&own.reference),
        FindingCell::text(own.name()),
        FindingCell::text(&own.supplier),
        FindingCell::text(own.regime.words()),
    ]);
    cells
}
