use askama::Template;
use serde::{Deserialize, Deserializer};

use super::content::{text, truthy};
use super::{Attributes, Classes, Html, renders_safely};

/// The way through a list that is shown a page at a time.
#[derive(Default, Deserialize, Template)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
#[template(path = "govuk/pagination.html")]
pub(crate) struct Pagination {
    #[serde(deserialize_with = "truthy_if_any")]
    pub(crate) items: Option<Vec<PageItem>>,
    pub(crate) previous: Option<PageLink>,
    pub(crate) next: Option<PageLink>,
    pub(crate) landmark_label: String,
    pub(crate) classes: Classes,
    pub(crate) attributes: Attributes,
}

impl Pagination {
    /// Without page numbers, the two links stand one above the other.
    fn is_block(&self) -> bool {
        self.items.is_none() && (self.next.is_some() || self.previous.is_some())
    }
}

/// The page before or after.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub(crate) struct PageLink {
    pub(crate) text: String,
    pub(crate) html: Html,
    pub(crate) href: String,
    pub(crate) label_text: String,
    pub(crate) attributes: Attributes,
}

impl PageLink {
    fn is_unnamed(&self) -> bool {
        self.text.is_empty() && self.html.is_empty()
    }
}

impl PageItem {
    fn is_empty(&self) -> bool {
        !self.ellipsis && self.number.is_empty() && self.href.is_empty()
    }
}

/// A page by number, or the gap where some are left out.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub(crate) struct PageItem {
    #[serde(deserialize_with = "text")]
    pub(crate) number: String,
    pub(crate) href: String,
    pub(crate) visually_hidden_text: Option<String>,
    pub(crate) current: bool,
    pub(crate) ellipsis: bool,
    pub(crate) attributes: Attributes,
}

fn truthy_if_any<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<Vec<PageItem>>, D::Error> {
    truthy(deserializer).map(Some)
}

renders_safely!(Pagination);
