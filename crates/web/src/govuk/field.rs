use askama::Template;
use serde::Deserialize;

use super::content::{text, text_if_any, truthy};
use super::{Attributes, Classes, ErrorMessage, Html, renders_safely};

/// What a field is for.
#[derive(Default, Deserialize, Template)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
#[template(path = "govuk/label.html")]
pub(crate) struct Label {
    pub(crate) text: String,
    pub(crate) html: Html,
    #[serde(rename = "for")]
    pub(crate) field: String,
    pub(crate) is_page_heading: bool,
    pub(crate) classes: Classes,
    pub(crate) attributes: Attributes,
}

/// Help with a field.
#[derive(Default, Deserialize, Template)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
#[template(path = "govuk/hint.html")]
pub(crate) struct Hint {
    pub(crate) text: String,
    pub(crate) html: Html,
    pub(crate) id: String,
    pub(crate) classes: Classes,
    pub(crate) attributes: Attributes,
}

/// What surrounds a field, or stands before or after it.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub(crate) struct Around {
    pub(crate) text: String,
    pub(crate) html: Html,
    pub(crate) classes: Classes,
    pub(crate) attributes: Attributes,
}

/// A field for a line of text.
#[expect(clippy::struct_field_names, reason = "the options have GOV.UK Frontend's names")]
#[derive(Default, Deserialize, Template)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
#[template(path = "govuk/input.html")]
pub(crate) struct Input {
    pub(crate) id: String,
    pub(crate) name: String,
    #[serde(rename = "type")]
    pub(crate) kind: String,
    #[serde(deserialize_with = "text_if_any")]
    pub(crate) value: Option<String>,
    pub(crate) label: Label,
    pub(crate) hint: Option<Hint>,
    pub(crate) error_message: Option<ErrorMessage>,
    pub(crate) prefix: Option<Around>,
    pub(crate) suffix: Option<Around>,
    pub(crate) input_wrapper: Around,
    pub(crate) form_group: Around,
    pub(crate) described_by: String,
    pub(crate) disabled: bool,
    pub(crate) spellcheck: Option<bool>,
    pub(crate) autocomplete: String,
    pub(crate) autocapitalize: String,
    pub(crate) pattern: String,
    pub(crate) inputmode: String,
    pub(crate) classes: Classes,
    pub(crate) attributes: Attributes,
}

impl Input {
    fn id(&self) -> &str {
        if self.id.is_empty() { &self.name } else { &self.id }
    }

    fn kind(&self) -> &str {
        if self.kind.is_empty() { "text" } else { &self.kind }
    }

    fn described_by(&self) -> String {
        described_by(
            &self.described_by,
            self.id(),
            self.hint.is_some(),
            self.error_message.is_some(),
        )
    }
}

/// A list to choose one thing from.
#[derive(Default, Deserialize, Template)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
#[template(path = "govuk/select.html")]
pub(crate) struct Select {
    pub(crate) id: String,
    pub(crate) name: String,
    #[serde(deserialize_with = "text")]
    pub(crate) value: String,
    #[serde(deserialize_with = "truthy")]
    pub(crate) items: Vec<Choice>,
    pub(crate) label: Label,
    pub(crate) hint: Option<Hint>,
    pub(crate) error_message: Option<ErrorMessage>,
    pub(crate) form_group: Around,
    pub(crate) described_by: String,
    pub(crate) disabled: bool,
    pub(crate) classes: Classes,
    pub(crate) attributes: Attributes,
}

impl Select {
    fn id(&self) -> &str {
        if self.id.is_empty() { &self.name } else { &self.id }
    }

    fn described_by(&self) -> String {
        described_by(
            &self.described_by,
            self.id(),
            self.hint.is_some(),
            self.error_message.is_some(),
        )
    }

    fn is_selected(&self, choice: &Choice) -> bool {
        let value = choice.value.as_ref().unwrap_or(&choice.text);
        match choice.selected {
            Some(selected) => selected,
            None => !self.value.is_empty() && *value == self.value,
        }
    }
}

/// One entry of a [`Select`].
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub(crate) struct Choice {
    #[serde(deserialize_with = "text_if_any")]
    pub(crate) value: Option<String>,
    pub(crate) text: String,
    pub(crate) selected: Option<bool>,
    pub(crate) disabled: bool,
    pub(crate) attributes: Attributes,
}

/// A button, or a link that looks like one.
#[expect(clippy::struct_field_names, reason = "the options have GOV.UK Frontend's names")]
#[derive(Default, Deserialize, Template)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
#[template(path = "govuk/button.html")]
pub(crate) struct Button {
    pub(crate) text: String,
    pub(crate) html: Html,
    pub(crate) id: String,
    pub(crate) name: String,
    #[serde(rename = "type")]
    pub(crate) kind: String,
    pub(crate) value: String,
    pub(crate) href: String,
    pub(crate) disabled: bool,
    pub(crate) is_start_button: bool,
    pub(crate) prevent_double_click: Option<bool>,
    pub(crate) classes: Classes,
    pub(crate) attributes: Attributes,
}

renders_safely!(Label, Hint, Input, Select, Button);

/// The ids of what describes a field.
pub(super) fn described_by(given: &str, id: &str, hint: bool, error: bool) -> String {
    let mut ids = vec![given.to_owned()];
    if hint {
        ids.push(format!("{id}-hint"));
    }
    if error {
        ids.push(format!("{id}-error"));
    }
    ids.retain(|id| !id.is_empty());
    ids.join(" ")
}
