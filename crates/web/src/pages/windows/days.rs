use estate::alignment::AlignedDate;
use report::WindowGroup;

use super::super::contracts::{labelled, unbroken};
use crate::govuk::{Cell, Html, Table};
use crate::query::address;
use crate::wording::{NOT_KNOWN, count, counted, pounds, short_date};

/// Days as a table, each leading to how the contracts stand on it.
pub(super) fn table<'a>(
    caption: &str,
    group: &WindowGroup,
    days: impl Iterator<Item = &'a AlignedDate>,
) -> Table {
    let head = vec![
        Cell::text("Old contracts end on"),
        Cell::text("Join"),
        Cell::number("Fall short"),
        Cell::number("Run on too long"),
        Cell::number("Days extended"),
        Cell::number("Days stranded"),
        Cell::number("Stranded £ net"),
        Cell::text("First notice by"),
    ];
    let rows = days.map(|own| row(group, own)).collect();
    let mut table = Table::about(caption, head, rows);
    table.classes = "whitworth-dense".into();
    table.caption_classes = "govuk-visually-hidden".into();
    table
}

/// Where it is told how the contracts of a group stand on a day.
fn on_day(group: &WindowGroup, own: &AlignedDate) -> String {
    let page = address(&format!("/windows/{}", group.id), &[("on", &own.date.to_string())]);
    format!("{page}#contracts")
}

fn row(group: &WindowGroup, own: &AlignedDate) -> Vec<Cell> {
    let number = |label, own: u64| labelled(label, Cell::number(count(own)));
    let link = Html::link(&on_day(group, own), &short_date(Some(own.date)));
    vec![
        Cell { classes: "whitworth-nowrap".into(), ..Cell::html(link) },
        labelled("Join", Cell::text(joining(own))),
        number("Fall short", own.short as u64),
        number("Run on", own.running_on as u64),
        number("Extended", own.extended_days),
        number("Stranded", own.stranded_days),
        labelled("Stranded £ net", Cell { html: worth(own), ..Cell::number("") }),
        labelled("First notice", unbroken(short_date(own.first_notice))),
    ]
}

pub(super) fn joining(own: &AlignedDate) -> String {
    format!(
        "{} of {}",
        counted(own.joining as u64, "contract", "contracts"),
        counted(own.bodies as u64, "body", "bodies")
    )
}

/// What the stranded days are worth, and of how many contracts that is not known.
fn worth(own: &AlignedDate) -> Html {
    let unknown = own.worth_unknown as u64;
    if unknown == 0 {
        return Html::text(&pounds(own.stranded));
    }
    if own.stranded.0 == 0 {
        return Html::text(NOT_KNOWN);
    }
    Html::lines(&[
        Html::text(&pounds(own.stranded)),
        Html::text(&format!("and {} not known", count(unknown))),
    ])
}
