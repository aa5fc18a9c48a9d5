use std::net::TcpListener;
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use std::{io, panic};

use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Map, Value, json};
use tempfile::TempDir;

/// Longer than any story here takes; a browser that hangs ends with it.
const PATIENCE: Duration = Duration::from_secs(180);

/// Whether pages may run scripts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    On,
    Off,
}

/// A browser without a screen, with nothing of a previous one's.
pub struct Browser;

impl Browser {
    /// Tells a story with a browser; whatever becomes of it, the browser ends. Without a browser
    /// the suite says that it did not run.
    pub fn tell<F: Future<Output = ()> + Send + 'static>(
        suite: &str,
        script: Script,
        story: impl FnOnce(Client) -> F,
    ) {
        let Some((driver, address)) = Driver::start() else {
            let install = "install chromium and chromedriver; Debian: chromium, chromium-driver";
            return suites::absent(suite, install);
        };
        let runtime = tokio::runtime::Runtime::new().expect("a runtime");
        let told = runtime.block_on(async {
            let profile = TempDir::new().expect("a folder for the browser");
            let client = open(&address, &profile, script).await;
            let told = tokio::spawn(tokio::time::timeout(PATIENCE, story(client.clone()))).await;
            let _ = tokio::time::timeout(Duration::from_secs(10), client.close()).await;
            drop(driver);
            told
        });
        match told {
            Ok(in_time) => in_time.expect("the browser is done in time"),
            Err(failure) => panic::resume_unwind(failure.into_panic()),
        }
    }
}

async fn open(address: &str, profile: &TempDir, script: Script) -> Client {
    let mut arguments: Vec<String> = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",
    ]
    .map(str::to_owned)
    .into();
    arguments.push(format!("--user-data-dir={}", profile.path().display()));
    let setting = if script == Script::Off { 2 } else { 1 };
    let options = json!({
        "args": arguments,
        "prefs": { "profile.managed_default_content_settings.javascript": setting },
    });
    let mut capabilities = Map::new();
    capabilities.insert("goog:chromeOptions".into(), options);
    let mut last = None;
    for _ in 0..100 {
        let mut builder = ClientBuilder::new(HttpConnector::new());
        match builder.capabilities(capabilities.clone()).connect(address).await {
            Ok(client) => return client,
            Err(error) => last = Some(error),
        }
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    panic!("chromedriver opened no browser: {last:?}")
}

/// chromedriver, ended when dropped.
struct Driver(Child);

impl Driver {
    /// chromedriver on a free port, if it is installed.
    fn start() -> Option<(Self, String)> {
        let free = TcpListener::bind(("127.0.0.1", 0)).and_then(|listener| listener.local_addr());
        let port = free.expect("a free port").port();
        let started = Command::new("chromedriver")
            .arg(format!("--port={port}"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn();
        match started {
            Ok(child) => Some((Self(child), format!("http://127.0.0.1:{port}"))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => panic!("chromedriver could not be started: {error}"),
        }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// What axe-core finds wrong with the page being shown, by WCAG 2.2 at levels A and AA.
pub async fn violations(client: &Client) -> Vec<String> {
    let path = format!("{}/axe-core/axe.min.js", env!("WHITWORTH_NODE_MODULES"));
    let axe = std::fs::read_to_string(&path).unwrap_or_else(|error| {
        panic!(
            "{path}: {error}. axe-core is absent: run `npm ci --ignore-scripts` in crates/web, or \
             ./test, which does."
        )
    });
    client.execute(&axe, Vec::new()).await.expect("axe-core is taken in");
    let run = "const done = arguments[arguments.length - 1];
        axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })
            .then(result => done({
                passes: result.passes.length,
                violations: result.violations.map(v => v.id + ': ' + v.help + ': ' +
                    v.nodes.map(n => n.html).join(' | ')),
            }), error => done({ violations: [String(error)] }));";
    let result = client.execute_async(run, Vec::new()).await.expect("axe-core runs");
    assert!(result["passes"].as_u64() > Some(5), "axe-core looked at nothing: {result}");
    let violations = result["violations"].as_array().expect("a list");
    violations.iter().filter_map(Value::as_str).map(str::to_owned).collect()
}
