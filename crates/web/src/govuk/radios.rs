use askama::Template;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};
use serde_json::Value;

use super::content::text;
use super::field::Around;
use super::{Attributes, Classes, ErrorMessage, Hint, Html, renders_safely};

/// A few things to choose one from, all in sight.
#[derive(Default, Deserialize, Template)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
#[template(path = "govuk/radios.html")]
pub(crate) struct Radios {
    pub(crate) id_prefix: String,
    pub(crate) name: String,
    #[serde(deserialize_with = "text")]
    pub(crate) value: String,
    /// One that is left out is counted all the same where ids are numbered.
    #[serde(deserialize_with = "truthy_in_place")]
    pub(crate) items: Vec<Option<Radio>>,
    pub(crate) fieldset: Option<Fieldset>,
    pub(crate) hint: Option<Hint>,
    pub(crate) error_message: Option<ErrorMessage>,
    pub(crate) form_group: Around,
    pub(crate) classes: Classes,
    pub(crate) attributes: Attributes,
}

/// What holds fields together that belong together.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub(crate) struct Fieldset {
    pub(crate) described_by: String,
    pub(crate) legend: Legend,
    pub(crate) role: String,
    pub(crate) classes: Classes,
    pub(crate) attributes: Attributes,
}

/// What fields that belong together are for.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub(crate) struct Legend {
    pub(crate) text: String,
    pub(crate) html: Html,
    pub(crate) is_page_heading: bool,
    pub(crate) classes: Classes,
}

/// One of [`Radios`], or a word between two of them.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub(crate) struct Radio {
    pub(crate) text: String,
    pub(crate) html: Html,
    pub(crate) id: String,
    #[serde(deserialize_with = "text")]
    pub(crate) value: String,
    pub(crate) checked: Option<bool>,
    pub(crate) disabled: bool,
    pub(crate) divider: String,
    pub(crate) hint: Option<Hint>,
    pub(crate) label: Around,
    pub(crate) conditional: Option<Conditional>,
    pub(crate) attributes: Attributes,
}

/// What shows once its [`Radio`] is chosen.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub(crate) struct Conditional {
    #[serde(deserialize_with = "html_if_any")]
    pub(crate) html: Html,
}

impl Radio {
    /// A choice by its value and its label.
    pub(crate) fn of(value: &str, text: &str) -> Option<Self> {
        Some(Self { value: value.to_owned(), text: text.to_owned(), ..Self::default() })
    }

    fn conditional(&self) -> Option<&Html> {
        self.conditional.as_ref().map(|it| &it.html).filter(|html| !html.is_empty())
    }
}

impl Radios {
    fn prefix(&self) -> &str {
        if self.id_prefix.is_empty() { &self.name } else { &self.id_prefix }
    }

    /// The first has no number, so that an error summary can lead to it.
    fn id_of(&self, item: &Radio, index: usize) -> String {
        match (item.id.is_empty(), index) {
            (false, _) => item.id.clone(),
            (true, 1) => self.prefix().to_owned(),
            (true, _) => format!("{}-{index}", self.prefix()),
        }
    }

    fn is_checked(&self, item: &Radio) -> bool {
        let named = !self.value.is_empty() && item.value == self.value;
        item.checked.unwrap_or(named)
    }

    fn described_by(&self) -> String {
        let given = self.fieldset.as_ref().map_or("", |fieldset| &fieldset.described_by);
        let (hint, error) = (self.hint.is_some(), self.error_message.is_some());
        super::field::described_by(given, self.prefix(), hint, error)
    }
}

fn truthy_in_place<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Vec<Option<Radio>>, D::Error> {
    let items = Vec::<Value>::deserialize(deserializer)?;
    let read = |item: Value| {
        item.is_object().then(|| serde_json::from_value(item)).transpose().map_err(D::Error::custom)
    };
    items.into_iter().map(read).collect()
}

fn html_if_any<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Html, D::Error> {
    let value = Value::deserialize(deserializer)?;
    Ok(serde_json::from_value(value).unwrap_or_default())
}

renders_safely!(Radios);
