//! On which days contracts of several bodies could end together: every group, and one of them.

mod contracts;
mod days;
mod list;
mod one;

pub(crate) use list::windows;
pub(crate) use one::window;

use estate::alignment::Planning;

use crate::wording::{count, counted, date};

/// What is not stated by any source.
fn reckoned(planning: &Planning) -> String {
    let most = planning
        .most_stranded_days
        .map(|days| {
            format!(
                ", and no contract that would run on for more than {} days joins",
                count(days.into())
            )
        })
        .unwrap_or_default();
    format!(
        "The days are reckoned, not stated by a source: days from {}, by when a joint procurement could be \
         ready, to {} were looked at; an option must be told {} before the end unless the body says \
         otherwise{most}.",
        date(planning.from),
        date(planning.until),
        counted(planning.notice_months.into(), "month", "months"),
    )
}
