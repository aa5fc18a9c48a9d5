use evidence::{Finding, Place, Severity};
use report::{Case, FindingGroup};

use crate::govuk::{Cell, Html, Table, Tag};
use crate::holding::Holding;
use crate::wording::count;

/// What was found in reading as a table: what, where, and once for all that share it, what to do.
/// It has `most` rows; everything is in the download.
pub(super) fn problems(
    site: &Holding,
    caption: &str,
    findings: &[&Finding],
    most: usize,
) -> Option<Table> {
    let mut rows = Vec::new();
    for group in FindingGroup::of(findings) {
        let cases = group.cases.iter().take(most.saturating_sub(rows.len()));
        let share = u32::try_from(cases.len()).ok();
        for (position, case) in cases.enumerate() {
            let mut row =
                vec![Cell::html(what(group.severity, case)), Cell::html(places(site, case))];
            if position == 0 {
                row.push(Cell { rowspan: share, ..Cell::text(group.remedy) });
            }
            rows.push(row);
        }
    }
    (!rows.is_empty()).then(|| {
        let head = ["What", "Where", "What to do"].map(Cell::text);
        Table::about(caption, head.into(), rows)
    })
}

fn what(severity: Severity, case: &Case) -> Html {
    let (text, classes) = match severity {
        Severity::Error => ("Error", "govuk-tag--red"),
        Severity::Warning => ("Warning", "govuk-tag--yellow"),
        Severity::Note => ("Note", "govuk-tag--grey"),
    };
    let tag = Html::of(&Tag { text: text.into(), classes: classes.into(), ..Tag::default() });
    tag.then(&Html::text(" ")).then(&Html::text(&case.says()))
}

/// The places, one to a line, each with the page of its file.
fn places(site: &Holding, case: &Case) -> Html {
    let link = |place: &&Place| {
        let text = place.to_string();
        site.file_at(&place.file).map_or_else(
            || Html::text(&text),
            |file| Html::link(&format!("/files/{}", file.id), &text),
        )
    };
    let mut lines: Vec<Html> = case.places.iter().map(link).collect();
    if case.more() > 0 {
        lines.push(Html::text(&format!("and {} more", count(case.more() as u64))));
    }
    Html::lines(&lines)
}
