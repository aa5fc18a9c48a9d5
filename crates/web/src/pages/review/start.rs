use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::Response;

use super::super::frame::{Frame, Section, show};
use super::trouble::trouble;
use super::{contradictions, done, judge_in};
use crate::govuk::{
    Button, ErrorItem, ErrorMessage, ErrorSummary, Hint, Input, Label, WarningText,
};
use crate::query::{Query, address};
use crate::site::Bench;
use crate::wording::{capital, count, counted};

const NO_NAME: &str = "Enter your name";

#[derive(Template)]
#[template(path = "review/start.html")]
struct Start {
    frame: Frame,
    errors: Option<ErrorSummary>,
    progress: String,
    warnings: Vec<WarningText>,
    by: Option<Input>,
    begin: Button,
    judged: String,
}

/// What there is to judge, and who judges.
pub(crate) async fn start(State(desk): State<Bench>, RawQuery(query): RawQuery) -> Response {
    let query = Query::parse(query.as_deref());
    let nameless = query.get("name") == "missing";
    let standing = match desk.judged() {
        Ok(judged) => judged.standing,
        Err(error) => return trouble(&desk, &error),
    };
    let by = judge_in(&query);
    let (all, done) = (desk.asked().len(), done(&desk, &standing));
    show(&Start {
        frame: Frame::of(&desk.around, Section::Review, "Review matches", false)
            .with_errors(nameless),
        errors: nameless.then(summary),
        progress: progress(all, done),
        warnings: contradictions(&standing),
        by: (done < all).then(|| input(&by, nameless)),
        begin: Button { text: "Start".into(), ..Button::default() },
        judged: address("/review/judged", &[("by", &by)]),
    })
}

fn progress(all: usize, done: usize) -> String {
    let pairs = counted(all as u64, "pair", "pairs");
    match all {
        0 => "There is no pair that is uncertain and not judged.".to_owned(),
        _ if done == all => format!("{} to judge, and all are judged.", capital(&pairs)),
        _ => format!("{} to judge, of which {} are judged.", capital(&pairs), count(done as u64)),
    }
}

fn input(by: &str, nameless: bool) -> Input {
    let error = ErrorMessage { text: NO_NAME.into(), ..ErrorMessage::default() };
    Input {
        id: "by".into(),
        name: "by".into(),
        label: Label {
            text: "Your name".into(),
            classes: "govuk-label--m".into(),
            ..Label::default()
        },
        hint: Some(Hint {
            text: "It is kept with each of your judgements.".into(),
            ..Hint::default()
        }),
        error_message: nameless.then_some(error),
        value: Some(by.to_owned()).filter(|by| !by.is_empty()),
        spellcheck: Some(false),
        autocomplete: "name".into(),
        classes: "govuk-input--width-20".into(),
        ..Input::default()
    }
}

fn summary() -> ErrorSummary {
    ErrorSummary {
        title_text: "There is a problem".into(),
        error_list: vec![ErrorItem {
            text: NO_NAME.to_owned(),
            href: "#by".to_owned(),
            ..ErrorItem::default()
        }],
        ..ErrorSummary::default()
    }
}
