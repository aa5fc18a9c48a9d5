use askama::Template;
use review::Piece;

use crate::govuk::Html;

/// A value in which the words that the other record lacks are marked, underlined and bold.
#[derive(Template)]
#[template(path = "review/marked.html")]
struct Marked<'a> {
    pieces: &'a [Piece],
}

impl askama::filters::HtmlSafe for Marked<'_> {}

pub(super) fn marked(pieces: &[Piece]) -> Html {
    Html::of(&Marked { pieces })
}
