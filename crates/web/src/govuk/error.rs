use askama::Template;
use serde::Deserialize;

use super::{Attributes, Classes, Html, renders_safely};

/// What is wrong with the field below it.
#[derive(Default, Deserialize, Template)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
#[template(path = "govuk/error-message.html")]
pub(crate) struct ErrorMessage {
    pub(crate) text: String,
    pub(crate) html: Html,
    pub(crate) id: String,
    pub(crate) visually_hidden_text: Option<String>,
    pub(crate) classes: Classes,
    pub(crate) attributes: Attributes,
}

impl ErrorMessage {
    fn hidden(&self) -> &str {
        self.visually_hidden_text.as_deref().unwrap_or("Error")
    }
}

/// Everything that is wrong with a page, at its top, with links to the fields.
#[derive(Default, Deserialize, Template)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
#[template(path = "govuk/error-summary.html")]
pub(crate) struct ErrorSummary {
    pub(crate) title_text: String,
    pub(crate) title_html: Html,
    pub(crate) description_text: String,
    pub(crate) description_html: Html,
    pub(crate) error_list: Vec<ErrorItem>,
    pub(crate) disable_auto_focus: Option<bool>,
    pub(crate) classes: Classes,
    pub(crate) attributes: Attributes,
}

/// One line of an [`ErrorSummary`].
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub(crate) struct ErrorItem {
    pub(crate) text: String,
    pub(crate) html: Html,
    pub(crate) href: String,
    pub(crate) attributes: Attributes,
}

renders_safely!(ErrorMessage, ErrorSummary);
