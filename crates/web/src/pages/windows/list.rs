use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use report::{WindowGroup, WindowGroups};

use super::super::contracts::{labelled, unbroken};
use super::super::form::{self, choice, choices, hint, input, select};
use super::super::frame::{Frame, Section, show};
use super::reckoned;
use crate::govuk::{Button, Cell, ErrorSummary, Html, Input, InsetText, Pagination, Select, Table};
use crate::paging::Paged;
use crate::query::Query;
use crate::search::Wrong;
use crate::site::Site;
use crate::window_search::{DAYS, TIERS, WindowSearch, bodies};
use crate::wording::{capital, count, counted, date, short_date};

#[derive(Template)]
#[template(path = "pages/windows.html")]
struct Windows {
    frame: Frame,
    lead: String,
    errors: Option<ErrorSummary>,
    words: Input,
    body: Html,
    tier: Select,
    day: Select,
    search: Button,
    narrowed: bool,
    reckoned: InsetText,
    result: Option<Found>,
}

/// What a search found.
struct Found {
    says: String,
    extent: Option<String>,
    table: Table,
    pagination: Option<Pagination>,
    csv: String,
    contracts: String,
    json: String,
}

/// The groups whose contracts could end together, and a search of them.
pub(crate) async fn windows(State(site): State<Site>, RawQuery(query): RawQuery) -> Response {
    let query = Query::parse(query.as_deref());
    let (search, windows) = (WindowSearch::read(&query), &site.windows);
    let wrong = search.wrong();
    let result = wrong.is_empty().then(|| found(windows, &search, query.get("page")));
    let page = result.as_ref().and_then(|(_, page)| page.as_deref());
    let title = "Alignment windows";
    let title = page.map_or_else(|| title.to_owned(), |page| format!("{title}, {page}"));
    let frame = Frame::of(&site.around, Section::Windows, &title, false).broad();
    show(&Windows {
        frame: frame.with_errors(!wrong.is_empty()),
        lead: lead(windows),
        errors: form::errors(&wrong),
        words: Input {
            hint: Some(hint("Product, supplier, category, capability, title, reference or body")),
            ..input("q", "Search for", &search.words)
        },
        body: form::name("body", "Body", "All bodies", &search.body, &bodies(windows)),
        tier: tier(&search, &wrong),
        day: Select {
            error_message: form::error(&wrong, "day"),
            ..select("day", "Day", &search.day, choices(&DAYS))
        },
        search: form::search(),
        narrowed: search.is_narrowed(),
        reckoned: InsetText { text: reckoned(&windows.planning), ..InsetText::default() },
        result: result.map(|(found, _)| found),
    })
}

fn tier(search: &WindowSearch, wrong: &[Wrong]) -> Select {
    let items = TIERS.iter().map(|(name, tier)| choice(name, &capital(tier.words())));
    Select {
        error_message: form::error(wrong, "tier"),
        ..select("tier", "How alike", &search.tier, [choice("", "All")].into_iter().chain(items))
    }
}

fn lead(windows: &WindowGroups) -> String {
    let with = windows.groups.iter().filter(|own| !own.days.is_empty()).count();
    format!(
        "As at {}: {} of contracts that several bodies could replace together. In {} of them there is a day on \
         which contracts of two bodies or more could end together.",
        date(windows.planning.as_at),
        counted(windows.groups.len() as u64, "group", "groups"),
        count(with as u64),
    )
}

/// What was found, and which page of it is shown for the page's title.
fn found(windows: &WindowGroups, search: &WindowSearch, page: &str) -> (Found, Option<String>) {
    let paged = Paged::of(search.find(windows), page);
    let says = capital(&counted(paged.total as u64, "group", "groups"));
    let found = Found {
        says: if search.is_narrowed() { format!("{says} found") } else { says },
        extent: paged.extent(),
        table: table(&paged.rows),
        pagination: paged.links("Pages of groups", |page| search.address("/windows", page)),
        csv: search.address("/download/windows.csv", ""),
        contracts: search.address("/download/window-contracts.csv", ""),
        json: search.address("/download/windows.json", ""),
    };
    (found, paged.title())
}

fn table(rows: &[&WindowGroup]) -> Table {
    let head = vec![
        Cell::text("What"),
        Cell::text("How alike"),
        Cell::text("Bodies"),
        Cell::number("Contracts"),
        Cell::number("Most that join"),
        Cell::text("Days to look at first"),
        Cell::text("First notice by"),
    ];
    let row = |own: &&WindowGroup| {
        let bodies: Vec<&str> = own.bodies.iter().map(|own| own.name.as_str()).collect();
        let most = own.days.iter().map(|day| day.joining).max();
        let days = own.shortlist.iter().map(|day| Html::text(&short_date(Some(*day))));
        let days: Vec<Html> = days.collect();
        let notice = own.shortlisted().filter_map(|day| day.first_notice).min();
        let days = if days.is_empty() { Html::text("None found") } else { Html::lines(&days) };
        vec![
            Cell::link(&format!("/windows/{}", own.id), &own.subject),
            labelled("How alike", Cell::text(capital(own.tier.words()))),
            labelled("Bodies", Cell::text(bodies.join(", "))),
            labelled("Contracts", Cell::number(count(own.contracts.len() as u64))),
            labelled(
                "Most that join",
                Cell::number(most.map_or_else(none, |most| count(most as u64))),
            ),
            labelled("Days", Cell { classes: "whitworth-nowrap".into(), ..Cell::html(days) }),
            labelled("First notice", unbroken(short_date(notice))),
        ]
    };
    let mut table = Table::about("Groups of contracts", head, rows.iter().map(row).collect());
    table.classes = "whitworth-dense".into();
    table.caption_classes = "govuk-visually-hidden".into();
    table
}

fn none() -> String {
    "–".to_owned()
}
