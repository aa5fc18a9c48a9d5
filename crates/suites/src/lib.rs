//! For tests and benches: where the reference data lies, and how a suite says that it ran.
//!
//! Reference data is not ours to republish, so it lies beside the checkout, at `$WHITWORTH_SHARED`
//! or `../shared`. A suite whose data is absent says so in the last lines of `./test`; it never
//! counts as passed in silence.

use std::fs::OpenOptions;
use std::io::Write;
use std::path::{Path, PathBuf};

/// The path of something in the reference data, if it is there.
///
/// A suite that finds nothing has said so by this call, and has nothing more to do.
pub fn shared(suite: &str, inside: &str) -> Option<PathBuf> {
    let root = std::env::var_os("WHITWORTH_SHARED").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared"),
        PathBuf::from,
    );
    let path = root.join(inside);
    if path.exists() {
        return Some(path);
    }
    say(&format!(
        "{suite}: absent (put the reference data beside the checkout as ../shared, or set WHITWORTH_SHARED)"
    ));
    None
}

/// Says that a suite ran, and over how many cases.
pub fn ran(suite: &str, cases: usize) {
    say(&format!("{suite}: run ({cases} cases)"));
}

/// Says that a suite could not run, and how to make it run.
pub fn absent(suite: &str, remedy: &str) {
    say(&format!("{suite}: absent ({remedy})"));
}

/// `./test` collects the lines in the file that `$WHITWORTH_SUITES` names.
#[expect(clippy::print_stderr, reason = "outside ./test, a person reads what a suite says here")]
fn say(line: &str) {
    eprintln!("{line}");
    let Some(path) = std::env::var_os("WHITWORTH_SUITES") else { return };
    if let Ok(mut file) = OpenOptions::new().append(true).create(true).open(path) {
        let _ = writeln!(file, "{line}");
    }
}
