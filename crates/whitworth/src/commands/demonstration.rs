use demonstration::{AS_AT, write_region_from};
use estate::{AuditOptions, Lead, Window, audit};
use report::summary;

use super::Ended;
use crate::Outcome;
use crate::arguments::DemonstrationArguments;
use crate::progress::print;

/// The demonstration's window: the eighteen months in which its contracts fall due.
const MONTHS: u32 = 18;

/// `whitworth demonstration`
pub(crate) fn run(arguments: &DemonstrationArguments) -> Ended {
    let region = write_region_from(&arguments.out, arguments.seed)?;
    let Some(folder) = &arguments.audit else {
        print(&format!(
            "Wrote {} files of {} invented bodies to {}, and the truth about them to {}\n",
            region.files.len(),
            region.bodies.len(),
            region.sources.display(),
            region.truth.display(),
        ));
        return Ok(Outcome::Fine);
    };
    let audit = audit(std::slice::from_ref(&region.sources), AuditOptions::default());
    let window = Window { as_at: AS_AT, months: MONTHS };
    let title = Some("The demonstration region: invented bodies and suppliers");
    let written = super::audit::write(audit, window, Lead::default(), folder, title, true)?;
    print(&summary(&written.report, Some(&written)));
    // The region holds rows that must be rejected: that they were is as it should be.
    Ok(Outcome::Fine)
}
