use askama::Template;
use axum::extract::State;
use axum::response::Response;

use super::super::frame::{Frame, Section, show};
use crate::finding_kind::Kind;
use crate::site::Site;
use crate::wording::{capital, counted, date};

#[derive(Template)]
#[template(path = "pages/findings.html")]
struct Findings<'a> {
    frame: Frame,
    as_at: String,
    kinds: Vec<KindShown<'a>>,
}

/// One kind, and how many findings it has.
struct KindShown<'a> {
    kind: &'a Kind,
    count: String,
}

/// The kinds of findings.
pub(crate) async fn findings(State(site): State<Site>) -> Response {
    let kinds = site.findings.iter().map(|kind| {
        let rows = kind.table.rows.len() as u64;
        KindShown { kind, count: capital(&counted(rows, "finding", "findings")) }
    });
    show(&Findings {
        frame: Frame::of(&site.around, Section::Findings, "Findings", false),
        as_at: date(site.decisions.as_at),
        kinds: kinds.collect(),
    })
}
