//! The windows as tables: the days of each group, how each contract stands on them, and the law beside it.

mod contracts;
mod days;
mod laws;

pub use contracts::contracts_on_days;
pub(crate) use contracts::{columns_on_days, count_on_days, rows_on_days};
pub use days::window_days;
pub use laws::laws_on_extending;

use super::{WindowGroup, WindowGroups, WindowRow};
use crate::words::{day, number};
use crate::{ContractShown, FindingCell};

/// What the tables speak for.
fn coverage(windows: &WindowGroups) -> String {
    let planning = &windows.planning;
    let without = windows.groups.iter().filter(|own| own.days.is_empty()).count();
    let (groups, months) = (windows.groups.len(), planning.notice_months);
    format!(
        "{groups} groups of contracts of the same product, of the same supplier and category, or of the same \
         capability; in {without} of them no day was found. Days from {} to {} were looked at; notice of an \
         option is taken to be {months} months where the body does not say otherwise, and a contract that would \
         run on for more than {} days does not join.",
        day(planning.from),
        day(planning.until),
        planning.most_stranded_days.map_or_else(|| "any number of".to_owned(), number_of),
    )
}

fn number_of(days: u32) -> String {
    number(days.into())
}

/// A cell that is blank where there is nothing to say.
fn if_any<T>(value: Option<T>, cell: impl Fn(T) -> FindingCell) -> FindingCell {
    value.map_or_else(|| FindingCell::text(""), cell)
}

/// What a group is of: its tier, its subject and the capability.
fn of_group(group: &WindowGroup) -> Vec<FindingCell> {
    vec![
        FindingCell::text(group.tier.words()),
        FindingCell::text(&group.subject),
        FindingCell::text(group.capability.clone().unwrap_or_default()),
    ]
}

fn shown(row: &WindowRow) -> ContractShown {
    ContractShown { id: row.id.clone(), place: row.places.first().cloned().unwrap_or_default() }
}
