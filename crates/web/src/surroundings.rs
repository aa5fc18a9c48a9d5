use std::path::Path;

use report::Report;

use crate::wording::date;

/// What every page says of what it is part of.
pub(crate) struct Surroundings {
    /// What the audit or the review is called.
    pub(crate) title: String,
    /// What the pages were made from, as the last line of each says it.
    pub(crate) made_from: String,
    /// The versions of program and content.
    pub(crate) versions: String,
    /// Whether everything is invented.
    pub(crate) demonstration: bool,
    /// Whether there are the pages of an audit.
    pub(crate) has_audit: bool,
    /// Whether there are matches to review.
    pub(crate) has_review: bool,
    /// Whether contracts can be corrected.
    pub(crate) has_corrections: bool,
}

impl Surroundings {
    /// Around the pages of an audit.
    pub(crate) fn of_audit(report: &Report, has_review: bool, has_corrections: bool) -> Self {
        let versions = &report.versions;
        Self {
            title: report.title.clone(),
            made_from: format!("{}, as at {}", report.title, date(report.as_at)),
            versions: format!("Whitworth {}, content {}", versions.whitworth, versions.content),
            demonstration: report.demonstration,
            has_audit: true,
            has_review,
            has_corrections,
        }
    }

    /// Around the matches of a folder alone.
    pub(crate) fn of_review(folder: &Path) -> Self {
        let name =
            folder.file_name().map_or_else(|| folder.to_string_lossy(), |it| it.to_string_lossy());
        Self {
            title: "Who is who".to_owned(),
            made_from: format!("Matches in the folder {name}"),
            versions: format!("Whitworth {}", env!("CARGO_PKG_VERSION")),
            demonstration: false,
            has_audit: false,
            has_review: true,
            has_corrections: false,
        }
    }
}
