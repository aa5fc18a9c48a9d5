//! A small audit in a folder of its own, and the pages over it on a free port.
#![allow(dead_code, unreachable_pub, unused_imports, reason = "each test binary uses its part")]

mod audit;
mod browser;
mod http;

use std::net::SocketAddr;
use std::sync::mpsc;
use std::thread;

use tempfile::TempDir;
use web::{ServeOptions, serve};

pub use audit::{Story, folder_of};
pub use browser::{Browser, Script, violations};
pub use http::Reply;

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
        let options = ServeOptions { folder: folder.path().to_owned(), port: 0 };
        let (tell, told) = mpsc::channel();
        thread::spawn(move || {
            let ready = |address| tell.send(address).expect("the test waits for the address");
            serve(&options, ready).expect("the folder can be served");
        });
        Self { address: told.recv().expect("the service starts"), folder }
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
        http::ask(self.address, method, path, headers)
    }
}
