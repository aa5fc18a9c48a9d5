use askama::Template;

use super::{Briefing, BriefingSection};
use crate::ReportError;
use crate::error::Failure;
use crate::words::day;

/// What the template shows; every text is as people read it, not yet escaped.
#[derive(Template)]
#[template(path = "briefing.html")]
struct Document<'a> {
    briefing: &'a Briefing,
    as_at: String,
    sections: Vec<BriefingSection>,
}

pub(super) fn html(briefing: &Briefing) -> Result<String, ReportError> {
    let document = Document { briefing, as_at: day(briefing.as_at), sections: briefing.sections() };
    let path = std::path::Path::new("briefing.html");
    document.render().map_err(|error| ReportError::write(path, Failure::from(error)))
}

/// What addresses call a part of a section.
fn part_id(section: &str, number: usize) -> String {
    format!("{section}-{number}")
}
