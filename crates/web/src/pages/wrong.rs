//! Pages for what is not there and what is not answered.

use askama::Template;
use axum::extract::State;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;

use super::frame::{Frame, Section, show_as};
use crate::guard::Objection;
use crate::holding::Holding;
use crate::site::Site;

#[derive(Template)]
#[template(path = "pages/wrong.html")]
struct Wrong {
    frame: Frame,
    heading: &'static str,
    paragraphs: &'static [&'static str],
}

/// For an address that names nothing.
pub(crate) async fn not_found(State(site): State<Site>) -> Response {
    missing(&site)
}

/// For an address that names something this audit does not hold.
pub(super) fn missing(holding: &Holding) -> Response {
    page(
        holding,
        StatusCode::NOT_FOUND,
        "Page not found",
        &[
            "If you typed the address, check it is correct. If you pasted it, check you copied all of it.",
            "If it was kept from an earlier audit, what it showed may not be in this one: look for it in the contracts or suppliers.",
        ],
    )
}

/// For a request that is not answered.
pub(crate) fn refused(holding: &Holding, objection: Objection) -> Response {
    let (heading, paragraphs): (_, &[&str]) = match objection {
        Objection::Method => (
            "This service only shows pages",
            &["It takes nothing in and changes nothing, so it answers only requests to read."],
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
    let mut response = page(holding, objection.status(), heading, paragraphs);
    if objection == Objection::Method {
        response.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
    }
    response
}

fn page(
    holding: &Holding,
    status: StatusCode,
    heading: &'static str,
    paragraphs: &'static [&'static str],
) -> Response {
    let frame = Frame::of(holding, Section::Other, heading, false);
    show_as(status, &Wrong { frame, heading, paragraphs })
}
