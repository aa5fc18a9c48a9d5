use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use report::{DecisionRow, Timeline, TimelineBy, TimelineGroup};

use super::decisions::reckoned;
use super::form::{choice, select};
use super::frame::{Frame, Section, show};
use crate::govuk::{Button, Cell, Details, Html, InsetText, Select, Table};
use crate::holding::Holding;
use crate::query::{Query, address};
use crate::site::Site;
use crate::wording::{NOT_STATED, capital, date, short_date};

/// How many contracts of a group are drawn among others, of all groups about, and of one that alone is
/// asked for.
const DRAWN: usize = 40;
const DRAWN_IN_ALL: usize = 1000;
const DRAWN_ALONE: usize = 400;

#[derive(Template)]
#[template(path = "pages/timeline.html")]
struct TimelinePage {
    frame: Frame,
    lead: String,
    by: Select,
    of: Select,
    search: Button,
    key: Html,
    reckoned: InsetText,
    left_out: Option<String>,
    groups: Vec<Group>,
}

/// One group, drawn.
struct Group {
    id: String,
    name: String,
    drawing: Html,
    /// How many more there are, and where they are.
    more: Option<(String, String)>,
    table: Details,
}

/// What falls due over time.
pub(crate) async fn timeline(State(site): State<Site>, RawQuery(query): RawQuery) -> Response {
    let query = Query::parse(query.as_deref());
    let by =
        if query.get("by") == "capability" { TimelineBy::Capability } else { TimelineBy::Body };
    let whole = Timeline::of(&site.decisions, by, DRAWN_ALONE, usize::MAX);
    let of = query.get("of");
    let alone = whole.groups.iter().any(|group| group.name == of);
    let names: Vec<&str> = whole.groups.iter().map(|group| group.name).collect();
    let of_select = of_select(&names, of);
    let timeline =
        if alone { whole } else { Timeline::of(&site.decisions, by, DRAWN, DRAWN_IN_ALL) };
    let shown = timeline.groups.iter().filter(|group| !alone || group.name == of);
    let groups = shown.enumerate().map(|(at, group)| drawn(&timeline, group, at));
    show(&TimelinePage {
        frame: Frame::of(&site.around, Section::Timeline, "Timeline", false).broad(),
        lead: lead(&site, by),
        by: by_select(query.get("by")),
        of: of_select,
        search: Button { text: "Show".into(), ..Button::default() },
        key: Html::drawn(Timeline::key()),
        reckoned: InsetText { text: reckoned(&site.decisions), ..InsetText::default() },
        groups: groups.collect(),
        left_out: timeline.left_out.clone(),
    })
}

fn lead(site: &Holding, by: TimelineBy) -> String {
    let as_at = date(site.decisions.as_at);
    match by {
        TimelineBy::Body => format!(
            "As at {as_at}: the contracts that run and for which a day falls due within {} months or has passed, by who holds them.",
            site.decisions.window_months
        ),
        TimelineBy::Capability => format!(
            "As at {as_at}: the contracts that run and are for a software product that is surely known, by what it is for."
        ),
    }
}

fn by_select(by: &str) -> Select {
    let items = [choice("body", "Body"), choice("capability", "Capability")];
    select("by", "Group by", if by == "capability" { by } else { "body" }, items)
}

fn of_select(names: &[&str], of: &str) -> Select {
    let items = names.iter().map(|name| choice(name, &capital(name)));
    select("of", "Show", of, [choice("", "All of them")].into_iter().chain(items))
}

fn drawn(timeline: &Timeline, group: &TimelineGroup, at: usize) -> Group {
    let id = format!("timeline-{}", at + 1);
    let href = match timeline.by {
        TimelineBy::Body => address("/decisions", &[("body", group.name)]),
        TimelineBy::Capability => address("/timeline", &[("by", "capability"), ("of", group.name)]),
    };
    Group {
        drawing: Html::drawn(timeline.drawing(group, &id)),
        more: group.more_in_words().map(|more| (more, href)),
        table: table(group),
        name: capital(group.name),
        id,
    }
}

/// The same as a table, in which each contract leads to its file and row.
fn table(group: &TimelineGroup) -> Details {
    let head =
        ["Contract", "Supplier", "Starts", "Ends", "Latest end", "Notice by", "Start buying by"];
    let row = |row: &&DecisionRow| {
        let title = if row.title.trim().is_empty() { "Untitled contract" } else { &row.title };
        let supplier = if row.supplier.is_empty() { NOT_STATED } else { &row.supplier };
        let days =
            [row.start, row.current_end, row.latest_end, row.notice_by, row.procurement_start];
        let cells = [Cell::link(&format!("/contracts/{}", row.id), title), Cell::text(supplier)];
        let days = days
            .map(|day| Cell { classes: "whitworth-nowrap".into(), ..Cell::text(short_date(day)) });
        cells.into_iter().chain(days).collect()
    };
    let caption = format!("Contracts: {}", capital(group.name));
    let mut table =
        Table::about(caption, head.map(Cell::text).into(), group.rows.iter().map(row).collect());
    table.caption_classes = "govuk-visually-hidden".into();
    Details {
        summary_text: format!("The same as a table: {}", capital(group.name)),
        html: Html::of(&table),
        ..Details::default()
    }
}
