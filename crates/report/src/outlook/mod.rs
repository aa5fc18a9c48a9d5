//! `outlook.html`: what falls due and what was found, in one file that needs nothing else, for reading and
//! for printing.

mod found;
mod group;
mod row;

use std::fs;
use std::path::Path;

use askama::Template;

use crate::words::{count, day, months, number};
use crate::{DecisionLists, Failure, FindingTables, Report, Timeline, TimelineBy};
use found::KindShown;
use group::Group;
use row::Row;

/// How many decisions the page lists; the workbook has them all.
const LISTED: usize = 50;
/// How many contracts of a group are drawn: as many as fit a printed page.
const DRAWN: usize = 28;
/// How many are drawn in all groups, about.
const DRAWN_IN_ALL: usize = 600;

/// What the template shows; every text is as people read it, not yet escaped.
#[derive(Template)]
#[template(path = "outlook.html")]
struct Page<'a> {
    report: &'a Report,
    as_at: String,
    due: String,
    overdue: String,
    ended: String,
    endless: String,
    later: String,
    window: String,
    notice: String,
    procurement: String,
    rows: Vec<Row>,
    rows_more: Option<String>,
    key: String,
    drawn: Vec<Drawn>,
    kinds: Vec<KindShown<'a>>,
}

/// A timeline, drawn.
struct Drawn {
    id: &'static str,
    heading: &'static str,
    groups: Vec<Group>,
    left_out: Option<String>,
}

/// Writes the page.
pub(crate) fn write_outlook(
    path: &Path,
    report: &Report,
    lists: &DecisionLists,
    findings: &FindingTables,
) -> Result<(), Failure> {
    Ok(fs::write(path, Page::of(report, lists, findings).render()?)?)
}

impl<'a> Page<'a> {
    fn of(report: &'a Report, lists: &DecisionLists, findings: &'a FindingTables) -> Self {
        let contracts = |rows: &[_]| count(rows.len() as u64, "contract", "contracts");
        let overdue = lists.due.iter().filter(|row| row.due().is_some_and(|due| due < lists.as_at));
        let more = lists.due.len().saturating_sub(LISTED);
        Self {
            report,
            as_at: day(lists.as_at),
            due: contracts(&lists.due),
            overdue: number(overdue.count() as u64),
            ended: contracts(&lists.ended),
            endless: contracts(&lists.endless),
            later: contracts(&lists.later),
            window: months(lists.window_months),
            notice: months(lists.lead.notice_months),
            procurement: months(lists.lead.procurement_months),
            rows: lists.due.iter().take(LISTED).map(|row| Row::of(row, lists.as_at)).collect(),
            rows_more: (more > 0).then(|| number(more as u64)),
            key: Timeline::key(),
            drawn: vec![
                Drawn::of(lists, TimelineBy::Body, "body", "What falls due, by body"),
                Drawn::of(lists, TimelineBy::Capability, "capability", "What runs, by capability"),
            ],
            kinds: findings.tables.iter().map(KindShown::of).collect(),
        }
    }
}

impl Drawn {
    fn of(lists: &DecisionLists, by: TimelineBy, id: &'static str, heading: &'static str) -> Self {
        let timeline = Timeline::of(lists, by, DRAWN, DRAWN_IN_ALL);
        let groups = timeline.groups.iter().enumerate();
        let groups = groups.map(|(at, own)| Group::of(&timeline, own, format!("{id}-{}", at + 1)));
        Self { id, heading, groups: groups.collect(), left_out: timeline.left_out.clone() }
    }
}
