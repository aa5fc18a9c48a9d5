use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use review::ReviewError;

use super::super::frame::{Frame, Section, show_as};
use crate::desk::Desk;

#[derive(Template)]
#[template(path = "pages/wrong.html")]
struct Trouble {
    frame: Frame,
    heading: &'static str,
    paragraphs: Vec<String>,
}

/// For a log of judgements that cannot be read or written.
pub(super) fn trouble(desk: &Desk, error: &ReviewError) -> Response {
    let paragraphs = error.to_string().lines().map(str::to_owned).collect();
    page(
        desk,
        StatusCode::INTERNAL_SERVER_ERROR,
        "The judgements cannot be read or kept",
        paragraphs,
    )
}

/// For a pair whose records were not read.
pub(super) fn no_such_pair(desk: &Desk) -> Response {
    let paragraphs = [
        "It was judged since this service was started, or the folder was resolved again.",
        "Start the service again to see it.",
    ];
    let paragraphs = paragraphs.map(str::to_owned).into();
    page(desk, StatusCode::NOT_FOUND, "This pair is not among those that were read", paragraphs)
}

/// For a form that sends more than the forms here can.
pub(super) fn too_much(desk: &Desk) -> Response {
    let paragraphs = vec!["Nothing was kept. Open the pair again and send its form.".to_owned()];
    page(desk, StatusCode::PAYLOAD_TOO_LARGE, "The form holds too much", paragraphs)
}

fn page(
    desk: &Desk,
    status: StatusCode,
    heading: &'static str,
    paragraphs: Vec<String>,
) -> Response {
    let frame = Frame::of(&desk.around, Section::Review, heading, true);
    show_as(status, &Trouble { frame, heading, paragraphs })
}
