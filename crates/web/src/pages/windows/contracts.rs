use chrono::NaiveDate;
use estate::alignment::{Planning, Stop};
use report::{StopSaid, WindowContract, WindowGroup, WindowRow, options_said};

use super::super::contracts::{labelled, placed, unbroken};
use crate::govuk::{Cell, Html, Table};
use crate::wording::{NOT_STATED, capital, date, short_date};

/// How each contract stands on a day, in the order in which they end.
pub(super) fn on_day(group: &WindowGroup, planning: &Planning, day: NaiveDate) -> Table {
    let head = [
        "Contract",
        "Body",
        "Ends as it stands",
        "Stands",
        "Notice by",
        "Be wary of",
        "File and row",
    ];
    let stops = group.stops(planning, day);
    let row = |(own, stop): (&WindowContract, &Stop)| {
        let said = StopSaid::of(own, stop);
        let stands = Html::lines(&[Html::text(said.stands), Html::text(&capital(&said.how))]);
        vec![
            Cell::html(named(&own.row)),
            labelled("Body", Cell::text(own.row.body.replace("; ", ", "))),
            labelled("Ends", Cell::html(ends(own))),
            labelled("Stands", Cell::html(stands)),
            labelled("Notice by", unbroken(short_date(stop.notice_by))),
            labelled("Be wary", Cell::html(wary(said.wary, &own.row))),
            labelled("File and row", placed(places(&own.row))),
        ]
    };
    let rows = group.contracts.iter().zip(&stops).map(row).collect();
    table(&format!("Contracts on {}", date(day)), &head, rows)
}

/// The contracts as they stand, where no day is looked at.
pub(super) fn as_they_stand(group: &WindowGroup) -> Table {
    let head = ["Contract", "Body", "Ends as it stands", "Be wary of", "File and row"];
    let row = |own: &WindowContract| {
        vec![
            Cell::html(named(&own.row)),
            labelled("Body", Cell::text(own.row.body.replace("; ", ", "))),
            labelled("Ends", Cell::html(ends(own))),
            labelled("Be wary", Cell::html(wary(Vec::new(), &own.row))),
            labelled("File and row", placed(places(&own.row))),
        ]
    };
    table("Contracts as they stand", &head, group.contracts.iter().map(row).collect())
}

/// The contracts that are not reckoned with, and why.
pub(super) fn beside(group: &WindowGroup) -> Table {
    let head = ["Contract", "Body", "Why", "File and row"];
    let rows = group.beside.iter().map(|own| {
        vec![
            Cell::html(named(&own.row)),
            labelled("Body", Cell::text(own.row.body.replace("; ", ", "))),
            labelled("Why", Cell::text(capital(&own.why.words()))),
            labelled("File and row", placed(places(&own.row))),
        ]
    });
    table("Contracts that are not reckoned with", &head, rows.collect())
}

fn table(caption: &str, head: &[&str], rows: Vec<Vec<Cell>>) -> Table {
    let head = head.iter().map(|own| Cell::text(*own)).collect();
    let mut table = Table::about(caption, head, rows);
    table.classes = "whitworth-dense".into();
    table.caption_classes = "govuk-visually-hidden".into();
    table
}

/// The title, which leads to the contract, with the reference and the supplier.
fn named(row: &WindowRow) -> Html {
    let link = Html::link(&format!("/contracts/{}", row.id), row.name());
    let under = [&row.reference, &row.supplier].map(String::as_str);
    let under: Vec<&str> = under.into_iter().filter(|text| !text.is_empty()).collect();
    let under = (!under.is_empty()).then(|| Html::text(&under.join(", ")));
    Html::lines(&std::iter::once(link).chain(under).collect::<Vec<_>>())
}

/// The last day as it stands, and the options that are left.
fn ends(own: &WindowContract) -> Html {
    Html::lines(&[
        Html::text(&short_date(Some(own.terms.current_end))),
        Html::text(&format!("Options: {}", options_said(&own.terms.options))),
    ])
}

fn wary(wary: Vec<String>, row: &WindowRow) -> Html {
    let all = wary.into_iter().chain(row.to_check.iter().cloned());
    let all: Vec<Html> = all.map(|own| Html::text(&capital(&own))).collect();
    if all.is_empty() { Html::text("–") } else { Html::lines(&all) }
}

fn places(row: &WindowRow) -> Cell {
    Cell::text(row.places.first().map_or(NOT_STATED, String::as_str))
}
