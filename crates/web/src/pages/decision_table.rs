use chrono::NaiveDate;
use report::DecisionRow;

use super::contracts::labelled;
use crate::govuk::{Cell, Html, Table, Tag};
use crate::wording::{NOT_KNOWN, NOT_STATED, capital, counted, pounds, short_date};

/// Decisions as a table, in the order given; the list says what is worth a column.
pub(super) fn table(as_at: NaiveDate, list: &str, rows: &[&DecisionRow]) -> Table {
    let falls_due = matches!(list, "" | "later");
    let mut head: Vec<Cell> = ["Contract", "Body", "Supplier"].map(Cell::text).into();
    head.extend(falls_due.then(|| Cell::text("Due")));
    head.extend([Cell::text("Ends"), Cell::number("Annual £ net"), Cell::text("To check")]);
    let row = |own: &&DecisionRow| {
        let mut cells = vec![
            Cell::html(contract(own)),
            labelled("Body", Cell::text(own.bodies().collect::<Vec<_>>().join(", "))),
            labelled("Supplier", Cell::html(supplier(own))),
        ];
        cells.extend(falls_due.then(|| labelled("Due", Cell::html(due(own, as_at)))));
        cells.extend([
            labelled("Ends", Cell::html(ends(own))),
            labelled("Annual £ net", Cell::number(annual(own))),
            labelled("To check", Cell::html(to_check(own))),
        ]);
        cells
    };
    let mut table = Table::about("Decisions", head, rows.iter().map(row).collect());
    table.classes = "whitworth-dense whitworth-decisions".into();
    table.caption_classes = "govuk-visually-hidden".into();
    table
}

/// The title, which leads to the contract with its file and row, and the reference.
fn contract(row: &DecisionRow) -> Html {
    let title = if row.title.trim().is_empty() { "Untitled contract" } else { &row.title };
    let link = Html::link(&format!("/contracts/{}", row.id), title);
    let under = [&row.reference, &row.product].map(String::as_str);
    let under: Vec<&str> = under.into_iter().filter(|text| !text.is_empty()).collect();
    let mut lines = vec![link];
    lines.extend((!under.is_empty()).then(|| Html::text(&under.join(", "))));
    if !row.confirmed.is_empty() {
        lines.push(Html::text(&format!("Confirmed by {}", row.confirmed)));
    }
    Html::lines(&lines)
}

fn supplier(row: &DecisionRow) -> Html {
    let name = if row.supplier.is_empty() { NOT_STATED } else { &row.supplier };
    let mut lines = vec![Html::text(name)];
    if !row.group.is_empty() {
        lines.push(Html::text(&format!("Group: {}", row.group)));
    }
    Html::lines(&lines)
}

/// Each day on which something is due, the soonest first, with a word if it has passed.
fn due(row: &DecisionRow, as_at: NaiveDate) -> Html {
    let mut days: Vec<(NaiveDate, &str)> =
        [(row.notice_by, "notice by"), (row.procurement_start, "start buying by")]
            .into_iter()
            .filter_map(|(day, what)| Some((day?, what)))
            .collect();
    days.sort();
    let line = |(day, what): &(NaiveDate, &str)| {
        let said = Html::text(&format!("{} {}", capital(what), short_date(Some(*day))));
        if *day >= as_at {
            return said;
        }
        let tag =
            Tag { text: "Overdue".into(), classes: "govuk-tag--red".into(), ..Tag::default() };
        said.then(&Html::text(" ")).then(&Html::of(&tag))
    };
    Html::lines(&days.iter().map(line).collect::<Vec<_>>())
}

/// The last day as it stands, and how far it may still be extended.
fn ends(row: &DecisionRow) -> Html {
    let Some(end) = row.current_end else { return Html::text(NOT_STATED) };
    let mut lines = vec![Html::text(&short_date(Some(end)))];
    match row.months_left {
        Some(0) => lines.push(Html::text("No options left")),
        Some(months) => {
            let left = counted(u64::from(months), "month", "months");
            let latest = row.latest_end.map(|end| format!(", to {}", short_date(Some(end))));
            lines.push(Html::text(&format!("{left} of options{}", latest.unwrap_or_default())));
        }
        None => lines.push(Html::text("Options not known")),
    }
    Html::lines(&lines)
}

fn annual(row: &DecisionRow) -> String {
    row.annual_pence.map_or_else(|| NOT_KNOWN.to_owned(), pounds)
}

fn to_check(row: &DecisionRow) -> Html {
    let doubts: Vec<Html> = row.to_check.iter().map(|doubt| Html::text(doubt)).collect();
    if doubts.is_empty() { Html::text("–") } else { Html::lines(&doubts) }
}
