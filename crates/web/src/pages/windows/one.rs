use askama::Template;
use axum::extract::{Path, RawQuery, State};
use axum::response::Response;
use chrono::NaiveDate;
use estate::Regime;
use estate::alignment::{RuleFact, extension_rules};
use report::WindowGroup;

use super::super::form::{self, hint, input};
use super::super::frame::{Frame, Section, show};
use super::super::wrong::missing;
use super::{contracts, days, reckoned};
use crate::govuk::{
    Button, Details, ErrorSummary, Html, Input, InsetText, SummaryList, SummaryRow, Table,
};
use crate::holding::Holding;
use crate::query::{Query, address};
use crate::search::{Wrong, read_date};
use crate::site::Site;
use crate::wording::{capital, count, counted, date};

#[derive(Template)]
#[template(path = "pages/window.html")]
struct WindowPage<'a> {
    frame: Frame,
    group: &'a WindowGroup,
    tier: String,
    address: String,
    errors: Option<ErrorSummary>,
    known: SummaryList,
    reckoned: InsetText,
    days: Table,
    /// Every day than which none is better, where there are more than are shown first.
    all_days: Option<Details>,
    on: Input,
    show_day: Button,
    contracts_heading: String,
    contracts_lead: Option<String>,
    contracts: Table,
    beside: Table,
    laws: Vec<Law>,
    csv: String,
    contracts_csv: String,
    json: String,
}

/// What one law says of extending.
struct Law {
    name: String,
    facts: &'static [RuleFact],
}

/// One group: its days, how each contract stands on one of them, and the law beside it.
pub(crate) async fn window(
    State(site): State<Site>,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
) -> Response {
    let Some(group) = site.windows.groups.iter().find(|own| own.id == id) else {
        return missing(&site.around);
    };
    let query = Query::parse(query.as_deref());
    let asked = query.get("on");
    let wrong = wrong(asked);
    let day = read_date(asked).or_else(|| group.shortlist.first().copied());
    let planning = &site.windows.planning;
    let frame = Frame::of(&site.around, Section::Windows, &group.subject, true).broad();
    let of_group = |path: &str| address(path, &[("id", &group.id)]);
    let contracts = match day {
        Some(day) => contracts::on_day(group, planning, day),
        None => contracts::as_they_stand(group),
    };
    show(&WindowPage {
        frame: frame.with_errors(!wrong.is_empty()),
        group,
        tier: capital(group.tier.words()),
        address: format!("/windows/{}", group.id),
        errors: form::errors(&wrong),
        known: SummaryList { rows: known(&site, group), ..SummaryList::default() },
        reckoned: InsetText { text: reckoned(planning), ..InsetText::default() },
        days: days::table("Days on which the old contracts could end", group, group.shortlisted()),
        all_days: all_days(group),
        on: Input {
            hint: Some(hint("Any day, for example 31 3 2027")),
            error_message: form::error(&wrong, "on"),
            ..input("on", "Another day", asked)
        },
        show_day: Button { text: "Show this day".into(), ..Button::default() },
        contracts_heading: day.map_or_else(
            || "The contracts".to_owned(),
            |day| format!("If the old contracts end on {}", date(day)),
        ),
        contracts_lead: day.map(|day| says(&site, group, day)),
        contracts,
        beside: contracts::beside(group),
        laws: group.regimes().into_iter().map(Law::of).collect(),
        csv: of_group("/download/windows.csv"),
        contracts_csv: of_group("/download/window-contracts.csv"),
        json: of_group("/download/windows.json"),
    })
}

fn wrong(asked: &str) -> Vec<Wrong> {
    let message = "The day must be a real date, like 31 3 2027";
    let is_wrong = !asked.is_empty() && read_date(asked).is_none();
    is_wrong.then_some(Wrong { field: "on", message }).into_iter().collect()
}

fn known(site: &Holding, group: &WindowGroup) -> Vec<SummaryRow> {
    let bodies: Vec<&str> = group.bodies.iter().map(|own| own.name.as_str()).collect();
    let mut rows = vec![SummaryRow::text("Bodies", bodies.join(", "))];
    rows.extend(group.capability.as_deref().map(|own| SummaryRow::text("Capability", own)));
    rows.push(SummaryRow::text("How much is known", group.known.words()));
    if let Some(href) = site.overlap_address(group) {
        let says = "Held by several bodies at once";
        rows.push(SummaryRow::html("Finding", Html::link(&href, says)));
    }
    rows
}

fn all_days(group: &WindowGroup) -> Option<Details> {
    let more = group.days.len() > group.shortlist.len();
    more.then(|| {
        let caption = "Every day than which none is better";
        let table = days::table(caption, group, group.days.iter());
        Details {
            summary_text: format!("{caption}: {}", count(group.days.len() as u64)),
            html: Html::of(&table),
            ..Details::default()
        }
    })
}

/// What a day comes to.
fn says(site: &Holding, group: &WindowGroup, day: NaiveDate) -> String {
    let on = group.on(&site.windows.planning, day);
    let shown = if group.shortlist.contains(&day) {
        ""
    } else if group.days.iter().any(|own| own.date == day) {
        " No day is better, but it is a compromise between days that are shown first."
    } else {
        " On this day nothing is better than on the days above."
    };
    format!(
        "{} join: {} extended, {} stranded. {} short, and {} too long.{shown}",
        capital(&days::joining(&on)),
        counted(on.extended_days, "day", "days"),
        counted(on.stranded_days, "day", "days"),
        capital(&counted(on.short as u64, "contract falls", "contracts fall")),
        counted(on.running_on as u64, "contract runs on", "contracts run on"),
    )
}

impl Law {
    fn of(regime: Regime) -> Self {
        Self { name: capital(regime.words()), facts: extension_rules(regime) }
    }
}
