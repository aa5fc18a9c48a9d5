//! What stands around every page.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{Html as Document, IntoResponse, Response};

use crate::assets;
use crate::govuk::{
    Breadcrumbs, Crumb, GenericHeader, Html, NavigationItem, PhaseBanner, ServiceNavigation,
    SkipLink, Tag,
};
use crate::surroundings::Surroundings;

/// The main pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Section {
    Overview,
    Decisions,
    Findings,
    Timeline,
    Windows,
    Files,
    Contracts,
    Suppliers,
    Review,
    Words,
    /// None of them.
    Other,
}

const SECTIONS: [(Section, &str, &str); 10] = [
    (Section::Overview, "Overview", "/"),
    (Section::Decisions, "Decisions", "/decisions"),
    (Section::Findings, "Findings", "/findings"),
    (Section::Timeline, "Timeline", "/timeline"),
    (Section::Windows, "Windows", "/windows"),
    (Section::Contracts, "Contracts", "/contracts"),
    (Section::Suppliers, "Suppliers", "/suppliers"),
    (Section::Files, "Files", "/files"),
    (Section::Review, "Review matches", "/review"),
    (Section::Words, "Words", "/words"),
];

/// What stands around a page.
pub(super) struct Frame {
    pub(super) title: String,
    /// Whether it holds tables that need all the width there is.
    pub(super) is_broad: bool,
    pub(super) assets: &'static str,
    pub(super) skip_link: SkipLink,
    pub(super) header: GenericHeader,
    pub(super) navigation: ServiceNavigation,
    pub(super) breadcrumbs: Option<Breadcrumbs>,
    pub(super) banner: Option<PhaseBanner>,
    pub(super) made_from: String,
    pub(super) versions: String,
}

impl Frame {
    /// Around a main page, or around one that stands below a main page.
    pub(super) fn of(around: &Surroundings, section: Section, title: &str, below: bool) -> Self {
        let heading = if section == Section::Overview { None } else { Some(title) };
        let title: Vec<&str> = heading.into_iter().chain([&*around.title, "Whitworth"]).collect();
        Self {
            title: title.join(" – "),
            is_broad: false,
            assets: assets::FOLDER.as_str(),
            skip_link: SkipLink {
                text: "Skip to main content".into(),
                href: "#main-content".into(),
                ..SkipLink::default()
            },
            header: GenericHeader { logo_html: logo(), ..GenericHeader::default() },
            navigation: navigation(around, section, below),
            breadcrumbs: below.then(|| breadcrumbs(around, section, heading.unwrap_or_default())),
            banner: around.demonstration.then(invented),
            made_from: around.made_from.clone(),
            versions: around.versions.clone(),
        }
    }

    /// As a page whose tables need all the width there is.
    pub(super) fn broad(self) -> Self {
        Self { is_broad: true, ..self }
    }

    /// As a page that holds errors in what was filled in.
    pub(super) fn with_errors(mut self, errors: bool) -> Self {
        if errors {
            self.title = format!("Error: {}", self.title);
        }
        self
    }
}

/// The main pages that there are.
fn sections(
    around: &Surroundings,
) -> impl Iterator<Item = &'static (Section, &'static str, &'static str)> {
    let (has_audit, has_review) = (around.has_audit, around.has_review);
    SECTIONS.iter().filter(move |(section, ..)| match section {
        Section::Review => has_review,
        Section::Words => true,
        _ => has_audit,
    })
}

fn navigation(around: &Surroundings, section: Section, below: bool) -> ServiceNavigation {
    let items = sections(around).map(|(own, text, href)| NavigationItem {
        text: (*text).to_owned(),
        href: (*href).to_owned(),
        current: *own == section && !below,
        active: *own == section && below,
        ..NavigationItem::default()
    });
    ServiceNavigation { navigation: items.collect(), ..ServiceNavigation::default() }
}

fn breadcrumbs(around: &Surroundings, section: Section, title: &str) -> Breadcrumbs {
    let above = sections(around).filter(|(own, ..)| *own == section || *own == Section::Overview);
    let above = above.map(|(_, text, href)| Crumb {
        text: (*text).to_owned(),
        href: (*href).to_owned(),
        ..Crumb::default()
    });
    let here = Crumb { text: title.to_owned(), ..Crumb::default() };
    Breadcrumbs {
        items: above.chain([here]).collect(),
        collapse_on_mobile: true,
        ..Breadcrumbs::default()
    }
}

fn invented() -> PhaseBanner {
    PhaseBanner {
        tag: Tag { text: "Demonstration".into(), ..Tag::default() },
        text: "Invented bodies and suppliers".into(),
        ..PhaseBanner::default()
    }
}

fn logo() -> Html {
    Html::of(&Logo)
}

/// The product's name behind its mark: a screw thread.
#[derive(Template)]
#[template(path = "logo.html")]
struct Logo;

crate::govuk::renders_safely!(Logo);

/// A page as a response.
pub(super) fn show(page: &impl Template) -> Response {
    show_as(StatusCode::OK, page)
}

/// A page as a response with a status of its own.
pub(super) fn show_as(status: StatusCode, page: &impl Template) -> Response {
    match page.render() {
        Ok(html) => (status, Document(html)).into_response(),
        // Only a failure to write to memory gets here.
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}
