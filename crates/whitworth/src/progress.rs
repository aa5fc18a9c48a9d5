//! What a person sees on standard error while they wait, and when something is wrong.

use std::io::{IsTerminal, Write};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

/// Waits shorter than this show nothing.
const PATIENCE: Duration = Duration::from_secs(1);

/// How often a stage shows that it is alive.
const TICK: Duration = Duration::from_millis(200);

/// Writes a line to standard error; if that is closed, nobody is there to be told.
pub(crate) fn say(line: &str) {
    let _ = writeln!(std::io::stderr(), "{line}");
}

/// Writes to standard output. A reader that has gone away, such as `head`, ends it quietly.
pub(crate) fn print(text: &str) {
    let _ = std::io::stdout().write_all(text.as_bytes());
}

/// Counts bytes as they are read, and shows them if reading takes long and somebody is watching.
pub(crate) struct Reading {
    bar: ProgressBar,
    begun: Instant,
}

impl Reading {
    pub(crate) fn begin() -> Self {
        let bar = ProgressBar::hidden();
        if let Ok(style) = ProgressStyle::with_template("{spinner} Read {bytes} in {elapsed}") {
            bar.set_style(style);
        }
        Self { bar, begun: Instant::now() }
    }

    pub(crate) fn advance(&self, bytes: u64) {
        self.bar.inc(bytes);
        let waiting = self.bar.is_hidden() && self.begun.elapsed() > PATIENCE;
        if waiting && std::io::stderr().is_terminal() {
            self.bar.set_draw_target(indicatif::ProgressDrawTarget::stderr());
        }
    }

    pub(crate) fn end(&self) {
        self.bar.finish_and_clear();
    }
}

/// Says what is being done while it is done, if somebody is watching.
pub(crate) struct Stages(ProgressBar);

impl Stages {
    pub(crate) fn begin() -> Self {
        let bar = ProgressBar::hidden();
        if let Ok(style) = ProgressStyle::with_template("{spinner} {msg} ({elapsed})") {
            bar.set_style(style);
        }
        if std::io::stderr().is_terminal() {
            bar.set_draw_target(indicatif::ProgressDrawTarget::stderr());
            bar.enable_steady_tick(TICK);
        }
        Self(bar)
    }

    pub(crate) fn show(&self, stage: String) {
        self.0.set_message(stage);
    }
}

impl Drop for Stages {
    /// Clears the line, so that an error does not share it.
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
