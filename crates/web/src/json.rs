//! What a page shows as data.

use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

/// As a download under this name, indented: people read it too.
pub(crate) fn download(name: &str, shown: &impl Serialize) -> Response {
    // Only a failure to write to memory gets no text.
    let Ok(mut text) = serde_json::to_string_pretty(shown) else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    text.push('\n');
    let headers = [
        (header::CONTENT_TYPE, "application/json".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
    ];
    (headers, text).into_response()
}
