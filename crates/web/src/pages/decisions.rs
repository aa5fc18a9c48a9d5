use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use report::{DecisionLists, PipelineList};

use super::decision_table::table;
use super::form::{self, choices, hint, input, select};
use super::frame::{Frame, Section, show};
use crate::decision_search::{DecisionSearch, LISTS, SORTS, bodies};
use crate::govuk::{Button, ErrorSummary, Html, Input, InsetText, Pagination, Select, Table};
use crate::paging::Paged;
use crate::query::Query;
use crate::search::Wrong;
use crate::site::Site;
use crate::wording::{capital, count, counted, date};

#[derive(Template)]
#[template(path = "pages/decisions.html")]
struct Decisions {
    frame: Frame,
    lead: String,
    errors: Option<ErrorSummary>,
    list: Select,
    words: Input,
    body: Html,
    supplier: Input,
    product: Input,
    due_before: Input,
    sort: Select,
    search: Button,
    narrowed: bool,
    reckoned: InsetText,
    result: Option<Found>,
    pipeline: String,
    is_pipeline_empty: bool,
}

/// What a search found.
struct Found {
    says: String,
    about: &'static str,
    extent: Option<String>,
    table: Table,
    pagination: Option<Pagination>,
    csv: String,
    json: String,
}

/// What there is to decide, and a search of it.
pub(crate) async fn decisions(State(site): State<Site>, RawQuery(query): RawQuery) -> Response {
    let query = Query::parse(query.as_deref());
    let (search, lists) = (DecisionSearch::read(&query), &site.decisions);
    let wrong = search.wrong();
    let result = wrong.is_empty().then(|| found(lists, &search, query.get("page")));
    let page = result.as_ref().and_then(|(_, page)| page.as_deref());
    let title = page.map_or_else(|| "Decisions".to_owned(), |page| format!("Decisions, {page}"));
    let frame = Frame::of(&site.around, Section::Decisions, &title, false).broad();
    let fields = Fields { search: &search, lists, wrong: &wrong };
    show(&Decisions {
        frame: frame.with_errors(!wrong.is_empty()),
        lead: lead(lists),
        errors: form::errors(&wrong),
        list: fields.list(),
        words: Input {
            hint: Some(hint("Title, reference, body, supplier, product, capability or route")),
            ..input("q", "Search for", &search.words)
        },
        body: form::name("body", "Body", "All bodies", &search.body, &bodies(lists)),
        supplier: input("supplier", "Supplier", &search.supplier),
        product: input("product", "Product", &search.product),
        due_before: fields.due_before(),
        sort: fields.sort(),
        search: form::search(),
        narrowed: search.is_narrowed(),
        reckoned: InsetText { text: reckoned(lists), ..InsetText::default() },
        result: result.map(|(found, _)| found),
        pipeline: pipeline(&site.pipeline),
        is_pipeline_empty: site.pipeline.rows.is_empty(),
    })
}

/// The fields that can be filled in wrong.
struct Fields<'a> {
    search: &'a DecisionSearch,
    lists: &'a DecisionLists,
    wrong: &'a [Wrong],
}

impl Fields<'_> {
    /// The lists, each with how many rows it holds.
    fn list(&self) -> Select {
        let lists = self.lists;
        let lengths = [&lists.due, &lists.ended, &lists.endless, &lists.later].map(Vec::len);
        let items = LISTS.iter().zip(lengths).map(|((value, text), length)| {
            form::choice(value, &format!("{text} ({})", count(length as u64)))
        });
        Select {
            error_message: form::error(self.wrong, "list"),
            ..select("list", "Show", &self.search.list, items)
        }
    }

    fn due_before(&self) -> Input {
        Input {
            hint: Some(hint("For example, 31 3 2027")),
            error_message: form::error(self.wrong, "due-before"),
            ..input("due-before", "Due before", &self.search.due_before)
        }
    }

    fn sort(&self) -> Select {
        Select {
            error_message: form::error(self.wrong, "sort"),
            ..select("sort", "Sort by", &self.search.sort, choices(&SORTS))
        }
    }
}

fn lead(lists: &DecisionLists) -> String {
    let overdue = lists.due.iter().filter(|row| row.due().is_some_and(|due| due < lists.as_at));
    format!(
        "As at {}: {} due within {} months, {} of them overdue.",
        date(lists.as_at),
        counted(lists.due.len() as u64, "decision", "decisions"),
        lists.window_months,
        count(overdue.count() as u64)
    )
}

/// What stands in the pipeline, in a sentence.
fn pipeline(list: &PipelineList) -> String {
    format!(
        "{} above \u{a3}2 million whose procurement would begin by {}, in the shape of a pipeline notice (UK1). Of {} more it cannot be told whether they belong in it.",
        capital(&counted(list.rows.len() as u64, "contract", "contracts")),
        date(list.ends),
        count(list.left_out.len() as u64)
    )
}

/// What is not stated by any source.
pub(super) fn reckoned(lists: &DecisionLists) -> String {
    let lead = lists.lead;
    format!(
        "The days of notice and of procurement are reckoned from planning assumptions, not stated by a \
         source: notice {} before the end, where an option to extend is left, and a procurement {} \
         before it. A contract\u{2019}s own notice period goes before ours.",
        counted(u64::from(lead.notice_months), "month", "months"),
        counted(u64::from(lead.procurement_months), "month", "months"),
    )
}

/// What was found, and which page of it is shown for the page's title.
fn found(lists: &DecisionLists, search: &DecisionSearch, page: &str) -> (Found, Option<String>) {
    let paged = Paged::of(search.find(lists), page);
    let says = capital(&counted(paged.total as u64, "contract", "contracts"));
    let found = Found {
        says: if search.is_narrowed() { format!("{says} found") } else { says },
        about: about(&search.list),
        extent: paged.extent(),
        table: table(lists.as_at, &search.list, &paged.rows),
        pagination: paged.links("Pages of decisions", |page| search.address("/decisions", page)),
        csv: search.address("/download/decisions.csv", ""),
        json: search.address("/download/decisions.json", ""),
    };
    (found, paged.title())
}

/// What the list holds.
fn about(list: &str) -> &'static str {
    match list {
        "ended" => {
            "The last day of these has passed and they still stand in a register or notice: extended \
             without a word, or over and not taken off."
        }
        "endless" => {
            "These have no end that could be read, or one so far ahead that it is likely a slip."
        }
        "later" => {
            "These run, and nothing falls due inside the window. They are not in Decisions.xlsx."
        }
        _ => {
            "These run, and a day of notice or of procurement falls inside the window or has passed."
        }
    }
}
