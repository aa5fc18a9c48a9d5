//! The components of GOV.UK Frontend that the pages use, each a struct of the options that its
//! Nunjucks macro takes and a template.
//!
//! The structs are read from JSON as well as built in code, so that the same structs are held
//! against the `fixtures.json` that GOV.UK Frontend publishes for each component: see `fixtures`.

mod banner;
mod content;
mod error;
mod field;
mod header;
mod link;
mod navigation;
mod pagination;
mod radios;
mod summary_list;
mod table;
mod words;

#[cfg(test)]
mod fixtures;
#[cfg(test)]
mod normal;

pub(crate) use banner::PhaseBanner;
pub(crate) use content::{Attributes, Classes, Html, said};
pub(crate) use error::{ErrorItem, ErrorMessage, ErrorSummary};
pub(crate) use field::{Button, Choice, Hint, Input, Label, Select};
pub(crate) use header::GenericHeader;
pub(crate) use link::{Breadcrumbs, Crumb, SkipLink};
pub(crate) use navigation::{NavigationItem, ServiceNavigation};
pub(crate) use pagination::{PageItem, PageLink, Pagination};
pub(crate) use radios::{Fieldset, Legend, Radio, Radios};
pub(crate) use summary_list::{SummaryList, SummaryRow};
pub(crate) use table::{Cell, Table};
pub(crate) use words::{Details, InsetText, Tag, WarningText};

/// Lets a component stand in a page's template as `{{ component }}`: its own template has escaped
/// what had to be.
macro_rules! renders_safely {
    ($($component:ty),+) => { $(impl askama::filters::HtmlSafe for $component {})+ };
}
pub(crate) use renders_safely;
