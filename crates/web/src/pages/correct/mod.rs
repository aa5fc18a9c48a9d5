//! Confirming or correcting a contract: the form, the answers to check, and the line in the log.

mod answers;
mod check;
mod form;
mod pending;

use askama::Template;
use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};

use self::answers::Answers;
pub(super) use self::pending::Corrections;
use super::frame::{Frame, Section, show_as};
use super::wrong::missing;
use crate::clerk::Clerk;
use crate::query::Query;
use crate::site::Site;
use crate::surroundings::Surroundings;

/// The form for one contract, filled in with what is so.
pub(crate) async fn correct(State(site): State<Site>, Path(id): Path<String>) -> Response {
    let (Some(row), Some(clerk)) = (site.contract(&id), Clerk::of(&site)) else {
        return missing(&site.around);
    };
    match clerk {
        Ok(clerk) => form::show(&site, row, &Answers::of(&clerk, row), &[]),
        Err(error) => trouble(&site.around, &error.to_string()),
    }
}

/// Takes the form: shows the answers to check, or keeps those that were checked.
pub(crate) async fn send(
    State(site): State<Site>,
    Path(id): Path<String>,
    sent: Result<Bytes, BytesRejection>,
) -> Response {
    let Ok(sent) = sent else { return too_much(&site.around) };
    let (Some(row), Some(clerk)) = (site.contract(&id), Clerk::of(&site)) else {
        return missing(&site.around);
    };
    let clerk = match clerk {
        Ok(clerk) => clerk,
        Err(error) => return trouble(&site.around, &error.to_string()),
    };
    let query = Query::parse(str::from_utf8(&sent).ok());
    let answers = Answers::sent(&query);
    if query.get("step") == "change" {
        return form::show(&site, row, &answers, &[]);
    }
    let changes = match answers.changes() {
        Ok(changes) => changes,
        Err(errors) => return form::show(&site, row, &answers, &errors),
    };
    let kept = format!("/contracts/{id}?kept=yes");
    let (confirms, who) = (answers.confirms(), (answers.by.as_str(), answers.why.as_str()));
    if query.get("step") == "send" && clerk.has_said(row, &changes, confirms, who) {
        return Redirect::to(&kept).into_response();
    }
    let fresh = Answers::of(&clerk, row);
    if answers.is_overtaken(&fresh) {
        return form::show(&site, row, &answers.over(fresh), &[answers::overtaken()]);
    }
    let saying = clerk.say(row, &changes, confirms, who);
    match saying {
        Ok(saying) if query.get("step") == "send" => match clerk.keep(&saying.correction) {
            Ok(()) => Redirect::to(&kept).into_response(),
            Err(error) => trouble(&site.around, &error.to_string()),
        },
        Ok(saying) => check::show(&site, row, &answers, &saying),
        Err(error) => form::show(&site, row, &answers, &[answers::refused(&error)]),
    }
}

#[derive(Template)]
#[template(path = "pages/wrong.html")]
struct Trouble {
    frame: Frame,
    heading: &'static str,
    paragraphs: Vec<String>,
}

/// For a log that cannot be read or written.
fn trouble(around: &Surroundings, error: &str) -> Response {
    let paragraphs = error.lines().map(str::to_owned).collect();
    let heading = "The corrections cannot be read or kept";
    let frame = Frame::of(around, Section::Contracts, heading, true);
    show_as(StatusCode::INTERNAL_SERVER_ERROR, &Trouble { frame, heading, paragraphs })
}

/// For a form that sends more than this one can.
fn too_much(around: &Surroundings) -> Response {
    let heading = "The form holds too much";
    let paragraphs = vec!["Nothing was kept. Open the contract again, and write less.".to_owned()];
    let frame = Frame::of(around, Section::Contracts, heading, true);
    show_as(StatusCode::PAYLOAD_TOO_LARGE, &Trouble { frame, heading, paragraphs })
}
