//! Prepares GOV.UK Frontend for embedding: its own style sheet and script, without GOV.UK's font
//! and crest, which only GOV.UK may use.

use std::env;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> Outcome<()> {
    for watched in ["package.json", "package-lock.json", "build.rs"] {
        println!("cargo::rerun-if-changed={watched}");
    }
    println!("cargo::rerun-if-env-changed=WHITWORTH_NODE_MODULES");

    let out = PathBuf::from(env::var("OUT_DIR")?);
    let modules = node_modules(&out)?;
    println!("cargo::rustc-env=WHITWORTH_NODE_MODULES={}", modules.display());

    let frontend = modules.join("govuk-frontend/dist/govuk");
    let css = fs::read_to_string(frontend.join("govuk-frontend.min.css"))?;
    fs::write(out.join("govuk-frontend.css"), outside_govuk(&css)?)?;
    let script = fs::read_to_string(frontend.join("govuk-frontend.min.js"))?;
    fs::write(out.join("govuk-frontend.js"), without_source_map(&script))?;
    Ok(())
}

/// The folder that npm filled: as the environment says, beside this file, or, if neither is
/// there, one that npm fills now in cargo's own output.
fn node_modules(out: &Path) -> Outcome<PathBuf> {
    let here = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    if let Some(given) = env::var_os("WHITWORTH_NODE_MODULES") {
        let given = PathBuf::from(given);
        println!("cargo::rerun-if-changed={}", given.display());
        return if holds_frontend(&given) {
            Ok(given)
        } else {
            Err(absent(&format!("$WHITWORTH_NODE_MODULES is {}", given.display())))
        };
    }
    let beside = here.join("node_modules");
    if holds_frontend(&beside) {
        return Ok(beside);
    }
    let installed = out.join("npm");
    fs::create_dir_all(&installed)?;
    for file in ["package.json", "package-lock.json", ".npmrc"] {
        fs::copy(here.join(file), installed.join(file))?;
    }
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let run = Command::new(npm).args(["ci", "--ignore-scripts"]).current_dir(&installed).output();
    let modules = installed.join("node_modules");
    match run {
        Err(error) => Err(absent(&format!("npm could not be started ({error})"))),
        Ok(run) if !run.status.success() => {
            Err(absent(&format!("npm failed: {}", String::from_utf8_lossy(&run.stderr).trim())))
        }
        Ok(_) if holds_frontend(&modules) => Ok(modules),
        Ok(_) => Err(absent("npm did not install it")),
    }
}

fn holds_frontend(modules: &Path) -> bool {
    modules.join("govuk-frontend/dist/govuk/govuk-frontend.min.css").is_file()
}

fn absent(why: &str) -> Box<dyn Error> {
    format!(
        "GOV.UK Frontend is absent: {why}. Install Node.js with npm and build again, or run \
         `npm ci --ignore-scripts` with crates/web/package.json and package-lock.json elsewhere \
         and set WHITWORTH_NODE_MODULES to the node_modules folder that it made."
    )
    .into()
}

fn outside_govuk(css: &str) -> Outcome<String> {
    let mut css = without_source_map(css).to_owned();
    while let Some(start) = css.find("@font-face{") {
        let end = css[start..].find('}').ok_or("a @font-face rule does not end")? + start;
        css.replace_range(start..=end, "");
    }
    let css = css
        .replace("GDS Transport,arial,sans-serif", "\"Helvetica Neue\",Helvetica,Arial,sans-serif")
        .replace("url(/assets/images/govuk-crest.svg)", "none");
    for unwanted in ["GDS Transport", "url(", "govuk-crest"] {
        if css.contains(unwanted) {
            return Err(format!(
                "the style sheet of GOV.UK Frontend still holds \"{unwanted}\": teach \
                 crates/web/build.rs the form in which this version writes it"
            )
            .into());
        }
    }
    Ok(css)
}

fn without_source_map(text: &str) -> &str {
    let cut = text.rfind("/*# sourceMappingURL=").or_else(|| text.rfind("//# sourceMappingURL="));
    cut.map_or(text, |at| &text[..at])
}
