use askama::Template;
use axum::extract::State;
use axum::response::Response;

use super::frame::{Frame, Section, show};
use crate::site::Site;

#[derive(Template)]
#[template(path = "pages/notices.html")]
struct Notices {
    frame: Frame,
    notice: &'static str,
}

/// Whose work the pages and the figures rest on.
pub(crate) async fn notices(State(site): State<Site>) -> Response {
    let frame = Frame::of(&site, Section::Other, "Licences and notices", false);
    show(&Notices { frame, notice: include_str!("../../NOTICE") })
}
