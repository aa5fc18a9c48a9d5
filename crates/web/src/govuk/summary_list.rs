use askama::Template;
use serde::Deserialize;

use super::content::{text, truthy};
use super::{Attributes, Classes, Html, renders_safely};

/// What is known of one thing, name by name.
#[derive(Default, Deserialize, Template)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
#[template(path = "govuk/summary-list.html")]
pub(crate) struct SummaryList {
    #[serde(deserialize_with = "truthy")]
    pub(crate) rows: Vec<SummaryRow>,
    pub(crate) card: Option<Card>,
    pub(crate) classes: Classes,
    pub(crate) attributes: Attributes,
}

impl SummaryList {
    /// Once one row has actions, the others leave room for them.
    fn has_actions(&self) -> bool {
        self.rows.iter().any(|row| row.actions.as_ref().is_some_and(|a| !a.items.is_empty()))
    }

    fn title(&self) -> Option<&Title> {
        self.card.as_ref().and_then(|card| card.title.as_ref())
    }
}

/// One name and what is known under it.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub(crate) struct SummaryRow {
    pub(crate) key: Part,
    pub(crate) value: Part,
    pub(crate) actions: Option<Actions>,
    pub(crate) classes: Classes,
}

impl SummaryRow {
    /// A name and a plain text. The words in a name lead to their meaning.
    pub(crate) fn text(key: &str, value: impl Into<String>) -> Self {
        let value = Part { text: value.into(), ..Part::default() };
        Self { key: Part::key(key), value, ..Self::default() }
    }

    /// A name and a fingerprint, small enough to stand on one line.
    pub(crate) fn digest(key: &str, value: impl Into<String>) -> Self {
        let mut row = Self::text(key, value);
        row.value.classes = "whitworth-digest".into();
        row
    }

    /// A name and HTML.
    pub(crate) fn html(key: &str, value: Html) -> Self {
        let value = Part { html: value, ..Part::default() };
        Self { key: Part::key(key), value, ..Self::default() }
    }
}

impl SummaryRow {
    /// The same row with a link to what its value is of.
    pub(crate) fn leading_to(mut self, href: &str, text: &str) -> Self {
        let of = self.key.text.to_lowercase();
        let action = Action {
            href: href.to_owned(),
            text: text.to_owned(),
            visually_hidden_text: format!("of: {of}"),
            ..Action::default()
        };
        self.actions = Some(Actions { items: vec![action], ..Actions::default() });
        self
    }
}

/// The name or the value of a row.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub(crate) struct Part {
    pub(crate) text: String,
    pub(crate) html: Html,
    pub(crate) classes: Classes,
}

impl Part {
    fn key(text: &str) -> Self {
        Self { html: Html::explained(text), text: text.to_owned(), ..Self::default() }
    }
}

/// What can be done to a row or to the whole.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub(crate) struct Actions {
    pub(crate) items: Vec<Action>,
    pub(crate) classes: Classes,
}

/// One of [`Actions`].
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub(crate) struct Action {
    pub(crate) text: String,
    pub(crate) html: Html,
    pub(crate) href: String,
    pub(crate) visually_hidden_text: String,
    pub(crate) classes: Classes,
    pub(crate) attributes: Attributes,
}

/// The frame around a list, with a title.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub(crate) struct Card {
    pub(crate) title: Option<Title>,
    pub(crate) actions: Option<Actions>,
    pub(crate) classes: Classes,
    pub(crate) attributes: Attributes,
}

/// The title of a [`Card`].
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub(crate) struct Title {
    pub(crate) text: String,
    pub(crate) html: Html,
    #[serde(deserialize_with = "text")]
    pub(crate) heading_level: String,
    pub(crate) classes: Classes,
}

impl Title {
    fn level(&self) -> &str {
        if self.heading_level.is_empty() { "2" } else { &self.heading_level }
    }
}

renders_safely!(SummaryList);
