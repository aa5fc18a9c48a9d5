use askama::Template;
use serde::Deserialize;

use super::{Attributes, Classes, Html, renders_safely};

/// Text set apart from what surrounds it.
#[derive(Default, Deserialize, Template)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
#[template(path = "govuk/inset-text.html")]
pub(crate) struct InsetText {
    pub(crate) text: String,
    pub(crate) html: Html,
    pub(crate) id: String,
    pub(crate) classes: Classes,
    pub(crate) attributes: Attributes,
}

/// Something important, such as a consequence.
#[derive(Default, Deserialize, Template)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
#[template(path = "govuk/warning-text.html")]
pub(crate) struct WarningText {
    pub(crate) text: String,
    pub(crate) html: Html,
    pub(crate) icon_fallback_text: String,
    pub(crate) classes: Classes,
    pub(crate) attributes: Attributes,
}

/// The state of a thing, in a word.
#[derive(Default, Deserialize, Template)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
#[template(path = "govuk/tag.html")]
pub(crate) struct Tag {
    pub(crate) text: String,
    pub(crate) html: Html,
    pub(crate) classes: Classes,
    pub(crate) attributes: Attributes,
}

/// More, for those who want it.
#[derive(Default, Deserialize, Template)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
#[template(path = "govuk/details.html")]
pub(crate) struct Details {
    pub(crate) summary_text: String,
    pub(crate) summary_html: Html,
    pub(crate) text: String,
    pub(crate) html: Html,
    pub(crate) id: String,
    pub(crate) open: bool,
    pub(crate) classes: Classes,
    pub(crate) attributes: Attributes,
}

renders_safely!(InsetText, WarningText, Tag, Details);
