use askama::Template;
use serde::Deserialize;

use super::content::truthy;
use super::{Attributes, Classes, Html, renders_safely};

/// The way past the header for those who use a keyboard.
#[derive(Default, Deserialize, Template)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
#[template(path = "govuk/skip-link.html")]
pub(crate) struct SkipLink {
    pub(crate) text: String,
    pub(crate) html: Html,
    pub(crate) href: String,
    pub(crate) classes: Classes,
    pub(crate) attributes: Attributes,
}

/// The way back to the page before.
#[derive(Default, Deserialize, Template)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
#[template(path = "govuk/back-link.html")]
pub(crate) struct BackLink {
    pub(crate) text: String,
    pub(crate) html: Html,
    pub(crate) href: String,
    pub(crate) classes: Classes,
    pub(crate) attributes: Attributes,
}

/// Where the page stands.
#[derive(Default, Deserialize, Template)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
#[template(path = "govuk/breadcrumbs.html")]
pub(crate) struct Breadcrumbs {
    #[serde(deserialize_with = "truthy")]
    pub(crate) items: Vec<Crumb>,
    pub(crate) label_text: String,
    pub(crate) collapse_on_mobile: bool,
    pub(crate) classes: Classes,
    pub(crate) attributes: Attributes,
}

/// One step of [`Breadcrumbs`]; the last has no address.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub(crate) struct Crumb {
    pub(crate) text: String,
    pub(crate) html: Html,
    pub(crate) href: String,
    pub(crate) attributes: Attributes,
}

renders_safely!(SkipLink, BackLink, Breadcrumbs);
