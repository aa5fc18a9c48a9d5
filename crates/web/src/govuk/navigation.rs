use askama::Template;
use serde::Deserialize;

use super::content::truthy;
use super::{Attributes, Classes, Html, renders_safely};

/// The service's name and its main pages.
#[derive(Default, Deserialize, Template)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
#[template(path = "govuk/service-navigation.html")]
pub(crate) struct ServiceNavigation {
    pub(crate) service_name: String,
    pub(crate) service_url: String,
    #[serde(deserialize_with = "truthy")]
    pub(crate) navigation: Vec<NavigationItem>,
    pub(crate) navigation_id: String,
    pub(crate) navigation_label: String,
    pub(crate) navigation_classes: Classes,
    pub(crate) menu_button_text: String,
    pub(crate) menu_button_label: String,
    pub(crate) collapse_navigation_on_mobile: Option<bool>,
    pub(crate) aria_label: String,
    pub(crate) slots: Slots,
    pub(crate) classes: Classes,
    pub(crate) attributes: Attributes,
}

/// One main page.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub(crate) struct NavigationItem {
    pub(crate) text: String,
    pub(crate) html: Html,
    pub(crate) href: String,
    /// It is the page being shown.
    pub(crate) current: bool,
    /// The page being shown is below it.
    pub(crate) active: bool,
    pub(crate) attributes: Attributes,
}

/// HTML of one's own at the four places that the component allows.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub(crate) struct Slots {
    pub(crate) start: Html,
    pub(crate) end: EndSlot,
    pub(crate) navigation_start: Html,
    pub(crate) navigation_end: Html,
}

/// The last slot may say how it is aligned.
#[derive(Deserialize)]
#[serde(untagged)]
pub(crate) enum EndSlot {
    Plain(Html),
    Aligned { html: Html, align: String },
}

impl Default for EndSlot {
    fn default() -> Self {
        Self::Plain(Html::default())
    }
}

impl EndSlot {
    fn html(&self) -> &Html {
        match self {
            Self::Plain(html) | Self::Aligned { html, .. } => html,
        }
    }

    fn is_inline(&self) -> bool {
        matches!(self, Self::Aligned { align, .. } if align == "inline")
    }
}

impl ServiceNavigation {
    fn menu(&self) -> &str {
        if self.menu_button_text.is_empty() { "Menu" } else { &self.menu_button_text }
    }

    fn label(&self) -> &str {
        if self.navigation_label.is_empty() { self.menu() } else { &self.navigation_label }
    }

    fn list_id(&self) -> &str {
        if self.navigation_id.is_empty() { "navigation" } else { &self.navigation_id }
    }

    fn collapses(&self) -> bool {
        self.collapse_navigation_on_mobile.unwrap_or(self.navigation.len() > 1)
    }

    fn has_list(&self) -> bool {
        let slots = &self.slots;
        !(self.navigation.is_empty()
            && slots.navigation_start.is_empty()
            && slots.navigation_end.is_empty())
    }

    /// Whether the whole is a landmark of its own.
    fn is_section(&self) -> bool {
        let slots = &self.slots;
        !(self.service_name.is_empty() && slots.start.is_empty() && slots.end.html().is_empty())
    }
}

renders_safely!(ServiceNavigation);
