use askama::Template;
use axum::extract::State;
use axum::response::Response;
use report::Word;

use super::frame::{Frame, Section, show};
use crate::site::Site;

#[derive(Template)]
#[template(path = "pages/words.html")]
struct Words {
    frame: Frame,
    words: &'static [Word],
}

/// What the words on these pages mean.
pub(crate) async fn words(State(site): State<Site>) -> Response {
    let frame = Frame::of(&site, Section::Words, "What these words mean", false);
    show(&Words { frame, words: report::words() })
}
