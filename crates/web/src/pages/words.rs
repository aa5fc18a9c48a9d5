use std::sync::LazyLock;

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;

use super::frame::{Frame, Section, show};
use crate::site::Site;

/// One word and what it means here.
#[derive(Deserialize)]
struct Word {
    /// The part of the address that leads to it.
    id: String,
    #[serde(rename = "word")]
    term: String,
    means: String,
}

static WORDS: LazyLock<Vec<Word>> =
    LazyLock::new(|| serde_json::from_str(include_str!("../../words.json")).unwrap_or_default());

#[derive(Template)]
#[template(path = "pages/words.html")]
struct Words {
    frame: Frame,
    words: &'static [Word],
}

/// What the words on these pages mean.
pub(crate) async fn words(State(site): State<Site>) -> Response {
    let frame = Frame::of(&site, Section::Words, "What these words mean", false);
    show(&Words { frame, words: &WORDS })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_are_in_order_and_each_has_its_own_address() {
        let words: Vec<String> = WORDS.iter().map(|word| word.term.to_lowercase()).collect();
        assert!(words.len() > 10 && words.is_sorted(), "{words:?}");
        let mut ids: Vec<&str> = WORDS.iter().map(|word| word.id.as_str()).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), words.len());
    }
}
