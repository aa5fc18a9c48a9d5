use askama::Template;
use serde::Deserialize;

use super::content::{text, truthy};
use super::{Attributes, Classes, Html, renders_safely};

/// A table with its caption and headings.
#[derive(Default, Deserialize, Template)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
#[template(path = "govuk/table.html")]
pub(crate) struct Table {
    pub(crate) caption: String,
    pub(crate) caption_classes: Classes,
    pub(crate) head: Option<Vec<Cell>>,
    #[serde(deserialize_with = "truthy")]
    pub(crate) rows: Vec<Vec<Cell>>,
    pub(crate) first_cell_is_header: bool,
    pub(crate) classes: Classes,
    pub(crate) attributes: Attributes,
}

/// A column's heading, or a cell.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub(crate) struct Cell {
    #[serde(deserialize_with = "text")]
    pub(crate) text: String,
    pub(crate) html: Html,
    pub(crate) format: String,
    pub(crate) colspan: Option<u32>,
    pub(crate) rowspan: Option<u32>,
    pub(crate) classes: Classes,
    pub(crate) attributes: Attributes,
}

impl Table {
    /// A table whose rows begin with what they are about. The caption is a heading by its looks,
    /// and the words in the headings of columns lead to their meaning.
    pub(crate) fn about(caption: impl Into<String>, head: Vec<Cell>, rows: Vec<Vec<Cell>>) -> Self {
        let explained = |cell: Cell| Cell { html: Html::explained(&cell.text), ..cell };
        Self {
            caption: caption.into(),
            caption_classes: "govuk-table__caption--m".into(),
            head: Some(head.into_iter().map(explained).collect()),
            rows,
            first_cell_is_header: true,
            ..Self::default()
        }
    }
}

impl Cell {
    /// Plain text.
    pub(crate) fn text(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// A figure, which stands at the right.
    pub(crate) fn number(text: impl Into<String>) -> Self {
        Self { text: text.into(), format: "numeric".into(), ..Self::default() }
    }

    /// HTML.
    pub(crate) fn html(html: Html) -> Self {
        Self { html, ..Self::default() }
    }

    /// A link.
    pub(crate) fn link(href: &str, text: &str) -> Self {
        Self::html(Html::link(href, text))
    }
}

renders_safely!(Table);
