//! Who may ask, and what a browser may do with the answer.
//!
//! A page from elsewhere can make a browser on this machine ask 127.0.0.1, also under a name of
//! its own that it points there. So a request must name this machine as its host, and if it says
//! which page it comes from, that must be one of ours.

use axum::extract::{Request, State};
use axum::http::header::{self, HeaderName};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::Response;

use crate::pages::refused;
use crate::site::Around;
use crate::surroundings::Surroundings;

const HEADERS: [(HeaderName, &str); 7] = [
    (
        header::CONTENT_SECURITY_POLICY,
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; \
         form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    ),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (header::REFERRER_POLICY, "same-origin"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    ),
];

/// The addresses that anything can be sent to when there are matches to review.
const FORMS: [&str; 2] = ["/review/pair", "/review/undo"];

/// How a browser sends a form.
const FORM: &str = "application/x-www-form-urlencoded";

/// Lets a request through, or answers it with a page that says why not.
pub(crate) async fn guard(State(around): State<Around>, request: Request, next: Next) -> Response {
    let mut response = match objection(&request, &around) {
        Some(objection) => refused(&around, objection),
        None => next.run(request).await,
    };
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if !headers.contains_key(header::CACHE_CONTROL) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    }
    response
}

/// Why a request is not answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Objection {
    Method,
    Host,
    Origin,
    Form,
}

impl Objection {
    pub(crate) fn status(self) -> StatusCode {
        match self {
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::Host => StatusCode::MISDIRECTED_REQUEST,
            Self::Origin => StatusCode::FORBIDDEN,
            Self::Form => StatusCode::UNSUPPORTED_MEDIA_TYPE,
        }
    }
}

fn objection(request: &Request, around: &Surroundings) -> Option<Objection> {
    let headers = request.headers();
    let Some(host) = only(headers, &header::HOST).filter(|host| is_this_machine(host)) else {
        return Some(Objection::Host);
    };
    // A request line may name a host of its own, which then counts.
    if request.uri().authority().is_some_and(|named| named.as_str() != host) {
        return Some(Objection::Host);
    }
    let is_form = request.method() == Method::POST && takes_form(request.uri().path(), around);
    // Browsers say where every form comes from; what does not say it is none of ours.
    if (is_form || headers.contains_key(header::ORIGIN))
        && only(headers, &header::ORIGIN).and_then(|origin| origin.strip_prefix("http://"))
            != Some(host)
    {
        return Some(Objection::Origin);
    }
    if is_form {
        let kind = only(headers, &header::CONTENT_TYPE).and_then(|kind| kind.split(';').next());
        let is_ours = kind.is_some_and(|kind| kind.trim().eq_ignore_ascii_case(FORM));
        return (!is_ours).then_some(Objection::Form);
    }
    let allowed = [Method::GET, Method::HEAD].contains(request.method());
    (!allowed).then_some(Objection::Method)
}

/// Whether a form can be sent to an address: a judgement, or the correction of a contract.
fn takes_form(path: &str, around: &Surroundings) -> bool {
    let contract = path.strip_prefix("/contracts/").and_then(|rest| rest.strip_suffix("/correct"));
    let is_correction = contract.is_some_and(|id| !id.is_empty() && !id.contains('/'));
    around.has_review && FORMS.contains(&path) || around.has_corrections && is_correction
}

/// The value of a header that is given once.
fn only<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    let mut values = headers.get_all(name).iter();
    let first = values.next().filter(|_| values.next().is_none())?;
    first.to_str().ok()
}

fn is_this_machine(host: &str) -> bool {
    let names = ["127.0.0.1", "localhost", "[::1]"];
    let port = names.iter().find_map(|name| host.strip_prefix(name));
    port.is_some_and(|port| {
        port.is_empty() || port.strip_prefix(':').is_some_and(|port| port.parse::<u16>().is_ok())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_this_machine_are_hosts() {
        for host in ["127.0.0.1", "127.0.0.1:8080", "localhost:1", "[::1]:65535", "[::1]"] {
            assert!(is_this_machine(host), "{host}");
        }
        for host in [
            "",
            "example.org",
            "localhost.example.org",
            "127.0.0.1.example.org",
            "127.0.0.1:80@example.org",
            "127.0.0.1:",
            "127.0.0.1:x",
            "localhost:99999",
            "0.0.0.0",
        ] {
            assert!(!is_this_machine(host), "{host}");
        }
    }
}
