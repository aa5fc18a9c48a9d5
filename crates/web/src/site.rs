use std::sync::Arc;

use axum::Router;
use axum::middleware::from_fn_with_state;
use axum::routing::get;

use crate::guard::guard;
use crate::holding::Holding;
use crate::{assets, pages};

/// What every page is made from.
pub(crate) type Site = Arc<Holding>;

/// Every address and what answers for it.
pub(crate) fn site(holding: Holding) -> Router {
    let site: Site = Arc::new(holding);
    Router::new()
        .route("/", get(pages::overview))
        .route("/files", get(pages::files))
        .route("/files/{id}", get(pages::file))
        .route("/contracts", get(pages::contracts))
        .route("/contracts/{id}", get(pages::contract))
        .route("/suppliers", get(pages::suppliers))
        .route("/suppliers/{id}", get(pages::supplier))
        .route("/words", get(pages::words))
        .route("/notices", get(pages::notices))
        .route("/download/{table}", get(pages::download))
        .route("/assets/{digest}/{name}", get(assets::show))
        .route("/healthz", get(|| async { "ok" }))
        .fallback(pages::not_found)
        .layer(from_fn_with_state(Arc::clone(&site), guard))
        .with_state(site)
}
