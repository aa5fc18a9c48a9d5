use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use estate::corrections::{Change, Fact, Now};
use report::{ContractRow, Saying};

use super::super::contracts::title;
use super::super::frame::{Frame, Section, show_as};
use super::answers::{Answers, shown_name};
use crate::govuk::{Button, SummaryList, SummaryRow, WarningText};
use crate::holding::Holding;
use crate::wording::NOT_STATED;

#[derive(Template)]
#[template(path = "correct/check.html")]
struct Check<'a> {
    frame: Frame,
    title: &'a str,
    doubts: Vec<WarningText>,
    answers: SummaryList,
    action: String,
    hidden: Vec<(String, &'a str)>,
    button: Button,
}

/// What would be kept, before it is.
pub(super) fn show(
    site: &Holding,
    row: &ContractRow,
    answers: &Answers,
    saying: &Saying,
) -> Response {
    let shown = answers.facts.iter().map(|own| (shown_name(own.fact), own.shown.as_str()));
    let given = answers.facts.iter().map(|own| (own.fact.name().to_owned(), own.given.as_str()));
    let others = [("right", &answers.right), ("by", &answers.by), ("why", &answers.why)];
    let others = others.map(|(name, value)| (name.to_owned(), value.as_str()));
    let doubt = |text: &String| WarningText {
        text: format!("Check that this is no slip: {text}."),
        ..WarningText::default()
    };
    let page = Check {
        frame: Frame::of(&site.around, Section::Contracts, "Check your answers", true),
        title: title(row),
        doubts: saying.doubts.iter().map(doubt).collect(),
        answers: SummaryList { rows: rows(answers, saying), ..SummaryList::default() },
        action: format!("/contracts/{}/correct", row.id),
        hidden: shown.chain(given).chain(others).collect(),
        button: Button {
            text: "Keep this".into(),
            name: "step".into(),
            value: "send".into(),
            ..Button::default()
        },
    };
    show_as(StatusCode::OK, &page)
}

fn rows(answers: &Answers, saying: &Saying) -> Vec<SummaryRow> {
    let change = |change: &Change| {
        let key = change.fact.words();
        let key = key.chars().take(1).flat_map(char::to_uppercase).chain(key.chars().skip(1));
        SummaryRow::text(&key.collect::<String>(), says(change))
    };
    let mut rows: Vec<SummaryRow> = saying.correction.changes.iter().map(change).collect();
    let right = if answers.confirms() { "Confirmed" } else { "Not confirmed" };
    rows.push(SummaryRow::text("Everything else", right));
    if !answers.why.is_empty() {
        rows.push(SummaryRow::text("What shows it", answers.why.as_str()));
    }
    rows.push(SummaryRow::text("Your name and role", answers.by.as_str()));
    rows
}

/// A correction in words, with what the source has, or the audit had shown.
pub(in super::super) fn says(change: &Change) -> String {
    let was = change
        .was
        .as_ref()
        .map_or_else(|| NOT_STATED.to_lowercase(), |was| words(change.fact, was));
    let had_by = change.fact.had_by();
    match &change.now {
        Now::Is(value) => format!("{} ({had_by}: {was})", words(change.fact, value)),
        Now::Unknown => format!("Not known ({had_by}: {was})"),
        Now::AsSource => format!("As the source has it: {was}"),
    }
}

fn words(fact: Fact, value: &str) -> String {
    fact.read(value).map_or_else(|_| value.to_owned(), |value| value.words())
}
