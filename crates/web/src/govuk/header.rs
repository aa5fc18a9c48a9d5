use askama::Template;
use serde::Deserialize;

use super::{Attributes, Classes, Html, renders_safely};

/// The top of a page that is not GOV.UK's.
#[derive(Default, Deserialize, Template)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
#[template(path = "govuk/generic-header.html")]
pub(crate) struct GenericHeader {
    pub(crate) logo_text: String,
    pub(crate) logo_html: Html,
    pub(crate) url: String,
    pub(crate) container_classes: String,
    pub(crate) classes: Classes,
    pub(crate) attributes: Attributes,
}

renders_safely!(GenericHeader);
