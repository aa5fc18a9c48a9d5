use askama::Template;
use serde::Deserialize;

use super::content::text;
use super::{Attributes, Classes, Html, Tag, renders_safely};

/// Something about the service as a whole that a person should know.
#[derive(Default, Deserialize, Template)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
#[template(path = "govuk/notification-banner.html")]
pub(crate) struct NotificationBanner {
    pub(crate) text: String,
    pub(crate) html: Html,
    #[serde(rename = "type")]
    pub(crate) kind: String,
    pub(crate) title_text: String,
    pub(crate) title_html: Html,
    #[serde(deserialize_with = "text")]
    pub(crate) title_heading_level: String,
    pub(crate) title_id: String,
    pub(crate) role: String,
    pub(crate) disable_auto_focus: Option<bool>,
    pub(crate) classes: Classes,
    pub(crate) attributes: Attributes,
}

impl NotificationBanner {
    fn is_success(&self) -> bool {
        self.kind == "success"
    }

    fn role(&self) -> &str {
        match (self.role.as_str(), self.is_success()) {
            ("", true) => "alert",
            ("", false) => "region",
            (role, _) => role,
        }
    }

    fn title(&self) -> &str {
        match (self.title_text.as_str(), self.is_success()) {
            ("", true) => "Success",
            ("", false) => "Important",
            (title, _) => title,
        }
    }

    fn title_id(&self) -> &str {
        if self.title_id.is_empty() { "govuk-notification-banner-title" } else { &self.title_id }
    }

    fn heading(&self) -> &str {
        if self.title_heading_level.is_empty() { "2" } else { &self.title_heading_level }
    }
}

/// How far the service has come.
#[derive(Default, Deserialize, Template)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
#[template(path = "govuk/phase-banner.html")]
pub(crate) struct PhaseBanner {
    pub(crate) tag: Tag,
    pub(crate) text: String,
    pub(crate) html: Html,
    pub(crate) classes: Classes,
    pub(crate) attributes: Attributes,
}

renders_safely!(NotificationBanner, PhaseBanner);
