//! Who is answered, and what a browser is told to allow.

#![allow(clippy::expect_used, reason = "a test that cannot go on has failed")]

mod support;

use support::{Pages, Story};

#[test]
fn only_names_of_this_machine_are_answered() {
    let pages = Pages::over(Story::TwoBuyers);
    let port = pages.address.port();
    for host in ["127.0.0.1", "localhost", "[::1]"] {
        let with_port = format!("{host}:{port}");
        for host in [host, &with_port] {
            assert_eq!(pages.ask("GET", "/", &[("Host", host)]).status, 200, "{host}");
        }
    }
    for host in ["example.org", "127.0.0.1.example.org", "localhost.example.org:80", "0.0.0.0", ""]
    {
        for path in ["/", "/contracts", "/download/contracts.csv", "/healthz"] {
            let page = pages.ask("GET", path, &[("Host", host)]);
            assert_eq!(page.status, 421, "{host} {path}");
            assert_eq!(page.element("h1"), "This service answers on this computer only");
        }
    }
    assert_ne!(pages.ask("GET", "/", &[]).status, 200);
    let twice = [("Host", "127.0.0.1"), ("Host", "example.org")];
    assert_ne!(pages.ask("GET", "/", &twice).status, 200);
    let line = "http://example.org/";
    assert_ne!(pages.ask("GET", line, &[("Host", "127.0.0.1")]).status, 200);
}

#[test]
fn a_page_of_another_site_is_not_answered() {
    let pages = Pages::over(Story::TwoBuyers);
    let host = format!("127.0.0.1:{}", pages.address.port());
    let ask = |origin: &str| pages.ask("GET", "/", &[("Host", &host), ("Origin", origin)]).status;
    assert_eq!(ask(&format!("http://{host}")), 200);
    for origin in ["http://example.org", "null", "http://127.0.0.1:1", "file://", ""] {
        assert_eq!(ask(origin), 403, "{origin}");
    }
}

#[test]
fn nothing_can_be_sent() {
    let pages = Pages::over(Story::TwoBuyers);
    for method in ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"] {
        let page =
            pages.ask(method, "/contracts", &[("Host", "localhost"), ("Content-Length", "0")]);
        assert_eq!(page.status, 405, "{method}");
        assert_eq!(page.header("allow"), Some("GET, HEAD"));
    }
    let head = pages.ask("HEAD", "/contracts", &[("Host", "localhost")]);
    assert_eq!((head.status, head.body.as_str()), (200, ""));
}

#[test]
fn browsers_are_told_to_allow_only_what_is_ours() {
    let pages = Pages::over(Story::TwoBuyers);
    let elsewhere = pages.ask("GET", "/", &[("Host", "example.org")]);
    for page in [pages.get("/"), pages.get("/nothing"), pages.get("/download/files.csv"), elsewhere]
    {
        let policy = page.header("content-security-policy").expect("a policy");
        assert!(policy.starts_with("default-src 'none'"), "{policy}");
        assert!(
            policy.contains("frame-ancestors 'none'") && !policy.contains("unsafe"),
            "{policy}"
        );
        assert_eq!(page.header("x-content-type-options"), Some("nosniff"));
        assert_eq!(page.header("referrer-policy"), Some("same-origin"));
    }
}

#[test]
fn pages_hold_nothing_that_the_policy_forbids() {
    let pages = Pages::over(Story::Demonstration);
    for path in ["/", "/files", "/contracts", "/suppliers", "/words", "/notices"] {
        let body = pages.get(path).body;
        for forbidden in [" style=", "<style", " onclick", "javascript:", "http://", "https://cdn"]
        {
            // An example name holds an address as text; it is in no attribute.
            let body = body.replace("http://example.org", "");
            let body = body.replace("http://www.w3.org/2000/svg", "");
            assert!(!body.contains(forbidden), "{path} holds {forbidden}");
        }
        assert!(!body.contains("<script>"), "{path}");
    }
}

#[test]
fn it_says_that_it_is_well() {
    let reply = Pages::over(Story::Nothing).get("/healthz");
    assert_eq!((reply.status, reply.body.as_str()), (200, "ok"));
}
