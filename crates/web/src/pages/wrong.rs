//! Pages for what is not there and what is not answered.

use askama::Template;
use axum::extract::State;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use report::{NoBriefing, ReportError};

use super::frame::{Frame, Section, show_as};
use crate::guard::Objection;
use crate::site::Around;
use crate::surroundings::Surroundings;
use crate::wording::capital;

#[derive(Template)]
#[template(path = "pages/wrong.html")]
struct Wrong {
    frame: Frame,
    heading: &'static str,
    paragraphs: Vec<String>,
}

/// For an address that names nothing.
pub(crate) async fn not_found(State(around): State<Around>) -> Response {
    missing(&around)
}

/// For an address that names something this audit does not hold.
pub(super) fn missing(around: &Surroundings) -> Response {
    page(
        around,
        StatusCode::NOT_FOUND,
        "Page not found",
        &[
            "If you typed the address, check it is correct. If you pasted it, check you copied all of it.",
            "If it was kept from an earlier audit, what it showed may not be in this one: look for it in the contracts or suppliers.",
        ],
    )
}

/// For a request that is not answered.
pub(crate) fn refused(around: &Surroundings, objection: Objection) -> Response {
    let (heading, paragraphs): (_, &[&str]) = match objection {
        Objection::Method => (
            "This page is only shown",
            &["Nothing can be sent to it, so it answers only requests to read."],
        ),
        Objection::Form => (
            "This was not sent by a form of this service",
            &["Open the page with the form, and send it from there."],
        ),
        Objection::Host => (
            "This service answers on this computer only",
            &["Open it as http://127.0.0.1 or http://localhost, followed by a colon and its port."],
        ),
        Objection::Origin => (
            "Another site asked for this page",
            &["This service does not answer pages of other sites. Open its address yourself."],
        ),
    };
    let mut response = page(around, objection.status(), heading, paragraphs);
    if objection == Objection::Method {
        response.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
    }
    response
}

/// For a table of the audit's folder that could not be read when it was asked for.
pub(super) fn unread(around: &Surroundings, error: &ReportError) -> Response {
    let frame = Frame::of(around, Section::Other, UNREAD, false);
    let paragraphs = error.to_string();
    let paragraphs = paragraphs.lines().map(|line| line.trim().to_owned()).collect();
    show_as(StatusCode::INTERNAL_SERVER_ERROR, &Wrong { frame, heading: UNREAD, paragraphs })
}

/// For a supplier of whom no row may be told.
pub(super) fn not_told(around: &Surroundings, error: &NoBriefing) -> Response {
    let heading = "Nothing may be told of this supplier";
    let frame = Frame::of(around, Section::Other, heading, false);
    let paragraphs = error.to_string();
    let paragraphs = paragraphs.lines().map(|line| capital(line.trim())).collect();
    show_as(StatusCode::NOT_FOUND, &Wrong { frame, heading, paragraphs })
}

const UNREAD: &str = "The payments could not be read";

fn page(
    around: &Surroundings,
    status: StatusCode,
    heading: &'static str,
    paragraphs: &'static [&'static str],
) -> Response {
    let frame = Frame::of(around, Section::Other, heading, false);
    let paragraphs = paragraphs.iter().map(|text| (*text).to_owned()).collect();
    show_as(status, &Wrong { frame, heading, paragraphs })
}
