//! Style, script and pictures, embedded. Their address holds a digest of them all, so that a
//! browser may keep them for ever and still never shows old ones.

use std::sync::LazyLock;

use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use evidence::Digest;

struct Asset {
    name: &'static str,
    kind: &'static str,
    bytes: &'static [u8],
}

const ASSETS: [Asset; 5] = [
    Asset {
        name: "govuk-frontend.css",
        kind: "text/css; charset=utf-8",
        bytes: include_bytes!(concat!(env!("OUT_DIR"), "/govuk-frontend.css")),
    },
    Asset {
        name: "govuk-frontend.js",
        kind: "text/javascript; charset=utf-8",
        bytes: include_bytes!(concat!(env!("OUT_DIR"), "/govuk-frontend.js")),
    },
    Asset {
        name: "whitworth.css",
        kind: "text/css; charset=utf-8",
        bytes: include_bytes!("../assets/whitworth.css"),
    },
    Asset {
        name: "whitworth.js",
        kind: "text/javascript; charset=utf-8",
        bytes: include_bytes!("../assets/whitworth.js"),
    },
    Asset { name: "mark.svg", kind: "image/svg+xml", bytes: include_bytes!("../assets/mark.svg") },
];

/// The folder of addresses that all assets are under.
pub(crate) static FOLDER: LazyLock<String> = LazyLock::new(|| {
    let all: Vec<u8> = ASSETS.iter().flat_map(|asset| asset.bytes).copied().collect();
    let digest = Digest::of(&all).to_string();
    format!("/assets/{}", digest.get(..16).unwrap_or(&digest))
});

/// Answers for one asset; only under the present digest, so that nothing is kept under a wrong one.
pub(crate) async fn show(Path((digest, name)): Path<(String, String)>) -> Response {
    let asset = ASSETS.iter().find(|asset| asset.name == name);
    match asset.filter(|_| FOLDER.strip_prefix("/assets/") == Some(digest.as_str())) {
        Some(asset) => (
            [
                (header::CONTENT_TYPE, asset.kind),
                (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
            ],
            asset.bytes,
        )
            .into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
