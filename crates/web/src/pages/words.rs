use askama::Template;
use axum::extract::State;
use axum::response::Response;
use report::Word;

use super::frame::{Frame, Section, show};
use crate::site::Around;

#[derive(Template)]
#[template(path = "pages/words.html")]
struct Words {
    frame: Frame,
    words: &'static [Word],
}

/// What the words on these pages mean.
pub(crate) async fn words(State(around): State<Around>) -> Response {
    let frame = Frame::of(&around, Section::Words, "What these words mean", false);
    show(&Words { frame, words: report::words() })
}
