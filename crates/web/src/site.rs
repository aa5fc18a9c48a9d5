use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::from_fn_with_state;
use axum::response::Redirect;
use axum::routing::get;

use crate::desk::Desk;
use crate::guard::guard;
use crate::holding::Holding;
use crate::surroundings::Surroundings;
use crate::{assets, pages};

/// What the pages of an audit are made from.
pub(crate) type Site = Arc<Holding>;

/// What the pages of a review are made from.
pub(crate) type Bench = Arc<Desk>;

/// What pages are made from that every service has.
pub(crate) type Around = Arc<Surroundings>;

/// The most bytes that a form may send: a few short fields.
const LONGEST_FORM: usize = 16 * 1024;

/// Every address and what answers for it.
pub(crate) fn site(around: Around, audit: Option<Holding>, review: Option<Desk>) -> Router {
    let first = if audit.is_some() {
        Router::new()
    } else {
        Router::new().route("/", get(|| async { Redirect::temporary("/review") }))
    };
    first
        .merge(audit.map(audit_pages).unwrap_or_default())
        .merge(review.map(review_pages).unwrap_or_default())
        .merge(pages_of_all(Arc::clone(&around)))
        .layer(from_fn_with_state(around, guard))
}

fn audit_pages(holding: Holding) -> Router {
    let correct = get(pages::correct).post(pages::send_correction);
    Router::new()
        .route("/", get(pages::overview))
        .route("/decisions", get(pages::decisions))
        .route("/findings", get(pages::findings))
        .route("/findings/{kind}", get(pages::finding_kind))
        .route("/findings/{kind}/{id}", get(pages::finding))
        .route("/timeline", get(pages::timeline))
        .route("/windows", get(pages::windows))
        .route("/windows/{id}", get(pages::window))
        .route("/files", get(pages::files))
        .route("/files/{id}", get(pages::file))
        .route("/contracts", get(pages::contracts))
        .route("/contracts/{id}", get(pages::contract))
        .route("/contracts/{id}/correct", correct.layer(DefaultBodyLimit::max(LONGEST_FORM)))
        .route("/buyers/{id}", get(pages::buyer))
        .route("/payments", get(pages::payments))
        .route("/suppliers", get(pages::suppliers))
        .route("/suppliers/{id}", get(pages::supplier))
        .route("/suppliers/{id}/briefing", get(pages::briefing))
        .route("/download/{table}", get(pages::download))
        .with_state(Arc::new(holding))
}

fn review_pages(desk: Desk) -> Router {
    use pages::review::{judge, judged, pair, start, undo};
    let back = get(|| async { Redirect::temporary("/review/judged") });
    Router::new()
        .route("/review", get(start))
        .route("/review/pair", get(pair).post(judge))
        .route("/review/judged", get(judged))
        .route("/review/undo", back.post(undo))
        .layer(DefaultBodyLimit::max(LONGEST_FORM))
        .with_state(Arc::new(desk))
}

fn pages_of_all(around: Around) -> Router {
    Router::new()
        .route("/words", get(pages::words))
        .route("/notices", get(pages::notices))
        .route("/assets/{digest}/{name}", get(assets::show))
        .route("/healthz", get(|| async { "ok" }))
        .fallback(pages::not_found)
        .with_state(around)
}
