use std::path::Path;

use chrono::Utc;
use estate::{Audit, AuditOptions, Lead, OwnershipAsked, Window, audit, content_version, picture};
use report::{About, Written, summary, write_folder};

use super::Ended;
use crate::Outcome;
use crate::arguments::AuditArguments;
use crate::progress::{Reading, print, say};

/// `whitworth audit PATH...`
pub(crate) fn run(arguments: &AuditArguments) -> Ended {
    // The only clock: a picture is drawn for a day, and unless told otherwise that is today.
    let as_at = arguments.as_at.unwrap_or_else(|| Utc::now().date_naive());
    let ownership = OwnershipAsked { files: &arguments.ownership, as_at };
    let reading = Reading::begin();
    let advance = |bytes| reading.advance(bytes);
    let options = AuditOptions {
        as_kind: arguments.as_kind.map(Into::into),
        columns: arguments.columns.as_deref(),
        except: Some(&arguments.out),
        corrections: &arguments.corrections,
        ownership: (!arguments.ownership.is_empty()).then_some(ownership),
        progress: Some(&advance),
    };
    let audit = audit(&arguments.paths, options);
    reading.end();
    give_back_memory();
    if audit.files.is_empty() {
        for finding in &audit.findings {
            say(&finding.to_string());
        }
        return Err("nothing to read, so there is no report".into());
    }
    let window = Window { as_at, months: arguments.ending_within };
    let lead = Lead {
        notice_months: arguments.notice_months,
        procurement_months: arguments.procurement_months,
    };
    let title = arguments.title.as_deref();
    let outcome = if audit.is_whole() { Outcome::Fine } else { Outcome::Rejected };
    let written = write(audit, window, lead, &arguments.out, title, arguments.demonstration)?;
    if arguments.json {
        print(&serde_json::to_string_pretty(&written.report)?);
        print("\n");
    } else {
        print(&summary(&written.report, Some(&written)));
    }
    // The program ends here: to take what was written apart first would only cost time.
    std::mem::forget(written);
    Ok(outcome)
}

/// Gives the system what was needed up to now and is not any more: of a million lines some 200 MiB, which the
/// threads that read would otherwise keep.
fn give_back_memory() {
    #[cfg(all(target_os = "linux", target_env = "gnu"))]
    #[expect(unsafe_code, reason = "the C library's own call; it takes no pointer")]
    // SAFETY: `malloc_trim` may be called at any time from any thread.
    unsafe {
        libc::malloc_trim(0);
    }
}

/// Draws the picture of an audit and writes its documents.
pub(crate) fn write(
    audit: Audit,
    window: Window,
    lead: Lead,
    out: &Path,
    title: Option<&str>,
    demonstration: bool,
) -> Result<Written, report::ReportError> {
    let about = About {
        whitworth_version: env!("CARGO_PKG_VERSION").to_owned(),
        content_version: content_version(),
        title: title.map(str::to_owned),
        demonstration,
    };
    let picture = picture(&audit, window);
    write_folder(out, audit, picture, window, lead, &about)
}
