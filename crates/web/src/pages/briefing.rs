use askama::Template;
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use report::{Briefing, BriefingPart, BriefingSources, ContractRow, NoBriefing};
use tokio::task::block_in_place;

use super::contracts::{labelled, placed};
use super::frame::{Frame, Section, show};
use super::wrong::{missing, not_told, unread};
use crate::govuk::{Cell, Html, InsetText, Table, WarningText};
use crate::holding::Holding;
use crate::json;
use crate::query::address;
use crate::site::Site;
use crate::wording::date;

/// The downloads' names.
pub(super) const HTML: &str = "briefing.html";
pub(super) const JSON: &str = "briefing.json";

#[derive(Template)]
#[template(path = "pages/briefing.html")]
struct BriefingPage {
    frame: Frame,
    name: String,
    lead: String,
    sections: Vec<Shown>,
    document: String,
    data: String,
}

/// A section, with its tables as these pages have them.
struct Shown {
    id: &'static str,
    heading: &'static str,
    about: Html,
    parts: Vec<Part>,
}

struct Part {
    heading: String,
    says: Vec<String>,
    table: Option<Table>,
}

/// What a buyer takes to a meeting with a supplier.
pub(crate) async fn briefing(State(site): State<Site>, Path(id): Path<String>) -> Response {
    let briefing = match of(&site, &id) {
        Ok(briefing) => briefing,
        Err(error) => return none(&site, &error),
    };
    let name = briefing.supplier.clone();
    let title = format!("Briefing: {name}");
    let at = |file: &str| address(&format!("/download/{file}"), &[("supplier", &id)]);
    show(&BriefingPage {
        frame: Frame::of(&site.around, Section::Suppliers, &title, true).broad(),
        lead: format!(
            "Supplier briefing, as at {}. Nothing of other suppliers is here, and nothing from rows that are not marked as public.",
            date(briefing.as_at)
        ),
        sections: briefing.sections().into_iter().map(Shown::of).collect(),
        document: at(HTML),
        data: at(JSON),
        name,
    })
}

fn of(site: &Holding, id: &str) -> Result<Briefing, NoBriefing> {
    let contracts: Vec<&ContractRow> = site.contracts.iter().map(|held| &held.row).collect();
    let overlaps = site.findings.iter().map(|kind| &kind.table);
    let sources = BriefingSources {
        dir: &site.folder,
        report: &site.report,
        contracts: &contracts,
        decisions: &site.decisions,
        overlaps: overlaps.into_iter().find(|table| table.id == "overlaps"),
    };
    block_in_place(|| Briefing::of(sources, id))
}

/// The page that says why there is no briefing.
fn none(site: &Holding, error: &NoBriefing) -> Response {
    match error {
        NoBriefing::Unknown(_) => missing(&site.around),
        NoBriefing::Folder(error) => unread(&site.around, error),
        NoBriefing::NothingPublic(..) => not_told(&site.around, error),
    }
}

/// The briefing as a download: one document, or data.
pub(super) fn download(site: &Holding, name: &str, id: &str) -> Response {
    let briefing = match of(site, id) {
        Ok(briefing) => briefing,
        Err(error) => return none(site, &error),
    };
    if name == JSON {
        return json::download(name, &briefing);
    }
    let Ok(html) = briefing.html() else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"briefing.html\""),
    ];
    (headers, html).into_response()
}

impl Shown {
    fn of(section: report::BriefingSection) -> Self {
        let text = section.about.to_owned();
        let about = if section.id == "inferred" {
            Html::of(&WarningText { text, ..WarningText::default() })
        } else {
            Html::of(&InsetText { text, ..InsetText::default() })
        };
        Self {
            id: section.id,
            heading: section.heading,
            about,
            parts: section.parts.into_iter().map(Part::of).collect(),
        }
    }
}

impl Part {
    fn of(part: BriefingPart) -> Self {
        let row = |lines: Vec<Vec<String>>| {
            let last = lines.len().saturating_sub(1);
            let cells = lines.iter().zip(&part.head).enumerate().map(|(at, (lines, title))| {
                let lines: Vec<Html> = lines.iter().map(|line| Html::text(line)).collect();
                let cell = Cell::html(Html::lines(&lines));
                match at {
                    0 => cell,
                    _ if at == last => labelled(title, placed(cell)),
                    _ => labelled(title, cell),
                }
            });
            cells.collect()
        };
        let head = part.head.iter().map(|title| Cell::text(*title)).collect();
        let table = (!part.rows.is_empty()).then(|| {
            let rows = part.rows.into_iter().map(row).collect();
            let mut table = Table::about(part.heading.clone(), head, rows);
            table.classes = "whitworth-dense whitworth-decisions".into();
            table.caption_classes = "govuk-visually-hidden".into();
            table
        });
        Self { heading: part.heading, says: part.says, table }
    }
}
