//! A small audit in a folder of its own, and the pages over it on a free port.
#![allow(dead_code, unreachable_pub, unused_imports, reason = "each test binary uses its part")]

mod audit;
mod browser;
mod http;
mod matches;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::mpsc;
use std::thread;

use tempfile::TempDir;
use web::{ServeOptions, serve};

pub use audit::{Story, folder_of};
pub use browser::{Browser, Script, violations};
pub use http::Reply;
pub use matches::{Judge, folder_of_matches};

/// How a browser sends a form.
pub const FORM: &str = "application/x-www-form-urlencoded";

/// Pages being served, until the test's process ends.
pub struct Pages {
    pub address: SocketAddr,
    /// Read once at the start, but kept as a person would keep it.
    folder: TempDir,
}

impl Pages {
    /// Serves the pages over an audit.
    pub fn over(story: Story) -> Self {
        let folder = folder_of(story);
        let audit = Some(folder.path().to_owned());
        Self::serve(ServeOptions { audit, resolve: None, corrections: None, port: 0 }, folder)
    }

    /// Serves the pages over an audit whose contracts can be corrected.
    pub fn over_corrections() -> Self {
        Self::over_corrections_of(Story::TwoBuyers)
    }

    /// The same over this audit.
    pub fn over_corrections_of(story: Story) -> Self {
        Self::over_corrections_in(folder_of(story))
    }

    /// The same over a folder that is there.
    pub fn over_corrections_in(folder: TempDir) -> Self {
        let audit = Some(folder.path().to_owned());
        let corrections = Some(folder.path().join("corrections.jsonl"));
        Self::serve(ServeOptions { audit, resolve: None, corrections, port: 0 }, folder)
    }

    /// Serves the matches of a run, without an audit.
    pub fn over_matches() -> Self {
        let folder = folder_of_matches();
        let resolve = Some(folder.path().to_owned());
        Self::serve(ServeOptions { audit: None, resolve, corrections: None, port: 0 }, folder)
    }

    fn serve(options: ServeOptions, folder: TempDir) -> Self {
        let (tell, told) = mpsc::channel();
        thread::spawn(move || {
            let ready = |address| tell.send(address).expect("the test waits for the address");
            serve(&options, ready).expect("the folder can be served");
        });
        Self { address: told.recv().expect("the service starts"), folder }
    }

    /// A file of the folder.
    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The address of a document in the folder, opened from the disk as people open it.
    pub fn document(&self, name: &str) -> String {
        format!("file://{}", self.folder.path().join(name).display())
    }

    /// What a browser would get.
    pub fn get(&self, path: &str) -> Reply {
        let host = format!("127.0.0.1:{}", self.address.port());
        self.ask("GET", path, &[("Host", &host)])
    }

    /// What anyone would get who sends this.
    pub fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)]) -> Reply {
        http::ask(self.address, method, path, headers, "")
    }

    /// What a browser would get that sends a form of these pages.
    pub fn send(&self, path: &str, form: &str) -> Reply {
        let host = format!("127.0.0.1:{}", self.address.port());
        let origin = format!("http://{host}");
        self.send_as(path, form, &[("Host", &host), ("Origin", &origin), ("Content-Type", FORM)])
    }

    /// What anyone would get who sends this.
    pub fn send_as(&self, path: &str, body: &str, headers: &[(&str, &str)]) -> Reply {
        let length = body.len().to_string();
        let headers: Vec<(&str, &str)> =
            headers.iter().copied().chain([("Content-Length", length.as_str())]).collect();
        http::ask(self.address, "POST", path, &headers, body)
    }
}
