use askama::Template;
use axum::extract::State;
use axum::response::Response;

use super::frame::{Frame, Section, show};
use crate::site::Around;

#[derive(Template)]
#[template(path = "pages/notices.html")]
struct Notices {
    frame: Frame,
    notice: &'static str,
}

/// Whose work the pages and the figures rest on.
pub(crate) async fn notices(State(around): State<Around>) -> Response {
    let frame = Frame::of(&around, Section::Other, "Licences and notices", false);
    show(&Notices { frame, notice: include_str!("../../NOTICE") })
}
